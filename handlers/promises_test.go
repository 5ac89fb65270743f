package handlers_test

import (
	"slices"
	"strings"
	"testing"

	"rectify/handlers"
)

// TestPromisesAreAskedFor: spring is 2024-05-08.
func TestPromisesAreAskedFor(t *testing.T) {
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
		{"标明已整改但还有后续工作的有哪些", []int{4, 5, 6, 7, 8, 10, 12, 13, 14, 27, 37, 46}, "呈报市政府"},
		{"第11项还有哪些承诺", []int{11}, "排练场所"},
		{"which commitments are overdue?", []int{6}, "2024年4月"},
		{"第三部分还有哪些遗留事项", []int{37, 40}, "条件成熟后"},
	} {
		reply, err := o.Ask(t.Context(), c.question)
		if err != nil {
			t.Fatal(err)
		}
		var got []int
		for _, item := range reply.Items {
			got = append(got, item.Number)
		}
		if !slices.Equal(got, c.items) || !strings.Contains(reply.Plain(), c.words) {
			t.Errorf("%s: %v, want %v with %q in\n%s", c.question, got, c.items, c.words, reply.Plain())
		}
		for _, quoted := range reply.Citations {
			if quoted.Item == 0 {
				t.Errorf("%s: a promise of no item", c.question)
			}
		}
	}
}

func TestPromisesAreConfirmedKeptAndDropped(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "promise 6", "1.", "原文称，待确认", "已过")
	o.says(onlooker, "promise 6 2 kept", "没有这项权限")
	o.says(clerk, "promise 6 2 确认 2024-08-31", "已更新第6项", "")
	o.says(clerk, "promise 6", "已确认；时限 2024-08-31")
	o.says(clerk, "promise 6 2 兑现 4月28日开馆", "已更新")
	o.says(clerk, "history 6", "已兑现", "4月28日开馆")
	o.says(clerk, "promise 6 1 作废", "请写明原因")
	o.says(clerk, "promise 6 1 作废 改由文旅集团另行上报", "已更新")
	reply, err := o.Ask(t.Context(), "哪些承诺已经到期")
	if err != nil || reply.Kind != handlers.KindItems || len(reply.Items) > 0 {
		t.Errorf("%s, %v", reply.Plain(), err)
	}
	sent, err := o.Send(t.Context(), handlers.Request{Text: "promise 14", Person: clerk, Lang: handlers.Chinese, Via: "test", Values: map[string]string{
		"which": "000000000000", "state": "kept",
	}})
	if err != nil || len(sent.Problems) == 0 {
		t.Errorf("a sentence that is not there: %+v, %v", sent, err)
	}
}

func TestWhatIsOverdue(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "due 11 2024-05-01", "已更新")
	reply, err := o.Ask(t.Context(), "what is overdue?")
	if err != nil || len(reply.Items) == 0 || reply.Items[0].Number != 11 {
		t.Errorf("%s, %v", reply.Plain(), err)
	}
}
