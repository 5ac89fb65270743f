package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river/rivertype"
)

// ErrTaken means that another replica now owns the job, because this one was presumed
// dead. The worker must stop.
var ErrTaken = errors.New("another replica has taken the job")

type fenceKey struct{}

// Mine returns nil while the job of ctx is still this process's, and ErrTaken
// once another replica has it. Workers call it right before anything that
// cannot be undone. Outside a job it returns nil.
//
// It narrows the time in which two replicas may do the same, and cannot close it:
// a process that is paused for leaseFor between Mine and its request to Slack sends
// the request when it goes on. Slack takes no token that would let it refuse the
// request, so only what is already visible there stops the other replica, which
// looks for the message first.
func Mine(ctx context.Context) error {
	ask, ok := ctx.Value(fenceKey{}).(func(context.Context) error)
	for ok {
		asked := time.Now()
		if err := ask(ctx); err != nil || time.Since(asked) <= renewWithin { // else the process was paused: the answer is old
			return err
		}
	}
	return nil
}

// A fence reports whether a job is still a client's.
type fence func(ctx context.Context, job *rivertype.JobRow) error

// fenceOf asks the database. A job's attempt number is its fencing token: it grows
// when another replica takes the job. lease may be nil.
func fenceOf(pool *pgxpool.Pool, client string, lease *held) fence {
	return func(ctx context.Context, job *rivertype.JobRow) error {
		ctx, cancel := context.WithTimeout(ctx, renewWithin)
		defer cancel()
		var mine bool
		err := pool.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM river_job WHERE id = $1 AND state = 'running' AND attempt = $2
			AND attempted_by[array_upper(attempted_by, 1)] = $3)`, job.ID, job.Attempt, client).Scan(&mine)
		if err == nil && mine && lease != nil {
			err = pool.QueryRow(ctx, `SELECT EXISTS (SELECT 1 FROM rectify_lease WHERE name = $1 AND token = $2)`, lease.name, lease.token).Scan(&mine)
		}
		if err == nil && !mine {
			return ErrTaken
		}
		return err
	}
}

// held is a lease under the token that its holder has.
type held struct {
	name  string
	token int64
}
