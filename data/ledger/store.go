package ledger

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"

	"rectify/data/database"
)

// A Store is an open ledger. Several processes may have one open; the methods
// may be called from several goroutines.
type Store struct {
	engine
	policy Policy

	turn chan struct{} // holds one token while somebody reads or replaces last
	last *Snapshot     // the newest; nil before the first

	forgot atomic.Int64 // when what ran out was last forgotten, in Unix seconds
}

// An engine is the database that a ledger lies in. All that differs between
// one and another is here; every other statement is the same in both.
type engine struct {
	writer, reader *sql.DB
	reading        sql.TxOptions                        // of transactions that only read, and read of one moment
	alone          string                               // the statement that keeps other writers out; empty where one is alone anyway
	synced, quick  string                               // what a connection does before a write that must survive a power cut, and one that need not; may be empty
	touch          func(context.Context, *sql.Tx) error // marks a write; nil where none is needed
	sound          func(context.Context, *sql.Tx) error // fails where what is stored is damaged
	there          func() error                         // fails where the file is not the one that was opened; nil where there is none
	close          func() error
}

// Open opens the ledger in the given place, a file or the URL of a PostgreSQL
// database (postgres://…), making it or bringing it up to date where needed. It
// checks the end of the history, and all of it where a file's last process was
// killed. A file that is damaged is left as it is.
// Errors may be told apart with ErrDamaged, ErrNewer, ErrUnwritable, ErrFull,
// ErrBusy and ErrUnreachable.
func Open(ctx context.Context, place string, policy ...Policy) (_ *Store, err error) {
	defer wrap(&err, "opening the ledger %s", database.Redacted(place))
	s := &Store{turn: make(chan struct{}, 1)}
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
	if err := s.read(ctx, func(tx *sql.Tx) error { return headIsWhole(ctx, tx) }); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// Close releases the ledger.
func (s *Store) Close() error { return s.close() }

// write runs f, which adds to the history, in one transaction: all of it
// happens, or nothing. Nothing else writes meanwhile.
func (s *Store) write(ctx context.Context, f func(*sql.Tx) error) error {
	return s.transact(ctx, s.synced, s.alone, f)
}

// note runs f, which leaves items and history alone, in one transaction. In
// PostgreSQL it waits only for those who write the same rows. In a file it is
// on disk when note returns if lasting is set; otherwise a power cut may undo
// it, and nothing waits for the disk.
func (s *Store) note(ctx context.Context, lasting bool, f func(*sql.Tx) error) error {
	if lasting {
		return s.transact(ctx, s.synced, "", f)
	}
	return s.transact(ctx, s.quick, "", f)
}

// transact runs f in one transaction after two statements, which may be empty:
// one before the transaction and one at its beginning.
func (s *Store) transact(ctx context.Context, before, first string, f func(*sql.Tx) error) error {
	conn, err := s.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if s.there != nil {
		if err := s.there(); err != nil {
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
	if s.touch != nil {
		if err := s.touch(ctx, tx); err != nil {
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
