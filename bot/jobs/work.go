package jobs

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// A worker passes River's jobs to ours.
type worker struct {
	river.WorkerDefaults[task]
	byKind map[string]Worker
	lanes  *lanes
	mine   fence
	log    *slog.Logger
}

// Timeout is how long one try of a job may take.
func (w *worker) Timeout(job *river.Job[task]) time.Duration {
	return cmp.Or(w.byKind[job.Args.Name].Within, usualWithin)
}

func (w *worker) Work(ctx context.Context, job *river.Job[task]) (err error) {
	ours, ok := w.byKind[job.Args.Name]
	if !ok {
		return river.JobCancel(fmt.Errorf("nobody does jobs of the kind %q", job.Args.Name))
	}
	if job.Args.Lane != "" {
		ahead, err := w.lanes.enter(ctx, job)
		switch {
		case err != nil:
			w.log.Warn("lane lookup failed", "kind", ours.Kind, "key", job.Args.Key, "error", err)
			return Later(time.Second)
		case ahead > 0:
			return Later(turnAfter(ahead, ours.Gap))
		}
	}
	if w.mine != nil {
		ctx = context.WithValue(ctx, fenceKey{}, func(ctx context.Context) error { return w.mine(ctx, job.JobRow) })
	}
	err = w.do(ctx, ours, job)
	if err != nil && !isDecided(err) && errors.Is(ctx.Err(), context.Canceled) {
		err = interrupted(ctx, job.JobRow, err)
	}
	lost := isLost(ctx, job.JobRow, err)
	w.lanes.leave(job.ID, err == nil || lost)
	if lost {
		w.lose(ctx, ours, job, err)
	}
	return err
}

// afterTime is how long a job may take to stop after its deadline.
const afterTime = 2 * time.Second

// do runs a job until it ends or its time is over. A job that does not stop is left
// running: a goroutine cannot be ended from outside.
func (w *worker) do(ctx context.Context, ours Worker, job *river.Job[task]) error {
	ended := make(chan error, 1)
	go func() {
		defer func() {
			if panicked := recover(); panicked != nil { // no retry: it would panic again
				ended <- Never(fmt.Errorf("panic: %v\n%s", panicked, debug.Stack()))
			}
		}()
		ended <- ours.Do(ctx, job.Args.Body, job.Attempt)
	}()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-ended:
		return err
	case <-time.After(afterTime):
	}
	if errors.Is(ctx.Err(), context.Canceled) { // the program is stopping; the job runs again
		return ctx.Err()
	}
	return Never(ErrStuck)
}

// interrupted returns the error of a job that the shutdown interrupted. The attempt
// counts, because its work may have been done; the next attempt checks that. The last
// attempt does not count: no job is lost because of a shutdown.
func interrupted(ctx context.Context, job *rivertype.JobRow, err error) error {
	if job.Attempt < job.MaxAttempts {
		return fmt.Errorf("interrupted: %v", err)
	}
	return ctx.Err()
}

// isDecided reports whether the error already says what happens to the job.
func isDecided(err error) bool {
	var later *rivertype.JobSnoozeError
	var never *rivertype.JobCancelError
	return errors.As(err, &later) || errors.As(err, &never)
}

// isLost reports whether the job is lost with this error.
func isLost(ctx context.Context, job *rivertype.JobRow, err error) bool {
	var never *rivertype.JobCancelError
	switch {
	case err == nil, errors.Is(err, errUnwanted), errors.Is(err, ErrTaken):
		return false
	case isDecided(err):
		return errors.As(err, &never)
	case errors.Is(ctx.Err(), context.Canceled):
		return false
	}
	return job.Attempt >= job.MaxAttempts
}

// tellWithin is the time limit of a call to Lost.
const tellWithin = 10 * time.Second

// lose logs a lost job, and calls Lost of its worker.
func (w *worker) lose(ctx context.Context, ours Worker, job *river.Job[task], err error) {
	w.log.Error("job given up", "kind", ours.Kind, "key", job.Args.Key, "attempt", job.Attempt, "error", err)
	if ours.Lost == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), tellWithin)
	defer cancel()
	defer func() {
		if panicked := recover(); panicked != nil {
			w.log.Error("job given up: notice failed", "kind", ours.Kind, "key", job.Args.Key, "panic", panicked)
		}
	}()
	ours.Lost(ctx, job.Args.Body, err)
}
