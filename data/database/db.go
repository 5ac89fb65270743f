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

// A DB is the one database in which the program keeps everything: the ledger,
// with its conversations, ratings and wordings. It hides the differences between
// SQLite and PostgreSQL: statements are the same in both. Several
// processes may have one open; the methods may be called from several
// goroutines.
type DB struct {
	Writer *sql.DB // for statements that write outside of Exclusive and Update: migrations
	Reader *sql.DB // for single statements that read

	reading sql.TxOptions // of View
	alone   string        // keeps other exclusive writers out; empty where a writer is alone anyway
	// what a connection does before a write that must survive a power cut, and one that need not; may be empty
	durable, relaxed string
	touch            func(context.Context, *sql.Tx) error // marks a write; nil where none is needed
	there            func() error                         // fails where the file is not the one that was opened; nil where there is none
	close            func() error
}

// readers is how many connections to a file read at once; each has a cache of
// 2 MB.
const readers = 4

// NewFile returns the database in an SQLite file, which must be there.
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

// NewPostgres returns the database that a pool is connected to, and takes over
// the pool. Table is the one whose rows are a chain: exclusive writers lock it,
// and readers go on.
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

// Exclusive runs f in one transaction while no other Exclusive runs, in
// whatever process: all of it happens, or nothing. It is on disk when Exclusive
// returns.
func (db *DB) Exclusive(ctx context.Context, f func(*sql.Tx) error) error {
	return db.transact(ctx, db.durable, db.alone, f)
}

// Update runs f in one transaction. In PostgreSQL it waits only for those who
// write the same rows, and for no Exclusive. In a file it is on disk when Update
// returns if durable is set; otherwise a power cut may undo it, and nothing
// waits for the disk.
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

// View runs f in one transaction that only reads, so that all it reads is of one
// moment. It hinders no writer.
func (db *DB) View(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := db.Reader.BeginTx(ctx, &db.reading)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(tx)
}

// stays returns what fails once a file is not where it is now: another was put in
// its place, and what is written into this one is lost with it.
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
