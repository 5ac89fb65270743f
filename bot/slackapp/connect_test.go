package slackapp

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"rectify/bot/slackapp/setup"
	"rectify/bot/workspace/workspacetest"
)

// TestStartWhileSlackIsDown: the app waits for Slack, says so, and does not
// blame the token.
func TestStartWhileSlackIsDown(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]workspacetest.Fault{
		"unavailable": {Status: 503}, "cut off": {Drop: true}, "internal error": {Code: "internal_error"}, "too fast": {Status: 429, RetryAfter: time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			fault.Method, fault.Times = "auth.test", 2
			d.Faults().Add(fault)
			var said bytes.Buffer
			who, err := setup.Identify(t.Context(), d.app.api, 0, slog.New(slog.NewTextHandler(&said, nil)))
			if err != nil || who.Bot != d.in.BotUserID {
				t.Errorf("%+v, %v", who, err)
			}
			if text := said.String(); strings.Count(text, "Slack unreachable") != 2 || strings.Contains(text, "SLACK_BOT_TOKEN") {
				t.Errorf("log = %s", text)
			}
		})
	}
}

func TestStartThatCannotWork(t *testing.T) {
	t.Parallel()
	for want, fault := range map[string]workspacetest.Fault{
		"invalid_auth (check SLACK_BOT_TOKEN)":     {Code: "invalid_auth"},
		"account_inactive (check SLACK_BOT_TOKEN)": {Code: "account_inactive"},
		"token_revoked (check SLACK_BOT_TOKEN)":    {Code: "token_revoked"},
		"check SLACK_API_URL":                      {Status: 404},
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			fault.Method = "auth.test"
			d.Faults().Add(fault)
			if _, err := setup.Identify(t.Context(), d.app.api, 0, quietLog); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%v, want %s", err, want)
			}
		})
	}
}

// TestStopWhileSlackIsDown: the wait ends with its context.
func TestStopWhileSlackIsDown(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.Faults().Add(workspacetest.Fault{Method: "auth.test", Status: 503})
	ctx, cancel := context.WithCancel(t.Context())
	if _, err := setup.Identify(ctx, d.app.api, 0, slog.New(cancelling{slog.DiscardHandler, cancel})); err == nil {
		t.Error("connected to nothing")
	}
}

// cancelling ends a context with the first line of a log.
type cancelling struct {
	slog.Handler
	cancel func()
}

func (c cancelling) Enabled(context.Context, slog.Level) bool { c.cancel(); return false }
