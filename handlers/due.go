package handlers

import (
	"context"
	"slices"

	"rectify/data/ledger"
)

// answered is who waited for more time when the due date was set anew; empty
// for nobody.
func (a *Changes) answered(ctx context.Context, item ledger.Item) (string, error) {
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
