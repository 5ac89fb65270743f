// Package jobs runs durable background work on River: an added job is done once, even
// if the process is killed in between.
package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"rectify/data/database"
)

// A Job is one piece of work.
type Job struct {
	Kind string    // which Worker does it
	Key  string    // its name: a second job of the same kind and key is not added
	Body []byte    // what the worker needs to know, as JSON
	At   time.Time // not before then; the zero time is at once
	Lane string    // jobs of one kind and lane are done one after another, in the order they were added; empty for no lane
	Head bool      // the first of its lane: no job is ahead of it
}

// A Worker does the jobs of one kind.
type Worker struct {
	Kind  string
	Limit int // how many run at a time in a process; 1 means one at a time across all processes, in the order they were added
	Tries int // how often a job is tried before it is given up; 0 for the usual number

	Within time.Duration // how long one try may take; a job that goes on after that is given up. 0 for the usual time
	Gap    time.Duration // how long a job of a lane takes at least: the jobs behind it check again after that

	// Do does one job. After a kill it is called again for a job that was running,
	// with attempt above 1. A nil error means done. Later, Never and Unwanted say
	// when, or that, the job is not tried again; any other error is retried with
	// growing gaps.
	Do func(ctx context.Context, body []byte, attempt int) error
	// Lost is called for a job that was given up: after Never, a panic or the last
	// try, or because it exceeded its time limit.
	Lost func(ctx context.Context, body []byte, err error)
}

// Later is an error that retries the job after a while, which does not count as
// an attempt.
func Later(after time.Duration) error { return river.JobSnooze(after) }

// Never is an error that gives the job up.
func Never(err error) error { return river.JobCancel(err) }

// Unwanted is an error that ends a job that is paused. It is neither done nor lost,
// and may be added again.
func Unwanted() error { return river.JobCancel(errUnwanted) }

var errUnwanted = errors.New("job kind paused")

// ErrStuck means that a job exceeded its time limit and did not stop.
var ErrStuck = errors.New("the job did not end in time")

// usualTries, with growing gaps, take some hours. remember is the uniqueness window: how
// long the key of a done job blocks another job.
const (
	usualTries  = 12
	usualWithin = time.Minute
	endJobs     = 5 * time.Second // how long running jobs may take when the queue closes
	remember    = 24 * time.Hour
)

// Queue holds jobs until they are done: in one SQLite file, used by one process at a
// time, or in PostgreSQL, shared by several.
type Queue struct {
	store
	tries  map[string]int // by kind
	adding chan addition
	done   chan struct{}
}

// A store stores and runs the jobs.
type store struct {
	insert  func(context.Context, []river.InsertManyParams) ([]*rivertype.JobInsertResult, error)
	waiting func(ctx context.Context, kind string) (int, error)
	close   func(ctx context.Context) error // waits for running jobs
}

// A client is a River client with any driver.
type client interface {
	InsertMany(context.Context, []river.InsertManyParams) ([]*rivertype.JobInsertResult, error)
	Start(context.Context) error
	Stop(context.Context) error
	StopAndCancel(context.Context) error
}

// Open opens the jobs in a file or at the URL of a PostgreSQL database,
// creating what is missing. Jobs that were in hand when a process ended are
// done again.
func Open(ctx context.Context, place string, log *slog.Logger, workers ...Worker) (_ *Queue, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("opening the jobs in %s: %w", database.Redacted(place), err)
		}
	}()
	q := &Queue{tries: map[string]int{}, adding: make(chan addition), done: make(chan struct{})}
	for _, w := range workers {
		q.tries[w.Kind] = w.Tries
	}
	if database.IsPostgres(place) {
		q.store, err = openPostgres(ctx, place, log, workers)
	} else {
		q.store, err = openFile(ctx, place, log, workers)
	}
	if err != nil {
		return nil, err
	}
	go q.collect()
	return q, nil
}

// configOf returns River's configuration for these workers. mine is nil if no other
// process works on the jobs.
func configOf(log *slog.Logger, workers []Worker, ahead aheadOf, mine fence) (*river.Config, error) {
	queues := map[string]river.QueueConfig{}
	byKind := map[string]Worker{}
	for _, w := range workers {
		queues[w.Kind] = river.QueueConfig{MaxWorkers: w.Limit}
		byKind[w.Kind] = w
	}
	bundle := river.NewWorkers()
	if err := river.AddWorkerSafely(bundle, &worker{byKind: byKind, lanes: newLanes(ahead), mine: mine, log: log}); err != nil {
		return nil, err
	}
	return &river.Config{
		Workers: bundle, Queues: queues, Logger: quiet(log), MaxAttempts: usualTries, SoftStopTimeout: endJobs,
		FetchCooldown: 20 * time.Millisecond, FetchPollInterval: 200 * time.Millisecond,
		CompletedJobRetentionPeriod: remember, CancelledJobRetentionPeriod: remember, DiscardedJobRetentionPeriod: 30 * 24 * time.Hour,
	}, nil
}

// quiet drops the log records of River's routine work.
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

// Close waits for the running jobs, at most until ctx ends. Jobs that are not
// finished run after the next Open, or in another process.
func (q *Queue) Close(ctx context.Context) error {
	close(q.done)
	return q.close(ctx)
}

// stop waits for the running jobs of a client, at most until ctx ends.
func stop(ctx context.Context, c client) error {
	err := c.Stop(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil // they run again
	}
	return err
}

// Waiting is the number of jobs of a kind that are not done yet.
func (q *Queue) Waiting(ctx context.Context, kind string) (int, error) { return q.waiting(ctx, kind) }

const countWaiting = `SELECT count(*) FROM river_job
	WHERE queue = $1 AND state IN ('available', 'pending', 'retryable', 'running', 'scheduled')`
