package handlers

import (
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// dueRole is the role that setting a date demands: editors set the first one
// and earlier ones, more time is an approver's to give.
func dueRole(set ledger.SetDue, items ...ledger.Item) Role {
	if slices.ContainsFunc(items, set.GivesTime) {
		return Approver
	}
	return Editor
}

// undoRole is the role that taking back the latest change of the items demands:
// what an approver decided, an approver takes back.
func (a *Assistant) undoRole(ctx context.Context, by Person, items []ledger.Item) (Role, error) {
	for _, item := range items {
		if item.Status == notice.Closed {
			return Approver, nil
		}
		last, err := a.lastStanding(ctx, item)
		if err != nil {
			return Approver, err
		}
		switch gives := (ledger.SetDue{Due: last.Was}).GivesTime(item); {
		case last.Action == ledger.LaterGranted || last.Action == ledger.LaterRefused,
			last.Action == ledger.DueSet && gives && last.By != by.ID:
			return Approver, nil
		}
	}
	return Editor, nil
}

// lastStanding is the latest change of an item that can be taken back; the zero
// value where there is none.
func (a *Assistant) lastStanding(ctx context.Context, item ledger.Item) (last ledger.Entry, err error) {
	if a.keeper == nil {
		return last, errNoKeeper
	}
	entries, err := a.keeper.History(ctx, item.Notice, item.Number)
	for _, e := range slices.Backward(entries) {
		switch {
		case e.Action == ledger.Refused || e.Action == ledger.Undone || e.Action == ledger.Nudged || e.UndoneBy > 0:
		default:
			return e, err
		}
	}
	return last, err
}

// answered is who waited for more time when the due date was set anew; empty
// for nobody.
func (a *Assistant) answered(ctx context.Context, item ledger.Item) (string, error) {
	entries, err := a.keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	set := false
	for _, e := range slices.Backward(entries) {
		switch {
		case e.Action == ledger.Undone || e.UndoneBy > 0:
		case e.Action == ledger.LaterAsked:
			return e.By, nil
		case e.Action == ledger.LaterGranted || e.Action == ledger.LaterRefused || e.Action == ledger.DueSet && set:
			return "", nil
		case e.Action == ledger.DueSet:
			set = true
		}
	}
	return "", nil
}

// HowDue says, behind a card's due date, how it was counted, and what it was
// before more time was given.
func (c Card) HowDue(l Lang) string {
	words := c.DueCounted
	if c.FirstDue != "" {
		words = strings.TrimPrefix(words+l.say("；已延期，原时限 %s", "; more time was given, it was %s", c.FirstDue), l.say("；", "; "))
	}
	return noted(l, words)
}
