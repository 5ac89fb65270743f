package digest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// restDays is how many days a snoozed item is left out of digests.
const restDays = 7

// A Rest is a snooze: until when an item is left out of digests, and who decided that.
type Rest struct {
	Until string `json:"until"` // "2006-01-02"
	By    string `json:"by"`
}

// A RestingItem is a snoozed item.
type RestingItem struct {
	reply.ItemRef
	Rest
}

// restMark is the memory key of the snoozed items of a person; of everyone for "".
func restMark(person string) string { return strings.TrimSpace("items at rest " + person) }

// IsOwn reports whether the words after "snooze" limit it to the person's own
// digest.
func IsOwn(words string) bool { return words == "mine" || words == "我的" }

// Snooze leaves items out of digests for a week, or until a date in the command.
// For editors this applies to everyone, and the digest says so. For others, and
// with "mine" or in a direct message, it applies to their own digest.
func (a *Digests) Snooze(ctx context.Context, r reply.Request, c command.Command, items []ledger.Item) (reply.Reply, error) {
	l := r.Lang
	whose, digests := "", l.Phrase(msgEveryonesDigests)
	if IsOwn(c.Words) || !r.Person.May(reply.Editor) || r.Direct {
		whose, digests = r.Person.ID, l.Phrase(msgYourDigest)
	}
	until := a.Clock.Now().AddDate(0, 0, restDays)
	if day, _, _, ok := a.Clock.SplitDate(l, c.Words); ok {
		until = a.Clock.DayOf(day)
	}
	err := a.Memory.Revise(ctx, restMark(whose), a.Clock.Now(), time.Time{}, func(body []byte) ([]byte, error) {
		resting, err := a.readResting(body)
		if err != nil {
			return nil, err
		}
		for _, item := range items {
			resting[restKey(item)] = Rest{until.Format(time.DateOnly), r.Person.ID}
		}
		return json.Marshal(resting)
	})
	if err != nil {
		return reply.Reply{}, err
	}
	return reply.Sentence(l, l.Phrase(msgSnoozedUntil,
		card.Named(l, items), until.Month(), until.Day(), digests)), nil
}

// resting returns the items that are snoozed for a person, or for everyone if person is
// empty.
func (a *Digests) resting(ctx context.Context, person string) (map[string]Rest, error) {
	body, err := a.Memory.Recall(ctx, restMark(person))
	if err != nil {
		return nil, err
	}
	return a.readResting(body)
}

func (a *Digests) readResting(body []byte) (map[string]Rest, error) {
	resting := map[string]Rest{}
	if body == nil {
		return resting, nil
	}
	if err := json.Unmarshal(body, &resting); err != nil {
		return nil, fmt.Errorf("reading which items rest: %w", err)
	}
	for key, rest := range resting {
		if rest.Until <= a.Clock.Today() {
			delete(resting, key)
		}
	}
	return resting, nil
}

func restKey(item ledger.Item) string { return fmt.Sprint(item.Notice, " ", item.Number) }
