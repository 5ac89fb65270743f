package slackapp

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
)

// bothWays runs a test with the app reached over HTTP and over Socket Mode.
func bothWays(t *testing.T, test func(*testing.T, *desk), with ...func(*Config)) {
	t.Parallel()
	for _, way := range []string{overHTTP, overSocket} {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			test(t, newDesk(t, way, with...))
		})
	}
}

func TestQuestionIsAnsweredOnceInItsThread(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		d.Faults().Repeat(2) // every delivery comes three times, and a mention is two
		d.Faults().Shuffle(true)
		m := d.say(d.lay, "", "@rectify 哪些问题正在整改？")
		got := d.hears(m.TS, 1, "9. 旅游产业培育不充分", "11.", "40.")
		if !strings.Contains(string(got.Blocks), "🟡") {
			t.Errorf("no lamp in %s", got.Blocks)
		}
		d.quiet()
		if n := len(d.answers(m.TS)); n != 1 {
			t.Errorf("answered %d times", n)
		}
	})
}

func TestThreadGoesOn(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		m := d.say(d.lay, "", "@rectify 第11条")
		d.hears(m.TS, 1, "第11项")
		d.say(d.lay, m.TS, "那第9条呢？") // not by name, but it leans on the answer
		d.hears(m.TS, 2, "第9项")
		d.say(d.clerk, m.TS, "那第12条呢？") // two people talking with each other
		d.say(d.lay, m.TS, "好的谢谢")
		d.say(d.lay, m.TS, "我去吃饭了")
		d.quiet()
		if n := len(d.answers(m.TS)); n != 2 {
			t.Errorf("%d answers to two questions", n)
		}
		d.say(d.clerk, m.TS, "@rectify 下一条")
		d.hears(m.TS, 3, "第10项")
	})
}

func TestThreadIsRememberedAcrossARestart(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	m := d.say(d.lay, "", "@rectify 第11条")
	d.hears(m.TS, 1, "第11项")
	d.stop()
	d.openApp(overSocket)
	d.say(d.lay, m.TS, "它的期限是什么时候")
	d.hears(m.TS, 2, "第11项")
}

func TestDirectMessages(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	dm, err := d.OpenDM(t.Context(), d.lay.ID, d.in.BotUserID)
	d.must(err)
	for i, turn := range []struct{ asks, want string }{{"第11条", "第11项"}, {"下一条", "第12项"}, {"谢谢", "不客气"}} {
		_, err := d.Say(t.Context(), d.lay.ID, dm.ID, "", turn.asks)
		d.must(err)
		var list []workspace.Message
		d.until("there is an answer", func() bool {
			list, _, err = d.Messages(t.Context(), dm.ID, workspace.Page{})
			d.must(err)
			return len(list) == 2*(i+1)
		})
		holds(t, list[0].Text, turn.want)
	}
}

// TestThreadInADirectMessage: a thread in a direct message is a conversation of
// its own, which begins with what was talked of above it.
func TestThreadInADirectMessage(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	dm, err := d.OpenDM(t.Context(), d.lay.ID, d.in.BotUserID)
	d.must(err)
	say := func(thread, asks, want string) string {
		m, err := d.Say(t.Context(), d.lay.ID, dm.ID, thread, asks)
		d.must(err)
		d.until("there is an answer to "+asks, func() bool {
			list, _, err := d.Messages(t.Context(), dm.ID, workspace.Page{})
			if thread != "" {
				list, err = d.Thread(t.Context(), dm.ID, thread)
			}
			d.must(err)
			return slices.ContainsFunc(list, func(m workspace.Message) bool { return m.User != d.lay.ID && strings.Contains(m.Text, want) })
		})
		return m.TS
	}
	head := say("", "第11条", "第11项")
	say(head, "下一条", "第12项")
	say(head, "下一条", "第13项")
	say("", "上一条", "第10项") // outside it, the topic is still item 11
}

