package store

import (
	"context"
	"database/sql"
	"math"

	"rectify/data/database"
	"rectify/data/ledger"
)

// A trial is what changes that are only tried would add to the histories of items.
type trial map[ledger.Key][]ledger.Past

// Try returns, for every change, the error that it would meet after those before it
// that meet none: an *ItemError; nil for none. It changes nothing, and waits for
// nobody who does.
func (s *Store) Try(ctx context.Context, changes []ledger.Change) (refused []error, err error) {
	defer database.Wrap(&err, "trying to change %d items", len(changes))
	refused, tried := make([]error, len(changes)), trial{}
	err = s.db.View(ctx, func(tx *sql.Tx) error {
		for i, c := range changes {
			after, e, err := s.outcome(ctx, tx, c, tried)
			switch {
			case ctx.Err() != nil:
				return ctx.Err()
			case err != nil:
				refused[i] = &ledger.ItemError{Notice: c.Notice, Number: c.Number, Err: err}
			case e.Action != "":
				tried.add(after, e)
			}
		}
		return nil
	})
	return refused, err
}

// add adds the outcome of a change.
func (t trial) add(after ledger.Item, e ledger.Entry) {
	after.Version++
	after.UpdatedBy, after.UpdatedAt = e.By, e.At
	key := after.Key()
	e.Notice, e.Number, e.Version, e.To = key.Notice, key.Number, after.Version, after.Status
	e.Sequence = math.MaxInt32 + int64(len(t[key])) // later than all that is stored
	t[key] = append(t[key], ledger.Past{Entry: e, After: after})
}
