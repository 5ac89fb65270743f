package ledger

import (
	"context"
	"database/sql"
	"sync"

	"rectify/data/database"
)

// A Store is an open ledger. Several processes may have one open; the methods
// may be called from several goroutines.
type Store struct {
	engine
	policy Policy

	mu   sync.Mutex // guards last
	last view       // what the newest snapshot was made from
}

// An engine is the database that a ledger lies in. All that differs between
// one and another is here; every other statement is the same in both.
type engine struct {
	writer, reader *sql.DB
	reading        sql.TxOptions                        // of transactions that only read, and read of one moment
	alone          string                               // the statement that keeps other writers out; empty where one is alone anyway
	sound          func(context.Context, *sql.Tx) error // fails where what is stored is damaged
	close          func() error
}

// Open opens the ledger in the given place, a file or the URL of a PostgreSQL
// database (postgres://…), making it or bringing it up to date where needed.
// Errors may be told apart with ErrDamaged, ErrNewer, ErrUnwritable, ErrFull,
// ErrBusy and ErrUnreachable.
func Open(ctx context.Context, place string, policy ...Policy) (_ *Store, err error) {
	defer wrap(&err, "opening the ledger %s", database.Redacted(place))
	s := &Store{}
	for _, p := range policy {
		s.policy = p
	}
	if database.IsPostgres(place) {
		s.engine, err = openPostgres(ctx, place)
	} else {
		s.engine, err = openFile(ctx, place)
	}
	if err != nil {
		return nil, err
	}
	return s, nil
}

// Close releases the ledger.
func (s *Store) Close() error { return s.close() }

// write runs f in one transaction: all of it happens, or nothing.
func (s *Store) write(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if s.alone != "" {
		if _, err := tx.ExecContext(ctx, s.alone); err != nil {
			return err
		}
	}
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// read runs f in one transaction, so that all it reads is of one moment. It
// hinders no writer.
func (s *Store) read(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.reader.BeginTx(ctx, &s.reading)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(tx)
}
