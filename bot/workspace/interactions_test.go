package workspace_test

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/workspace"
)

// card posts a message with one of each thing that can be pressed.
func (o *office) card() workspace.Target {
	o.t.Helper()
	plain := func(s string) *slack.TextBlockObject { return slack.NewTextBlockObject("plain_text", s, false, false) }
	option := func(v string) *slack.OptionBlockObject { return slack.NewOptionBlockObject(v, plain("选"+v), nil) }
	button := slack.NewButtonBlockElement("done", "11", plain("已整改"))
	status := slack.NewOptionsSelectBlockElement("static_select", plain("状态"), "status", option("open"), option("done"))
	due := slack.NewDatePickerBlockElement("due")
	due.InitialDate = "2024-05-31"
	marks := slack.NewCheckboxGroupsBlockElement("marks", option("a"), option("b"), option("c"))
	owner := slack.NewOptionsSelectBlockElement("users_select", plain("责任人"), "owner")
	more := slack.NewOverflowBlockElement("more", option("history"))
	_, ts, err := o.api.PostMessageContext(o.t.Context(), o.general.ID, slack.MsgOptionText("第11条", false), slack.MsgOptionBlocks(
		slack.NewSectionBlock(plain("第11条"), nil, slack.NewAccessory(more), slack.SectionBlockOptionBlockID("head")),
		slack.NewActionBlock("acts", button, status, due, marks, owner)))
	must(o.t, err)
	return workspace.Target{Channel: o.general.ID, TS: ts}
}

func TestPressEachElement(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	on := o.card()
	for _, tc := range []struct {
		action string
		values []string
		want   func(*slack.BlockAction) bool
	}{
		{"done", nil, func(a *slack.BlockAction) bool {
			return a.Value == "11" && a.Text.Text == "已整改" && a.BlockID == "acts"
		}},
		{"status", []string{"done"}, func(a *slack.BlockAction) bool { return a.SelectedOption.Value == "done" }},
		{"due", []string{"2024-06-30"}, func(a *slack.BlockAction) bool { return a.SelectedDate == "2024-06-30" }},
		{"marks", []string{"a", "c"}, func(a *slack.BlockAction) bool {
			return len(a.SelectedOptions) == 2 && a.SelectedOptions[1].Value == "c"
		}},
		{"owner", []string{o.wang.ID}, func(a *slack.BlockAction) bool { return a.SelectedUser == o.wang.ID }},
		{"more", []string{"history"}, func(a *slack.BlockAction) bool {
			return a.SelectedOption.Value == "history" && a.BlockID == "head"
		}},
	} {
		o.app.forget()
		must(t, o.Press(ctx, o.li.ID, on, tc.action, tc.values...))
		ic := o.app.interaction(t)
		a := ic.ActionCallback.BlockActions[0]
		if string(a.Type) == "" || a.ActionID != tc.action || !tc.want(a) {
			t.Errorf("%s: action %+v", tc.action, a)
		}
		if ic.Type != slack.InteractionTypeBlockActions || ic.User.ID != o.li.ID || ic.Channel.ID != o.general.ID ||
			ic.Message.Timestamp != on.TS || ic.Container.MessageTs != on.TS || ic.TriggerID == "" || ic.ResponseURL == "" {
			t.Errorf("%s: payload %+v", tc.action, ic)
		}
	}
	// What was chosen so far, and what stood there from the start, comes along.
	must(t, o.Press(ctx, o.wang.ID, on, "done"))
	state := o.app.interaction(t).BlockActionState.Values["acts"]
	if state["due"].SelectedDate != "2024-05-31" || state["status"].SelectedOption.Value != "" {
		t.Errorf("wang chose nothing, yet state is %+v", state)
	}
	must(t, o.Press(ctx, o.li.ID, on, "done"))
	state = o.app.interaction(t).BlockActionState.Values["acts"]
	if state["due"].SelectedDate != "2024-06-30" || state["status"].SelectedOption.Value != "done" {
		t.Errorf("li's choices are missing from %+v", state)
	}
}

func TestPressRefusals(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	on := o.card()
	wantCode(t, o.Press(ctx, o.li.ID, on, "nothing"), "action_not_found")
	wantCode(t, o.Press(ctx, o.li.ID, on, "status", "no such option"), "invalid_value")
	wantCode(t, o.Press(ctx, o.li.ID, on, "due", "2024-06-30", "2024-07-01"), "invalid_value")
	wantCode(t, o.Press(ctx, o.li.ID, workspace.Target{Channel: o.general.ID, TS: "1.000000"}, "done"), "message_not_found")
	stranger, err := o.AddUser(ctx, workspace.User{Name: "stranger"})
	must(t, err)
	wantCode(t, o.Press(ctx, stranger.ID, on, "done"), "not_in_channel")
	o.app.answers(func(_ request, w http.ResponseWriter) { w.WriteHeader(http.StatusBadGateway) })
	wantCode(t, o.Press(ctx, o.li.ID, on, "done"), "dispatch_failed")
	if got := onlyText(t, o, o.li.ID); got == "" {
		t.Error("a failed press left the person without a word")
	}
}

