package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers"
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
		"整体情况怎么样":                       "完成 43 项（93%）",
		"how far are we":                "43 done (93%)",
		"最近有什么变化":                       "台账没有更改",
		"张主任今天改了什么":                     "张主任：台账没有更改",
		"what changed this week":        "did not change",
		"每个科室完成情况":                      "还没有责任单位",
		"今天中午吃什么":                       "没有与此有关的内容",
		"tell me a joke":                "Nothing in the notice bears on this",
	} {
		reply := ask(t, text)
		if !strings.Contains(reply.Plain(), want) {
			t.Errorf("%q is answered\n%s\nwithout %q", text, reply.Plain(), want)
		}
		if len(reply.Items) > 3 {
			t.Errorf("%q lists %d items", text, len(reply.Items))
		}
	}
}

// TestSubjectsAreNoTalk: how somebody asks does not hide what they ask about.
func TestSubjectsAreNoTalk(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"公务用车整体情况怎么样": 25, "庙底沟博物馆最近有什么进展": 4, "联系电话是多少": 0, "第11项怎么样了": 11,
	} {
		reply := ask(t, text)
		if want == 0 && reply.Kind != handlers.KindNotice || want > 0 && (len(reply.Items) == 0 || reply.Items[0].Number != want) {
			t.Errorf("%q: %s", text, reply.Plain())
		}
	}
}
