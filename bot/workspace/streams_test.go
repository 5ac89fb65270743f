package workspace_test

import (
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"
)

func TestStreams(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	root := o.say("问")
	_, _, err := o.api.StartStreamContext(ctx, o.general.ID, slack.MsgOptionTS(root.TS))
	wantCode(t, err, "missing_recipient_user_id")
	_, ts, err := o.api.StartStreamContext(ctx, o.general.ID, slack.MsgOptionTS(root.TS),
		slack.MsgOptionRecipientUserID(o.li.ID), slack.MsgOptionRecipientTeamID(o.Team().ID), slack.MsgOptionMarkdownText("第"))
	must(t, err)
	_, _, err = o.api.AppendStreamContext(ctx, o.general.ID, ts, slack.MsgOptionMarkdownText("11条"))
	must(t, err)
	_, _, _, err = o.api.UpdateMessageContext(ctx, o.general.ID, ts, slack.MsgOptionText("x", false))
	wantCode(t, err, "streaming_state_conflict")
	_, _, err = o.api.AppendStreamContext(ctx, o.general.ID, ts, slack.MsgOptionMarkdownText(strings.Repeat("字", 12_001)))
	wantCode(t, err, "msg_too_long")
	_, _, err = o.api.StopStreamContext(ctx, o.general.ID, ts, slack.MsgOptionBlocks(slack.NewDividerBlock()))
	must(t, err)
	m, err := o.Message(ctx, o.general.ID, ts)
	must(t, err)
	if m.Text != "第11条" || m.StreamingState != "completed" || !strings.Contains(string(m.Blocks), "divider") || m.ThreadTS != root.TS {
		t.Errorf("streamed message %+v", m)
	}
	_, _, err = o.api.AppendStreamContext(ctx, o.general.ID, ts, slack.MsgOptionMarkdownText("x"))
	wantCode(t, err, "message_not_in_streaming_state")
}

func TestAssistantThreads(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	th, err := o.OpenAssistant(ctx, o.li.ID, "A1")
	must(t, err)
	o.settle()
	events := o.app.events(t)
	if len(events) != 1 || events[0]["event"].(map[string]any)["type"] != "assistant_thread_started" {
		t.Fatalf("heard %v", events)
	}
	must(t, o.api.SetAssistantThreadsSuggestedPromptsContext(ctx, slack.AssistantThreadsSetSuggestedPromptsParameters{
		ChannelID: th.Channel, ThreadTS: th.Thread, Title: "可以问", Prompts: []slack.AssistantThreadsPrompt{{Title: "未完成", Message: "哪些没完成"}},
	}))
	must(t, o.api.SetAssistantThreadsTitleContext(ctx, slack.AssistantThreadsSetTitleParameters{
		ChannelID: th.Channel, ThreadTS: th.Thread, Title: "整改",
	}))
	status := func() string {
		got, err := o.Assistant(ctx, th.Channel, th.Thread)
		must(t, err)
		if got.Title != "整改" || len(got.Prompts) != 1 || got.Prompts[0].Message != "哪些没完成" {
			t.Errorf("thread %+v", got)
		}
		return got.Status
	}
	think := func() {
		must(t, o.api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
			ChannelID: th.Channel, ThreadTS: th.Thread, Status: "正在查找…",
		}))
	}
	think()
	if got := status(); got != "正在查找…" {
		t.Errorf("status %q", got)
	}
	_, _, err = o.api.PostMessageContext(ctx, th.Channel, slack.MsgOptionText("答", false), slack.MsgOptionTS(th.Thread))
	must(t, err)
	if got := status(); got != "" {
		t.Errorf("status %q after the answer", got)
	}
	think()
	o.clock.Advance(2*time.Minute + time.Second)
	if got := status(); got != "" {
		t.Errorf("status %q after two minutes", got)
	}
}

func TestOpenHome(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	must(t, o.OpenHome(ctx, o.li.ID, "A1"))
	o.settle() // events on their way at the same time may overtake each other
	_, err := o.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: o.li.ID, View: slack.HomeTabViewRequest{
		Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewDividerBlock()}},
	}})
	must(t, err)
	must(t, o.OpenHome(ctx, o.li.ID, "A1"))
	o.settle()
	events := o.app.events(t)
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	if first := events[0]["event"].(map[string]any); first["type"] != "app_home_opened" || first["view"] != nil {
		t.Errorf("first opening %v", first)
	}
	if again := events[1]["event"].(map[string]any); again["view"] == nil {
		t.Errorf("the view published comes along: %v", again)
	}
}
