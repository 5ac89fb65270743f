package jobs

import (
	"context"
	"errors"

	"github.com/riverqueue/river"
)

// ErrClosed is returned once the queue is closed.
var ErrClosed = errors.New("the program is stopping")

// An addition is a set of jobs waiting for insertion.
type addition struct {
	jobs   []Job
	result chan<- result
}

type result struct {
	added []bool
	err   error
}

// mostTogether limits the jobs of one transaction.
const mostTogether = 200

// Add inserts jobs. When it returns nil they are stored and will be done. added
// reports, for each, whether it is new.
//
// Jobs that arrive at the same time share a transaction, since the disk manages
// far fewer transactions a second than jobs.
func (q *Queue) Add(ctx context.Context, jobs ...Job) (added []bool, err error) {
	answer := make(chan result, 1)
	select {
	case q.adding <- addition{jobs, answer}:
	case <-q.done:
		return nil, ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case r := <-answer:
		return r.added, r.err
	case <-ctx.Done(): // they may still be added
		return nil, ctx.Err()
	}
}

// collect inserts waiting additions together.
func (q *Queue) collect() {
	for {
		select {
		case first := <-q.adding:
			q.put(q.more(first))
		case <-q.done:
			return
		}
	}
}

// more takes the additions waiting behind the first.
func (q *Queue) more(first addition) []addition {
	together, count := []addition{first}, len(first.jobs)
	for count < mostTogether {
		select {
		case next := <-q.adding:
			together, count = append(together, next), count+len(next.jobs)
		default:
			return together
		}
	}
	return together
}

func (q *Queue) put(additions []addition) {
	type name struct{ kind, key string }
	var params []river.InsertManyParams
	places := map[name]int{} // index of each job in params: River rejects duplicates in one call
	for _, a := range additions {
		for _, job := range a.jobs {
			if _, there := places[name{job.Kind, job.Key}]; there {
				continue
			}
			places[name{job.Kind, job.Key}] = len(params)
			params = append(params, river.InsertManyParams{
				Args: task{job.Kind, job.Key, job.Body, job.Lane, job.Head},
				InsertOpts: &river.InsertOpts{
					Queue: job.Kind, MaxAttempts: q.tries[job.Kind], ScheduledAt: job.At, UniqueOpts: river.UniqueOpts{ByArgs: true},
				},
			})
		}
	}
	// The caller may have given up; the other callers have not.
	inserted, err := q.insert(context.Background(), params)
	for _, a := range additions {
		r := result{err: err}
		for _, job := range a.jobs {
			at, first := places[name{job.Kind, job.Key}]
			delete(places, name{job.Kind, job.Key}) // the next job with that name is a duplicate
			r.added = append(r.added, err == nil && first && !inserted[at].UniqueSkippedAsDuplicate)
		}
		a.result <- r
	}
}

// A task is a Job as River stores it.
type task struct {
	Name string `json:"name" river:"unique"`
	Key  string `json:"key" river:"unique"`
	Body []byte `json:"body"`
	Lane string `json:"lane,omitempty"`
	Head bool   `json:"head,omitempty"`
}

// Kind is River's name for all our jobs; their own is the queue's.
func (task) Kind() string { return "rectify" }
