package database

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Querier is a database, or a transaction on one.
type Querier interface {
	// QueryContext returns the rows of a query; the caller closes them.
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	// QueryRowContext returns the first row; its Scan returns sql.ErrNoRows for none.
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// Collect reads every row of a query's answer. It takes the query's error, so
// that a query need not be checked first.
func Collect[T any](rows *sql.Rows, err error, read func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := read(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// stampFormat sorts as text in chronological order.
const stampFormat = "2006-01-02T15:04:05.000000Z"

// Stamp writes a time as stored in the tables: UTC, to the microsecond, sorted as text
// in chronological order.
func Stamp(t time.Time) string { return t.UTC().Format(stampFormat) }

// ParseStamp reads what Stamp wrote; anything else is ErrDamaged.
func ParseStamp(s string) (time.Time, error) {
	t, err := time.Parse(stampFormat, s)
	if err != nil {
		return time.Time{}, fmt.Errorf("%w (%q is no time)", ErrDamaged, s)
	}
	return t, nil
}

// Flag writes a boolean as stored in the tables: 1 or 0.
func Flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
