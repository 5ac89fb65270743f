package notify

import (
	"context"
	"slices"

	"rectify/data/ledger"
)

// answered returns the person whose request for more time a new due date settles; empty
// for none.
func (m *mailing) answered(ctx context.Context, item ledger.Item) (string, error) {
	entries, err := m.Keeper.History(ctx, item.Notice, item.Number)
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

// asker returns the person who requested more time last; empty for none.
func (m *mailing) asker(ctx context.Context, item ledger.Item) (string, error) {
	entries, err := m.Keeper.History(ctx, item.Notice, item.Number)
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Action == ledger.LaterAsked {
			return entries[i].By, err
		}
	}
	return "", err
}
