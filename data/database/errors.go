package database

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Failures of the database, by what they mean for staff. Each says how to fix it.
var (
	// ErrDamaged says that the database is no ledger, or is damaged.
	ErrDamaged = errors.New("the ledger is damaged: restore a backup with `rectify restore FILE`, or move the file away, with its -wal and -shm, to " +
		"start a new ledger")
	// ErrNewer says that a newer version of the program has written the file.
	ErrNewer = errors.New("the ledger was written by a newer version of rectify: use that version")
	// ErrUnwritable says that the ledger's file or directory cannot be written.
	ErrUnwritable = errors.New("the ledger cannot be written there: check the data directory's permissions")
	// ErrFull says that the disk is full. Nothing was changed.
	ErrFull = errors.New("the disk is full: nothing was changed")
	// ErrBusy says that another process held the ledger for too long. Nothing
	// was changed.
	ErrBusy = errors.New("another process is holding the ledger: nothing was changed, try again")
	// ErrUnreachable says that the database does not answer. A change that was
	// under way may have been made or not.
	ErrUnreachable = errors.New("the ledger's database does not answer: check RECTIFY_DATABASE_URL and the server, and look at the item before you try again")
	// ErrReplaced says that the ledger's file was moved away, or another was put
	// in its place, while it was open. Nothing was changed.
	ErrReplaced = errors.New("the ledger's file was moved or replaced while it was open: nothing was changed, start the program anew")
	// ErrDisk says that the disk failed to read or write the file.
	ErrDisk = errors.New("the disk failed under the ledger: check the disk and its free space")
)

// RefusedAsNewer is what a trigger of the schema says to a program that knows
// less than the schema.
const RefusedAsNewer = "the ledger is of a newer version"

// Wrap says what was being done when *err happened, and which of the errors
// above it is. It is for defer.
func Wrap(err *error, format string, args ...any) {
	if *err != nil {
		*err = fmt.Errorf("%s: %w", fmt.Sprintf(format, args...), Kind(*err))
	}
}

// Kind adds to a database error what it means for staff.
func Kind(err error) error {
	if err == nil {
		return nil
	}
	if strings.Contains(err.Error(), RefusedAsNewer) {
		return fmt.Errorf("%w; nothing was changed", ErrNewer)
	}
	for _, meaning := range []error{kindInFile(err), kindInPostgres(err)} {
		if meaning != nil {
			return fmt.Errorf("%w (%w)", meaning, err)
		}
	}
	return err
}

// byCode are the kinds of error by SQLite's primary result code.
var byCode = map[int]error{
	sqlite3.SQLITE_CORRUPT:  ErrDamaged,
	sqlite3.SQLITE_NOTADB:   ErrDamaged,
	sqlite3.SQLITE_CANTOPEN: ErrUnwritable,
	sqlite3.SQLITE_READONLY: ErrUnwritable,
	sqlite3.SQLITE_PERM:     ErrUnwritable,
	sqlite3.SQLITE_FULL:     ErrFull,
	sqlite3.SQLITE_BUSY:     ErrBusy,
	sqlite3.SQLITE_IOERR:    ErrDisk,
}

// kindInFile is what an error of SQLite's means; nil where it is none, or
// means nothing in particular.
func kindInFile(err error) error {
	var db *sqlite.Error
	if !errors.As(err, &db) {
		return nil
	}
	return byCode[db.Code()&0xff] // extended codes keep the primary one in the low byte
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
	var file *fs.PathError // looks like a net.Error, as every error of the system's does
	if errors.As(err, &file) {
		return nil
	}
	if errors.Is(err, ErrSilent) || errors.As(err, &connecting) || errors.As(err, &network) || err != nil && strings.Contains(err.Error(), "conn closed") {
		return ErrUnreachable
	}
	return nil
}
