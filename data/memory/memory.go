// Package memory stores small values under a name, in the ledger's database: the topic
// of a conversation, how far the history was announced, which message shows an item's
// thread. They are not in the history, and some expire.
package memory

import (
	"context"
	"database/sql"
	"errors"
	"sync/atomic"
	"time"

	"rectify/data/database"
)

// Memory is the table of values in a database. Its methods may be called from several
// goroutines, and in several processes.
type Memory struct {
	db     *database.DB
	forgot atomic.Int64 // when expired entries were last deleted, in Unix seconds
}

// New returns the memory in a database that has its table.
func New(db *database.DB) *Memory { return &Memory{db: db} }

// Recall returns the value stored under a name, or nil.
func (m *Memory) Recall(ctx context.Context, name string) (_ []byte, err error) {
	defer database.Wrap(&err, "recalling %s", name)
	return recall(ctx, m.db.Reader, name)
}

// Remember keeps body, JSON, under a name, and replaces what was there. It may be
// forgotten after until; never where that is the zero time. At is the time now:
// entries that have expired by then are deleted on the way. In
// PostgreSQL, Remember waits for no change of the ledger; in a file all writers wait
// for one another, and what may be forgotten does not wait for the disk.
func (m *Memory) Remember(ctx context.Context, name string, body []byte, at, until time.Time) (err error) {
	defer database.Wrap(&err, "remembering %s", name)
	m.forget(ctx, at)
	return m.db.Update(ctx, until.IsZero(), func(tx *sql.Tx) error { return remember(ctx, tx, name, body, at, until) })
}

// Revise replaces the value stored under a name by what f returns for it; f gets nil
// if there is none. No other process changes it in between. If f fails, the value
// stays, and Revise returns that error.
func (m *Memory) Revise(ctx context.Context, name string, at, until time.Time, f func(body []byte) ([]byte, error)) (err error) {
	defer database.Wrap(&err, "remembering %s", name)
	m.forget(ctx, at)
	return m.db.Update(ctx, until.IsZero(), func(tx *sql.Tx) error {
		before, err := hold(ctx, tx, name)
		if err != nil {
			return err
		}
		after, err := f(before)
		if err != nil {
			return err
		}
		return remember(ctx, tx, name, after, at, until)
	})
}

// hold returns what is remembered under a name, and keeps others from changing
// it until the transaction ends. Where nothing is, it holds the name's place.
func hold(ctx context.Context, tx *sql.Tx, name string) ([]byte, error) {
	var body string
	err := tx.QueryRowContext(ctx, `INSERT INTO memory (name, body, until) VALUES ($1, '', '')
		ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING body`, name).Scan(&body)
	if body == "" {
		return nil, err
	}
	return []byte(body), err
}

func recall(ctx context.Context, q database.Querier, name string) ([]byte, error) {
	var body string
	err := q.QueryRowContext(ctx, `SELECT body FROM memory WHERE name = $1`, name).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return []byte(body), err
}

func remember(ctx context.Context, tx *sql.Tx, name string, body []byte, at, until time.Time) error {
	if !until.IsZero() && until.Before(at) {
		_, err := tx.ExecContext(ctx, `DELETE FROM memory WHERE name = $1`, name)
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO memory (name, body, until) VALUES ($1, $2, $3)
		ON CONFLICT (name) DO UPDATE SET body = excluded.body, until = excluded.until`,
		name, string(body), moment(until))
	return err
}

// forgetEvery is how often expired entries are looked for.
const forgetEvery = time.Minute

// forget deletes expired entries, in a transaction of its own, at most once a
// minute. Where it fails, the next one deletes them.
func (m *Memory) forget(ctx context.Context, at time.Time) {
	last := m.forgot.Load()
	if gone := at.Unix() - last; gone >= 0 && gone < int64(forgetEvery.Seconds()) || !m.forgot.CompareAndSwap(last, at.Unix()) {
		return
	}
	m.db.Update(ctx, false, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM memory WHERE until <> '' AND until < $1`, moment(at))
		return err
	})
}

// moment writes a time so that times compare as text; empty for the zero time.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
