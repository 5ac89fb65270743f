package jobs

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"
)

// lookAfter is how often a replica checks the others. A replica without a lease in two
// checks in a row counts as dead.
const lookAfter = 3 * time.Second

// aliveLease returns the name of the lease that shows that a replica is alive.
func aliveLease(replica string) string { return "replica " + replica }

// leaderLoop runs f under a lease, again and again, until ctx ends.
func (r *replica) leaderLoop(ctx context.Context, name string, f func(ctx context.Context, token int64) error) {
	for ctx.Err() == nil {
		if err := r.leases.lead(ctx, name, f); err != nil && ctx.Err() == nil {
			r.log.Warn("lease lost or not obtained; trying again", "lease", name, "error", err)
		}
		pause(ctx, heartbeat)
	}
}

// rescueLoop makes the jobs of dead replicas available to the others. River's
// own rescuer waits longer than any job may take.
func (r *replica) rescueLoop(ctx context.Context) {
	seen := map[string]sighting{}
	for ctx.Err() == nil {
		now, err := r.workers(ctx)
		if err == nil {
			var dead []string
			for name, s := range now {
				now[name] = seen[name].again(s.holder, s.token, s.beat)
				if age := time.Since(now[name].since); age >= leaseFor || s.holder == "" && age >= lookAfter {
					dead = append(dead, name)
				}
			}
			if seen = now; len(dead) > 0 {
				err = r.rescue(ctx, dead)
			}
		}
		if err != nil && ctx.Err() == nil {
			r.log.Warn("replica check failed", "error", err)
		}
		pause(ctx, lookAfter)
	}
}

// rescue makes the jobs of dead replicas available.
func (r *replica) rescue(ctx context.Context, dead []string) error {
	r.log.Warn("replica dead: taking over its jobs", "replicas", dead)
	_, err := r.pool.Exec(ctx, `UPDATE river_job SET state = 'available' WHERE state = 'running' AND `+worksOn+` = ANY ($1)`, dead)
	if err != nil {
		return err
	}
	var names []string
	for _, name := range dead {
		names = append(names, aliveLease(name))
	}
	_, err = r.pool.Exec(ctx, `DELETE FROM rectify_lease WHERE name = ANY ($1)`, names)
	return err
}

// worksOn is the SQL expression for the replica that works on a job.
const worksOn = `split_part(attempted_by[array_upper(attempted_by, 1)], '/', 1)`

// workers returns the other replicas with running jobs, with their alive leases.
func (r *replica) workers(ctx context.Context) (map[string]sighting, error) {
	rows, err := r.pool.Query(ctx, `SELECT w.name, coalesce(l.holder, ''), coalesce(l.token, 0), coalesce(l.beat, 0)
		FROM (SELECT DISTINCT `+worksOn+` AS name FROM river_job WHERE state = 'running') AS w
		LEFT JOIN rectify_lease AS l ON l.name = 'replica ' || w.name WHERE w.name <> $1`, r.name)
	if err != nil {
		return nil, err
	}
	all := map[string]sighting{}
	var name string
	var s sighting
	_, err = pgx.ForEachRow(rows, []any{&name, &s.holder, &s.token, &s.beat}, func() error {
		all[name] = s
		return nil
	})
	return all, err
}

// workAlone works on the kinds that one replica at a time works on, until ctx ends. If
// the lease is lost, it cancels running jobs at once.
func (r *replica) workAlone(ctx context.Context, workers []Worker, lease held) error {
	working, err := r.newClient("single", workers, &lease)
	if err != nil {
		return err
	}
	if err := working.Start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	<-ctx.Done()
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if !errors.Is(context.Cause(ctx), errLeaseLost) && working.Stop(stopping) == nil {
		return nil
	}
	return working.StopAndCancel(stopping)
}
