package workspace_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/workspace"
)

// command is the last slash command the app received.
func (a *fakeApp) command(t *testing.T) slack.SlashCommand {
	t.Helper()
	for _, got := range a.received() {
		if got.path == "/commands" {
			r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(got.body))
			r.Header.Set("Content-Type", got.header.Get("Content-Type"))
			cmd, err := slack.SlashCommandParse(r)
			must(t, err)
			return cmd
		}
	}
	t.Fatal("no command was received")
	return slack.SlashCommand{}
}

func TestCommandReachesTheApp(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	must(t, o.Command(t.Context(), o.li.ID, o.general.ID, "/rectify", " assign 11 @wang <急> "))
	got := o.app.command(t)
	if got.Command != "/rectify" || got.Text != "assign 11 <@"+o.wang.ID+"|wang> &lt;急&gt;" {
		t.Errorf("command %q %q", got.Command, got.Text)
	}
	if got.UserID != o.li.ID || got.ChannelID != o.general.ID || got.ChannelName != "整改" || got.APIAppID != "A1" ||
		got.TriggerID == "" || !strings.HasPrefix(got.ResponseURL, o.url+"/response/") {
		t.Errorf("fields %+v", got)
	}
	o.app.forget()
	must(t, o.Command(t.Context(), o.li.ID, o.general.ID, "/plain", "@wang & co"))
	if got := o.app.command(t); got.Text != "@wang &amp; co" {
		t.Errorf("without should_escape names stay as typed: %q", got.Text)
	}
	wantCode(t, o.Command(t.Context(), o.li.ID, o.general.ID, "/nothing", ""), "unknown_command")
}

func TestCommandAnswers(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		body      string
		ephemeral string
		inChannel string
	}{
		"nothing":    {"", "", ""},
		"plain text": {"收到", "收到", ""},
		"ephemeral":  {`{"text":"只给你看"}`, "只给你看", ""},
		"in channel": {`{"response_type":"in_channel","text":"大家看"}`, "", "大家看"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, ctx := newOffice(t), t.Context()
			o.app.answers(func(_ request, w http.ResponseWriter) { io.WriteString(w, tc.body) })
			must(t, o.Command(ctx, o.li.ID, o.general.ID, "/rectify", "help"))
			if got := onlyText(t, o, o.li.ID); got != tc.ephemeral {
				t.Errorf("ephemeral %q, want %q", got, tc.ephemeral)
			}
			if got := onlyText(t, o, o.wang.ID); got != "" {
				t.Errorf("somebody else sees %q", got)
			}
			list, _, err := o.Messages(ctx, o.general.ID, workspace.Page{})
			must(t, err)
			said := ""
			for _, m := range list {
				said += m.Text
			}
			if said != tc.inChannel {
				t.Errorf("channel has %q, want %q", said, tc.inChannel)
			}
		})
	}
}

// onlyText is the text of the ephemerals a user sees.
func onlyText(t *testing.T, o *office, user string) string {
	t.Helper()
	list, err := o.Ephemerals(t.Context(), user, o.general.ID)
	must(t, err)
	text := ""
	for _, m := range list {
		text += m.Text
	}
	return text
}

func TestCommandWithoutAcknowledgement(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	release := make(chan struct{})
	defer close(release)
	o.app.answers(func(request, http.ResponseWriter) { <-release })
	done := make(chan error)
	go func() { done <- o.Command(t.Context(), o.li.ID, o.general.ID, "/rectify", "help") }()
	<-o.app.arrived
	o.clock.Advance(3 * time.Second)
	wantCode(t, <-done, "operation_timeout")
	if got := onlyText(t, o, o.li.ID); !strings.Contains(got, "operation_timeout") {
		t.Errorf("the person sees %q", got)
	}
	if n := len(o.app.received()); n != 1 {
		t.Errorf("a command was sent %d times; Slack sends it once", n)
	}

	o.app.answers(func(_ request, w http.ResponseWriter) { w.WriteHeader(http.StatusInternalServerError) })
	wantCode(t, o.Command(t.Context(), o.li.ID, o.general.ID, "/rectify", "help"), "dispatch_failed")
}

func TestResponseURL(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	must(t, o.Command(ctx, o.li.ID, o.general.ID, "/rectify", "help"))
	url := o.app.command(t).ResponseURL
	post := func(msg slack.WebhookMessage) error {
		return slack.PostWebhookCustomHTTPContext(ctx, url, http.DefaultClient, &msg)
	}
	must(t, post(slack.WebhookMessage{Text: "一", ResponseType: "ephemeral"}))
	must(t, post(slack.WebhookMessage{Text: "二", ResponseType: "in_channel"}))
	root := o.say("话题")
	must(t, post(slack.WebhookMessage{Text: "三", ResponseType: "in_channel", ThreadTimestamp: root.TS}))
	if err := post(slack.WebhookMessage{}); err == nil {
		t.Error("a message of nothing was taken")
	}
	must(t, post(slack.WebhookMessage{Text: "四"}))
	must(t, post(slack.WebhookMessage{Text: "五"}))
	if err := post(slack.WebhookMessage{Text: "六"}); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("the sixth use: %v", err)
	}
	if got := onlyText(t, o, o.li.ID); got != "一四五" {
		t.Errorf("the person sees %q", got)
	}
	thread, err := o.Thread(ctx, o.general.ID, root.TS)
	must(t, err)
	if len(thread) != 2 || thread[1].Text != "三" {
		t.Errorf("thread %+v", thread)
	}
}

func TestResponseURLExpires(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	must(t, o.Command(ctx, o.li.ID, o.general.ID, "/rectify", "help"))
	url := o.app.command(t).ResponseURL
	o.clock.Advance(30*time.Minute + time.Second)
	err := slack.PostWebhookCustomHTTPContext(ctx, url, http.DefaultClient, &slack.WebhookMessage{Text: "太晚"})
	if err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("after half an hour: %v", err)
	}
}
