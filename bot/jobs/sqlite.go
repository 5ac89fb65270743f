package jobs

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"

	"rectify/data/database"
)

// ErrInUse says that another process works on the jobs.
var ErrInUse = errors.New("another process is serving from this data directory: stop it, or set RECTIFY_DATA to another one; several replicas need " +
	"RECTIFY_DATABASE_URL")

// openFile opens the jobs in a file.
func openFile(ctx context.Context, path string, log *slog.Logger, workers []Worker) (store, error) {
	release, err := HoldFile(path) // held until the store is closed
	if err != nil {
		return store{}, err
	}
	db, err := database.OpenFile(path, 1, "synchronous(FULL)") // SQLite has one writer; the rest would only wait at its lock
	if err != nil {
		return store{}, errors.Join(err, release())
	}
	exec := func(ctx context.Context, statement string) error {
		_, err := db.ExecContext(ctx, statement)
		return err
	}
	working, err := startInFile(ctx, db, log, workers, exec)
	if err != nil {
		return store{}, errors.Join(err, db.Close(), release())
	}
	running, end := context.WithCancel(context.WithoutCancel(ctx))
	go keepSettled(running, log, settleFile, exec)
	return store{
		insert: working.InsertMany,
		waiting: func(ctx context.Context, kind string) (n int, err error) {
			err = db.QueryRowContext(ctx, countWaiting, kind).Scan(&n)
			return n, err
		},
		close: func(ctx context.Context) error {
			end()
			return errors.Join(stop(ctx, working), db.Close(), release())
		},
	}, nil
}

func startInFile(ctx context.Context, db *sql.DB, log *slog.Logger, workers []Worker, exec func(context.Context, string) error) (client, error) {
	driver := riversqlite.New(db)
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet(log)})
	if err != nil {
		return nil, err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return nil, err
	}
	// Otherwise the jobs of a killed process would wait for River's rescuer.
	if _, err := db.ExecContext(ctx, `UPDATE river_job SET state = 'available' WHERE state = 'running'`); err != nil {
		return nil, err
	}
	if err := settle(ctx, settleFile, exec); err != nil {
		return nil, err
	}
	if _, err := db.ExecContext(ctx, indexLanes); err != nil {
		return nil, err
	}
	config, err := configOf(log, workers, func(ctx context.Context, kind, lane string, id int64) (ids []int64, err error) {
		rows, err := db.QueryContext(ctx, selectAhead, kind, lane, id)
		if err != nil {
			return nil, err
		}
		defer rows.Close()
		for rows.Next() {
			if err := rows.Scan(&id); err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
		return ids, rows.Err()
	}, nil)
	if err != nil {
		return nil, err
	}
	working, err := river.NewClient(driver, config)
	if err != nil {
		return nil, err
	}
	return working, working.Start(ctx)
}
