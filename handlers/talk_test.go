package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestTalk: what is said to the assistant, rather than asked of the notice, has
// the answer that a colleague would give, and lists no items by chance.
func TestTalk(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"你好":                            "共 46 项问题",
		"早上好":                           "共 46 项问题",
		"hello":                         "46 items",
		"谢谢":                            "不客气",
		"好的，明白了":                        "不客气",
		"thanks a lot":                  "You are welcome",
		"你是谁":                           "整改助手",
		"who are you?":                  "rectification assistant",
		"你能做什么":                         "按编号",
		"what can you do":               "By number",
		"怎么更新状态":                        "/rectify status 11 已整改",
		"佐证材料怎么传":                       "/rectify evidence",
		"how do I ask for an extension": "/rectify extend",
		"我负责哪些":                         "不知道您是谁",
		"小李负责哪些":                        "没有由小李负责的问题",
		"整体情况怎么样":                       "完成 43 项（93%）",
		"how far are we":                "43 done (93%)",
		"最近有什么变化":                       "台账没有更改",
		"张主任今天改了什么":                     "张主任：台账没有更改",
		"what changed this week":        "did not change",
		"每个科室完成情况":                      "还没有责任单位",
		"今天中午吃什么":                       "没有与此有关的内容",
		"tell me a joke":                "The notice has nothing about this",
	} {
		out := ask(t, text)
		if !strings.Contains(out.Plain(), want) {
			t.Errorf("%q is answered\n%s\nwithout %q", text, out.Plain(), want)
		}
		if len(out.Items) > 3 {
			t.Errorf("%q lists %d items", text, len(out.Items))
		}
	}
}

// TestSubjectsAreNoTalk: how somebody asks does not hide what they ask about.
func TestSubjectsAreNoTalk(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"公务用车整体情况怎么样": 25, "庙底沟博物馆最近有什么进展": 4, "联系电话是多少": 0, "第11项怎么样了": 11,
	} {
		out := ask(t, text)
		if want == 0 && out.Kind != reply.KindNotice || want > 0 && (len(out.Items) == 0 || out.Items[0].Number != want) {
			t.Errorf("%q: %s", text, out.Plain())
		}
	}
}

// TestWordAloneListsItsItems: a word that stands in items lists all of them, the
// closest first, with the words of the first few.
func TestWordAloneListsItsItems(t *testing.T) {
	t.Parallel()
	out := ask(t, "旅游")
	if len(out.Items) != 16 || out.Items[0].Number != 9 || len(out.Citations) < 3 { // 旅游产业培育不充分
		t.Errorf("旅游: %s", out.Plain())
	}
	for _, c := range out.Citations {
		if !strings.Contains(c.Quote, "旅游") {
			t.Errorf("quoted without the word: %s", c.Quote)
		}
	}
}

// TestTalkAfterAList: what is asked of the assistant itself leans on no list.
func TestTalkAfterAList(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"我负责哪些": "不知道您是谁", "整体情况怎么样": "完成 43 项（93%）", "最近有什么变化": "台账没有更改", "你能做什么": "按编号"} {
		a, err := assistant()
		if err != nil {
			t.Fatal(err)
		}
		if out := said(t, a, reply.Request{Talk: "after a list " + text}, "哪些问题正在整改", text); !strings.Contains(out.Plain(), want) {
			t.Errorf("%q is answered\n%s\nwithout %q", text, out.Plain(), want)
		}
	}
}

// TestPeopleAreCalledByTheirOffice: who is called by surname and office is found
// among those who answer for items, where only one can be meant.
func TestPeopleAreCalledByTheirOffice(t *testing.T) {
	t.Parallel()
	a := about(t, "lake-county")
	whole := said(t, a, reply.Request{}, "钟望川负责哪些")
	if len(whole.Items) == 0 {
		t.Fatalf("钟望川 answers for nothing: %s", whole.Plain())
	}
	for _, asked := range []string{"钟局长负责哪些", "小钟负责哪些", "钟局名下有哪些问题"} {
		if out := said(t, a, reply.Request{}, asked); itemsOf(out) != itemsOf(whole) {
			t.Errorf("%s: %s, want %s", asked, itemsOf(out), itemsOf(whole))
		}
	}
}
