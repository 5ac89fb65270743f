package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Recall returns what was remembered under a name; nil where nothing was.
func (s *Store) Recall(ctx context.Context, name string) (_ []byte, err error) {
	defer wrap(&err, "recalling %s", name)
	return recall(ctx, s.reader, name)
}

// Remember keeps body, JSON, under a name, in the place of what was there. It
// may be forgotten after until; never where that is the zero time. What has
// run out at the time of at is forgotten on the way. It waits for no change of
// the ledger, and what may be forgotten waits for no disk, either.
func (s *Store) Remember(ctx context.Context, name string, body []byte, at, until time.Time) (err error) {
	defer wrap(&err, "remembering %s", name)
	s.forget(ctx, at)
	return s.note(ctx, until.IsZero(), func(tx *sql.Tx) error { return remember(ctx, tx, name, body, at, until) })
}

// Revise remembers what f makes of what is remembered under a name, nil for
// nothing, with nobody changing it in between. An error of f's leaves it as it
// was.
func (s *Store) Revise(ctx context.Context, name string, at, until time.Time, f func(body []byte) ([]byte, error)) (err error) {
	defer wrap(&err, "remembering %s", name)
	s.forget(ctx, at)
	return s.note(ctx, until.IsZero(), func(tx *sql.Tx) error {
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

func recall(ctx context.Context, q querier, name string) ([]byte, error) {
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

// forgetEvery is how often what has run out is looked for.
const forgetEvery = time.Minute

// forget deletes what has run out, in a transaction of its own, now and then:
// what stays is deleted next time.
func (s *Store) forget(ctx context.Context, at time.Time) {
	last := s.forgot.Load()
	if gone := at.Unix() - last; gone >= 0 && gone < int64(forgetEvery.Seconds()) || !s.forgot.CompareAndSwap(last, at.Unix()) {
		return
	}
	s.note(ctx, false, func(tx *sql.Tx) error {
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
