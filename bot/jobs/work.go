package jobs

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"
)

// worker hands River's jobs to ours.
type worker struct {
	river.WorkerDefaults[task]
	byKind map[string]Worker
}

func (w *worker) Work(ctx context.Context, job *river.Job[task]) error {
	ours, ok := w.byKind[job.Args.Name]
	if !ok {
		return river.JobCancel(fmt.Errorf("nobody does jobs of the kind %q", job.Args.Name))
	}
	return ours.Do(ctx, job.Args.Body, job.Attempt)
}

// losses tells a job's worker when it is given up.
type losses struct{ byKind map[string]Worker }

func (l *losses) HandleError(ctx context.Context, job *rivertype.JobRow, err error) *river.ErrorHandlerResult {
	if job.Attempt >= job.MaxAttempts {
		l.tell(ctx, job, err)
	}
	return nil
}

func (l *losses) HandlePanic(ctx context.Context, job *rivertype.JobRow, panicked any, trace string) *river.ErrorHandlerResult {
	// What panics once panics again.
	l.tell(ctx, job, fmt.Errorf("panic: %v\n%s", panicked, trace))
	return &river.ErrorHandlerResult{SetCancelled: true}
}

func (l *losses) tell(ctx context.Context, job *rivertype.JobRow, err error) {
	args, parseErr := decode(job)
	if w := l.byKind[args.Name]; parseErr == nil && w.Lost != nil {
		w.Lost(ctx, args.Body, err)
	}
}

func decode(job *rivertype.JobRow) (task, error) {
	var t task
	err := json.Unmarshal(job.EncodedArgs, &t)
	return t, err
}
