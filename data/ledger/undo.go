package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"rectify/data/notice"
)

// undoLast is the item as it was before the latest change by staff that still
// stands, and the entry that says so. Undoing again goes one change further
// back. It never closes an item off: only an approver does. What a new
// reading of the notice has changed since is not undone, nor is a nudge: it
// was heard.
func undoLast(ctx context.Context, tx *sql.Tx, now Item) (Item, Entry, error) {
	all, err := entries(ctx, tx, `WHERE notice = $1 AND number = $2`, now.Notice, now.Number)
	if err != nil {
		return Item{}, Entry{}, err
	}
	for i := len(all) - 1; i >= 0; i-- {
		switch e := all[i]; {
		case e.Action == Refused || e.Action == Undone || e.Action == Nudged || e.UndoneBy > 0:
		case e.Action.byImport():
			return Item{}, Entry{}, ErrNothingToUndo
		default:
			before, err := stateAt(ctx, tx, now, e.Version-1)
			if err != nil {
				return Item{}, Entry{}, err
			}
			if before.Status == notice.Closed && now.Status != notice.Closed {
				return Item{}, Entry{}, ErrCloseByApproval
			}
			after := now
			after.Status, after.ReportedBy, after.Owner, after.Supporting = before.Status, before.ReportedBy, before.Owner, before.Supporting
			after.Due, after.DueCounted, after.FirstDue = before.Due, before.DueCounted, before.FirstDue
			after.HelpFrom, after.HelpSince, after.Evidence = before.HelpFrom, before.HelpSince, before.Evidence
			after.AskedDue, after.AskedCounted, after.AskedBy = before.AskedDue, before.AskedCounted, before.AskedBy
			after.AssignedOn, after.ReceivedOn, after.ReceivedBy = before.AssignedOn, before.ReceivedOn, before.ReceivedBy
			after.Promises = before.Promises
			return after, Entry{Action: Undone, Undoes: e.Sequence, Was: e.Is, Is: e.Was, Note: e.Note}, nil
		}
	}
	return Item{}, Entry{}, ErrNothingToUndo
}

// stateAt is the item as it was at that version.
func stateAt(ctx context.Context, tx *sql.Tx, item Item, version int) (Item, error) {
	var state string
	err := tx.QueryRowContext(ctx, `SELECT state FROM history
		WHERE notice = $1 AND number = $2 AND version = $3 AND action <> $4`,
		item.Notice, item.Number, version, Refused).Scan(&state)
	if err != nil {
		return Item{}, err
	}
	var was Item
	if err := json.Unmarshal([]byte(state), &was); err != nil {
		return Item{}, fmt.Errorf("%w (version %d of item %d: %w)", ErrDamaged, version, item.Number, err)
	}
	return was, nil
}
