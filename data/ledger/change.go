package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"rectify/data/notice"
)

// Change gives an item another status, as one transaction with its row of
// history, and returns the item as it is then. Where the item has another
// version than the person saw, nothing changes and the error is a
// *ConflictError with the item as it is. Other errors are ErrNotFound,
// ErrInvalid and those of the file.
func (s *Store) Change(ctx context.Context, c Change) (changed Item, err error) {
	defer wrap(&err, "changing item %d of %s", c.Number, c.Notice)
	c.Note, c.By, c.Via = clean(c.Note), clean(c.By), clean(c.Via)
	if err := c.validate(); err != nil {
		return Item{}, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		before, err := readItem(tx.QueryRowContext(ctx, selectItem, c.Notice, c.Number))
		if err != nil {
			return err
		}
		if before.Version != c.Version {
			return conflict(ctx, tx, before, c.Version)
		}
		after := before
		after.Status = c.Status
		changed, err = put(ctx, tx, after, Entry{
			Action: Changed, From: before.Status, Note: c.Note, By: c.By, Via: c.Via, At: c.At,
		})
		return err
	})
	if err != nil {
		return Item{}, err
	}
	return changed, nil
}

func (c Change) validate() error {
	switch {
	case !slices.Contains(notice.Statuses, c.Status):
		return fmt.Errorf("%w: %q is no status", ErrInvalid, c.Status)
	case c.By == "":
		return fmt.Errorf("%w: nobody is named as its author", ErrInvalid)
	}
	return validTime(c.At)
}

// conflict tells what happened to an item since somebody saw it.
func conflict(ctx context.Context, tx *sql.Tx, current Item, seen int) error {
	since, err := entries(ctx, tx, `WHERE notice = $1 AND number = $2 AND version > $3`, current.Notice, current.Number, seen)
	if err != nil {
		return err
	}
	return &ConflictError{Seen: seen, Current: current, Since: since}
}
