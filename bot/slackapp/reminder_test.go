package slackapp

import (
	"context"
	"testing"
	"time"

	"rectify/bot/slackapp/broadcast"
	"rectify/bot/slackapp/setup"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger"
	"rectify/handlers/reminder"
)

// A counted assistant counts how often all reminders that are due are worked
// out.
type counted struct {
	Assistant
	looks int
}

func (c *counted) DueBundles(ctx context.Context, now time.Time) ([]reminder.Bundle, error) {
	c.looks++
	return c.Assistant.DueBundles(ctx, now)
}

// TestRemindersAreWorkedOutWhereTheyMayHaveChanged: after a change of the ledger
// and every ten minutes, not at every look at the ledger.
func TestRemindersAreWorkedOutWhereTheyMayHaveChanged(t *testing.T) {
	t.Parallel()
	d := &desk{TB: t, dir: t.TempDir(), hand: workspacetest.NewHandClock(wednesday)}
	d.now = d.hand.Now
	d.openWorkspace()
	d.openLedger()
	conn, known := d.connect(Config{Settings: setup.Settings{BotToken: d.in.BotToken, APIURL: d.BaseURL() + "/api"}, SigningSecret: secret}, d.assistant)
	assistant := &counted{Assistant: known}
	app := newApp(conn, assistant)
	for _, step := range []struct {
		what string
		do   func()
		want int
	}{
		{"at the start", func() {}, 1},
		{"five seconds later", func() { d.hand.Advance(lookEvery) }, 1},
		{"once the ledger has changed", func() { d.records(9, ledger.AddNote{Note: "在办"}) }, 2},
		{"five seconds after that", func() { d.hand.Advance(lookEvery) }, 2},
		{"ten minutes later", func() { d.hand.Advance(broadcast.RemindersEvery) }, 3},
	} {
		step.do()
		d.must(app.broadcast.EnqueueReminders(t.Context(), app.outbox))
		if assistant.looks != step.want {
			t.Errorf("%s: worked out %d times, want %d", step.what, assistant.looks, step.want)
		}
	}
}
