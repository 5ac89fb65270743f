package handlers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestWhatWaitsForAPerson: an answer lists exactly what the figure of Home counts, whoever
// asks, in whatever words, and whatever was listed before.
func TestWhatWaitsForAPerson(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(leader, "assign 9 @李四")
	o.says(leader, "assign 11 @李四")
	o.says(leader, "due 11 2024-05-31")
	o.says(clerk, "due 9 2024-06-30")
	o.says(clerk, "extend 9 2024-07-27 会签未完")
	o.says(clerk, "assign 40 @赵六")
	o.says(clerk, "status 40 正在整改 又有反弹")
	o.says(clerk, "status 40 done 已办结")
	talks := 0
	ask := func(who reply.Person, text string, before ...string) reply.Reply {
		talks++
		var out reply.Reply
		for i, said := range append(before, text) {
			var err error
			r := reply.Request{ID: fmt.Sprint(talks, "/", i), Text: said, Person: who, Talk: fmt.Sprint("talk ", talks), Via: "test", Rich: true}
			if out, err = o.Converse(t.Context(), r); err != nil {
				t.Fatal(err)
			}
		}
		return out
	}
	lists := func(who reply.Person, want []int, text string, before ...string) {
		t.Helper()
		out := ask(who, text, before...)
		var got []int
		for _, item := range out.Items {
			got = append(got, item.Number)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s, %s: items %v, want %v\n%s", who.ID, text, got, want, out.Plain())
		}
	}
	for who, want := range map[*reply.Person][]int{&clerk: {11, 9}, &leader: {40, 9}, {ID: "周八", Role: reply.Editor}: nil} {
		home, err := o.Home(t.Context(), reply.Request{Person: *who, Lang: reply.Chinese, Rich: true})
		figures := home.Parts[1].(reply.Figures)
		if last := figures[len(figures)-1]; err != nil || last.Value != fmt.Sprint(len(want)) {
			t.Errorf("%s: Home counts %+v, want %d, %v", who.ID, last, len(want), err)
		}
		for _, asked := range []string{
			"等我处理", "等我处理的有哪些", "哪些等我处理", "有哪些事项等着我处理？", "我有什么要办的", "我该处理哪些", "我的待办", "轮到我办的有几项",
			"what is waiting for me", "what do I need to do", "which items are waiting for me now?", "my to-do list", "anything waiting for me?",
		} {
			lists(*who, want, asked)
		}
		lists(*who, want, "等我处理的有哪些", "第一部分有哪些问题")
		lists(*who, want, "what is waiting for me", "summarize item 9")
	}
	home, err := o.Home(t.Context(), reply.Request{Person: leader, Lang: reply.Chinese, Rich: true})
	if said := home.Plain(); err != nil || !strings.Contains(said, "2024-07-27（延后 27 天）；原因：会签未完") || !strings.Contains(said, "同意延期") {
		t.Errorf("Home does not say what is asked for:\n%s", said)
	}
	for _, asked := range []string{"有哪些延期申请", "延期申请有哪些", "谁申请了延期", "待批的延期", "哪些延期申请还没批", "which extensions were requested", "any requests for more time?", "list the pending extension requests"} {
		lists(leader, []int{9}, asked)
		lists(onlooker, []int{9}, asked)
	}
	lists(leader, []int{40}, "哪些等我销号")
	lists(leader, []int{40}, "待我核查的")
	lists(leader, []int{9}, "等我批的延期")
	lists(leader, []int{40, 9}, "待我批准的")
	lists(leader, []int{40, 9}, "what needs my approval")
	lists(clerk, []int{11, 9}, "等我签收的")
	out := ask(leader, "有哪些延期申请")
	for _, words := range []string{"李四", "2024-06-30 → 2024-07-27（延后 27 天）", "会签未完", "同意延期", "不同意…"} {
		if !strings.Contains(out.Plain(), words) {
			t.Errorf("no %q in\n%s", words, out.Plain())
		}
	}
	if out := ask(clerk, "有哪些延期申请"); strings.Contains(out.Plain(), "同意延期") {
		t.Errorf("who asked for it may grant it:\n%s", out.Plain())
	}
	for _, asked := range []string{"哪些需要我们市委处理", "怎么申请延期", "11项申请延期了吗", "哪些问题延期过"} {
		if out := ask(leader, asked); strings.Contains(out.Plain(), "等待处理的") {
			t.Errorf("%s:\n%s", asked, out.Plain())
		}
	}
}

// TestNudgingByName offers the open items of the person who is named, whatever was talked
// about before.
func TestNudgingByName(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(leader, "assign 9 @李四")
	o.says(leader, "assign 11 @李四")
	o.says(leader, "due 11 2024-05-31")
	o.says(leader, "assign 40 @赵六")
	o.says(leader, "status 40 正在整改 又有反弹")
	for asked, want := range map[string]string{
		"催一下李四": "催办第11项 nudge 11 催办第9项 nudge 9", "催办李四": "催办第11项 nudge 11 催办第9项 nudge 9", "请督促一下李四那边": "催办第11项 nudge 11 催办第9项 nudge 9",
		"帮我催催赵六": "催办第40项 nudge 40", "chase up 李四": "催办第11项 nudge 11 催办第9项 nudge 9",
	} {
		var out reply.Reply
		for _, said := range []string{"第6项什么情况", asked} {
			var err error
			if out, err = o.Converse(t.Context(), reply.Request{Text: said, Person: leader, Talk: asked, Via: "test", Rich: true}); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for _, part := range out.Parts {
			if row, ok := part.(reply.Buttons); ok {
				for _, b := range row {
					got = append(got, b.Label, b.Command)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: buttons %q\n%s", asked, got, out.Plain())
		}
	}
}
