package digest

import (
	"context"
	"fmt"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
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
	err := view.Edit(ctx, a.Memory, restMark(whose), a.Clock.Now(), time.Time{}, func(resting *map[string]Rest) error {
		*resting = a.stillResting(*resting)
		for _, item := range items {
			(*resting)[restKey(item)] = Rest{until.Format(time.DateOnly), r.Person.ID}
		}
		return nil
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
	resting, _, err := view.Load[map[string]Rest](ctx, a.Memory, restMark(person))
	return a.stillResting(resting), err
}

// stillResting leaves out those whose rest is over.
func (a *Digests) stillResting(all map[string]Rest) map[string]Rest {
	resting := map[string]Rest{}
	for key, rest := range all {
		if rest.Until > a.Clock.Today() {
			resting[key] = rest
		}
	}
	return resting
}

func restKey(item ledger.Item) string { return fmt.Sprint(item.Notice, " ", item.Number) }
