package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers"
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
		"好的，明白了":                        "有需要随时问我",
		"收到":                            "有需要随时问我",
		"got it":                        "Ask me any time",
		"ok thx":                        "You are welcome",
		"再见":                            "再见",
		"see you tomorrow":              "Goodbye",
		"👍":                             "有需要随时问我",
		"进展到哪一步了":                       "完成 43 项（93.5%）",
		"完成得咋样":                         "完成 43 项（93.5%）",
		"咱们干到哪一步了":                      "完成 43 项（93.5%）",
		"are we on track":               "43 done (93.5%)",
		"where do we stand":             "43 done (93.5%)",
		"还差多少":                          "3 项（共 46 项）",
		"how many are left":             "3 of 46",
		"有逾期的吗":                         "没有超过时限的问题",
		"anything overdue?":             "No item is overdue",
		"is anything late":              "No item is overdue",
		"今天有什么更新":                       "台账没有更改",
		"how do I update it":            "/rectify status 11",
		"怎么把第9项改成已完成":                   "/rectify 状态 9",
		"how can I export this":         "/rectify export",
		"what are you":                  "rectification assistant",
		"你会啥":                           "直接问",
		"本月销号了几个":                       "台账里没有新完成的问题",
		"thanks a lot":                  "You are welcome",
		"你是谁":                           "整改助手",
		"who are you?":                  "rectification assistant",
		"你能做什么":                         "直接问",
		"what can you do":               "names its source",
		"怎么更新状态":                        "/rectify 状态 11 已整改",
		"第40项怎么更新":                      "/rectify 状态 40 已整改",
		"第9项怎么申请延期？":                    "/rectify 延期 9",
		"它怎么上传佐证":                       "/rectify 佐证",
		"佐证材料怎么传":                       "/rectify 佐证",
		"how do I ask for an extension": "/rectify extend",
		"我负责哪些":                         "不知道您是谁",
		"小李负责哪些":                        "没有由小李负责的问题",
		"整体情况怎么样":                       "完成 43 项（93.5%）",
		"how far are we":                "43 done (93.5%)",
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

// TestFieldOfANamedItem: who asks for a field of an item is told it first, also that it is
// empty.
func TestFieldOfANamedItem(t *testing.T) {
	t.Parallel()
	empty, owned := assistantWith(t), aboutFile(t, "medinsurance", "testdata/notices/medinsurance/notice.txt")
	for _, c := range []struct {
		a           *handlers.Assistant
		asked, want string
	}{
		{empty, "谁负责第9项", "台账里第9项还没有责任单位或责任人"}, {empty, "第9项的牵头单位", "台账里第9项还没有责任单位或责任人"},
		{empty, "who owns item 9", "The ledger has no owner for item 9"}, {empty, "第9项期限", "台账里第9项还没有设定时限"},
		{empty, "第9项有佐证吗", "第9项还没有佐证材料"}, {empty, "第9项有备注吗", "台账里第9项还没有备注"},
		{empty, "第9项谁改过", "台账里第9项还没有更改过"}, {empty, "who last changed item 9", "Nobody has changed item 9"},
		{empty, "第9项的整改目标是什么", "通报没有写明第9项的整改目标"}, {empty, "第9项属于哪个部分", "第9项属于：学习贯彻"},
		{empty, "第9项进度", "第9项：正在整改"}, {empty, "how far along is item 9", "Item 9: in progress"},
		{owned, "谁负责第9项", "第9项由市医保信息中心负责，责任人谭一鸣"}, {owned, "第13项谁配合", "没有配合单位"},
		{owned, "第9项的整改目标是什么", "第9项的整改目标：规则扩充"}, {owned, "which section is item 9 in", "Item 9 is under: 医保基金监管方面."},
	} {
		out := said(t, c.a, reply.Request{}, c.asked)
		first, _ := out.Parts[0].(reply.Paragraph)
		if !strings.Contains(first.Text, c.want) {
			t.Errorf("%s: %s\nwant first: %s", c.asked, out.Plain(), c.want)
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
	for text, want := range map[string]string{"我负责哪些": "不知道您是谁", "整体情况怎么样": "完成 43 项（93.5%）", "最近有什么变化": "台账没有更改", "你能做什么": "直接问"} {
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