func TestReplaceAndDeleteWhatWasPressed(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	on := o.card()
	must(t, o.Press(ctx, o.li.ID, on, "done"))
	url := o.app.interaction(t).ResponseURL
	post := func(msg slack.WebhookMessage) {
		t.Helper()
		must(t, slack.PostWebhookCustomHTTPContext(ctx, url, http.DefaultClient, &msg))
	}
	post(slack.WebhookMessage{Text: "办好了", ReplaceOriginal: true})
	m, err := o.Message(ctx, on.Channel, on.TS)
	must(t, err)
	if m.Text != "办好了" || m.Blocks != nil || m.Edited == nil {
		t.Errorf("replaced message %+v", m)
	}
	post(slack.WebhookMessage{DeleteOriginal: true})
	_, err = o.Message(ctx, on.Channel, on.TS)
	wantCode(t, err, "message_not_found")
}

// An ephemeral is pressed by its reader alone, and replaced by response_url.
func TestEphemeralButtons(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	button := slack.NewButtonBlockElement("share", "1", slack.NewTextBlockObject("plain_text", "分享", false, false))
	ts, err := o.api.PostEphemeralContext(ctx, o.general.ID, o.li.ID, slack.MsgOptionText("只给你", false),
		slack.MsgOptionBlocks(slack.NewActionBlock("", button)))
	must(t, err)
	on := workspace.Target{Channel: o.general.ID, TS: ts}
	wantCode(t, o.Press(ctx, o.wang.ID, on, "share"), "message_not_found")
	must(t, o.Press(ctx, o.li.ID, on, "share"))
	ic := o.app.interaction(t)
	if !ic.Container.IsEphemeral || ic.Message.Timestamp != "" {
		t.Errorf("container %+v, message %+v", ic.Container, ic.Message)
	}
	must(t, slack.PostWebhookCustomHTTPContext(ctx, ic.ResponseURL, http.DefaultClient,
		&slack.WebhookMessage{Text: "已分享", ReplaceOriginal: true}))
	if got := onlyText(t, o, o.li.ID); got != "已分享" {
		t.Errorf("the reader sees %q", got)
	}
}

func TestShortcuts(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	m := o.say("会议纪要")
	must(t, o.Shortcut(ctx, o.wang.ID, "evidence", workspace.Target{Channel: o.general.ID, TS: m.TS}))
	ic := o.app.interaction(t)
	if ic.Type != slack.InteractionTypeMessageAction || ic.CallbackID != "evidence" || ic.Message.Text != "会议纪要" ||
		ic.MessageTs != m.TS || ic.User.ID != o.wang.ID || ic.ResponseURL == "" || ic.TriggerID == "" {
		t.Errorf("message shortcut %+v", ic)
	}
	must(t, o.Shortcut(ctx, o.wang.ID, "anywhere", workspace.Target{}))
	if ic := o.app.interaction(t); ic.Type != slack.InteractionTypeShortcut || ic.CallbackID != "anywhere" {
		t.Errorf("global shortcut %+v", ic)
	}
	wantCode(t, o.Shortcut(ctx, o.wang.ID, "nothing", workspace.Target{}), "unknown_shortcut")
}

func TestPressTimesOut(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	on := o.card()
	o.settle()
	o.app.forget()
	release := make(chan struct{})
	defer close(release)
	o.app.answers(func(request, http.ResponseWriter) { <-release })
	done := make(chan error)
	go func() { done <- o.Press(t.Context(), o.li.ID, on, "done") }()
	<-o.app.arrived
	o.clock.Advance(3 * time.Second)
	wantCode(t, <-done, "operation_timeout")
}

func TestPayloadIsSlacksShape(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	must(t, o.Press(t.Context(), o.li.ID, o.card(), "done"))
	raw, err := json.Marshal(o.app.interaction(t).Team)
	must(t, err)
	var team struct{ ID, Domain string }
	must(t, json.Unmarshal(raw, &team))
	if team.ID != o.Team().ID || team.Domain != "rectify" {
		t.Errorf("team %s", raw)
	}
}
