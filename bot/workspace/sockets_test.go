package workspace_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"

	"rectify/bot/workspace"
)

// newSocketOffice opens an office whose app has no URLs: everything goes
// through Socket Mode, with slack-go's client at the other end.
func newSocketOffice(t *testing.T) (*office, <-chan socketmode.Event, *socketmode.Client) {
	t.Helper()
	o := openOffice(t, ":memory:")
	o.install(workspace.App{
		ID: "A2", Name: "Socket", BotUser: "socket", Events: []string{"message.channels", "app_mention"}, Commands: []workspace.SlashCommand{{Name: "/rectify"}},
	})
	events, client := o.connect()
	return o, events, client
}

// connect opens one more connection and waits for its hello.
func (o *office) connect() (<-chan socketmode.Event, *socketmode.Client) {
	o.t.Helper()
	client := socketmode.New(o.api)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() { client.RunContext(ctx); close(ended) }()
	o.t.Cleanup(func() { cancel(); <-ended })
	wantEvent(o.t, client.Events, socketmode.EventTypeHello)
	return client.Events, client
}

// wantEvent waits for an event of this kind and drops those before it.
func wantEvent(t testing.TB, events <-chan socketmode.Event, kind socketmode.EventType) socketmode.Event {
	t.Helper()
	deadline := time.After(time.Minute)
	for {
		select {
		case e := <-events:
			if e.Type == kind {
				return e
			}
		case <-deadline:
			t.Fatalf("no %s arrived", kind)
		}
	}
}

func TestEventsThroughASocket(t *testing.T) {
	t.Parallel()
	o, events, client := newSocketOffice(t)
	o.say("@socket 第11条")
	texts := map[string]string{}
	for range 2 {
		e := wantEvent(t, events, socketmode.EventTypeEventsAPI)
		must(t, client.AckCtx(t.Context(), e.Request.EnvelopeID, nil))
		switch inner := e.Data.(slackevents.EventsAPIEvent).InnerEvent.Data.(type) {
		case *slackevents.MessageEvent:
			texts["message"] = inner.Text
		case *slackevents.AppMentionEvent:
			texts["mention"] = inner.Text
		}
	}
	if want := "<@" + o.in.BotUserID + "> 第11条"; texts["message"] != want || texts["mention"] != want {
		t.Errorf("heard %v", texts)
	}
	o.settle()
	if waiting, failed, err := o.Queue(t.Context()); err != nil || waiting != 0 || failed != 0 {
		t.Errorf("queue %d waiting, %d failed, %v", waiting, failed, err)
	}
}

func TestACommandIsAnsweredInItsAcknowledgement(t *testing.T) {
	t.Parallel()
	o, events, client := newSocketOffice(t)
	done := make(chan error)
	go func() { done <- o.Command(t.Context(), o.li.ID, o.general.ID, "/rectify", "help") }()
	e := wantEvent(t, events, socketmode.EventTypeSlashCommand)
	if cmd := e.Data.(slack.SlashCommand); cmd.Text != "help" || cmd.UserID != o.li.ID || cmd.ResponseURL == "" {
		t.Errorf("command %+v", cmd)
	}
	must(t, client.AckCtx(t.Context(), e.Request.EnvelopeID, map[string]string{"text": "在"}))
	must(t, <-done)
	if got := onlyText(t, o, o.li.ID); got != "在" {
		t.Errorf("the person sees %q", got)
	}
}

func TestUnacknowledgedEventsComeAgain(t *testing.T) {
	t.Parallel()
	o, events, client := newSocketOffice(t)
	o.say("早")
	first := wantEvent(t, events, socketmode.EventTypeEventsAPI)
	o.clock.Advance(3 * time.Second) // never acknowledged: the first retry is at once
	second := wantEvent(t, events, socketmode.EventTypeEventsAPI)
	if second.Request.RetryAttempt != 1 || second.Request.RetryReason != "timeout" {
		t.Errorf("retry %d for %q", second.Request.RetryAttempt, second.Request.RetryReason)
	}
	id := func(e socketmode.Event) string {
		return e.Data.(slackevents.EventsAPIEvent).Data.(*slackevents.EventsAPICallbackEvent).EventID
	}
	if id(first) != id(second) || first.Request.EnvelopeID == second.Request.EnvelopeID {
		t.Error("a retry is the same event in another envelope")
	}
	must(t, client.AckCtx(t.Context(), second.Request.EnvelopeID, nil))
	o.settle()
}

