package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rectify/bot/jobs"
)

// announcementJobs tell the ledger channel what is new, one after another.
const announcementJobs = "slack_announce"

// lookEvery is how often the ledger is looked at for changes made by others;
// our own are announced at once.
const lookEvery = 5 * time.Second

// stepWithin is how long each part of a look may take: one that hangs holds up
// the others no longer.
const stepWithin = 20 * time.Second

// mostNews is how many changes are taken from the ledger at a time: those of a
// burst are bundled, and more wait where they are, in the history.
const mostNews = 500

// Follow announces every change of the ledger in the ledger channel, whoever
// makes it, brings people's homes up to date, and sends digests and reminders
// when they are due, until ctx ends.
func (a *App) Follow(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	steps := []struct {
		what string
		do   func(context.Context) error
	}{{"homes", a.askForHomes}, {"digests", a.look}, {"announcements", a.announceNew}, {"people", a.people.Save}}
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

// announceNew asks for a job where the ledger has changes that were not
// announced. One works, one may wait: what they tell is what the history has
// when they get to it.
func (a *App) announceNew(ctx context.Context) error {
	if a.config.Channel == "" {
		return nil
	}
	told, err := a.told(ctx)
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

// markTold moves the mark on; another replica may have moved it further.
func (a *App) markTold(ctx context.Context, told int64) error {
	return a.ledger.Revise(ctx, a.toldMark(), a.now(), time.Time{}, func(body []byte) ([]byte, error) {
		further, err := readMark(body)
		return fmt.Append(nil, max(told, further)), err
	})
}

// readMark reads how far the ledger channel knows the history: 0 for nothing.
func readMark(body []byte) (sequence int64, err error) {
	if body == nil {
		return 0, nil
	}
	return sequence, json.Unmarshal(body, &sequence)
}

func (a *App) toldMark() string { return "announced in " + a.config.Channel }

// told is how far the ledger channel knows the history: from now on where it
// was never told anything.
func (a *App) told(ctx context.Context) (sequence int64, err error) {
	body, err := a.ledger.Recall(ctx, a.toldMark())
	if err != nil {
		return 0, err
	}
	if body != nil {
		return readMark(body)
	}
	if sequence, err = a.ledger.Sequence(ctx); err != nil {
		return 0, err
	}
	return sequence, a.markTold(ctx, sequence)
}
