// Package background runs short work that a kill may lose, with bounded concurrency,
// and serially for each key.
package background

import (
	"context"
	"sync"
	"time"
)

// A Pool runs short tasks that a kill may lose. A limited number run at a time, and a
// limited number wait. A task's deadline counts from when it was added.
type Pool struct {
	taken  chan struct{} // one token for each running or waiting task
	room   chan struct{} // one token for each running task
	within time.Duration

	running context.Context
	end     context.CancelFunc

	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup
}

// NewPool returns a pool that runs atATime tasks at once and lets waiting more queue.
func NewPool(atATime, waiting int, within time.Duration) *Pool {
	p := &Pool{taken: make(chan struct{}, atATime+waiting), room: make(chan struct{}, atATime), within: within}
	p.running, p.end = context.WithCancel(context.Background())
	return p
}

// RunAsync runs do in the background. ok is false if the queue is full or the pool is
// closed. A task whose deadline passes before its turn is dropped.
func (p *Pool) RunAsync(do func(ctx context.Context)) (ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	select {
	case p.taken <- struct{}{}:
	default:
		return false
	}
	ctx, cancel := context.WithTimeout(p.running, p.within)
	p.work.Go(func() {
		defer func() { <-p.taken }()
		defer cancel()
		select {
		case p.room <- struct{}{}:
			defer func() { <-p.room }()
			if ctx.Err() == nil {
				do(ctx)
			}
		case <-ctx.Done():
		}
	})
	return true
}

// afterEnd is how long a task may take to notice that its context has ended.
const afterEnd = time.Second

// Close accepts no more tasks and waits for the running ones, at most for the given
// time and at most until ctx ends; then it cancels the contexts of the rest.
func (p *Pool) Close(ctx context.Context, patience time.Duration) {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	done := make(chan struct{})
	go func() { p.work.Wait(); close(done) }()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case <-done:
	case <-ctx.Done():
	}
	p.end()
	select {
	case <-done:
	case <-time.After(afterEnd):
	}
}
