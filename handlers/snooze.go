package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"rectify/data/ledger"
)

// restDays is how long an item that was let rest is left out of digests.
const restDays = 7

const snoozeMark = "resting items"

// snooze lets items rest: digests leave them out for a week.
func (a *Assistant) snooze(ctx context.Context, r Request, items []ledger.Item) (Reply, error) {
	l := r.Lang
	if a.memory == nil {
		return Reply{}, errNoKeeper
	}
	until := a.now().AddDate(0, 0, restDays)
	err := a.memory.Revise(ctx, snoozeMark, a.now(), time.Time{}, func(body []byte) ([]byte, error) {
		resting, err := a.readResting(body)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			resting[restKey(item)] = until.Format(time.DateOnly)
		}
		return json.Marshal(resting)
	})
	if err != nil {
		return Reply{}, err
	}
	return saying(l, l.say("好的，%s 之前的提要里不再提到 %d 项。", "Left out of digests until %s: %d items.", until.Format(time.DateOnly), len(items))), nil
}

// resting are the items that digests leave out, with the day until which.
func (a *Assistant) resting(ctx context.Context) (map[string]string, error) {
	if a.memory == nil {
		return nil, nil
	}
	body, err := a.memory.Recall(ctx, snoozeMark)
	if err != nil {
		return nil, err
	}
	return a.readResting(body)
}

func (a *Assistant) readResting(body []byte) (map[string]string, error) {
	resting := map[string]string{}
	if body == nil {
		return resting, nil
	}
	if err := json.Unmarshal(body, &resting); err != nil {
		return nil, fmt.Errorf("reading which items rest: %w", err)
	}
	for key, until := range resting {
		if until <= a.today() {
			delete(resting, key)
		}
	}
	return resting, nil
}

func restKey(item ledger.Item) string { return fmt.Sprint(item.Notice, " ", item.Number) }
