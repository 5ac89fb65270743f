package jobs

import (
	"context"
	"sync"
	"time"

	"github.com/riverqueue/river"
)

// indexLanes is the index for finding the jobs ahead in a lane.
const indexLanes = `CREATE INDEX IF NOT EXISTS rectify_job_lane ON river_job (queue, (args->>'lane'), id)
	WHERE state IN ('available', 'running', 'scheduled')`

// selectAhead selects the unfinished jobs of a kind and lane that were added earlier.
// Jobs scheduled for later and jobs waiting for a retry do not block others.
const selectAhead = `SELECT id FROM river_job WHERE queue = $1 AND args->>'lane' = $2 AND id < $3
	AND state IN ('available', 'running', 'scheduled') AND (state <> 'scheduled' OR attempted_at IS NOT NULL)
	ORDER BY id LIMIT 1000`

// aheadOf returns the ids of the jobs ahead of one in its lane, in their order.
type aheadOf func(ctx context.Context, kind, lane string, id int64) ([]int64, error)

// lanes make the jobs of each lane run one after another.
type lanes struct {
	ahead aheadOf

	mu     sync.Mutex
	inHand map[int64]chan struct{} // closed when the job ends
	ended  map[int64]time.Time     // jobs that ended here, before the database knows
	swept  time.Time               // when expired entries of ended were last removed
}

func newLanes(ahead aheadOf) *lanes {
	return &lanes{ahead: ahead, inHand: map[int64]chan struct{}{}, ended: map[int64]time.Time{}}
}

// laneWait is how long a job holds a worker while it waits for jobs ahead of it.
const laneWait = 250 * time.Millisecond

// enter waits up to laneWait for the jobs ahead, and returns how many are left. If there
// are none, the job may run until leave.
func (l *lanes) enter(ctx context.Context, job *river.Job[task]) (ahead int, err error) {
	l.mu.Lock()
	l.inHand[job.ID] = make(chan struct{})
	l.mu.Unlock()
	if job.Args.Head {
		return 0, nil
	}
	defer func() {
		if ahead > 0 || err != nil {
			l.leave(job.ID, false)
		}
	}()
	patience := time.NewTimer(laneWait)
	defer patience.Stop()
	for {
		ids, err := l.ahead(ctx, job.Args.Name, job.Args.Lane, job.ID)
		if err != nil {
			return 0, err
		}
		ahead, last := l.open(ids)
		if ahead == 0 || last == nil {
			return ahead, nil
		}
		select {
		case <-last:
		case <-patience.C:
			return ahead, nil
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
}

// open returns how many of these jobs have not ended here, and the last of them; nil if
// not all of them run here.
func (l *lanes) open(ids []int64) (count int, last chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := true
	for _, id := range ids {
		if _, ended := l.ended[id]; ended {
			continue
		}
		count++
		here, ok := l.inHand[id]
		last, all = here, all && ok
	}
	if !all {
		return count, nil
	}
	return count, last
}

// endedFor is how long a job that ended here is remembered.
const endedFor = time.Minute

// leave marks a job as not running. ended reports that it will not be retried.
func (l *lanes) leave(id int64, ended bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	here, ok := l.inHand[id]
	if !ok {
		return
	}
	close(here)
	delete(l.inHand, id)
	if !ended {
		return
	}
	now := time.Now()
	if now.Sub(l.swept) > endedFor {
		l.swept = now
		for id, at := range l.ended {
			if now.Sub(at) > endedFor {
				delete(l.ended, id)
			}
		}
	}
	l.ended[id] = now
}

// schedulerEvery is how often River looks for scheduled jobs.
const schedulerEvery = 5 * time.Second

// turnAfter returns when a job checks again for its turn: about when the jobs ahead are
// done, and earlier if River may be late.
func turnAfter(ahead int, gap time.Duration) time.Duration {
	after := time.Duration(ahead) * gap
	if after > schedulerEvery {
		after = max(after-schedulerEvery, schedulerEvery)
	}
	return after
}
