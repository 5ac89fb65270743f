package background

import (
	"context"
	"sync"
)

// Keyed is a lock for each key.
type Keyed struct {
	mu   sync.Mutex
	busy map[string]chan struct{}
}

// Lock waits for the lock of a key, and fails if ctx ends first.
func (k *Keyed) Lock(ctx context.Context, key string) error {
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

// Unlock releases the lock of a key.
func (k *Keyed) Unlock(key string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	close(k.busy[key])
	delete(k.busy, key)
}
