package workspace_test

import (
	"errors"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
)

// post says something as the bot and reports how many messages stand in the
// channel afterwards.
func (o *office) post() (standing int, err error) {
	o.t.Helper()
	_, _, err = o.api.PostMessageContext(o.t.Context(), o.general.ID, slack.MsgOptionText("答", false))
	list, _, listErr := o.Messages(o.t.Context(), o.general.ID, workspace.Page{})
	must(o.t, listErr)
	return len(list), err
}

func TestFaultsOfCalls(t *testing.T) {
	t.Parallel()
	status := func(err error, code int) bool {
		var s slack.StatusCodeError
		return errors.As(err, &s) && s.Code == code
	}
	for name, tc := range map[string]struct {
		fault    workspacetest.Fault
		standing int
		wrong    func(error) bool
	}{
		"unavailable": {workspacetest.Fault{Status: 503}, 0, func(err error) bool { return status(err, 503) }},
		"unavailable, yet accepted": {
			workspacetest.Fault{Status: 502, Accept: true}, 1, func(err error) bool { return status(err, 502) },
		},
		"cut off": {workspacetest.Fault{Drop: true}, 0, func(err error) bool { return err != nil }},
		"cut off, yet accepted": {
			workspacetest.Fault{Drop: true, Accept: true}, 1, func(err error) bool { return err != nil },
		},
		"too fast": {workspacetest.Fault{Status: 429, RetryAfter: 7 * time.Second}, 0, func(err error) bool {
			var limited *slack.RateLimitedError
			return errors.As(err, &limited) && limited.RetryAfter == 7*time.Second
		}},
		"refused": {
			workspacetest.Fault{Code: "invalid_blocks"}, 0, func(err error) bool { return code(err) == "invalid_blocks" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			tc.fault.Method, tc.fault.Times = "chat.postMessage", 1
			o.Faults().Add(tc.fault)
			standing, err := o.post()
			if !tc.wrong(err) || standing != tc.standing {
				t.Errorf("%d messages, error %v", standing, err)
			}
			if _, err := o.post(); err != nil {
				t.Errorf("a fault that happens once happened again: %v", err)
			}
		})
	}
}

func TestSlowCalls(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Faults().Add(workspacetest.Fault{Method: "auth.test", Slow: time.Minute, Times: 1})
	done := make(chan error)
	go func() {
		_, err := o.api.AuthTestContext(t.Context())
		done <- err
	}()
	for {
		select {
		case err := <-done:
			must(t, err)
			return
		default:
			o.clock.Advance(time.Minute)
		}
	}
}

func TestRepeatedAndShuffledDeliveries(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Faults().Repeat(2)
	o.Faults().Shuffle(true)
	for range 5 {
		o.say("早")
	}
	o.settle()
	count := map[any]int{}
	for _, e := range o.app.events(t) {
		count[e["event_id"]]++
	}
	if len(count) != 5 {
		t.Fatalf("%d events, want 5", len(count))
	}
	for id, n := range count {
		if n != 3 {
			t.Errorf("%v was delivered %d times, want 3", id, n)
		}
	}
	o.Faults().Clear()
	o.app.forget()
	o.say("晚")
	o.settle()
	if n := len(o.app.received()); n != 1 {
		t.Errorf("%d deliveries once all is well again", n)
	}
}
