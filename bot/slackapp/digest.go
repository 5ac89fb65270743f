package slackapp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"rectify/bot/jobs"
	"rectify/handlers/digest"
	"rectify/handlers/reminder"
)

// digestJobs post digests and update those of today, one after another.
const digestJobs = "slack_digest"

// Scheduler knows which digests and reminders are due. Now is the
// organisation's time.
type Scheduler interface {
	// Now returns the time in the organisation's zone.
	Now() time.Time
	// Digest returns the digest that q asks for.
	Digest(ctx context.Context, q digest.DigestQuery) (digest.Digest, error)
	// DueDigests returns the digests whose hour has come and that were not sent today.
	DueDigests(ctx context.Context, now time.Time) ([]digest.DueDigest, error)
	// NextDigest returns the digest of a channel or person for today; its Sent.Date is
	// empty where it was sent.
	NextDigest(ctx context.Context, to string) (digest.DueDigest, error)
	// LastDigest returns what is noted of the last digest that was sent there.
	LastDigest(ctx context.Context, to string) (digest.SentDigest, error)
	// DigestSent notes that a digest was sent.
	DigestSent(ctx context.Context, to string, sent digest.SentDigest) error
	// Subscriptions returns who gets digests, the default digest first.
	Subscriptions(ctx context.Context) ([]digest.Subscription, error)
	// DueBundles returns the reminders that are due, one bundle a person.
	DueBundles(ctx context.Context, now time.Time) ([]reminder.Bundle, error)
	// DueBundle returns the bundle of one person; ok is false where there is none.
	DueBundle(ctx context.Context, person string, now time.Time) (b reminder.Bundle, ok bool, err error)
	// BundleSent notes that a bundle was sent.
	BundleSent(ctx context.Context, b reminder.Bundle) error
}

// enqueueDue adds jobs for the digests and reminders that are due, and for
// today's digests that are out of date. A job's key makes it unique, however
// often and by whichever replica it is added. The job writes the message when
// it runs.
func (a *App) enqueueDue(ctx context.Context) error {
	return errors.Join(a.enqueueDigests(ctx), a.enqueueReminders(ctx))
}

// startOf is the start of a day: daily messages cannot have been sent before.
func startOf(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, day.Location())
}

// today is the date on the organisation's clock.
func (a *App) today() string { return a.now().Format(time.DateOnly) }

// A digestOf identifies a digest by its recipient and day.
type digestOf struct {
	To   string `json:"to"`
	Date string `json:"date"`
}

func (d digestOf) key() string { return "digest " + d.To + " " + d.Date }

func (a *App) enqueueDigests(ctx context.Context) error {
	due, err := a.assistant.DueDigests(ctx, a.now())
	if err != nil {
		return err
	}
	var add []jobs.Job
	ask := func(which digestOf, key string) {
		body, _ := json.Marshal(which) // two strings
		add = append(add, jobs.Job{Kind: digestJobs, Key: key, Body: body})
	}
	for _, d := range due {
		which := digestOf{d.To, d.Sent.Date}
		ask(which, which.key())
	}
	sequence, err := a.ledger.Sequence(ctx)
	if err != nil {
		return err
	}
	all, err := a.assistant.Subscriptions(ctx)
	if err != nil {
		return err
	}
	for _, s := range all {
		sent, err := a.assistant.LastDigest(ctx, s.To)
		if err != nil {
			return err
		}
		if !s.Off && sent.Date == a.today() && sent.Place != "" && sent.Sequence != sequence {
			which := digestOf{s.To, sent.Date}
			ask(which, fmt.Sprint(which.key(), " at ", sequence))
		}
	}
	if len(add) == 0 {
		return nil
	}
	_, err = a.outbox.Add(ctx, add...)
	return err
}

// sendDigest posts a digest that is due, or updates one of today. A job of
// another day does nothing: the next digest covers it.
func (a *App) sendDigest(ctx context.Context, body []byte, attempt int) error {
	var which digestOf
	if err := json.Unmarshal(body, &which); err != nil {
		return jobs.Never(fmt.Errorf("reading a digest that is due: %w", err))
	}
	if which.Date != a.today() {
		return nil
	}
	if after := a.sender.Full(which.To); after > 0 { // a busy channel holds up no other digest
		return jobs.Later(after)
	}
	d, wanted, err := a.pendingDigest(ctx, which)
	switch {
	case err != nil:
		return err
	case !wanted:
		return jobs.Unwanted()
	}
	return a.reportReach(ctx, which.To, a.publishDigest(ctx, which.key(), d, new(d.Sent), attempt > 1))
}

// pendingDigest returns a digest that is due, or one of today with how far it
// was posted.
func (a *App) pendingDigest(ctx context.Context, which digestOf) (d digest.DueDigest, ok bool, err error) {
	sent, err := a.assistant.LastDigest(ctx, which.To)
	if err != nil {
		return d, false, err
	}
	if sent.Date == which.Date {
		all, err := a.assistant.Subscriptions(ctx)
		at := slices.IndexFunc(all, func(s digest.Subscription) bool { return s.To == which.To && !s.Off })
		if err != nil || at < 0 || sent.Place == "" {
			return d, false, err
		}
		return digest.DueDigest{Subscription: all[at], Sent: sent}, true, nil
	}
	due, err := a.assistant.DueDigests(ctx, a.now())
	at := slices.IndexFunc(due, func(d digest.DueDigest) bool { return d.To == which.To && d.Sent.Date == which.Date })
	if err != nil || at < 0 {
		return d, false, err
	}
	return due[at], true, nil
}
