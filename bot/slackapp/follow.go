package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rectify/bot/jobs"
)

// announcementJobs post news in the ledger channel, one after another.
const announcementJobs = "slack_announce"

// lookEvery is how often the ledger is checked for changes made by other
// processes. Our own changes are announced at once.
const lookEvery = 5 * time.Second

// stepWithin limits each step of a check, so that one that hangs does not hold
// up the others.
const stepWithin = 20 * time.Second

// maxNews is how many changes are announced together. More of them wait in the
// history.
const maxNews = 500

// Follow announces every change of the ledger, refreshes App Homes, and sends
// digests and reminders when they are due, until ctx ends.
func (a *App) Follow(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	steps := []struct {
		what string
		do   func(context.Context) error
	}{{"homes", a.enqueueHomes}, {"digests", a.enqueueDue}, {"announcements", a.enqueueAnnouncement}, {"people", a.people.Save}}
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

// enqueueAnnouncement adds a job where the ledger has changes that were not
// announced. At most one job runs and one waits; each announces whatever is new
// when it runs.
func (a *App) enqueueAnnouncement(ctx context.Context) error {
	if a.config.Channel == "" {
		return nil
	}
	told, err := a.announcedUpTo(ctx)
	if err != nil {
		return err
	}
	sequence, err := a.ledger.Sequence(ctx)
	if err != nil || sequence <= told {
		return err
	}
	if waiting, err := a.outbox.Waiting(ctx, announcementJobs); err != nil || waiting > 1 {
		return err
	}
	_, err = a.outbox.Add(ctx, jobs.Job{Kind: announcementJobs, Key: fmt.Sprint("news ", told, " ", sequence)})
	return err
}

// markAnnounced saves up to which entry the channel has the news. It never
// moves the mark back: another replica may be further.
func (a *App) markAnnounced(ctx context.Context, told int64) error {
	return a.ledger.Revise(ctx, a.announcedMark(), a.now(), time.Time{}, func(body []byte) ([]byte, error) {
		further, err := readMark(body)
		return fmt.Append(nil, max(told, further)), err
	})
}

// readMark reads a saved sequence; 0 where nothing is saved.
func readMark(body []byte) (sequence int64, err error) {
	if body == nil {
		return 0, nil
	}
	return sequence, json.Unmarshal(body, &sequence)
}

func (a *App) announcedMark() string { return "announced in " + a.config.Channel }

// announcedUpTo returns the sequence of the last entry that was announced.
// Where nothing was announced yet, it is the current one, and is saved.
func (a *App) announcedUpTo(ctx context.Context) (sequence int64, err error) {
	body, err := a.ledger.Recall(ctx, a.announcedMark())
	if err != nil {
		return 0, err
	}
	if body != nil {
		return readMark(body)
	}
	if sequence, err = a.ledger.Sequence(ctx); err != nil {
		return 0, err
	}
	return sequence, a.markAnnounced(ctx, sequence)
}
