package ledger

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"sync"

	_ "modernc.org/sqlite" // the "sqlite" driver of database/sql
)

// A Store is an open ledger. Several processes may have one file open; the
// methods may be called from several goroutines.
type Store struct {
	policy Policy

	writer *sql.DB // one connection: this process's writers queue here, not at the file's lock
	reader *sql.DB

	mu   sync.Mutex // guards last
	last view       // what the newest snapshot was made from
}

// readers is how many connections read at once; each has a cache of 2 MB.
const readers = 4

// Open opens the ledger in the given file, making it or bringing it up to
// date where needed. Errors may be told apart with ErrDamaged, ErrNewer,
// ErrUnwritable, ErrFull and ErrBusy.
func Open(ctx context.Context, path string, policy ...Policy) (_ *Store, err error) {
	defer wrap(&err, "opening the ledger %s", path)
	s := &Store{}
	for _, p := range policy {
		s.policy = p
	}
	if s.writer, err = sql.Open("sqlite", dataSource(path)); err != nil {
		return nil, err
	}
	s.writer.SetMaxOpenConns(1)
	if err := migrate(ctx, s.writer); err != nil {
		return nil, errors.Join(err, s.writer.Close())
	}
	if s.reader, err = sql.Open("sqlite", dataSource(path, "query_only(1)")); err != nil {
		return nil, errors.Join(err, s.writer.Close())
	}
	s.reader.SetMaxOpenConns(readers)
	s.reader.SetMaxIdleConns(readers)
	return s, nil
}

// Close releases the ledger.
func (s *Store) Close() error { return errors.Join(s.reader.Close(), s.writer.Close()) }

// dataSource names the file and how it is used: readers and one writer work
// side by side (WAL), a second process's writer waits, and a write is on disk
// when it is reported done.
func dataSource(path string, more ...string) string {
	pragmas := append([]string{
		"busy_timeout(10000)",
		"journal_mode(WAL)",
		"synchronous(FULL)",
		"foreign_keys(1)",
	}, more...)
	options := url.Values{"_pragma": pragmas, "_txlock": {"immediate"}}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: options.Encode()}).String()
}

// write runs f in one transaction: all of it happens, or nothing.
func (s *Store) write(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after Commit
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// read runs f in one transaction, so that all it reads is of one moment. It
// hinders no writer.
func (s *Store) read(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(tx)
}
