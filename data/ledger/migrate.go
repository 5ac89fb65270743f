package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// attempts is how often a migration is tried while other processes try it too.
const attempts = 8

// migrate brings the tables up to date. Where another process does so at the
// same time, its work is taken: each step is one transaction, so the slower
// of the two fails cleanly and looks again.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files)
	if err != nil {
		return err
	}
	for range attempts {
		if err = bringUp(ctx, db, provider); err == nil || ctx.Err() != nil || isFinal(err) {
			return err
		}
	}
	return err
}

// isFinal reports whether trying again is of no use.
func isFinal(err error) bool {
	err = kind(err)
	return errors.Is(err, ErrNewer) || errors.Is(err, ErrDamaged) || errors.Is(err, ErrUnwritable) || errors.Is(err, ErrFull)
}

// bringUp applies the migrations that are missing.
func bringUp(ctx context.Context, db *sql.DB, provider *goose.Provider) error {
	if err := inspect(ctx, db); err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return err
	}
	if current > target {
		return fmt.Errorf("%w (its version is %d, this program knows %d)", ErrNewer, current, target)
	}
	if current < target {
		_, err = provider.Up(ctx)
	}
	return err
}

// inspect fails where the file is damaged, which goose would try for seconds
// to get over, or where it is a sound database, but of another program: no
// table of ours may be put into it.
func inspect(ctx context.Context, db *sql.DB) error {
	var tables, ours int
	err := db.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE name = 'goose_db_version')
		FROM sqlite_master WHERE type = 'table'`).Scan(&tables, &ours)
	switch {
	case err != nil || tables == 0:
		return err
	case ours == 0:
		return fmt.Errorf("%w (it is a database of another program)", ErrDamaged)
	}
	return db.QueryRowContext(ctx, `SELECT count(*) FROM goose_db_version`).Scan(&tables)
}
