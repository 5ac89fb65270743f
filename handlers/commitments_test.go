package handlers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestCommitmentsAreAskedFor: spring is 2024-05-08.
func TestCommitmentsAreAskedFor(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, c := range []struct {
		question string
		items    []int
		words    string
	}{
		{"哪些承诺已经到期", []int{6}, "2024年4月完工"},
		{"有哪些承诺过期了还没兑现？", []int{6}, "2024年4月完工"},
		{"今年年底前要完成什么", []int{6}, "2024年10月底"},
		{"6月底前要兑现哪些承诺", []int{6}, "拟定于2024年6月底前"},
		{"标明已整改但还有后续工作的有哪些", []int{4, 5, 6, 7, 8, 10, 12, 13, 14, 27, 37}, "呈报市政府"},
		{"第11项还有哪些承诺", []int{11}, "排练场所"},
		{"which commitments are overdue?", []int{6}, "2024年4月"},
		{"第三部分还有哪些遗留事项", []int{37, 40}, "条件成熟后"},
	} {
		out, err := o.Ask(t.Context(), c.question)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, item := range out.Items {
			got = append(got, item.Number)
		}
		if !slices.Equal(got, c.items) || !strings.Contains(out.Plain(), c.words) {
			t.Errorf("%s: %v, want %v with %q in\n%s", c.question, got, c.items, c.words, out.Plain())
		}
		for _, quoted := range out.Citations {
			if quoted.Item == 0 {
				t.Errorf("%s: a promise of no item", c.question)
			}
		}
	}
}

func TestCommitmentsAreConfirmedKeptAndDropped(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "promise 6", "1.", "原文所称，待确认", "已过")
	o.says(onlooker, "promise 6 3 kept", "没有这项权限")
	o.says(clerk, "promise 6 3 确认 2024-08-31", "已更新第6项的第 3 条遗留事项", "已确认；时限 2024-08-31", "“一馆”")
	o.says(clerk, "promise 6", "已确认；时限 2024-08-31")
	o.says(clerk, "promise 6 3 兑现 4月28日开馆", "已更新")
	o.says(clerk, "history 6", "已落实", "4月28日开馆")
	o.says(clerk, "promise 6 1 作废", "请写明原因")
	o.says(clerk, "promise 6 1 作废 改由文旅集团另行上报", "已更新")
	o.says(clerk, "promise 6 3 兑现 已开工", "第 3 条", "“一馆”") // the third is the third still
	o.says(clerk, "promise 6 1 确认", "第 1 条", "专项债")      // and a dropped one can be taken up again
	out, err := o.Ask(t.Context(), "哪些承诺已经到期")
	if err != nil || out.Kind != reply.KindItems || len(out.Items) > 0 {
		t.Errorf("%s, %v", out.Plain(), err)
	}
	sent, err := o.Send(t.Context(), reply.Request{Text: "promise 14", Person: clerk, Lang: reply.Chinese, Via: "test", Values: map[string]string{
		"which": "000000000000", "state": "kept",
	}})
	if err != nil || len(sent.Problems) == 0 {
		t.Errorf("a sentence that is not there: %+v, %v", sent, err)
	}
}

// TestDeadlinesAreAskedFor: whatever stretch of days is named, items are told
// by their dates in the ledger, and what the text commitments beside them; what is
// past and not done belongs to "by then".
func TestDeadlinesAreAskedFor(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.confirms(clerk, "due 9 2024-05-01")
	o.says(clerk, "due 11 2024-05-14")
	o.says(clerk, "due 40 2024-06-20")
	for question, want := range map[string]struct {
		items []int
		words string
	}{
		"今年年底前要完成什么":                                      {[]int{9, 11, 40, 6}, "2024-12-31 前要完成的：3 项，另有遗留事项 3 条"},
		"今年还有哪些要完成":                                       {[]int{9, 11, 40, 6}, "逾期 7 天"},
		"这个月要完成什么":                                        {[]int{9, 11, 6}, "时限 2024-04-30，已过"},
		"月底前要完成哪些整改":                                      {[]int{9, 11, 6}, "时限 2024-05-14"},
		"本月到期的有哪些":                                        {[]int{9, 11, 6}, "2024-05-31 前"},
		"下个月有哪些到期":                                        {[]int{40, 6}, "2024-06-01 至 2024-06-30 之间要完成的：1 项"},
		"我们本周有什么要完成的":                                     {[]int{9, 6}, "2024-05-12 前"},
		"下周五前要完成什么":                                       {[]int{9, 11, 6}, "2024-05-17 前"},
		"哪些事项快到期了":                                        {[]int{11}, "另有 1 条遗留事项已到期"},
		"哪些承诺快到期了":                                        {nil, "另有 1 条遗留事项已到期"},
		"哪些承诺没有兑现":                                        {[]int{4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 27, 37, 40}, "尚未落实的遗留事项"},
		"哪些到期了":                                           {[]int{9}, "已到期、尚未落实的遗留事项：1 条"},
		"哪些问题到期还没完成":                                      {[]int{9}, "“一馆”"},
		"what must be done by the end of the year":        {[]int{9, 11, 40, 6}, "7 days late"},
		"which items are due next month":                  {[]int{40, 6}, "2024-06-01 to 2024-06-30"},
		"which rectified items still have follow-up work": {[]int{4, 5, 6, 7, 8, 10, 12, 13, 14, 27, 37}, "in 11 items"},
	} {
		out, err := o.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, item := range out.Items {
			got = append(got, item.Number)
		}
		if !slices.Equal(got, want.items) || !strings.Contains(out.Plain(), want.words) {
			t.Errorf("%s: %v, want %v with %q in\n%s", question, got, want.items, want.words, out.Plain())
		}
	}
	for _, question := range []string{"湖滨区的合作什么时候到期", "第11项什么时候到期", "开发区年底前要完成什么"} { // a subject, a day
		out, err := o.Ask(t.Context(), question)
		if err != nil || strings.Contains(out.Plain(), "要完成的：") || strings.Contains(out.Plain(), "超过时限") {
			t.Errorf("%s: %s, %v", question, out.Plain(), err)
		}
	}
}

// TestEveryItemWithFollowUpWorkIsNamed: with how many sentences, and one quoted.
func TestEveryItemWithFollowUpWorkIsNamed(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	out, err := o.Ask(t.Context(), "标明已整改但还有后续工作的有哪些")
	if err != nil {
		t.Fatal(err)
	}
	for _, item := range out.Items {
		if text := out.Plain(); !strings.Contains(text, fmt.Sprintf("%d. %s(已整改)  ", item.Number, item.Title)) || !strings.Contains(text, fmt.Sprintf("第%d项 ", item.Number)) {
			t.Errorf("item %d is not named with its count and a sentence in\n%s", item.Number, text)
		}
	}
}

func TestWhatIsOverdue(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(onlooker, "what is overdue?", "No item is overdue", "Overdue commitments: 1")
	o.confirms(clerk, "due 11 2024-05-01", "已更新")
	out, err := o.Ask(t.Context(), "what is overdue?")
	if err != nil || len(out.Items) == 0 || out.Items[0].Number != 11 {
		t.Errorf("%s, %v", out.Plain(), err)
	}
}
