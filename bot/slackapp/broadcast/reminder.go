package broadcast

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
)

// ReminderJobs send people their reminders.
const ReminderJobs = "slack_reminder"

// A reminderOf identifies all reminders of one person on one day.
type reminderOf struct {
	Person string `json:"person"`
	Date   string `json:"date"`
}

// lookedAt is the state that a search for due reminders depended on: the ledger, and
// the time of day.
type lookedAt struct {
	sequence int64
	within   time.Time // ten minutes
}

// RemindersEvery is how often due reminders are searched for while the ledger does not
// change.
const RemindersEvery = 10 * time.Minute

// EnqueueReminders adds a job for each person with reminders today. It searches when
// the ledger has changed, and every ten minutes.
func (b *Broadcaster) EnqueueReminders(ctx context.Context, queue *jobs.Queue) error {
	sequence, err := b.Ledger.Sequence(ctx)
	if err != nil {
		return err
	}
	looks := lookedAt{sequence, b.Now().Truncate(RemindersEvery)}
	if last := b.reminded.Load(); last != nil && *last == looks {
		return nil
	}
	bundles, err := b.Writer.DueBundles(ctx, b.Now())
	if err != nil {
		return err
	}
	for _, bundle := range bundles {
		if !identity.IsPerson(bundle.Person) { // owners typed as names cannot be messaged
			if err := b.Writer.BundleSent(ctx, bundle); err != nil {
				return err
			}
			continue
		}
		body, err := json.Marshal(reminderOf{bundle.Person, bundle.Date})
		if err != nil {
			return err
		}
		if _, err := queue.Add(ctx, jobs.Job{Kind: ReminderJobs, Key: bundle.Key(), Body: body}); err != nil {
			return err
		}
	}
	b.reminded.Store(&looks)
	return nil
}

// sendReminder sends a person the day's reminders, written from the current ledger. It
// records them after the delivery: reminders that do not reach the person today are
// part of tomorrow's message.
func (b *Broadcaster) sendReminder(ctx context.Context, body []byte, attempt int) error {
	var who reminderOf
	if err := json.Unmarshal(body, &who); err != nil {
		return jobs.Never(fmt.Errorf("reading a reminder that is due: %w", err))
	}
	if who.Date != b.today() {
		return nil
	}
	bundle, ok, err := b.Writer.DueBundle(ctx, who.Person, b.Now())
	if err != nil {
		return err
	}
	if !ok { // the items are done, or the reminder was sent already
		return jobs.Unwanted()
	}
	d, err := outbound.New(bundle.Key(), who.Person, bundle.Reply)
	if err != nil {
		return err
	}
	d.Again, d.Kept = attempt > 1, startOf(b.Now()) // with the words of now
	_, err = b.Sender.PostIdempotent(ctx, d, attempt)
	if err := b.Reach.Report(ctx, who.Person, err); err != nil {
		return err
	}
	return b.Writer.BundleSent(ctx, bundle)
}