func TestSlashCommandChangesTheLedger(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		d.command(d.clerk, "status 11 done 已签合同 <!channel>")
		d.seesAlone(d.clerk, 1, "已更新第11项")
		item, err := d.ledger.Item(t.Context(), notices.BuiltinID, 11)
		if err != nil || item.Status != notice.Rectified || item.UpdatedBy != d.clerk.ID || item.Version != 2 {
			t.Errorf("item = %+v, %v", item, err)
		}
		d.command(d.lay, "status 9 done")
		d.seesAlone(d.lay, 1, "没有这项权限", "小李", "王主任")
		d.command(d.chief, "close 11 查验") // asks what the form asks, which begins with these words
		d.choose(d.chief, d.seesAlone(d.chief, 1, "没有更改"), "填写销号单")
		form := d.window(d.chief, "销号单", "已签合同", "查验")
		d.sends(d.chief, form, workspace.Values{"result": {"整改到位"}, "evidence": {"合同"}})
		d.until("it is closed off", func() bool { return d.item(11).Status == notice.Closed })
		d.command(d.lay, "history 11")
		told := d.seesAlone(d.lay, 2, "王主任  销号（结果：整改到位；依据：查验；材料：合同）", "小李")
		if strings.Contains(told.Text+string(told.Blocks), "<!channel>") {
			t.Errorf("somebody's words mention the channel: %s", told.Blocks)
		}
	})
}

func TestChangesAreAnnouncedInTheItemsThread(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	d.command(d.clerk, "status 11 done 已签合同")
	d.seesAlone(d.clerk, 1, "已更新第11项")
	d.command(d.clerk, "note 11 补充一句")
	d.seesAlone(d.clerk, 2, "已更新第11项")
	_, err := d.ledger.Change(t.Context(), ledger.Change{ // somebody at the command line
		Notice: notices.BuiltinID, Number: 9, Act: ledger.AddNote{Note: "终端写的"}, By: "root", Via: "cli", At: time.Now(),
	})
	d.must(err)
	heads := map[string]workspace.Message{}
	d.until("both items have their threads", func() bool {
		list, _, err := d.Messages(t.Context(), d.ledgerCh.ID, workspace.Page{})
		d.must(err)
		for _, m := range list {
			head, _, _ := strings.Cut(m.Text, " ")
			heads[head] = m
		}
		return heads["第11项"].ReplyCount == 2 && heads["第9项"].ReplyCount == 1
	})
	thread := d.said(d.ledgerCh, heads["第11项"].TS)
	holds(t, thread[1].Text, "小李", "正在整改 → 已整改", "已签合同")
	holds(t, thread[2].Text, "补充一句")
	holds(t, d.said(d.ledgerCh, heads["第9项"].TS)[1].Text, "终端写的")
	d.stop()
	d.openApp(overSocket) // what was told is not told again
	d.command(d.clerk, "note 11 再补充")
	d.until("the third is told", func() bool { return len(d.said(d.ledgerCh, heads["第11项"].TS)) >= 4 })
	if said := d.said(d.ledgerCh, heads["第11项"].TS); len(said) != 4 || !strings.Contains(said[3].Text, "再补充") {
		t.Errorf("thread = %+v", said)
	}
}

// press has somebody press a button of a message in the office.
func (d *desk) press(who workspace.User, m workspace.Message, action string) {
	d.Helper()
	d.must(d.Press(d.Context(), who.ID, workspace.Target{Channel: d.office.ID, TS: m.TS}, action))
}

func TestButtonConfirmsAChangeToSeveralItems(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		d.command(d.clerk, "status 9,40 done 好了")
		preview := d.seesAlone(d.clerk, 1, "请确认", "9.", "40.")
		d.press(d.clerk, preview, "rectify0")
		d.seesAlone(d.clerk, 2, "已更新 2 项")
		d.press(d.clerk, preview, "rectify0") // the preview is stale now
		d.seesAlone(d.clerk, 3, "刚被更改过")
	})
}

