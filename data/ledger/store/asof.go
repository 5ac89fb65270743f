package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"rectify/data/database"
	"rectify/data/ledger"
)

// On returns the ledger as it was at that moment: every item as its last entry
// until then left it, withdrawn items out. An item that had none by then,
// because the ledger was started later, is as its first entry left it, if its
// notice was out; items of notices that were not out are left out. Notices are
// as they read now.
//
// An item that was not touched since is the same then and now: only the others
// are read from the history.
func (s *Store) On(ctx context.Context, at time.Time) (_ *ledger.Snapshot, err error) {
	defer database.Wrap(&err, "reading the ledger as it was on %s", at.Format(time.DateOnly))
	var now *ledger.Snapshot
	var touched map[ledger.Key]pastItem
	err = s.view(ctx, func(tx *sql.Tx, newest *ledger.Snapshot) error {
		now = newest
		touched, err = readTouched(ctx, tx, at)
		return err
	})
	if err != nil {
		return nil, err
	}
	return asOf(now, at.Format(time.DateOnly), touched), nil
}

// asOf returns a snapshot on an earlier day, given the items that were touched
// since.
func asOf(now *ledger.Snapshot, day string, touched map[ledger.Key]pastItem) *ledger.Snapshot {
	then := &ledger.Snapshot{Sequence: now.Sequence}
	out := map[string]bool{}
	for _, n := range now.Notices {
		if n.Published <= day {
			then.Notices = append(then.Notices, n)
			out[n.ID] = true
		}
	}
	then.Items = make([]ledger.Item, 0, len(now.Items))
	for _, item := range now.Items {
		key := item.Key()
		past, was := touched[key]
		delete(touched, key)
		switch {
		case !out[item.Notice] || past.withdrawn:
		case was:
			then.Items = append(then.Items, past.Item)
		default:
			then.Items = append(then.Items, item)
		}
	}
	gone := 0 // items that are withdrawn now and were not then
	for _, past := range touched {
		if out[past.Notice] && !past.withdrawn {
			then.Items = append(then.Items, past.Item)
			gone++
		}
	}
	if gone > 0 {
		slices.SortFunc(then.Items, func(a, b ledger.Item) int { return a.Number - b.Number })
		then.Items = inOrderOf(then.Notices, then.Items)
	}
	then.NameItems()
	return then
}

// A pastItem is an item as it was.
type pastItem struct {
	ledger.Item
	withdrawn bool
}

// readTouched reads the items that have changed since that moment, and those withdrawn
// now, as they were then. Items with only a creation entry are unchanged.
func readTouched(ctx context.Context, tx *sql.Tx, at time.Time) (map[ledger.Key]pastItem, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT items.label, items.subsection, history.action, history.sequence, history.state FROM items JOIN history ON history.sequence = coalesce(
			(SELECT max(sequence) FROM history WHERE notice = items.notice AND number = items.number AND at <= $1 AND action <> $2),
			(SELECT min(sequence) FROM history WHERE notice = items.notice AND number = items.number))
		WHERE items.withdrawn = 1 OR items.version > 1 AND items.updated_at > $1`, database.Stamp(at), ledger.Refused)
	all, err := database.Collect(rows, err, readPastItem)
	if err != nil {
		return nil, err
	}
	touched := make(map[ledger.Key]pastItem, len(all))
	for _, past := range all {
		touched[past.Key()] = past
	}
	return touched, nil
}

func readPastItem(rows *sql.Rows) (pastItem, error) {
	var past pastItem
	var action ledger.Action
	var sequence int64
	var state []byte
	if err := rows.Scan(&past.Label, &past.Subsection, &action, &sequence, &state); err != nil {
		return past, err
	}
	past.withdrawn = action == ledger.Withdrawn
	if err := json.Unmarshal(state, &past.Item); err != nil {
		return past, fmt.Errorf("%w (entry %d: %w)", database.ErrDamaged, sequence, err)
	}
	return past, nil
}
