package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/identity"
	"rectify/bot/slackapp/outbound"
)

// reminderJobs send people their reminders.
const reminderJobs = "slack_reminder"

// A reminderOf identifies all reminders of one person on one day.
type reminderOf struct {
	Person string `json:"person"`
	Date   string `json:"date"`
}

// lookedAt is what a search for due reminders depended on: the ledger, and the
// time of day.
type lookedAt struct {
	sequence int64
	within   time.Time // ten minutes
}

// remindersEvery is how often due reminders are looked for while the ledger does
// not change.
const remindersEvery = 10 * time.Minute

// enqueueReminders adds a job for each person with reminders today. It looks for them
// when the ledger has changed, and every ten minutes.
func (a *App) enqueueReminders(ctx context.Context) error {
	sequence, err := a.ledger.Sequence(ctx)
	if err != nil {
		return err
	}
	looks := lookedAt{sequence, a.now().Truncate(remindersEvery)}
	if last := a.reminded.Load(); last != nil && *last == looks {
		return nil
	}
	bundles, err := a.assistant.DueBundles(ctx, a.now())
	if err != nil {
		return err
	}
	for _, b := range bundles {
		if !identity.IsPerson(b.Person) { // others were named by hand, and cannot be written to
			if err := a.assistant.BundleSent(ctx, b); err != nil {
				return err
			}
			continue
		}
		body, err := json.Marshal(reminderOf{b.Person, b.Date})
		if err != nil {
			return err
		}
		if _, err := a.outbox.Add(ctx, jobs.Job{Kind: reminderJobs, Key: b.Key(), Body: body}); err != nil {
			return err
		}
	}
	a.reminded.Store(&looks)
	return nil
}

// sendReminder sends a person the reminders of the day, written from the current
// ledger. It records them after the delivery: reminders that do not reach the person
// today are part of tomorrow's message.
func (a *App) sendReminder(ctx context.Context, body []byte, attempt int) error {
	var who reminderOf
	if err := json.Unmarshal(body, &who); err != nil {
		return jobs.Never(fmt.Errorf("reading a reminder that is due: %w", err))
	}
	if who.Date != a.today() {
		return nil
	}
	bundle, ok, err := a.assistant.DueBundle(ctx, who.Person, a.now())
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
	d.Again, d.Kept = attempt > 1, startOf(a.now()) // with the words of now
	_, err = a.sender.PostIdempotent(ctx, d, attempt)
	if err := a.reportReach(ctx, who.Person, err); err != nil {
		return err
	}
	return a.assistant.BundleSent(ctx, bundle)
}
