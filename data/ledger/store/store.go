// Package store keeps the ledger in SQLite or PostgreSQL: items, the append-only
// history chained by hashes, migrations, copies, and the check that nothing in
// it was altered.
package store

import (
	"context"
	"database/sql"
	"errors"

	"rectify/data/database"
	"rectify/data/feedback"
	"rectify/data/ledger"
	"rectify/data/memory"
	"rectify/data/wording"
)

// A Store is the open database of an office: its ledger, and with it the memory,
// ratings and learned wordings. Several processes may have one open; the methods may
// be called from several goroutines.
type Store struct {
	*memory.Memory
	*feedback.Feedback
	*wording.Learned

	db     *database.DB
	policy ledger.Policy

	turn chan struct{}    // holds one token while somebody reads or replaces last
	last *ledger.Snapshot // the newest snapshot; nil before the first
}

// Open opens the ledger in the given place, a file or the URL of a PostgreSQL
// database (postgres://…), making it or bringing it up to date where needed. It
// checks the end of the history, and all of it where a file's last process was
// killed. A file that is damaged is left as it is.
// Errors are those of package database: database.ErrDamaged, database.ErrNewer, database.ErrUnwritable,
// database.ErrFull, database.ErrBusy and database.ErrUnreachable.
func Open(ctx context.Context, place string, policy ...ledger.Policy) (_ *Store, err error) {
	defer database.Wrap(&err, "opening the ledger %s", database.Redacted(place))
	s := &Store{turn: make(chan struct{}, 1)}
	for _, p := range policy {
		s.policy = p
	}
	if database.IsPostgres(place) {
		s.db, err = openPostgres(ctx, place)
	} else {
		s.db, err = openFile(ctx, place)
	}
	if err != nil {
		return nil, err
	}
	if err := s.db.View(ctx, func(tx *sql.Tx) error { return headIsWhole(ctx, tx) }); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	if err := s.bringStandings(ctx); err != nil {
		return nil, errors.Join(err, s.db.Close())
	}
	s.Memory, s.Feedback, s.Learned = memory.New(s.db), feedback.New(s.db), wording.New(s.db)
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error { return s.db.Close() }
