package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rectify/data/database"
	"rectify/data/ledger"
)

// smallest is the size of the smallest file that SQLite does not take for a new
// database: https://www.sqlite.org/fileformat.html#pages
const smallest = 512

// walOf returns the path of a database's write-ahead log, which holds its newest
// changes. SQLite finds it by its name alone and would apply it to another database
// of that name.
func walOf(path string) string { return path + "-wal" }

// prepare checks a ledger's file before it is opened for writing, and creates a
// missing one. So a file that is empty, truncated or next to another's -wal is never
// mistaken for a ledger, nor altered.
func prepare(ctx context.Context, path string) error {
	wal := sizeOf(walOf(path))
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && wal > 0:
		return fmt.Errorf("%w (%s is missing, and its -wal is there)", database.ErrDamaged, filepath.Base(path))
	case errors.Is(err, fs.ErrNotExist):
		return create(ctx, path)
	case err != nil || info.IsDir():
		return nil // SQLite reports what is wrong
	case info.Size() < smallest:
		return fmt.Errorf("%w (the file has %d bytes)", database.ErrDamaged, info.Size())
	}
	page, mark, err := header(path)
	switch {
	case err != nil || page == 0:
		return err // SQLite reports what is wrong
	case wal == 0 && info.Size()%page != 0:
		return fmt.Errorf("%w (the file is cut after %d bytes)", database.ErrDamaged, info.Size())
	case wal == 0:
		return nil
	}
	// It is in use, or its last process was killed, or a backup was copied over
	// the file without its -wal being moved away.
	if err := inspectFile(ctx, path, mark, false); err != nil {
		return fmt.Errorf("%w (%s is beside it)", err, filepath.Base(walOf(path)))
	}
	return nil
}

// header reads a file's page size in bytes, or 0 if it is not a database, and its
// mark.
func header(path string) (page int64, mark uint32, err error) {
	file, err := os.Open(path)
	if err != nil {
		return 0, 0, err
	}
	defer file.Close()
	head := make([]byte, 100)
	if _, err := io.ReadFull(file, head); err != nil || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return 0, 0, err
	}
	if page = int64(binary.BigEndian.Uint16(head[16:])); page == 1 {
		page = 65536
	}
	return page, binary.BigEndian.Uint32(head[60:]), nil
}

func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// create makes a new ledger under a temporary name, and renames it when it is
// complete. If another process was faster, its file stays.
func create(ctx context.Context, path string) error {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".new-ledger-")
	if err != nil {
		return fmt.Errorf("%w (%w)", database.ErrUnwritable, err)
	}
	defer os.RemoveAll(dir)
	made := filepath.Join(dir, filepath.Base(path))
	db, err := database.OpenWriter(made)
	if err != nil {
		return err
	}
	if err := errors.Join(migrateFile(ctx, db), database.Mark(ctx, db), db.Close()); err != nil {
		return err
	}
	err = os.Link(made, path)
	if err != nil && !errors.Is(err, fs.ErrExist) { // a file system without links
		err = os.Rename(made, path)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w (%w)", database.ErrUnwritable, err)
	}
	return SyncDir(filepath.Dir(path))
}

// SyncDir flushes a directory's entries to disk, if the system supports that.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	d.Sync() // not every file system has it
	return nil
}

// inspectFile checks a ledger's file as it is, which has this mark, with its -wal
// unless frozen, and alters neither.
func inspectFile(ctx context.Context, path string, mark uint32, frozen bool) error {
	db, err := database.ReadFile(path, frozen)
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var now uint32
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&now); err != nil {
		return err
	}
	if mark != 0 && now != mark {
		return fmt.Errorf("%w (its -wal is another file's)", database.ErrDamaged)
	}
	if err := soundFile(ctx, tx); err != nil {
		return err
	}
	if err := inspect(ctx, tx); err != nil {
		return err
	}
	var version int64
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version`).Scan(&version); err != nil || version != writes {
		return err // an older one is checked once it is brought up to date
	}
	return verifyAll(ctx, tx)
}

// headIsWhole checks that the last entry of the history is chained to the one before,
// and that its item matches it.
func headIsWhole(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, `SELECT `+linkColumns+` FROM history ORDER BY sequence DESC LIMIT 2`)
	last, err := database.Collect(rows, err, func(rows *sql.Rows) (l link, err error) {
		l.Entry, err = readEntry(rows, &l.state, &l.prev, &l.hash)
		return l, err
	})
	if err != nil || len(last) == 0 {
		return err
	}
	head, before := last[0], link{}
	if len(last) > 1 {
		before = last[1]
	}
	if head.hash != head.seal() || head.prev != before.hash || head.Sequence != before.Sequence+1 {
		return fmt.Errorf("%w (the history was altered at entry %d)", database.ErrDamaged, head.Sequence)
	}
	if head.Number == 0 {
		return nil
	}
	item, err := readItem(tx.QueryRowContext(ctx, `SELECT `+itemColumns+` FROM items WHERE notice = $1 AND number = $2`, head.Notice, head.Number))
	if err != nil && !errors.Is(err, ledger.ErrNotFound) {
		return err
	}
	return isLeftAs(item, head.state)
}
