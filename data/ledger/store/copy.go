package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rectify/data/database"
)

// ErrNotEmpty means that the target ledger is not empty. Nothing was copied.
var ErrNotEmpty = errors.New("the ledger there is not empty: nothing was copied")

// tables are all tables of a ledger, in the order of their references.
var tables = []string{"notices", "standings", "items", "history", "memory", "ratings", "aliases", "alias_picks"}

// CopyTo copies a snapshot of the ledger, with its history and everything remembered,
// into an empty ledger of either kind.
func (s *Store) CopyTo(ctx context.Context, to *Store) (err error) {
	defer database.Wrap(&err, "copying the ledger")
	err = s.db.View(ctx, func(from *sql.Tx) error {
		return to.db.Exclusive(ctx, func(into *sql.Tx) error {
			var sequence int64
			if err := into.QueryRowContext(ctx, lastSequence).Scan(&sequence); err != nil {
				return err
			}
			if sequence > 0 {
				return ErrNotEmpty
			}
			for _, table := range tables {
				if err := copyTable(ctx, from, into, table); err != nil {
					return fmt.Errorf("%s: %w", table, err)
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	return to.Verify(ctx)
}

func copyTable(ctx context.Context, from, into *sql.Tx, table string) error {
	order := ""
	if table == "history" { // which takes entries only in their order
		order = " ORDER BY sequence"
	}
	rows, err := from.QueryContext(ctx, `SELECT * FROM `+table+order)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	writer := slices.Index(columns, "writer") // of the copy it is this program
	var places []string
	for i := range columns {
		places = append(places, fmt.Sprintf("$%d", i+1))
	}
	insert, err := into.PrepareContext(ctx, `INSERT INTO `+table+` (`+strings.Join(columns, ", ")+`) VALUES (`+strings.Join(places, ", ")+`)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	values := make([]any, len(columns))
	targets := make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		if writer >= 0 {
			values[writer] = writes
		}
		if _, err := insert.ExecContext(ctx, values...); err != nil {
			return err
		}
	}
	return rows.Err()
}
