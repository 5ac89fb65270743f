package handlers

import (
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
)

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
	return l.bracketed(words)
}
