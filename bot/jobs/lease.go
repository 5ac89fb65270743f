package jobs

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// A lease is temporary leadership. Its holder increments beat every second. A replica
// that sees no new beat for leaseFor, measured by its own monotonic clock, takes the
// lease and increments its token. So a holder that is cut off, paused or dead loses the
// lease whatever happens to its connections, and wall clocks do not matter. The holder
// stops after useFor without a successful beat, before others may begin.
const (
	heartbeat   = time.Second
	leaseFor    = 9 * time.Second
	useFor      = 6 * time.Second
	renewWithin = 3 * time.Second
)

var errLeaseLost = errors.New("the lease was lost")

// leases gives access to the leases of all replicas, in the database of the jobs.
type leases struct {
	pool *pgxpool.Pool // a pool of its own: a beat must not queue behind the work
	name string        // of this replica
}

const makeLeases = `CREATE TABLE IF NOT EXISTS rectify_lease (
	name   TEXT PRIMARY KEY,
	holder TEXT NOT NULL,   -- a replica's name; empty where it is free
	token  BIGINT NOT NULL, -- grows with every holder
	beat   BIGINT NOT NULL  -- grows while the holder lives
)`

// A sighting is the observed state of a lease, and since when it has been unchanged.
type sighting struct {
	holder      string
	token, beat int64
	since       time.Time
}

// again updates the sighting with a new observation.
func (s sighting) again(holder string, token, beat int64) sighting {
	if s.holder == holder && s.token == token && s.beat == beat && !s.since.IsZero() {
		return s
	}
	return sighting{holder, token, beat, time.Now()}
}

// acquire waits for the lease and returns its token.
func (l leases) acquire(ctx context.Context, name string) (token int64, err error) {
	var seen sighting
	for {
		now, err := l.look(ctx, name)
		if err != nil {
			return 0, err
		}
		seen = seen.again(now.holder, now.token, now.beat)
		if now.holder == "" || time.Since(seen.since) >= leaseFor {
			token, err := l.take(ctx, name, now)
			if err != nil || token > 0 {
				return token, err
			}
		}
		if pause(ctx, heartbeat); ctx.Err() != nil {
			return 0, ctx.Err()
		}
	}
}

// look reads a lease, and creates it if it is new.
func (l leases) look(ctx context.Context, name string) (s sighting, err error) {
	ctx, cancel := context.WithTimeout(ctx, renewWithin)
	defer cancel()
	if _, err := l.pool.Exec(ctx, `INSERT INTO rectify_lease (name, holder, token, beat) VALUES ($1, '', 0, 0) ON CONFLICT DO NOTHING`, name); err != nil {
		return s, err
	}
	err = l.pool.QueryRow(ctx, `SELECT holder, token, beat FROM rectify_lease WHERE name = $1`, name).Scan(&s.holder, &s.token, &s.beat)
	return s, err
}

// take acquires a lease unless it changed since the sighting; it returns 0 if it did.
func (l leases) take(ctx context.Context, name string, seen sighting) (token int64, err error) {
	ctx, cancel := context.WithTimeout(ctx, renewWithin)
	defer cancel()
	err = l.pool.QueryRow(ctx, `UPDATE rectify_lease SET holder = $2, token = token + 1, beat = 0
		WHERE name = $1 AND holder = $3 AND token = $4 AND beat = $5 RETURNING token`,
		name, l.name, seen.holder, seen.token, seen.beat).Scan(&token)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return token, err
}

// renew increments the beat of a lease. It returns errLeaseLost if another replica has
// taken it.
func (l leases) renew(ctx context.Context, name string, token int64) error {
	ctx, cancel := context.WithTimeout(ctx, renewWithin)
	defer cancel()
	done, err := l.pool.Exec(ctx, `UPDATE rectify_lease SET beat = beat + 1 WHERE name = $1 AND token = $2`, name, token)
	if err == nil && done.RowsAffected() == 0 {
		return errLeaseLost
	}
	return err
}

// release gives a lease up at once.
func (l leases) release(ctx context.Context, name string, token int64) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), renewWithin)
	defer cancel()
	l.pool.Exec(ctx, `UPDATE rectify_lease SET holder = '' WHERE name = $1 AND token = $2`, name, token) // if this fails, the lease expires
}

// lead runs f while this replica holds the lease of that name. f's context
// ends, with errLeaseLost as its cause, when the lease is lost.
func (l leases) lead(ctx context.Context, name string, f func(ctx context.Context, token int64) error) error {
	token, err := l.acquire(ctx, name)
	if err != nil {
		return err
	}
	holding, lose := context.WithCancelCause(ctx)
	defer lose(nil)
	expiry := time.AfterFunc(useFor, func() { lose(errLeaseLost) })
	defer expiry.Stop()
	ended := make(chan error, 1)
	go func() { ended <- f(holding, token) }()
	for {
		select {
		case err := <-ended:
			l.release(ctx, name, token)
			return err
		case <-time.After(heartbeat):
		}
		began := time.Now()
		switch err := l.renew(holding, name, token); {
		case err == nil:
			expiry.Reset(useFor - time.Since(began))
		case errors.Is(err, errLeaseLost):
			lose(err)
			return fmt.Errorf("%w (%w)", err, <-ended)
		}
		if holding.Err() != nil {
			err := <-ended
			l.release(ctx, name, token)
			return errors.Join(context.Cause(holding), err)
		}
	}
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
