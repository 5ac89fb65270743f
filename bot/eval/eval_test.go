package eval_test

import (
	"strings"
	"testing"

	"rectify/bot/eval"
	"rectify/handlers/reply"
)

// TestModesOfConversations: small talk must hold one of the words and change
// nothing; a change must be offered for exactly the items, filled in.
func TestModesOfConversations(t *testing.T) {
	t.Parallel()
	says := func(kind reply.Kind, text string, buttons ...reply.Button) reply.Reply {
		return reply.Reply{Kind: kind, Parts: []reply.Part{reply.Paragraph{Text: text}, reply.Buttons(buttons)}}
	}
	form := func(command string) reply.Button {
		return reply.Button{Command: command, As: reply.AsForm, Main: true}
	}
	for _, c := range []struct {
		mode, expect string
		reply        reply.Reply
		want         bool
	}{
		{"talk", "hello/hi", says(reply.KindNone, "Hello! There are 46 items."), true},
		{"talk", "您好/你好", says(reply.KindNone, "共 46 项问题"), false},
		{"talk", "不客气", says(reply.KindChange, "不客气"), false},
		{"notice", "6月2日至6月15日/10个工作日", says(reply.KindNotice, "公示10个工作日"), true},
		{"notice", "6月2日至6月15日/10个工作日", says(reply.KindNotice, "公示5天"), false},
		{"notice", "CAB/2026/047", says(reply.KindNotice, "in 2026"), false},
		{"change", "11", says(reply.KindItems, "台账没有更改", form("status 11 已整改")), true},
		{"change", "11,12", says(reply.KindItems, "台账没有更改", reply.Button{Command: "status 11,12 done", Confirm: true, Main: true}), true},
		{"change", "11", says(reply.KindItems, "台账没有更改", form("status 12 已整改")), false},
		{"change", "11", says(reply.KindItems, "台账没有更改", form("assign 11")), false},
		{"change", "11", says(reply.KindChange, "已更新第11项", form("status 11 已整改")), false},
		{"change", "11", says(reply.KindItem, "第11项"), false},
	} {
		q := eval.Question{Mode: c.mode, Expect: c.expect}
		if got := q.Right(c.reply); got != c.want {
			t.Errorf("%s %q of %q with %v: %v", c.mode, c.expect, c.reply.Plain(), c.reply.Parts[1], got)
		}
	}
}

// TestWhoAsks: a comment says who asks from there on.
func TestWhoAsks(t *testing.T) {
	t.Parallel()
	questions, err := eval.Read(strings.NewReader("t1.1\tzh\ttalk\t您好\t你好\n# as 李四\nt2.1\tzh\tset\t9,11\t我负责哪些\n"))
	if err != nil || len(questions) != 2 || questions[0].As != "" || questions[1].As != "李四" {
		t.Errorf("questions = %+v, %v", questions, err)
	}
}
