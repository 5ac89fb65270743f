package slackapp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/slackapp/outbound"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
)

// TestErrorsThatStay: what trying again does not mend is tried once, and who
// asked hears of it in their direct messages.
func TestErrorsThatStay(t *testing.T) {
	t.Parallel()
	for code, words := range map[string]string{
		"not_in_channel":            "第11项",
		"is_archived":               "第11项",
		"is_inactive":               "第11项",
		"cannot_reply_to_message":   "第11项",
		"channel_is_limited_access": "第11项",
		"restricted_action":         "第11项",
		"user_disabled":             "第11项",
		"messages_tab_disabled":     "第11项",
		"msg_too_long":              "缩小范围",
		"metadata_too_large":        "缩小范围",
	} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Code: code, Times: 1})
			m := d.say(d.lay, "", "@rectify 第11条")
			d.until("the asker hears of it", func() bool { return len(d.inbox(d.lay)) == 1 })
			holds(t, d.inbox(d.lay)[0].Text, words)
			if n := testutil.ToFloat64(d.app.metrics.delivered.WithLabelValues("refused")); n != 1 {
				t.Errorf("refused %v times", n)
			}
			if n := len(d.answers(m.TS)); n != 0 {
				t.Errorf("%d answers in the thread", n)
			}
		})
	}
}

// TestErrorsThatStayEverywhere: where no way is left, the messages end.
func TestErrorsThatStayEverywhere(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Code: "restricted_action"})
	d.say(d.lay, "", "@rectify 第11条")
	d.until("it is given up", func() bool { return testutil.ToFloat64(d.app.metrics.lost.WithLabelValues(outbound.PrivateJobs)) == 1 })
	if n := testutil.ToFloat64(d.app.metrics.delivered.WithLabelValues("refused")); n != 2 {
		t.Errorf("refused %v times, want in the thread and in the direct messages", n)
	}
}

// TestResponseURLThatExpired: a private answer comes another way, seen by the
// same person alone.
func TestResponseURLThatExpired(t *testing.T) {
	t.Parallel()
	for _, status := range []int{403, 404, 410} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.Faults().Add(workspacetest.Fault{Method: "response_url", Status: status})
			d.command(d.clerk, "status 11 done 已签合同")
			d.seesAlone(d.clerk, 1, "已更新第11项")
			d.Faults().Add(workspacetest.Fault{Method: "chat.postEphemeral", Code: "user_not_in_channel"})
			d.command(d.lay, "status 11")
			d.until("it is in the direct messages", func() bool { return len(d.inbox(d.lay)) == 1 })
			holds(t, d.inbox(d.lay)[0].Text, "第11项")
		})
	}
}

// TestSharedAnswerWithoutItsURL: what everybody is to see goes into the channel.
func TestSharedAnswerWithoutItsURL(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.lay, "list open")
	seen := d.seesAlone(d.lay, 1, "9.")
	d.Faults().Add(workspacetest.Fault{Method: "response_url", Status: 404})
	d.choose(d.lay, seen, "发到频道")
	d.until("everyone sees it", func() bool {
		list, _, err := d.Messages(t.Context(), d.office.ID, workspace.Page{})
		d.must(err)
		return len(list) == 1 && strings.Contains(list[0].Text, "40.")
	})
}

// TestFileThatFails: that it was exported is said once the file is there, and
// where it fails, that.
func TestFileThatFails(t *testing.T) {
	t.Parallel()
	for _, method := range []string{"files.getUploadURLExternal", "files.completeUploadExternal", "conversations.open"} {
		t.Run(method, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.Faults().Add(workspacetest.Fault{Method: method, Code: "missing_scope", Times: 1})
			d.command(d.clerk, "export")
			said := d.seesAlone(d.clerk, 1, "没有发到您的私信", "missing_scope")
			if strings.Contains(said.Text, "已导出") {
				t.Errorf("said of a file that never came: %s", said.Text)
			}
			d.command(d.clerk, "export")
			d.seesAlone(d.clerk, 2, "台账已导出")
			if inbox := d.inbox(d.clerk); len(inbox) != 1 || len(inbox[0].Files) != 1 {
				t.Errorf("inbox = %+v", inbox)
			}
		})
	}
}

// TestLetterThatFails: who nudges somebody that cannot be written to hears so.
func TestLetterThatFails(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.clerk, "assign 11 @小李")
	d.seesAlone(d.clerk, 1, "责任：@小李")
	d.Faults().Add(workspacetest.Fault{Method: "conversations.open", Code: "user_disabled", Times: 1})
	d.command(d.chief, "nudge 11 明天要数")
	d.seesAlone(d.chief, 2, "没有通知到 小李", "催办", "停用")
}

