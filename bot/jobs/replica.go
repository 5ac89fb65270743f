package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"rectify/data/database"
)

// How often a replica looks whether it still holds its locks, and whether
// others still hold theirs. One whose lock was missing at two looks in a row is
// taken for dead.
const (
	beat      = time.Second
	lookAfter = 3 * time.Second
	answers   = 5 * time.Second // how long the database may take to say so
)

// hold does f whenever no other replica holds the lock of that name, until ctx
// ends. f's own context ends where the lock is lost.
func (r *replica) hold(ctx context.Context, name string, f func(context.Context) error) {
	for ctx.Err() == nil {
		if err := r.holdOnce(ctx, name, f); err != nil && ctx.Err() == nil {
			r.log.Warn("a lock in the database was lost, or could not be had; trying again", "lock", name, "error", err)
		}
		pause(ctx, beat)
	}
}

func (r *replica) holdOnce(ctx context.Context, name string, f func(context.Context) error) error {
	conn, err := r.connect(ctx)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx)) // which gives the lock back
	for held := false; !held; {
		if held, err = try(ctx, conn, name); err != nil {
			return err
		}
		if !held {
			pause(ctx, beat)
		}
	}
	holding, lose := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- f(holding) }()
	for {
		select {
		case err := <-ended:
			lose()
			return err
		case <-time.After(beat):
		case <-ctx.Done():
		}
		if err := answer(ctx, conn); err != nil {
			lose()
			return errors.Join(err, <-ended)
		}
	}
}

// connect is a connection for a lock: outside the pool, which would lend it to
// others.
func (r *replica) connect(ctx context.Context) (*pgx.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, answers)
	defer cancel()
	lent, err := r.pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	return lent.Hijack(), nil
}

func try(ctx context.Context, conn *pgx.Conn, name string) (held bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, answers)
	defer cancel()
	err = conn.QueryRow(ctx, `SELECT pg_try_advisory_lock(`+database.LockKey("$1")+`)`, name).Scan(&held)
	return held, err
}

// answer fails where the connection, and its lock with it, is gone.
func answer(ctx context.Context, conn *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, answers)
	defer cancel()
	return conn.Ping(ctx)
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

// lookForDead has the jobs of replicas that ended without finishing them done
// by others. River's own rescuer takes a job to be stuck only after longer than
// any may take.
func (r *replica) lookForDead(ctx context.Context) {
	missing := map[string]bool{}
	for ctx.Err() == nil {
		now, err := r.missing(ctx)
		if err == nil {
			var dead []string
			for name := range now {
				if missing[name] {
					dead = append(dead, name)
				}
			}
			missing = now
			if len(dead) > 0 {
				r.log.Warn("another replica ended with jobs in hand: they are done again", "replicas", dead)
				_, err = r.pool.Exec(ctx, `UPDATE river_job SET state = 'available' WHERE state = 'running' AND `+worksOn+` = ANY ($1)`, dead)
			}
		}
		if err != nil && ctx.Err() == nil {
			r.log.Warn("other replicas could not be looked after", "error", err)
		}
		pause(ctx, lookAfter)
	}
}

// worksOn is, in SQL, the name of the replica that works on a job.
const worksOn = `split_part(attempted_by[array_upper(attempted_by, 1)], '/', 1)`

// missing are the replicas that have jobs in hand and do not hold their lock:
// https://www.postgresql.org/docs/current/view-pg-locks.html
func (r *replica) missing(ctx context.Context) (map[string]bool, error) {
	rows, err := r.pool.Query(ctx, `SELECT DISTINCT `+worksOn+` FROM river_job WHERE state = 'running' AND NOT EXISTS (
		SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
			AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
			AND (classid::bigint << 32 | objid::bigint) = `+database.LockKey(worksOn)+`)`)
	if err != nil {
		return nil, err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, err
	}
	missing := map[string]bool{}
	for _, name := range names {
		missing[name] = true
	}
	return missing, nil
}
