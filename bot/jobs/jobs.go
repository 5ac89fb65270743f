// Package jobs is durable background work over River: what is added is done,
// once, though the process be killed in between.
package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"time"

	"github.com/gofrs/flock"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	_ "modernc.org/sqlite" // the "sqlite" driver of database/sql
)

// A Job is one piece of work.
type Job struct {
	Kind string    // which Worker does it
	Key  string    // its name: a second job of the same kind and key is not added
	Body []byte    // what the worker needs to know, as JSON
	At   time.Time // not before then; the zero time is at once
}

// A Worker does the jobs of one kind.
type Worker struct {
	Kind  string
	Limit int // how many at a time
	Tries int // how often a job is tried before it is given up; 0 for the usual number
	// Do does one job. It may be called again for a job that was in hand when
	// the process was killed, with attempt then above 1. A nil error is done;
	// Later and Never say when, or that, it is not to be tried again; any
	// other error is tried again, with growing gaps.
	Do func(ctx context.Context, body []byte, attempt int) error
	// Lost is told of a job that was given up.
	Lost func(ctx context.Context, body []byte, err error)
}

// Later is an error that has the job done again after a while; it does not
// count as an attempt.
func Later(after time.Duration) error { return river.JobSnooze(after) }

// Never is an error after which the job is not tried again.
func Never(err error) error { return river.JobCancel(err) }

// usualTries, with growing gaps, last some hours; remember is how long a done
// job's key keeps another from being added.
const (
	usualTries = 12
	remember   = 24 * time.Hour
)

// ErrInUse says that another process works on the jobs.
var ErrInUse = errors.New("another process is serving from this data directory: stop it, or set RECTIFY_DATA to another one")

// Queue holds jobs in one SQLite file. One process at a time may work on them.
type Queue struct {
	db     *sql.DB
	lock   *flock.Flock // held while the jobs are worked on
	client *river.Client[*sql.Tx]
	tries  map[string]int // by kind
	adding chan addition
	done   chan struct{}
}

// Open opens the jobs in the given file, making it where needed. Jobs that
// were in hand when the last process ended are to be done again.
func Open(ctx context.Context, path string, log *slog.Logger, workers ...Worker) (_ *Queue, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("opening the jobs in %s: %w", path, err)
		}
	}()
	lock := flock.New(path + ".lock")
	switch free, err := lock.TryLock(); {
	case err != nil:
		return nil, err
	case !free:
		return nil, ErrInUse
	}
	db, err := sql.Open("sqlite", dataSource(path))
	if err != nil {
		return nil, errors.Join(err, lock.Unlock())
	}
	db.SetMaxOpenConns(1) // SQLite has one writer; the rest would only wait at its lock
	q := &Queue{db: db, lock: lock, tries: map[string]int{}, adding: make(chan addition), done: make(chan struct{})}
	if err := q.start(ctx, log, workers); err != nil {
		return nil, errors.Join(err, db.Close(), lock.Unlock())
	}
	return q, nil
}

func dataSource(path string) string {
	options := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(NORMAL)"}, "_txlock": {"immediate"}}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(path), RawQuery: options.Encode()}).String()
}

func (q *Queue) start(ctx context.Context, log *slog.Logger, workers []Worker) error {
	driver := riversqlite.New(q.db)
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: quiet(log)})
	if err != nil {
		return err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return err
	}
	// Without this a killed process's jobs would wait for River's rescuer.
	if _, err := q.db.ExecContext(ctx, `UPDATE river_job SET state = 'available' WHERE state = 'running'`); err != nil {
		return err
	}
	queues := map[string]river.QueueConfig{}
	byKind := map[string]Worker{}
	for _, w := range workers {
		queues[w.Kind] = river.QueueConfig{MaxWorkers: w.Limit}
		byKind[w.Kind] = w
		q.tries[w.Kind] = w.Tries
	}
	bundle := river.NewWorkers()
	if err := river.AddWorkerSafely(bundle, &worker{byKind: byKind}); err != nil {
		return err
	}
	config := &river.Config{
		Workers: bundle, Queues: queues, Logger: quiet(log), MaxAttempts: usualTries,
		FetchCooldown: 20 * time.Millisecond, FetchPollInterval: 200 * time.Millisecond,
		CompletedJobRetentionPeriod: remember, CancelledJobRetentionPeriod: remember, DiscardedJobRetentionPeriod: 30 * 24 * time.Hour,
		ErrorHandler: &losses{byKind}, JobTimeout: 2 * time.Minute,
	}
	if q.client, err = river.NewClient(driver, config); err != nil {
		return err
	}
	if err := q.client.Start(ctx); err != nil {
		return err
	}
	go q.collect()
	return nil
}

// quiet leaves out what River says of its daily rounds.
func quiet(log *slog.Logger) *slog.Logger {
	return slog.New(atLeast{log.Handler(), slog.LevelWarn})
}

// atLeast drops records below a level.
type atLeast struct {
	slog.Handler
	level slog.Level
}

func (h atLeast) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= h.level && h.Handler.Enabled(ctx, level)
}

func (h atLeast) WithAttrs(attrs []slog.Attr) slog.Handler {
	return atLeast{h.Handler.WithAttrs(attrs), h.level}
}

func (h atLeast) WithGroup(name string) slog.Handler {
	return atLeast{h.Handler.WithGroup(name), h.level}
}

// Close waits for the jobs in hand, at most as long as ctx, and closes the
// file. What is not done is done when it is opened next.
func (q *Queue) Close(ctx context.Context) error {
	close(q.done)
	err := q.client.Stop(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil // they are done again
	}
	return errors.Join(err, q.db.Close(), q.lock.Unlock())
}

// Waiting is the number of jobs of a kind that are not done yet.
func (q *Queue) Waiting(ctx context.Context, kind string) (n int, err error) {
	err = q.db.QueryRowContext(ctx, `SELECT count(*) FROM river_job
		WHERE queue = $1 AND state IN ('available', 'pending', 'retryable', 'running', 'scheduled')`, kind).Scan(&n)
	return n, err
}
