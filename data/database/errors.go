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
	// ErrDamaged means that the database is not a ledger, or is damaged.
	ErrDamaged = errors.New("the ledger is damaged: restore a backup with `rectify restore FILE`, or move the file away, with its -wal and -shm, to " +
		"start a new ledger")
	// ErrNewer means that a newer version of the program has written the file.
	ErrNewer = errors.New("the ledger was written by a newer version of rectify: use that version")
	// ErrUnwritable means that the ledger's file or directory cannot be written.
	ErrUnwritable = errors.New("the ledger cannot be written there: check the data directory's permissions")
	// ErrFull means that the disk is full. Nothing was changed.
	ErrFull = errors.New("the disk is full: nothing was changed")
	// ErrBusy means that another process held the ledger for too long. Nothing was
	// changed.
	ErrBusy = errors.New("another process is holding the ledger: nothing was changed, try again")
	// ErrUnreachable means that the database does not answer. A change in progress may
	// or may not have been made.
	ErrUnreachable = errors.New("the ledger's database does not answer: check RECTIFY_DATABASE_URL and the server, and look at the item before you try again")
	// ErrReplaced means that the ledger's file was moved or replaced while it was
	// open. Nothing was changed.
	ErrReplaced = errors.New("the ledger's file was moved or replaced while it was open: nothing was changed, start the program anew")
	// ErrDisk means that the disk failed to read or write the file.
	ErrDisk = errors.New("the disk failed under the ledger: check the disk and its free space")
)

// RefusedAsNewer is the message of a schema trigger that rejects writes by an older
// version of the program.
const RefusedAsNewer = "the ledger is of a newer version"

// Wrap adds to *err what was being done, and which of the errors above it is. It is
// for defer.
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

// byCode maps SQLite's primary result codes to these errors.
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

// kindInFile returns the error above that an SQLite error stands for, or nil.
func kindInFile(err error) error {
	var db *sqlite.Error
	if !errors.As(err, &db) {
		return nil
	}
	return byCode[db.Code()&0xff] // extended codes keep the primary one in the low byte
}

// byState maps SQLSTATE codes or their classes to these errors:
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

// kindInPostgres returns the error above that a PostgreSQL error stands for, or nil.
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
	var file *fs.PathError // looks like a net.Error, as all system errors do
	if errors.As(err, &file) {
		return nil
	}
	if errors.Is(err, ErrSilent) || errors.As(err, &connecting) || errors.As(err, &network) || err != nil && strings.Contains(err.Error(), "conn closed") {
		return ErrUnreachable
	}
	return nil
}
