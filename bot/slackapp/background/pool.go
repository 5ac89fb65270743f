// Package background runs short work that a kill may lose: so much at a time, and one at a time
// for each key.
package background

import (
	"context"
	"sync"
	"time"
)

// A Pool does short work in the background that a kill may lose. So many pieces
// run at a time, and so many more wait. Each ends within a time that counts
// from when it was added.
type Pool struct {
	taken  chan struct{} // one for each that is in hand or waits
	room   chan struct{} // one for each in hand
	within time.Duration

	running context.Context
	end     context.CancelFunc

	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup
}

// NewPool returns a pool that does atATime pieces of work at once and lets so many more wait.
func NewPool(atATime, waiting int, within time.Duration) *Pool {
	p := &Pool{taken: make(chan struct{}, atATime+waiting), room: make(chan struct{}, atATime), within: within}
	p.running, p.end = context.WithCancel(context.Background())
	return p
}

// RunAsync runs do in the background. ok is false where too many wait, or the
// pool is closed. Work whose time is over before its turn is dropped.
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

// afterEnd is how long work may take to notice that its context has ended.
const afterEnd = time.Second

// Close takes no more work and waits for what is there, at most so long and at
// most until ctx ends; then the contexts of the rest end.
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