// TestLookupThatFails: an answer is not lost because it cannot be looked for.
func TestLookupThatFails(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"missing_scope", "not_in_channel", "thread_not_found", "method_not_supported_for_channel_type"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Status: 500, Times: 1})
			d.Faults().Add(workspacetest.Fault{Method: "conversations.replies", Code: code})
			m := d.say(d.lay, "", "@rectify 第11条")
			d.hears(m.TS, 1, "第11项")
		})
	}
}

// TestAnswerInALongThread: its mark is found however much was said before and
// after it.
func TestAnswerInALongThread(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	m := d.say(d.lay, "", "@rectify 第11条")
	d.hears(m.TS, 1, "第11项")
	for i := range 200 + 30 {
		d.say(d.clerk, m.TS, fmt.Sprint("旁人说的话", i))
	}
	d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Status: 500, Accept: true, Times: 1})
	d.say(d.lay, m.TS, "@rectify 第9条")
	d.hears(m.TS, 2, "第9项")
	d.quiet()
	if n := len(d.answers(m.TS)); n != 2 {
		t.Errorf("%d answers to two questions", n)
	}
}

// TestMarkFarBack: in a channel, too.
func TestMarkFarBack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	sent := outbound.Delivery{Key: "k", Channel: d.office.ID, Message: blockkit.Message{Text: "一句话"}, Kept: d.now()}
	first, err := d.app.sender.PostIdempotent(t.Context(), sent, 1)
	d.must(err)
	for i := range 200 + 30 {
		_, err := d.Say(t.Context(), d.clerk.ID, d.office.ID, "", fmt.Sprint("谢谢", i))
		d.must(err)
	}
	sent.Kept = sent.Kept.Add(-time.Minute)
	if again, err := d.app.sender.PostIdempotent(t.Context(), sent, 2); err != nil || again.TS != first.TS {
		t.Errorf("posted again as %s, want %s, %v", again.TS, first.TS, err)
	}
}

// TestPrivateAnswerAfterAnInterruption: one that was noted as sent is not sent
// again; one that may have arrived says so.
func TestPrivateAnswerAfterAnInterruption(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.Faults().Add(workspacetest.Fault{Method: "response_url", Drop: true, Accept: true, Times: 1})
	d.command(d.clerk, "status 11")
	again := d.seesAlone(d.clerk, 2, "第11项", "可能与上一条重复")
	if !strings.Contains(string(again.Blocks), "可能与上一条重复") {
		t.Errorf("blocks = %s", again.Blocks)
	}
	ephemeral := outbound.Delivery{Key: "private", Channel: d.office.ID, User: d.clerk.ID, Message: blockkit.Message{Text: "只给您看"}}
	body, err := json.Marshal(ephemeral)
	d.must(err)
	for attempt := 1; attempt <= 2; attempt++ { // as after a kill
		d.must(d.app.deliver(t.Context(), body, attempt))
	}
	if list, err := d.Ephemerals(t.Context(), d.clerk.ID, d.office.ID); err != nil || len(list) != 3 {
		t.Errorf("%d private messages, %v", len(list), err)
	}
}

// TestAnswerInAGroupDM: after an error of Slack's, with the scope to look the
// answer up it is there once, and without it is there.
func TestAnswerInAGroupDM(t *testing.T) {
	t.Parallel()
	for _, scoped := range []bool{true, false} {
		t.Run(fmt.Sprint(scoped), func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overSocket)
			if !scoped {
				without := d.in.App
				without.Scopes = slices.DeleteFunc(slices.Clone(workspace.DefaultScopes), func(s string) bool { return s == "mpim:history" })
				_, err := d.Install(t.Context(), without)
				d.must(err)
			}
			group, err := d.AddChannel(t.Context(), workspace.Channel{ID: "G1", Name: "mpdm-1", Kind: workspace.Group, Creator: d.lay.ID})
			d.must(err)
			d.must(d.Join(t.Context(), group.ID, d.in.BotUserID))
			d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Status: 500, Accept: scoped, Times: 1})
			m, err := d.Say(t.Context(), d.lay.ID, group.ID, "", "@rectify 第11条")
			d.must(err)
			d.until("it is answered", func() bool { return len(d.said(group, m.TS)) > 0 })
			d.quiet()
			if n := len(d.said(group, m.TS)); n != 1 {
				t.Errorf("answered %d times", n)
			}
		})
	}
}
