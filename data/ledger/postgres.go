package ledger

import (
	"context"
	"database/sql"
	"errors"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"

	"rectify/data/database"
)

// connections is how many connections a process has to its ledger.
const connections = 8

// openPostgres opens a ledger that several machines share.
func openPostgres(ctx context.Context, place string) (engine, error) {
	pool, err := database.Open(ctx, place, connections)
	if err != nil {
		return engine{}, err
	}
	db := stdlib.OpenDBFromPool(pool)
	release := func() error {
		err := db.Close()
		pool.Close()
		return err
	}
	err = database.Alone(ctx, pool, "migration", func() error {
		provider, err := migrationsFor(goose.DialectPostgres, db, "postgres")
		if err != nil {
			return err
		}
		return bringUp(ctx, provider)
	})
	if err != nil {
		return engine{}, errors.Join(err, release())
	}
	return engine{
		writer: db, reader: db, close: release,
		reading: sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead},
		// The history is one chain: whoever adds to it sees its end. Readers go on.
		alone: `LOCK TABLE history IN SHARE ROW EXCLUSIVE MODE`,
		// The server looks after its files itself, where checksums are on.
		sound: func(context.Context, *sql.Tx) error { return nil },
	}, nil
}

// byState are the kinds of error by SQLSTATE, or by its class:
// https://www.postgresql.org/docs/current/errcodes-appendix.html
var byState = map[string]error{
	"53100": ErrFull,        // disk_full
	"55P03": ErrBusy,        // lock_not_available
	"40P01": ErrBusy,        // deadlock_detected
	"57014": ErrBusy,        // query_canceled, by statement_timeout
	"25P03": ErrUnreachable, // idle_in_transaction_session_timeout: it was too slow
	"42501": ErrUnwritable,  // insufficient_privilege
	"25006": ErrUnwritable,  // read_only_sql_transaction
	"58":    ErrDisk,        // system_error
	"XX":    ErrDamaged,     // internal_error, data_corrupted, index_corrupted
	"08":    ErrUnreachable,
	"28":    ErrUnreachable, // invalid_authorization_specification
	"3D":    ErrUnreachable, // invalid_catalog_name
	"53":    ErrUnreachable, // insufficient_resources: too_many_connections
	"57P":   ErrUnreachable, // admin_shutdown, crash_shutdown, cannot_connect_now
}

// kindInPostgres is what an error of PostgreSQL's means; nil where it is none,
// or means nothing in particular.
func kindInPostgres(err error) error {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		for n := len(said.Code); n >= 2; n-- {
			if meaning, known := byState[said.Code[:n]]; known {
				return meaning
			}
		}
		return nil
	}
	var connecting *pgconn.ConnectError
	var network net.Error
	if errors.Is(err, database.ErrSilent) || errors.As(err, &connecting) || errors.As(err, &network) || err != nil && strings.Contains(err.Error(), "conn closed") {
		return ErrUnreachable
	}
	return nil
}