func TestAnAnswerIsSharedWithTheChannel(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.lay, "list open")
	seen := d.seesAlone(d.lay, 1, "9.", "11.", "40.")
	d.choose(d.lay, seen, "发到频道")
	var list []workspace.Message
	d.until("everyone sees it", func() bool {
		var err error
		list, _, err = d.Messages(t.Context(), d.office.ID, workspace.Page{})
		d.must(err)
		return len(list) == 1
	})
	holds(t, list[0].Text, "9.", "11.", "40.")
	if strings.Contains(string(list[0].Blocks), "发到频道") {
		t.Error("what is shared can be shared again")
	}
	d.command(d.clerk, "status 11 done")
	if changed := d.seesAlone(d.clerk, 1, "已更新"); strings.Contains(string(changed.Blocks), "发到频道") {
		t.Error("a change can be made again by sharing it")
	}
}

func TestAssistantThread(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	th, err := d.OpenAssistant(t.Context(), d.lay.ID, "A1")
	d.must(err)
	d.until("there are prompts", func() bool {
		th, err = d.Assistant(t.Context(), th.Channel, th.Thread)
		d.must(err)
		return len(th.Prompts) > 0
	})
	_, err = d.Say(t.Context(), d.lay.ID, th.Channel, th.Thread, th.Prompts[0].Message)
	d.must(err)
	dm := workspace.Channel{ID: th.Channel}
	d.until("it is answered", func() bool { return len(d.said(dm, th.Thread)) == 2 })
	if th, err = d.Assistant(t.Context(), th.Channel, th.Thread); err != nil || th.Status != "" || th.Title != th.Prompts[0].Message {
		t.Errorf("thread = %+v, %v", th, err)
	}
}

func TestWhatIsNoQuestionIsLeft(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		ctx := t.Context()
		m := d.say(d.lay, "", "@rectify 第11条")
		d.hears(m.TS, 1)
		_, err := d.Edit(ctx, d.lay.ID, d.office.ID, m.TS, "@rectify 第12条")
		d.must(err)
		d.must(d.React(ctx, d.lay.ID, d.office.ID, m.TS, "eyes"))
		other := d.say(d.lay, "", "@rectify 第9条")
		d.hears(other.TS, 1)
		d.must(d.Delete(ctx, d.lay.ID, d.office.ID, other.TS))
		plain := d.say(d.lay, "", "大家看看第13条")
		d.quiet()
		if n := len(d.answers(m.TS)); n != 1 {
			t.Errorf("an edit was answered: %d answers", n)
		}
		if n := len(d.answers(plain.TS)); n != 0 {
			t.Errorf("what was not for us was answered")
		}
	})
}

// TestDeliveryThatFails: whatever happens to a call, the answer stands there
// once.
func TestDeliveryThatFails(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]workspacetest.Fault{
		"too fast":           {Status: 429, RetryAfter: time.Second},
		"unavailable":        {Status: 503},
		"error in its stead": {Status: 500, Accept: true},
		"cut off":            {Drop: true},
		"its answer is lost": {Drop: true, Accept: true},
		"internal error":     {Code: "internal_error"},
		"blocks it dislikes": {Code: "invalid_blocks"},
		"more than it takes": {Code: "msg_blocks_too_long"},
		"slow":               {Slow: 200 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			fault.Method, fault.Times = "chat.postMessage", 1
			if fault.Code == "invalid_blocks" {
				fault.Times = 2 // of the newer blocks, and of the older ones
			}
			d.Faults().Add(fault)
			m := d.say(d.lay, "", "@rectify 第11条")
			got := d.hears(m.TS, 1, "第11项")
			if plain := len(got.Blocks) == 0; plain != (fault.Code == "invalid_blocks") {
				t.Errorf("blocks: %s", got.Blocks)
			}
			if simple := !strings.Contains(string(got.Blocks), "context_actions"); simple != strings.Contains(fault.Code, "blocks") {
				t.Errorf("blocks: %s", got.Blocks)
			}
			d.quiet()
			if n := len(d.answers(m.TS)); n != 1 {
				t.Errorf("the answer stands there %d times", n)
			}
		})
	}
}

func TestPermanentErrorsAreNotTriedAgain(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"channel_not_found", "missing_scope", "token_revoked"} {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.Faults().Add(workspacetest.Fault{Method: "chat.postMessage", Code: code, Times: 1})
			lost := d.say(d.lay, "", "@rectify 第11条")
			d.until("it was refused", func() bool { return testutil.ToFloat64(d.app.metrics.delivered.WithLabelValues("refused")) == 1 })
			d.quiet()
			if n := len(d.answers(lost.TS)); n != 0 {
				t.Errorf("%d answers after an error that stays", n)
			}
		})
	}
}

