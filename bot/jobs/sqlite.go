package jobs

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"net/url"

	"github.com/gofrs/flock"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	_ "modernc.org/sqlite" // the "sqlite" driver of database/sql
)

// ErrInUse says that another process works on the jobs.
var ErrInUse = errors.New("another process is serving from this data directory: stop it, or set RECTIFY_DATA to another one; several replicas need RECTIFY_DATABASE_URL")

// openFile opens the jobs in a file.
func openFile(ctx context.Context, path string, log *slog.Logger, workers []Worker) (store, error) {
	lock := flock.New(path + ".lock") // held while the jobs are worked on
	switch free, err := lock.TryLock(); {
	case err != nil:
		return store{}, err
	case !free:
		return store{}, ErrInUse
	}
	db, err := sql.Open("sqlite", dataSource(path))
	if err != nil {
		return store{}, errors.Join(err, lock.Unlock())
	}
	db.SetMaxOpenConns(1) // SQLite has one writer; the rest would only wait at its lock
	working, err := startInFile(ctx, db, log, workers)
	if err != nil {
		return store{}, errors.Join(err, db.Close(), lock.Unlock())
	}
	return store{
		insert: working.InsertMany,
		waiting: func(ctx context.Context, kind string) (n int, err error) {
			err = db.QueryRowContext(ctx, countWaiting, kind).Scan(&n)
			return n, err
		},
		close: func(ctx context.Context) error { return errors.Join(stop(ctx, working), db.Close(), lock.Unlock()) },
	}, nil
}

func dataSource(path string) string {
	options := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)"}, "_txlock": {"immediate"}}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: options.Encode()}).String()
}

func startInFile(ctx context.Context, db *sql.DB, log *slog.Logger, workers []Worker) (client, error) {
	driver := riversqlite.New(db)
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet(log)})
	if err != nil {
		return nil, err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return nil, err
	}
	// Without this a killed process's jobs would wait for River's rescuer.
	if _, err := db.ExecContext(ctx, `UPDATE river_job SET state = 'available' WHERE state = 'running'`); err != nil {
		return nil, err
	}
	config, err := configOf(log, workers)
	if err != nil {
		return nil, err
	}
	working, err := river.NewClient(driver, config)
	if err != nil {
		return nil, err
	}
	return working, working.Start(ctx)
}
