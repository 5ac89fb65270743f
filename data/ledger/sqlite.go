package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"rectify/data/database"
)

// readers is how many connections read at once; each has a cache of 2 MB.
const readers = 4

// openFile opens a ledger in a file.
func openFile(ctx context.Context, path string) (engine, error) {
	if err := prepare(ctx, path); err != nil {
		return engine{}, err
	}
	writer, err := openWriter(path)
	if err != nil {
		return engine{}, err
	}
	if err := migrateFile(ctx, writer); err != nil {
		return engine{}, errors.Join(err, writer.Close())
	}
	reader, err := database.OpenFile(path, readers, "query_only(1)")
	if err != nil {
		return engine{}, errors.Join(err, writer.Close())
	}
	there, err := stays(path)
	if err != nil {
		return engine{}, errors.Join(err, reader.Close(), writer.Close())
	}
	return engine{
		writer: writer, reader: reader, there: there, reading: sql.TxOptions{ReadOnly: true}, sound: soundFile, touch: touch,
		synced: `PRAGMA synchronous = FULL`, quick: `PRAGMA synchronous = NORMAL`,
		close: func() error { return errors.Join(reader.Close(), writer.Close()) },
	}, nil
}

// stays returns what fails once a file is not where it is now: another was put in
// its place, and what is written into this one is lost with it.
func stays(path string) (there func() error, err error) {
	opened, err := os.Stat(path)
	return func() error {
		now, err := os.Stat(path)
		if err != nil || !os.SameFile(opened, now) {
			return ErrReplaced
		}
		return nil
	}, err
}

// openWriter opens the file for this process's writers, who queue at its one
// connection and not at the file's lock. A write is on disk when it is reported
// done.
func openWriter(path string) (*sql.DB, error) {
	return database.OpenFile(path, 1, "synchronous(FULL)", "foreign_keys(1)")
}

// attempts is how often a migration is tried while other processes try it too.
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

// isFinal reports whether trying again is of no use.
func isFinal(err error) bool {
	err = kind(err)
	return errors.Is(err, ErrNewer) || errors.Is(err, ErrDamaged) || errors.Is(err, ErrUnwritable) || errors.Is(err, ErrFull)
}

// inspect fails where the file is damaged, which goose would try for seconds
// to get over, or where it is a sound database, but of another program: no
// table of ours may be put into it.
func inspect(ctx context.Context, db querier) error {
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

// soundFile fails where the file is damaged.
func soundFile(ctx context.Context, tx *sql.Tx) error {
	var said string
	if err := tx.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return fmt.Errorf("%w (%s)", ErrDamaged, said)
	}
	return nil
}

// byCode are the kinds of error by SQLite's primary result code.
var byCode = map[int]error{
	sqlite3.SQLITE_CORRUPT:  ErrDamaged,
	sqlite3.SQLITE_NOTADB:   ErrDamaged,
	sqlite3.SQLITE_CANTOPEN: ErrUnwritable,
	sqlite3.SQLITE_READONLY: ErrUnwritable,
	sqlite3.SQLITE_PERM:     ErrUnwritable,
	sqlite3.SQLITE_FULL:     ErrFull,
	sqlite3.SQLITE_BUSY:     ErrBusy,
	sqlite3.SQLITE_IOERR:    ErrDisk,
}

// kindInFile is what an error of SQLite's means; nil where it is none, or
// means nothing in particular.
func kindInFile(err error) error {
	var db *sqlite.Error
	if !errors.As(err, &db) {
		return nil
	}
	return byCode[db.Code()&0xff] // extended codes keep the primary one in the low byte
}
