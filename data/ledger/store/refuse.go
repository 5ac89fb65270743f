package store

import (
	"context"
	"database/sql"

	"rectify/data/database"
	"rectify/data/ledger"
)

// Refuse puts on record that somebody asked for what they may not do: on an
// item, which stays as it is, on a notice, or on neither. Errors are ErrInvalid,
// ErrNotFound for an item that is not there, and those of the database.
func (s *Store) Refuse(ctx context.Context, r ledger.Refusal) (err error) {
	defer database.Wrap(&err, "recording a refusal on item %d of %s", r.Number, r.Notice)
	entry, err := r.Entry()
	if err != nil {
		return err
	}
	return s.db.Exclusive(ctx, func(tx *sql.Tx) error {
		done, err := carriedOut(ctx, tx, entry.Notice, entry.Number, entry.Request)
		if done || err != nil {
			return err
		}
		if entry.Number == 0 {
			return record(ctx, tx, link{Entry: entry})
		}
		item, err := readItem(tx.QueryRowContext(ctx, selectItem, entry.Notice, entry.Number))
		if err != nil {
			return err
		}
		entry.From = item.Status
		return appendEntry(ctx, tx, item, entry)
	})
}