// TestSocketsThatGo: a question is answered whatever becomes of the sockets.
func TestSocketsThatGo(t *testing.T) {
	t.Parallel()
	for _, reason := range []string{"warning", "refresh_requested", ""} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overSocket)
			d.Disconnect("A1", reason)
			d.until("the app is back", func() bool { return d.Connections("A1") == inbound.Connections })
			m := d.say(d.lay, "", "@rectify 第11条")
			d.hears(m.TS, 1, "第11项")
			if err := d.app.Ready(); err != nil {
				t.Error(err)
			}
		})
	}
}

// inbox is what the bot has written to somebody directly.
func (d *desk) inbox(who workspace.User) []workspace.Message {
	d.Helper()
	dm, err := d.OpenDM(d.Context(), who.ID, d.in.BotUserID)
	d.must(err)
	list, _, err := d.Messages(d.Context(), dm.ID, workspace.Page{})
	d.must(err)
	return list
}

// letters are the messages of an inbox that hold these words: on a working day
// a reminder may come before or after them.
func (d *desk) letters(who workspace.User, words string) []workspace.Message {
	d.Helper()
	return slices.DeleteFunc(d.inbox(who), func(m workspace.Message) bool { return !strings.Contains(m.Text, words) })
}

func TestLettersReachTheirReaders(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overSocket)
	d.command(d.clerk, "assign 11 @小李")
	d.seesAlone(d.clerk, 1, "责任：@小李")
	d.command(d.chief, "nudge 11 明天要数")
	d.seesAlone(d.chief, 1, "已更新第11项")
	d.until("the owner is nudged", func() bool { return len(d.inbox(d.clerk)) == 1 })
	holds(t, d.inbox(d.clerk)[0].Text, "王主任 催办", "明天要数")

	d.command(d.clerk, "extend 11 2099-12-31 等资金")
	d.seesAlone(d.clerk, 2, "申请延期：至 2099-12-31（小李）")
	d.until("an approver is asked", func() bool { return len(d.inbox(d.chief)) == 1 })
	asked := d.inbox(d.chief)[0]
	holds(t, asked.Text, "小李 申请", "等资金")
	d.must(d.Press(t.Context(), d.chief.ID, workspace.Target{Channel: asked.Channel, TS: asked.TS}, "rectify0"))
	d.until("the decision is known", func() bool { return len(d.inbox(d.clerk)) == 2 })
	holds(t, d.inbox(d.clerk)[0].Text, "王主任 同意", "2099-12-31")

	d.command(d.clerk, "export")
	d.until("the file is there", func() bool { return len(d.inbox(d.clerk)) == 3 })
	if files := d.inbox(d.clerk)[0].Files; len(files) != 1 || !strings.HasSuffix(files[0].Name, ".xlsx") || files[0].Size < 10_000 {
		t.Errorf("files = %+v", files)
	}
}

// TestTooMuchAtOnce: what cannot be kept is turned away politely, and nobody
// is left without a word.
func TestTooMuchAtOnce(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		d.app.most = 0
		d.command(d.clerk, "status 11 done")
		d.seesAlone(d.clerk, 1, "太忙")
		m := d.say(d.lay, "", "@rectify 第11条")
		d.until("Slack has tried as often as can be at once", func() bool {
			waiting, _, err := d.Queue(t.Context())
			d.must(err)
			return waiting > 0 && testutil.ToFloat64(d.app.metrics.turnedAway) >= 2
		})
		// Slack's last try comes after six minutes: what happens then.
		d.app.TurnAway(t.Context(), inbound.Request{User: d.lay.ID, Channel: d.office.ID, Thread: m.TS})
		d.seesAlone(d.lay, 1, "太忙")
		item, err := d.ledger.Item(t.Context(), notices.BuiltinID, 11)
		if err != nil || item.Version != 1 {
			t.Errorf("what was turned away was done: %+v, %v", item, err)
		}
	})
}
