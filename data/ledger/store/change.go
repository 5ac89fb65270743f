package store

import (
	"cmp"
	"context"
	"database/sql"
	"sync"

	"rectify/data/database"
	"rectify/data/ledger"
)

// Change carries out one act on an item, as one transaction with its row of
// history, and returns the item as it is then.
//
// Where fields that the act is about were set since the version that the person saw,
// nothing changes and the error is a *ConflictError with the item as it is. A request that was
// carried out before has no further effect. Other errors are ErrNotFound,
// ErrInvalid, the Err… that say why an act is not allowed, and those of the
// file.
func (s *Store) Change(ctx context.Context, c ledger.Change) (changed ledger.Item, err error) {
	items, err := s.ChangeAll(ctx, []ledger.Change{c})
	if err != nil {
		return ledger.Item{}, err
	}
	return items[0], nil
}

// ChangeAll carries out several changes in one transaction: all of them, or
// none. The error is an *ItemError, which names the item.
func (s *Store) ChangeAll(ctx context.Context, changes []ledger.Change) (changed []ledger.Item, err error) {
	defer database.Wrap(&err, "changing %d items", len(changes))
	err = s.db.Exclusive(ctx, func(tx *sql.Tx) error {
		changed, err = s.changeAll(ctx, tx, changes)
		return err
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

func (s *Store) changeAll(ctx context.Context, tx *sql.Tx, changes []ledger.Change) (changed []ledger.Item, err error) {
	changed = make([]ledger.Item, len(changes))
	for i, c := range changes {
		if changed[i], err = s.change(ctx, tx, c); err != nil {
			return nil, &ledger.ItemError{Notice: c.Notice, Number: c.Number, Err: err}
		}
	}
	return changed, nil
}

func (s *Store) change(ctx context.Context, tx *sql.Tx, c ledger.Change) (ledger.Item, error) {
	after, entry, err := s.outcome(ctx, tx, c, nil)
	if err != nil || entry.Action == "" {
		return after, err
	}
	return put(ctx, tx, after, entry)
}

// outcome is what a change makes of an item, with its old version, and the entry for
// its history; the item as it is and no entry where the request was carried out before.
// Earlier is what the same trial changed already.
func (s *Store) outcome(ctx context.Context, tx *sql.Tx, c ledger.Change, earlier trial) (after ledger.Item, e ledger.Entry, err error) {
	if c, err = c.Checked(); err != nil {
		return after, e, err
	}
	key := ledger.Key{Notice: c.Notice, Number: c.Number}
	before, err := readItem(tx.QueryRowContext(ctx, selectItem, c.Notice, c.Number))
	if err != nil {
		return after, e, err
	}
	if done, err := carriedOut(ctx, tx, c.Notice, c.Number, c.Request); done || err != nil {
		return before, e, err
	}
	if retired, err := isRetired(ctx, tx, c.Notice); retired || err != nil {
		return after, e, cmp.Or(err, ledger.ErrRetired)
	}
	past := earlier[key]
	if len(past) > 0 {
		before = past[len(past)-1].After
	}
	history := sync.OnceValues(func() ([]ledger.Past, error) {
		all, err := pastOf(ctx, tx, key)
		return markUndone(append(all, past...)), err
	})
	if c.Version != 0 && before.Version != c.Version {
		switch all, err := history(); {
		case err != nil:
			return after, e, err
		case c.Conflicts(all):
			return after, e, conflict(ctx, tx, before, c.Version)
		}
	}
	return ledger.Apply(before, c, s.policy, history)
}

// isRetired reports whether a notice is out of use.
func isRetired(ctx context.Context, tx *sql.Tx, notice string) (retired bool, err error) {
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM standings WHERE notice = $1 AND retired = 1)`, notice).Scan(&retired)
	return retired, err
}

// carriedOut reports whether a request had effect on the item before.
func carriedOut(ctx context.Context, tx *sql.Tx, noticeID string, number int, request string) (done bool, err error) {
	if request == "" {
		return false, nil
	}
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM history WHERE request = $1 AND notice = $2 AND number = $3)`,
		request, noticeID, number).Scan(&done)
	return done, err
}

// conflict returns what happened to an item since a person saw it.
func conflict(ctx context.Context, tx *sql.Tx, current ledger.Item, seen int) error {
	since, err := entries(ctx, tx, `WHERE notice = $1 AND number = $2 AND version > $3`, current.Notice, current.Number, seen)
	if err != nil {
		return err
	}
	return &ledger.ConflictError{Seen: seen, Current: current, Since: since}
}
