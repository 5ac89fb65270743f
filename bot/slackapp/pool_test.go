package slackapp

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/workspace/workspacetest"
)

// TestHangingHomesDelayNothing: 80 people open their homes while views.publish
// hangs; a form opens, and the app stops in seconds.
func TestHangingHomesDelayNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.clerk, "status 11")
	card := d.seesAlone(d.clerk, 1, "第11项")
	began := time.Now()
	d.Faults().Add(workspacetest.Fault{Method: "views.publish", Slow: 30 * time.Second})
	for i := range 80 {
		if _, ok := d.app.Take(t.Context(), inbound.Request{Key: fmt.Sprint("home ", i), Team: d.app.Team, User: fmt.Sprint("U", i), Home: true}); !ok {
			t.Errorf("home %d was turned away", i)
		}
	}
	d.choose(d.clerk, card, "更新")
	d.window(d.clerk, "更新状态", "第11项")
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("the form opened after %v", took)
	}
	began = time.Now()
	d.stop()
	if took := time.Since(began); took > 9*time.Second {
		t.Errorf("the app stopped after %v", took)
	}
}

func TestPoolIsBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPool(2, 3, time.Minute)
		var in, most, done atomic.Int32
		accepted := 0
		for range 10 {
			if p.runAsync(func(ctx context.Context) {
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
		p.close(t.Context(), time.Second)
		if took := time.Since(began); took != time.Second || done.Load() != 2 {
			t.Errorf("it ended after %v, with %d done", took, done.Load())
		}
		if p.runAsync(func(context.Context) {}) {
			t.Error("a closed pool takes work")
		}
	})
}

// TestWhatWaitsTooLongIsDropped: a window whose turn comes too late is not opened.
func TestWhatWaitsTooLongIsDropped(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		p := newPool(1, 1, time.Second)
		free := make(chan struct{})
		p.runAsync(func(context.Context) { <-free })
		synctest.Wait()
		p.runAsync(func(context.Context) { t.Error("it was done") })
		time.Sleep(2 * time.Second)
		close(free)
		p.close(t.Context(), time.Minute)
	})
}

func TestOneAtATimeForEachKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var k keyed
		if k.lock(t.Context(), "a") != nil || k.lock(t.Context(), "b") != nil {
			t.Fatal("a free key is taken")
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if k.lock(ctx, "a") == nil {
			t.Error("a taken key is lent twice")
		}
		got := make(chan error, 1)
		go func() { got <- k.lock(t.Context(), "a") }()
		synctest.Wait()
		k.unlock("a")
		if err := <-got; err != nil {
			t.Error(err)
		}
	})
}
