package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Policy is what an operator demands of changes.
type Policy struct {
	RequireEvidence bool // before an item may be reported done
}

// Change carries out one act on an item, as one transaction with its row of
// history, and returns the item as it is then.
//
// Where the item has another version than the person saw, nothing changes and
// the error is a *ConflictError with the item as it is. A request that was
// carried out before has no further effect. Other errors are ErrNotFound,
// ErrInvalid, the Err… that say why an act is not allowed, and those of the
// file.
func (s *Store) Change(ctx context.Context, c Change) (changed Item, err error) {
	items, err := s.ChangeAll(ctx, []Change{c})
	if err != nil {
		return Item{}, err
	}
	return items[0], nil
}

// ChangeAll carries out several changes in one transaction: all of them, or
// none. The error tells which item stands in the way.
func (s *Store) ChangeAll(ctx context.Context, changes []Change) (changed []Item, err error) {
	defer wrap(&err, "changing %d items", len(changes))
	err = s.write(ctx, func(tx *sql.Tx) error {
		changed, err = s.changeAll(ctx, tx, changes)
		return err
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// errTried ends the transaction of a trial.
var errTried = errors.New("only tried")

// Try returns the error that ChangeAll would return, and changes nothing.
func (s *Store) Try(ctx context.Context, changes []Change) (err error) {
	defer wrap(&err, "trying to change %d items", len(changes))
	err = s.write(ctx, func(tx *sql.Tx) error {
		if _, err := s.changeAll(ctx, tx, changes); err != nil {
			return err
		}
		return errTried
	})
	if errors.Is(err, errTried) {
		return nil
	}
	return err
}

func (s *Store) changeAll(ctx context.Context, tx *sql.Tx, changes []Change) (changed []Item, err error) {
	changed = make([]Item, len(changes))
	for i, c := range changes {
		if changed[i], err = s.change(ctx, tx, c); err != nil {
			return nil, &ItemError{c.Notice, c.Number, err}
		}
	}
	return changed, nil
}

func (s *Store) change(ctx context.Context, tx *sql.Tx, c Change) (Item, error) {
	c.By, c.Via, c.Request = tidy(c.By), tidy(c.Via), tidy(c.Request)
	if err := c.validate(); err != nil {
		return Item{}, err
	}
	before, err := readItem(tx.QueryRowContext(ctx, selectItem, c.Notice, c.Number))
	if err != nil {
		return Item{}, err
	}
	if done, err := carriedOut(ctx, tx, c); done || err != nil {
		return before, err
	}
	if c.Version != 0 && before.Version != c.Version {
		return Item{}, conflict(ctx, tx, before, c.Version)
	}
	after, entry, err := s.act(ctx, tx, before, c)
	if err != nil {
		return Item{}, err
	}
	if err := permit(ctx, tx, c, before, after, entry); err != nil {
		return Item{}, err
	}
	entry.Approver = c.Approver
	entry.From, entry.By, entry.Via, entry.At, entry.Request = before.Status, c.By, c.Via, c.At, c.Request
	if err := validLength(entry); err != nil {
		return Item{}, err
	}
	return put(ctx, tx, after, entry)
}

func (s *Store) act(ctx context.Context, tx *sql.Tx, before Item, c Change) (Item, Entry, error) {
	if _, undo := c.Act.(Undo); undo {
		return undoLast(ctx, tx, before)
	}
	return c.Act.on(before, c, s.policy)
}

// carriedOut reports whether the change's request had effect before.
func carriedOut(ctx context.Context, tx *sql.Tx, c Change) (done bool, err error) {
	if c.Request == "" {
		return false, nil
	}
	err = tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM history WHERE request = $1 AND notice = $2 AND number = $3)`,
		c.Request, c.Notice, c.Number).Scan(&done)
	return done, err
}

func (c Change) validate() error {
	switch {
	case c.Act == nil:
		return fmt.Errorf("%w: it does nothing", ErrInvalid)
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
