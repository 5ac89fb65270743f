package card

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
)

// Request says what the pending request for more time of an item is, of its history: the
// date now and then, how often it was asked for, and why.
func Request(l reply.Lang, item ledger.Item, history []ledger.Entry) (until, because string) {
	until = l.Phrase(msgAsksFrom, cmp.Or(item.Due, l.Phrase(msgNone)), item.AskedDue)
	was, err := time.Parse(time.DateOnly, item.Due)
	if to, wrong := time.Parse(time.DateOnly, item.AskedDue); err == nil && wrong == nil {
		until += l.Phrase(msgDaysLater, clock.DaysBetween(was, to))
	}
	asked := slices.DeleteFunc(slices.Clone(history), func(e ledger.Entry) bool { return e.Action != ledger.LaterAsked || e.UndoneBy != 0 })
	if len(asked) > 1 {
		until += l.Phrase(msgTimesAsked, len(asked))
	}
	if len(asked) > 0 {
		because = l.Phrase(msgBecause, asked[len(asked)-1].Note)
	}
	return until, because
}

// Request is the same in one line, of the item's history in the ledger; without the
// reason where that cannot be read.
func (a *Cards) Request(ctx context.Context, l reply.Lang, item ledger.Item) string {
	history, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		history = nil
	}
	until, because := Request(l, item, history)
	return strings.Join(slices.DeleteFunc([]string{until, because}, func(s string) bool { return s == "" }), l.Phrase(msgSemicolonInProgress))
}

// Decision are the buttons that decide on a request for more time. As is how granting
// answers; declining asks why, in a form of the item as it is then.
func Decision(l reply.Lang, item ledger.Item, as reply.Way) reply.Buttons {
	seen := map[int]int{item.Number: item.Version}
	return reply.Buttons{
		{Label: l.Phrase(msgGrantExtension), Command: fmt.Sprintf("extend %s grant", item.Ref()), Seen: seen, Main: true, As: as},
		{Label: l.Phrase(msgDeclineExtension), Command: fmt.Sprintf("extend %s refuse", item.Ref()), As: reply.AsForm},
	}
}

// Checking are the buttons for an item that was reported done: its close-off, and sending it
// back.
func Checking(l reply.Lang, item ledger.Item) reply.Buttons {
	return reply.Buttons{
		{Label: l.Phrase(msgCloseOffButton), Command: fmt.Sprintf("close %s", item.Ref()), As: reply.AsForm, Main: true},
		{Label: l.Phrase(msgSendBackButton), Command: fmt.Sprintf("reopen %s", item.Ref()), As: reply.AsForm},
	}
}
