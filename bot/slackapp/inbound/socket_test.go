package inbound

import (
	"context"
	"log/slog"
	"testing"
	"testing/synctest"

	"github.com/slack-go/slack/socketmode"
)

// TestSocketIsReadWhileEverythingWaits has no envelope come to an end: the
// socket is read all the same, and what is too much is turned away.
func TestSocketIsReadWhileEverythingWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		dropped := 0
		a := New(Config{Dropped: func() { dropped++ }, Log: slog.New(slog.DiscardHandler)})
		ctx, stop := context.WithCancel(t.Context())
		events, held := make(chan socketmode.Event), make(chan struct{})
		ended := make(chan struct{})
		worked := make(chan string, 10_000)
		go func() {
			a.pump(ctx, events, func(e socketmode.Event) { worked <- e.Request.EnvelopeID; <-held })
			close(ended)
		}()
		events <- socketmode.Event{Type: socketmode.EventTypeHello}
		for range workers {
			events <- socketmode.Event{Type: socketmode.EventTypeEventsAPI, Request: &socketmode.Request{EnvelopeID: "e"}}
		}
		synctest.Wait()
		for range maxPending + 10 { // would block for ever where the socket is not read
			events <- socketmode.Event{Type: socketmode.EventTypeEventsAPI, Request: &socketmode.Request{EnvelopeID: "e"}}
		}
		events <- socketmode.Event{Type: socketmode.EventTypeConnecting}
		events <- socketmode.Event{Type: socketmode.EventTypeHello}
		synctest.Wait()
		if n := dropped; n != 10 {
			t.Errorf("%v envelopes were turned away, want 10", n)
		}
		if n := a.Connected(); n != 1 {
			t.Errorf("%d connections", n)
		}
		close(held)
		synctest.Wait()
		if len(worked) != workers+maxPending {
			t.Errorf("%d envelopes were worked on", len(worked))
		}
		stop()
		<-ended
		if n := a.Connected(); n != 0 {
			t.Errorf("%d connections after the end", n)
		}
	})
}
