package slackapp

import (
	"context"
	"sync"
	"time"
)

// A pool does short work in the background that a kill may lose. So many pieces
// run at a time, and so many more wait. Each ends within a time that counts
// from when it was added.
type pool struct {
	taken  chan struct{} // one for each that is in hand or waits
	room   chan struct{} // one for each in hand
	within time.Duration

	running context.Context
	end     context.CancelFunc

	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup
}

func newPool(atATime, waiting int, within time.Duration) *pool {
	p := &pool{taken: make(chan struct{}, atATime+waiting), room: make(chan struct{}, atATime), within: within}
	p.running, p.end = context.WithCancel(context.Background())
	return p
}

// runAsync runs do in the background. ok is false where too many wait, or the
// pool is closed. Work whose time is over before its turn is dropped.
func (p *pool) runAsync(do func(ctx context.Context)) (ok bool) {
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

// close takes no more work and waits for what is there, at most so long and at
// most until ctx ends; then the contexts of the rest end.
func (p *pool) close(ctx context.Context, patience time.Duration) {
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

// keyed lets one at a time work on each key.
type keyed struct {
	mu   sync.Mutex
	busy map[string]chan struct{}
}

// lock waits for its turn on a key; it fails where ctx ends first.
func (k *keyed) lock(ctx context.Context, key string) error {
	for {
		k.mu.Lock()
		working, busy := k.busy[key]
		if !busy {
			if k.busy == nil {
				k.busy = map[string]chan struct{}{}
			}
			k.busy[key] = make(chan struct{})
		}
		k.mu.Unlock()
		if !busy {
			return nil
		}
		select {
		case <-working:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (k *keyed) unlock(key string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.busy[key])
	delete(k.busy, key)
}
