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

	"rectify/bot/workspace/wire"
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
// caller sees belongs to one moment. Where f is stopped, nothing of it is kept,
// and Do returns why.
func (s *Server) Do(ctx context.Context, f func(*Tx)) error {
	begun, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	t := &Tx{Tx: begun, ctx: ctx, s: s}
	defer begun.Rollback() // does nothing once it is committed
	if err := attempt(func() { f(t) }); err != nil {
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
func read[T any](ctx context.Context, s *Server, f func(*Tx) T) (out T, err error) {
	err = s.Do(ctx, func(t *Tx) { out = f(t) })
	return out, err
}

// A stop ends a transaction before its end. What works on a Tx panics with it, and
// so returns no errors: whoever called Do gets them.
type stop struct{ err error }

// attempt calls f and returns what stops it. It undoes nothing.
func attempt(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			err = r.err
		default:
			panic(r)
		}
	}()
	f()
	return nil
}

// refused reports whether f ends with a refusal. Any other error, such as one of the
// database, ends the transaction.
func refused(f func()) bool {
	err := attempt(f)
	if refusal := (*Error)(nil); !errors.As(err, &refusal) {
		Must(err)
	}
	return err != nil
}

// Must ends the transaction if there is an error; Do returns it.
func Must(err error) {
	if err != nil {
		panic(stop{err})
	}
}

// must is v, unless there is an error: that ends the transaction.
func must[T any](v T, err error) T {
	Must(err)
	return v
}

// refuse is what a transaction panics with, to end with a refusal in Slack's words.
func refuse(code string, messages ...string) stop { return stop{wire.Refuse(code, messages...)} }

func (t *Tx) exec(query string, args ...any) { must(t.ExecContext(t.ctx, query, args...)) }

// scan reads one row into dest; found is false where there is none.
func (t *Tx) scan(query string, args []any, dest ...any) (found bool) {
	err := t.QueryRowContext(t.ctx, query, args...).Scan(dest...)
	if errors.Is(err, sql.ErrNoRows) {
		return false
	}
	Must(err)
	return true
}

// collect reads every row of a query, each into a value.
func collect[T any](t *Tx, into func(row *sql.Rows, v *T) error, query string, args ...any) []T {
	rows := must(t.QueryContext(t.ctx, query, args...))
	defer rows.Close()
	list := []T{} // an empty list in JSON too
	for rows.Next() {
		var v T
		Must(into(rows, &v))
		list = append(list, v)
	}
	Must(rows.Err())
	return list
}

// strings reads the first column of every row.
func (t *Tx) strings(query string, args ...any) []string {
	return collect(t, func(row *sql.Rows, v *string) error { return row.Scan(v) }, query, args...)
}

// load reads a JSON column into v; found is false where there is no row.
func (t *Tx) load(v any, query string, args ...any) (found bool) {
	var body string
	if !t.scan(query, args, &body) {
		return false
	}
	Must(json.Unmarshal([]byte(body), v))
	return true
}

// one reads the JSON column of the one row that there must be.
func one[T any](t *Tx, refusal, query string, args ...any) (v T) {
	if !t.load(&v, query, args...) {
		panic(refuse(refusal))
	}
	return v
}

// loadAll reads a JSON column of every row.
func loadAll[T any](t *Tx, query string, args ...any) []T {
	return collect(t, func(row *sql.Rows, v *T) error {
		var body []byte
		Must(row.Scan(&body))
		return json.Unmarshal(body, v)
	}, query, args...)
}
