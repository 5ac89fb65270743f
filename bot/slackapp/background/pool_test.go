package background

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestPoolIsBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := NewPool(2, 3, time.Minute)
		var in, most, done atomic.Int32
		accepted := 0
		for range 10 {
			if p.RunAsync(func(ctx context.Context) {
				if now := in.Add(1); now > most.Load() {
					most.Store(now)
				}
				<-ctx.Done()
				in.Add(-1)
				done.Add(1)
			}) {
				accepted++
			}
		}
		synctest.Wait()
		if accepted != 5 || most.Load() != 2 {
			t.Errorf("%d were taken, %d at a time", accepted, most.Load())
		}
		began := time.Now()
		p.Close(t.Context(), time.Second)
		if took := time.Since(began); took != time.Second || done.Load() != 2 {
			t.Errorf("it ended after %v, with %d done", took, done.Load())
		}
		if p.RunAsync(func(context.Context) {}) {
			t.Error("a closed pool takes work")
		}
	})
}

// TestWhatWaitsTooLongIsDropped: a window whose turn comes too late is not opened.
func TestWhatWaitsTooLongIsDropped(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := NewPool(1, 1, time.Second)
		free := make(chan struct{})
		p.RunAsync(func(context.Context) { <-free })
		synctest.Wait()
		p.RunAsync(func(context.Context) { t.Error("it was done") })
		time.Sleep(2 * time.Second)
		close(free)
		p.Close(t.Context(), time.Minute)
	})
}

func TestOneAtATimeForEachKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var k Keyed
		if k.Lock(t.Context(), "a") != nil || k.Lock(t.Context(), "b") != nil {
			t.Fatal("a free key is taken")
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if k.Lock(ctx, "a") == nil {
			t.Error("a taken key is lent twice")
		}
		got := make(chan error, 1)
		go func() { got <- k.Lock(t.Context(), "a") }()
		synctest.Wait()
		k.Unlock("a")
		if err := <-got; err != nil {
			t.Error(err)
		}
	})
}
