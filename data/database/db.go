package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
)

// A DB is the one database of the program: the ledger, conversations, ratings and
// wordings. It hides the differences between SQLite and PostgreSQL: statements are the
// same in both. Several processes may open it at once; the methods may be called from
// several goroutines.
type DB struct {
	Writer *sql.DB // for statements that write outside of Exclusive and Update: migrations
	Reader *sql.DB // for single statements that read

	reading sql.TxOptions // for View
	alone   string        // locks out other exclusive writers; empty if there is only one writer anyway
	// run on a connection before a write that must survive a power cut, and before one
	// that need not; may be empty
	durable, relaxed string
	touch            func(context.Context, *sql.Tx) error // marks a write; nil where none is needed
	there            func() error                         // returns ErrReplaced if another file was put in place of the open one; nil without a file
	close            func() error
}

// readers is how many connections to a file read at once; each has a cache of
// 2 MB.
const readers = 4

// NewFile returns the database in an existing SQLite file.
func NewFile(path string) (*DB, error) {
	writer, err := OpenWriter(path)
	if err != nil {
		return nil, err
	}
	reader, err := OpenFile(path, readers, "query_only(1)")
	if err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	there, err := stays(path)
	if err != nil {
		return nil, errors.Join(err, reader.Close(), writer.Close())
	}
	return &DB{
		Writer: writer, Reader: reader, there: there, reading: sql.TxOptions{ReadOnly: true}, touch: touch,
		durable: `PRAGMA synchronous = FULL`, relaxed: `PRAGMA synchronous = NORMAL`,
		close: func() error { return errors.Join(reader.Close(), writer.Close()) },
	}, nil
}

// NewPostgres returns the database of a connection pool, and takes over the pool.
// table holds the chained rows: exclusive writers lock it, readers are not blocked.
func NewPostgres(pool *pgxpool.Pool, table string) *DB {
	db := stdlib.OpenDBFromPool(pool)
	return &DB{
		Writer: db, Reader: db,
		reading: sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead},
		alone:   `LOCK TABLE ` + table + ` IN SHARE ROW EXCLUSIVE MODE`,
		close: func() error {
			err := db.Close()
			pool.Close()
			return err
		},
	}
}

// InFile reports whether the database is an SQLite file.
func (db *DB) InFile() bool { return db.there != nil }

// Close releases the database.
func (db *DB) Close() error { return db.close() }

// Exclusive runs f in one transaction that excludes the other Exclusive calls of all
// processes. All of it happens or nothing, and it is on disk when Exclusive returns.
func (db *DB) Exclusive(ctx context.Context, f func(*sql.Tx) error) error {
	return db.transact(ctx, db.durable, db.alone, f)
}

// Update runs f in one transaction. In PostgreSQL it waits only for writers of the
// same rows, not for Exclusive. In a file it is on disk when Update returns if durable
// is set; otherwise a power cut may undo it, and nothing waits for the disk.
func (db *DB) Update(ctx context.Context, durable bool, f func(*sql.Tx) error) error {
	if durable {
		return db.transact(ctx, db.durable, "", f)
	}
	return db.transact(ctx, db.relaxed, "", f)
}

// transact runs f in one transaction after two statements, which may be empty:
// one before the transaction and one at its beginning.
func (db *DB) transact(ctx context.Context, before, first string, f func(*sql.Tx) error) error {
	conn, err := db.Writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if db.there != nil {
		if err := db.there(); err != nil {
			return err
		}
	}
	if before != "" {
		if _, err := conn.ExecContext(ctx, before); err != nil {
			return err
		}
	}
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if first != "" {
		if _, err := tx.ExecContext(ctx, first); err != nil {
			return err
		}
	}
	if db.touch != nil {
		if err := db.touch(ctx, tx); err != nil {
			return err
		}
	}
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// View runs f in one read-only transaction on a snapshot. It does not block writers.
func (db *DB) View(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := db.Reader.BeginTx(ctx, &db.reading)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(tx)
}

// stays returns a function that fails once another file has replaced the one at the
// path: what is then written to the open file would be lost.
func stays(path string) (there func() error, err error) {
	opened, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrUnwritable, err)
	}
	return func() error {
		now, err := os.Stat(path)
		if err != nil || !os.SameFile(opened, now) {
			return ErrReplaced
		}
		return nil
	}, nil
}
