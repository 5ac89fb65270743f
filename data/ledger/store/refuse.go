package store

import (
	"context"
	"database/sql"

	"rectify/data/database"
	"rectify/data/ledger"
)

// Refuse records an attempt that was not permitted: on an item, on a notice, or on
// neither. It returns ErrInvalid, ErrNotFound for an unknown item, or an error of the
// database.
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
