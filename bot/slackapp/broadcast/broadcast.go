// Package broadcast posts the app's own messages: changes of the ledger, digests and
// reminders. Each is written when its job runs, and posted once.
package broadcast

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/slackapp/people"
	"rectify/bot/slackapp/reach"
	"rectify/data/ledger"
	"rectify/handlers/digest"
	"rectify/handlers/reminder"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Ledger is the ledger whose changes are announced.
type Ledger interface {
	view.Keeper
	view.Memory
	// Sequence returns a number that grows with every change of the ledger.
	Sequence(ctx context.Context) (int64, error)
}

// A Writer writes the messages, and knows which digests and reminders are due.
type Writer interface {
	// Announce returns the messages to the ledger channel about entries of the history.
	Announce(ctx context.Context, l reply.Lang, entries []ledger.Entry) (digest.News, error)
	// Now returns the time in the organisation's zone.
	Now() time.Time
	// Digest returns the digest that q asks for.
	Digest(ctx context.Context, q digest.DigestQuery) (digest.Digest, error)
	// DueDigests returns the digests that are due and were not sent today.
	DueDigests(ctx context.Context, now time.Time) ([]digest.DueDigest, error)
	// NextDigest returns today's digest of a channel or person; its Sent.Date is empty
	// if it was sent already.
	NextDigest(ctx context.Context, to string) (digest.DueDigest, error)
	// LastDigest returns the record of the last digest that was sent there.
	LastDigest(ctx context.Context, to string) (digest.SentDigest, error)
	// DigestSent records that a digest was sent.
	DigestSent(ctx context.Context, to string, sent digest.SentDigest) error
	// Subscriptions returns who gets digests, the default digest first.
	Subscriptions(ctx context.Context) ([]digest.Subscription, error)
	// DueBundles returns the reminders that are due, one bundle per person.
	DueBundles(ctx context.Context, now time.Time) ([]reminder.Bundle, error)
	// DueBundle returns the bundle of one person; ok is false if there is none.
	DueBundle(ctx context.Context, person string, now time.Time) (b reminder.Bundle, ok bool, err error)
	// BundleSent records that a bundle was sent.
	BundleSent(ctx context.Context, b reminder.Bundle) error
}

// A Broadcaster posts news, digests and reminders.
type Broadcaster struct {
	Channel string     // where changes are announced; may be empty
	Lang    reply.Lang // of the channel
	Writer  Writer
	Ledger  Ledger
	People  *people.Roster
	Sender  *outbound.Sender
	Reach   *reach.Reach
	Now     func() time.Time // in the organisation's time zone
	Log     *slog.Logger

	reminded atomic.Pointer[lookedAt] // of the last successful search for reminders
}

// Workers do the jobs that EnqueueNews, EnqueueDigests and EnqueueReminders add; lost
// makes what is called for a job of a kind that is given up.
func (b *Broadcaster) Workers(lost func(kind string) func(context.Context, []byte, error)) []jobs.Worker {
	return []jobs.Worker{
		{Kind: NewsJobs, Limit: 1, Do: b.PostNews, Lost: lost(NewsJobs)},
		{Kind: DigestJobs, Limit: 1, Do: b.sendDigest, Lost: lost(DigestJobs)},
		{Kind: ReminderJobs, Limit: 1, Do: b.sendReminder, Lost: lost(ReminderJobs)},
	}
}

// today returns the date in the organisation's time zone.
func (b *Broadcaster) today() string { return b.Now().Format(time.DateOnly) }

// startOf returns the start of a day: daily messages cannot have been sent before.
func startOf(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, day.Location())
}
