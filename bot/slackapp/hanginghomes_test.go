package slackapp

import (
	"fmt"
	"testing"
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
