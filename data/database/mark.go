package database

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
)

// touch writes the file's mark, a random number, into the -wal with every write, so
// that a -wal shows which file it belongs to. A file has its mark from its first write
// on.
func touch(ctx context.Context, tx *sql.Tx) error {
	var mark uint32
	if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&mark); err != nil {
		return err
	}
	if mark == 0 {
		mark = newMark()
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, mark))
	return err
}

// Mark gives a file a new mark.
func Mark(ctx context.Context, db *sql.DB) error {
	_, err := db.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, newMark()))
	return err
}

func newMark() uint32 { return 1 + rand.Uint32N(1<<31-1) }
