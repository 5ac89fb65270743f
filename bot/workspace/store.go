package workspace

import (
	"context"
	"database/sql"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"

	_ "modernc.org/sqlite" // the database driver
)

//go:embed schema.sql
var schema string

func openStore(ctx context.Context, path string) (*sql.DB, error) {
	dsn := path
	if path != ":memory:" {
		q := url.Values{"_pragma": {"journal_mode(WAL)", "synchronous(NORMAL)", "busy_timeout(5000)"}}
		dsn = (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
	}
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	// One connection: a workspace is small, and its work is done in order.
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, schema); err != nil {
		db.Close()
		return nil, fmt.Errorf("workspace: open %s: %w", path, err)
	}
	return db, nil
}

// A Tx is one change of the workspace: all of it or nothing. Watchers and
// the outbox hear of it once it is committed.
type Tx struct {
	*sql.Tx
	ctx     context.Context
	s       *Server
	changes []Change
	queued  bool
}

// Do runs f in a transaction. It is also how things are read: everything a
// caller sees belongs to one moment.
func (s *Server) Do(ctx context.Context, f func(*Tx) error) error {
	begun, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	t := &Tx{Tx: begun, ctx: ctx, s: s}
	if err := f(t); err != nil {
		_ = begun.Rollback() // err says why
		return err
	}
	if err := begun.Commit(); err != nil {
		return err
	}
	for _, c := range t.changes {
		s.watchers.tell(c)
	}
	if t.queued {
		s.outbox.wake()
	}
	return nil
}

// read returns what f reads, or makes, in a transaction.
func read[T any](ctx context.Context, s *Server, f func(*Tx) (T, error)) (out T, err error) {
	failed := s.Do(ctx, func(t *Tx) error {
		out, err = f(t)
		return err
	})
	return out, failed
}

func (t *Tx) exec(query string, args ...any) error {
	_, err := t.ExecContext(t.ctx, query, args...)
	return err
}

// scan reads one row into dest; found is false where there is none.
func (t *Tx) scan(query string, args []any, dest ...any) (found bool, err error) {
	err = t.QueryRowContext(t.ctx, query, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// collect reads every row of a query, each into a value.
func collect[T any](t *Tx, into func(row *sql.Rows, v *T) error, query string, args ...any) ([]T, error) {
	rows, err := t.QueryContext(t.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []T{} // an empty list in JSON too
	for rows.Next() {
		var v T
		if err := into(rows, &v); err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, rows.Err()
}

// strings reads the first column of every row.
func (t *Tx) strings(query string, args ...any) ([]string, error) {
	return collect(t, func(row *sql.Rows, v *string) error { return row.Scan(v) }, query, args...)
}

// load reads a JSON column into v; found is false where there is no row.
func (t *Tx) load(v any, query string, args ...any) (found bool, err error) {
	var body string
	if found, err := t.scan(query, args, &body); !found {
		return false, err
	}
	return true, json.Unmarshal([]byte(body), v)
}

// loadAll reads a JSON column of every row.
func loadAll[T any](t *Tx, query string, args ...any) ([]T, error) {
	return collect(t, func(row *sql.Rows, v *T) error {
		var body []byte
		if err := row.Scan(&body); err != nil {
			return err
		}
		return json.Unmarshal(body, v)
	}, query, args...)
}
