package handlers_test

import (
	"fmt"
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestDueIsADay: an hour in a due date is not kept, and the answer says so; a date
// without one draws no remark.
func TestDueIsADay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, typed := range []string{"due 11 明天下午3点", "due 9 2024-06-30 15:00", "due 40 friday 5pm", "extend 11 6月30日上午10点 等批复"} {
		o.says(leader, typed, "提醒")
	}
	for _, typed := range []string{"due 28 6月底", "due 29 5个工作日内", "due 30 2024-06-30", "due 31 十五天内", "due 32 12月31日 在三点会议上布置"} {
		if text := o.says(leader, typed).Plain(); strings.Contains(text, "提醒") || !strings.Contains(text, "时限：") {
			t.Errorf("%s: %s", typed, text)
		}
	}
}

// TestNumberAtTheEndOfAListIsAPage, as "page 2" is; alone it is an item.
func TestNumberAtTheEndOfAListIsAPage(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, typed := range []string{"list done 2", "list done page 2", "列表 已完成 第2页", "list all 2"} {
		out := o.asks(reply.Request{Text: typed, Person: clerk, Rich: true})
		if text := fmt.Sprint(out.Parts); !strings.Contains(text, "第 2/4 页") {
			t.Errorf("%s: %s", typed, text)
		}
	}
	o.says(clerk, "list 3", "第3项")
}
