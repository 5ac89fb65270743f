package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"
)

// On returns the ledger as it was at that moment: every item as its last entry
// until then left it. An item that had none by then, because the ledger was
// started later, is as its notice declared it, if the notice was out; items of
// notices that were not out are left out.
func (s *Store) On(ctx context.Context, at time.Time) (_ *Snapshot, err error) {
	defer wrap(&err, "reading the ledger as it was on %s", at.Format(time.DateOnly))
	now, err := s.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	var states map[itemKey]string
	err = s.read(ctx, func(tx *sql.Tx) error {
		first, err := statesBy(ctx, tx, `min`, "")
		if err != nil {
			return err
		}
		if states, err = statesBy(ctx, tx, `max`, stamp(at)); err != nil {
			return err
		}
		for key, state := range first {
			if _, known := states[key]; !known {
				states[key] = state
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	then := &Snapshot{Sequence: now.Sequence}
	out := map[string]bool{}
	for _, n := range now.Notices {
		if n.Published <= at.Format(time.DateOnly) {
			then.Notices = append(then.Notices, n)
			out[n.ID] = true
		}
	}
	for _, item := range now.Items {
		if !out[item.Notice] {
			continue
		}
		was := item // what staff never change stays: label, subsection
		if err := json.Unmarshal([]byte(states[itemKey{item.Notice, item.Number}]), &was); err != nil {
			return nil, fmt.Errorf("%w (the history of item %d of %s: %w)", ErrDamaged, item.Number, item.Notice, err)
		}
		then.Items = append(then.Items, was)
	}
	return then, nil
}

// statesBy reads the state in which the first (min) or last (max) entry left
// each item, of the entries not later than until.
func statesBy(ctx context.Context, tx *sql.Tx, which, until string) (map[itemKey]string, error) {
	condition, args := "", []any{}
	if until != "" {
		condition, args = "AND at <= $1", []any{until}
	}
	rows, err := tx.QueryContext(ctx, `SELECT notice, number, state FROM history WHERE sequence IN
		(SELECT `+which+`(sequence) FROM history WHERE state <> '' `+condition+` GROUP BY notice, number)`, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	states := map[itemKey]string{}
	for rows.Next() {
		var key itemKey
		var state string
		if err := rows.Scan(&key.notice, &key.number, &state); err != nil {
			return nil, err
		}
		states[key] = state
	}
	return states, rows.Err()
}
