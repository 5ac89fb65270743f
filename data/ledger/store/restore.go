package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"rectify/data/database"
	"rectify/data/ledger"
)

// ErrEmpty means that a file holds a ledger without a single entry.
var ErrEmpty = errors.New("the ledger there is empty")

// Extract writes the ledger that a backup holds into a new file, to, brought up
// to date, and checks it: the file is sound, its history whole, its items as
// that leaves them. The backup, with a -wal of its own if it has one, is read
// and not altered. The errors are those of Open, and ErrEmpty.
func Extract(ctx context.Context, backup, to string) (_ *ledger.Snapshot, err error) {
	defer database.Wrap(&err, "reading the backup %s", backup)
	if _, err := os.Stat(backup); err != nil {
		return nil, err
	}
	if size := sizeOf(backup); size < smallest {
		return nil, fmt.Errorf("%w (the file has %d bytes)", database.ErrDamaged, size)
	}
	frozen := sizeOf(walOf(backup)) == 0 // then nothing need be made next to it
	_, mark, err := header(backup)
	if err != nil {
		return nil, err
	}
	if err := inspectFile(ctx, backup, mark, frozen); err != nil {
		return nil, err
	}
	db, err := database.ReadFile(backup, frozen)
	if err != nil {
		return nil, err
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO $1`, to)
	if err := errors.Join(err, db.Close()); err != nil {
		return nil, err
	}
	if err := markAnew(ctx, to); err != nil {
		return nil, err
	}
	s, err := Open(ctx, to)
	if err != nil {
		return nil, err
	}
	snap, err := s.Snapshot(ctx)
	if err == nil {
		err = s.Verify(ctx)
	}
	if err = errors.Join(err, s.Close()); err == nil && snap.Sequence == 0 {
		err = ErrEmpty
	}
	return snap, err
}

// markAnew gives a copy a new mark.
func markAnew(ctx context.Context, path string) error {
	db, err := database.OpenWriter(path)
	if err != nil {
		return err
	}
	return errors.Join(database.Mark(ctx, db), db.Close())
}