func TestWithoutAConnection(t *testing.T) {
	t.Parallel()
	o := openOffice(t, ":memory:")
	o.install(workspace.App{ID: "A2", Name: "Socket", Events: []string{"message.channels"}, Commands: []workspace.SlashCommand{{Name: "/rectify"}}})
	wantCode(t, o.Command(t.Context(), o.li.ID, o.general.ID, "/rectify", "help"), "dispatch_failed")
	o.say("早")
	o.settle()
	events, client := o.connect()
	o.clock.Advance(time.Minute)
	e := wantEvent(t, events, socketmode.EventTypeEventsAPI)
	must(t, client.AckCtx(t.Context(), e.Request.EnvelopeID, nil))
	o.settle()
}

// slack-go comes back by itself, whatever the reason it was sent away for.
func TestDisconnects(t *testing.T) {
	t.Parallel()
	for _, reason := range []string{"warning", "refresh_requested", ""} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			o, events, client := newSocketOffice(t)
			o.Disconnect("A2", reason)
			wantEvent(t, events, socketmode.EventTypeHello)
			o.say("还在吗")
			e := wantEvent(t, events, socketmode.EventTypeEventsAPI)
			must(t, client.AckCtx(t.Context(), e.Request.EnvelopeID, nil))
			o.settle()
		})
	}
}

// With several connections each gets what is its turn, and all gets through
// when one of them goes.
func TestSeveralConnections(t *testing.T) {
	t.Parallel()
	o, one, first := newSocketOffice(t)
	two, second := o.connect()
	if n := o.Connections("A2"); n != 2 {
		t.Fatalf("%d connections", n)
	}
	for range 4 {
		o.say("早")
	}
	got := map[string]int{}
	for range 2 {
		e := wantEvent(t, one, socketmode.EventTypeEventsAPI)
		must(t, first.AckCtx(t.Context(), e.Request.EnvelopeID, nil))
		e = wantEvent(t, two, socketmode.EventTypeEventsAPI)
		must(t, second.AckCtx(t.Context(), e.Request.EnvelopeID, nil))
		got["each"]++
	}
	o.settle()
	if got["each"] != 2 {
		t.Errorf("each connection got %d of four", got["each"])
	}
}

func TestATicketIsGoodForOneConnection(t *testing.T) {
	t.Parallel()
	o := openOffice(t, ":memory:")
	o.install(workspace.App{ID: "A2", Name: "Socket"})
	_, _, err := o.client("xoxb-wrong").StartSocketModeContext(t.Context())
	must(t, err) // the app's token counts, not the bot's
	wrong := slack.New("x", slack.OptionAPIURL(o.url+"/api/"), slack.OptionAppLevelToken(o.in.BotToken))
	_, _, err = wrong.StartSocketModeContext(t.Context())
	wantCode(t, err, "not_allowed_token_type")
}

// TestNoPageOpensASocket: not even with a ticket.
func TestNoPageOpensASocket(t *testing.T) {
	t.Parallel()
	o, _, _ := newSocketOffice(t)
	for origin, want := range map[string]int{"https://evil.example": http.StatusForbidden, "http://127.0.0.1:1": http.StatusForbidden, "": http.StatusSwitchingProtocols} {
		_, url, err := o.api.StartSocketModeContext(t.Context())
		must(t, err)
		header := http.Header{}
		if origin != "" {
			header.Set("Origin", origin)
		}
		conn, answer, err := websocket.DefaultDialer.DialContext(t.Context(), url, header)
		if answer == nil {
			t.Fatalf("from %q: %v", origin, err)
		}
		if answer.StatusCode != want {
			t.Errorf("from %q: %d, want %d", origin, answer.StatusCode, want)
		}
		if conn != nil {
			conn.Close()
		}
	}
}
