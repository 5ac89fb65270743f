package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
)

// Correct takes a later text of a notice that the ledger holds, with what the
// person who takes it decided, as one transaction: all of it, or nothing. What
// staff have set stays, but for the Changes of the correction. Items whose text is
// otherwise have an entry in their history. It does nothing where the notice is
// stored just so and there are no Changes.
//
// The errors are ledger.ErrStale where the notice or one of its items changed after
// the comparison, ErrNotFound where there is no such notice, an *ItemError for a
// change that is not possible, and those of the database.
func (s *Store) Correct(ctx context.Context, c ledger.Correction) (err error) {
	defer database.Wrap(&err, "correcting the notice %s", c.Notice)
	imp := importing{id: c.Notice, by: text.Storable(c.By), via: text.OneLine(c.Via), at: c.At, notes: c.Notes}
	if err := imp.validate(c.Source); err != nil {
		return err
	}
	parsed, hash, err := sealed(c.Source, c.Read)
	if err != nil {
		return err
	}
	return s.db.Exclusive(ctx, func(tx *sql.Tx) error {
		var there, stale, sample bool
		err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM notices WHERE id = $1),
			EXISTS (SELECT 1 FROM history WHERE notice = $1 AND sequence > $2 AND action <> $3),
			EXISTS (SELECT 1 FROM standings WHERE notice = $1 AND sample = 1)`, c.Notice, c.Sequence, ledger.Refused).Scan(&there, &stale, &sample)
		switch {
		case err != nil:
			return err
		case !there:
			return ledger.ErrNotFound
		case stale:
			return ledger.ErrStale
		}
		if same, err := holds(ctx, tx, c.Notice, hash); err != nil {
			return err
		} else if !same {
			if err := imp.put(ctx, tx, c.Source, parsed, hash, c.Read, sample); err != nil {
				return fmt.Errorf("taking the text: %w", err)
			}
		}
		_, err = s.changeAll(ctx, tx, c.Changes)
		return err
	})
}

// Source returns the text of a notice as it was imported last; ledger.ErrNotFound
// where there is no such notice.
func (s *Store) Source(ctx context.Context, id string) (source string, err error) {
	defer database.Wrap(&err, "reading the notice %s", id)
	err = s.db.Reader.QueryRowContext(ctx, `SELECT source FROM notices WHERE id = $1`, id).Scan(&source)
	if err == sql.ErrNoRows {
		return "", ledger.ErrNotFound
	}
	return source, err
}

// Former returns the text that a notice had before a later one was taken, and what was
// read from it; ledger.ErrNotFound where there is none.
func (s *Store) Former(ctx context.Context, id string) (source string, read *notice.Notice, err error) {
	defer database.Wrap(&err, "reading the former text of the notice %s", id)
	var parsed string
	err = s.db.Reader.QueryRowContext(ctx, `SELECT former_source, former_parsed FROM notices WHERE id = $1 AND former_source IS NOT NULL`, id).Scan(&source, &parsed)
	if err == sql.ErrNoRows {
		return "", nil, ledger.ErrNotFound
	} else if err != nil {
		return "", nil, err
	}
	return source, read, json.Unmarshal([]byte(parsed), &read)
}
