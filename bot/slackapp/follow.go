package slackapp

import (
	"context"
	"time"

	"rectify/bot/jobs"
	"rectify/handlers/digest"
)

// lookEvery is how often the ledger is checked for changes made by other
// processes. Our own changes are announced at once.
const lookEvery = 5 * time.Second

// stepWithin limits each step of a check, so that one that hangs does not hold
// up the others.
const stepWithin = 20 * time.Second

// Follow announces every change of the ledger, refreshes App Homes, and sends
// digests and reminders when they are due, until ctx ends.
func (a *App) Follow(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	steps := []struct {
		what string
		do   func(context.Context) error
	}{
		{"homes", a.toOutbox(a.homes.Enqueue)},
		{"digests", a.toOutbox(a.broadcast.EnqueueDigests)},
		{"reminders", a.toOutbox(a.broadcast.EnqueueReminders)},
		{"announcements", a.toOutbox(a.broadcast.EnqueueNews)},
		{"people", a.people.Save},
	}
	for {
		for _, step := range steps {
			within, cancel := context.WithTimeout(ctx, stepWithin)
			if err := step.do(within); err != nil && ctx.Err() == nil {
				a.log.Error("ledger check failed", "for", step.what, "error", err)
			}
			cancel()
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-a.changed:
		}
	}
}

func (a *App) toOutbox(add func(context.Context, *jobs.Queue) error) func(context.Context) error {
	return func(ctx context.Context) error { return add(ctx, a.outbox) }
}

// PostDigest posts the digest in the ledger channel at once: see
// broadcast.Broadcaster.PostDigest.
func PostDigest(ctx context.Context, c *Connection, assistant Assistant, q digest.DigestQuery, again bool) (ok bool, err error) {
	return newApp(c, assistant).broadcast.PostDigest(ctx, q, again)
}
