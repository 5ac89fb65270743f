package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"rectify/data/database"
	"rectify/data/ledger"
)

// Verify checks that the database file is sound, that the history is whole
// (numbered without a gap, every entry carrying the hash of the one before),
// and that every item is as its last entry left it. Otherwise the error is
// database.ErrDamaged, with what is wrong.
func (s *Store) Verify(ctx context.Context) (err error) {
	defer database.Wrap(&err, "verifying the ledger")
	return s.db.View(ctx, func(tx *sql.Tx) error {
		if s.db.InFile() { // a server checks its files itself, if checksums are on
			if err := soundFile(ctx, tx); err != nil {
				return err
			}
		}
		return verifyAll(ctx, tx)
	})
}

// verifyAll checks the history and the items.
func verifyAll(ctx context.Context, tx *sql.Tx) error {
	left, standings, err := verifyChain(ctx, tx)
	if err != nil {
		return err
	}
	if err := verifyStandings(ctx, tx, standings); err != nil {
		return err
	}
	return verifyItems(ctx, tx, left)
}

// verifyChain follows the history and returns the state in which it leaves
// each item, and each notice that has one, by id.
func verifyChain(ctx context.Context, tx *sql.Tx) (items map[ledger.Key]string, standings map[string]string, err error) {
	rows, err := tx.QueryContext(ctx, `SELECT `+linkColumns+` FROM history ORDER BY sequence`)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	items, standings = map[ledger.Key]string{}, map[string]string{}
	last, next := "", int64(1)
	for ; rows.Next(); next++ {
		var l link
		if l.Entry, err = readEntry(rows, &l.state, &l.prev, &l.hash); err != nil {
			return nil, nil, err
		}
		if l.Sequence != next || l.prev != last || l.hash != l.seal() {
			return nil, nil, fmt.Errorf("%w (the history was altered at entry %d)", database.ErrDamaged, next)
		}
		last = l.hash
		switch {
		case l.Number > 0:
			items[l.Key()] = l.state
		case l.state != "":
			standings[l.Notice] = l.state
		}
	}
	return items, standings, rows.Err()
}

// verifyItems compares the items with the state in which the history leaves
// them: an item changed behind its back shows, and so does a missing end of
// the history, which the chain alone cannot show.
func verifyItems(ctx context.Context, tx *sql.Tx, left map[ledger.Key]string) error {
	rows, err := tx.QueryContext(ctx, `SELECT `+itemColumns+` FROM items`)
	items, err := database.Collect(rows, err, func(rows *sql.Rows) (ledger.Item, error) { return readItem(rows) })
	if err != nil {
		return err
	}
	for _, item := range items {
		key := item.Key()
		if err := isLeftAs(item, left[key]); err != nil {
			return err
		}
		delete(left, key)
	}
	for key := range left {
		return fmt.Errorf("%w (item %d of %s is missing)", database.ErrDamaged, key.Number, key.Notice)
	}
	return nil
}

// isLeftAs checks that an item is as its last entry left it.
func isLeftAs(item ledger.Item, state string) error {
	var want ledger.Item
	if err := json.Unmarshal([]byte(state), &want); err != nil {
		return fmt.Errorf("%w (item %d of %s has no history)", database.ErrDamaged, item.Number, item.Notice)
	}
	item.Label, item.Subsection = "", 0 // the state leaves these out: staff never change them
	if item != want {
		return fmt.Errorf("%w (item %d of %s is not as its history left it)", database.ErrDamaged, want.Number, want.Notice)
	}
	return nil
}
