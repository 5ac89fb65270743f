package slackapp

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"rectify/bot/jobs"
)

// queueLength is how many requests wait, looked up now and then: under load
// every request would ask, and the answer hardly changes between them.
type queueLength struct {
	looking sync.Mutex
	known   atomic.Int64
	until   atomic.Int64 // nanoseconds since 1970
}

// lookAgain is how long a count is taken to hold. What may come in meanwhile,
// at many times Slack's rate, is little beside mostWaiting.
const lookAgain = 200 * time.Millisecond

// count returns the number, a little old; one caller at a time looks it up,
// and nobody waits for that one.
func (q *queueLength) count(ctx context.Context, queue *jobs.Queue) (int, error) {
	if now := time.Now(); now.UnixNano() > q.until.Load() && q.looking.TryLock() {
		defer q.looking.Unlock()
		known, err := queue.Waiting(ctx, incomingJobs)
		if err != nil {
			return 0, err
		}
		q.known.Store(int64(known))
		q.until.Store(now.Add(lookAgain).UnixNano())
	}
	return int(q.known.Load()), nil
}
