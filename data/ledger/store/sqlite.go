package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/pressly/goose/v3"

	"rectify/data/database"
)

// openFile opens a ledger in a file.
func openFile(ctx context.Context, path string) (*database.DB, error) {
	if err := prepare(ctx, path); err != nil {
		return nil, err
	}
	db, err := database.NewFile(path)
	if err != nil {
		return nil, err
	}
	if err := migrateFile(ctx, db.Writer); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// attempts is how often a migration is tried while other processes run it too.
const attempts = 8

// migrateFile brings the tables up to date. Where another process does so at
// the same time, its work is taken: each step is one transaction, so the slower
// of the two fails cleanly and looks again.
func migrateFile(ctx context.Context, db *sql.DB) error {
	provider, err := migrationsFor(goose.DialectSQLite3, db, "sqlite")
	if err != nil {
		return err
	}
	for range attempts {
		if err = inspect(ctx, db); err == nil {
			err = bringUp(ctx, provider)
		}
		if err == nil || ctx.Err() != nil || isFinal(err) {
			return err
		}
	}
	return err
}

// isFinal reports whether retrying is pointless.
func isFinal(err error) bool {
	err = database.Kind(err)
	return errors.Is(err, database.ErrNewer) || errors.Is(err, database.ErrDamaged) || errors.Is(err, database.ErrUnwritable) ||
		errors.Is(err, database.ErrFull)
}

// inspect fails where the file is damaged, which goose would try for seconds
// to get over, or where it is a sound database, but of another program: no
// table of ours may be put into it.
func inspect(ctx context.Context, db database.Querier) error {
	var tables, ours int
	err := db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name = 'goose_db_version')
		FROM sqlite_master WHERE type = 'table'`).Scan(&tables, &ours)
	switch {
	case err != nil || tables == 0:
		return err
	case ours == 0:
		return fmt.Errorf("%w (it is a database of another program)", database.ErrDamaged)
	}
	return db.QueryRowContext(ctx, `SELECT count(*) FROM goose_db_version`).Scan(&tables)
}

// soundFile fails where the file is damaged.
func soundFile(ctx context.Context, tx *sql.Tx) error {
	var said string
	if err := tx.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return fmt.Errorf("%w (%s)", database.ErrDamaged, said)
	}
	return nil
}
