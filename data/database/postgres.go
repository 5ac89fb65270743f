// Package database opens the databases that a ledger and its jobs are kept in:
// SQLite in a file, or PostgreSQL, which several replicas share.
package database

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// usualSchema is the default schema of our tables; a search_path in the URL names
// another.
const usualSchema = "rectify"

// waitForLock is how long a statement waits for a lock before it fails.
const waitForLock = 10 * time.Second

// IsPostgres reports whether a place is the URL of a PostgreSQL database rather
// than a file.
func IsPostgres(place string) bool {
	return strings.HasPrefix(place, "postgres:") || strings.HasPrefix(place, "postgresql:")
}

// Redacted returns a place as it may be shown: a URL without its password.
func Redacted(place string) string {
	if !IsPostgres(place) {
		return place
	}
	u, err := url.Parse(place)
	if err != nil {
		return "PostgreSQL"
	}
	return u.Redacted()
}

// Open connects to a database by its URL, and creates a missing schema. Libpq's
// environment (PGHOST …) completes the URL:
// https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
func Open(ctx context.Context, place string, connections int32) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(place)
	if err != nil {
		return nil, fmt.Errorf("reading the database's URL: %w", err) // it leaves out the password
	}
	config.MaxConns = connections
	params := config.ConnConfig.RuntimeParams
	if params["search_path"] == "" {
		params["search_path"] = usualSchema
	}
	if params["application_name"] == "" {
		params["application_name"] = "rectify"
	}
	bound(config.ConnConfig)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, err
	}
	err = knowsChinese(ctx, pool)
	if err == nil {
		err = makeSchema(ctx, pool, params["search_path"])
	}
	if err != nil {
		pool.Close()
		return nil, err
	}
	return pool, nil
}

// ErrEncoding means that the database does not store text as UTF-8.
var ErrEncoding = errors.New("the database must be made with the encoding UTF8 (createdb -E UTF8 -T template0)")

func knowsChinese(ctx context.Context, pool *pgxpool.Pool) error {
	var encoding string
	if err := pool.QueryRow(ctx, `SHOW server_encoding`).Scan(&encoding); err != nil {
		return err
	}
	if encoding != "UTF8" {
		return fmt.Errorf("%w: it has %s", ErrEncoding, encoding)
	}
	return nil
}

// makeSchema creates the schema if it is missing. It checks first, because a role that
// may use a schema need not be allowed to create one.
func makeSchema(ctx context.Context, pool *pgxpool.Pool, schema string) error {
	if strings.ContainsAny(schema, `,"$`) { // a list, or one that PostgreSQL fills in: it is there
		return nil
	}
	return Alone(ctx, pool, "schema", func() error {
		var there bool
		err := pool.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)`, schema).Scan(&there)
		if err != nil || there {
			return err
		}
		_, err = pool.Exec(ctx, `CREATE SCHEMA `+pgx.Identifier{schema}.Sanitize())
		return err
	})
}

// Alone runs f while no other process runs Alone with the same name in the same
// schema. The lock belongs to a transaction, which the server ends if this process
// falls silent.
func Alone(ctx context.Context, pool *pgxpool.Pool, name string, f func() error) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		_, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock(hashtextextended(current_setting('search_path') || ' ' || $1, 0))`, name)
		if err != nil {
			return err
		}
		done := make(chan error, 1)
		go func() { done <- f() }()
		for {
			select {
			case err := <-done:
				return err
			case <-time.After(idleInTx / 3):
			}
			if _, err := tx.Exec(ctx, `SELECT 1`); err != nil { // the lock is gone
				return errors.Join(err, <-done)
			}
		}
	})
}
