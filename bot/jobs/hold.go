package jobs

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/gofrs/flock"

	"rectify/data/database"
)

// HoldFile keeps other processes from working on the jobs in a file until
// release is called. The error is ErrInUse where one does.
func HoldFile(path string) (release func() error, err error) {
	lock := flock.New(path + ".lock")
	free, err := lock.TryLock()
	if err == nil && !free {
		err = ErrInUse
	}
	return lock.Unlock, err
}

// Forget deletes all jobs of some kinds, done ones included, from a file that
// is held, so that they can be added again.
func Forget(ctx context.Context, path string, kinds ...string) error {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	db, err := database.OpenFile(path, 1)
	if err != nil {
		return err
	}
	for _, kind := range kinds {
		_, deleted := db.ExecContext(ctx, `DELETE FROM river_job WHERE queue = ?`, kind)
		err = errors.Join(err, deleted)
	}
	return errors.Join(err, db.Close())
}
