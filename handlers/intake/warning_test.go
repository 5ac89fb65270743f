package intake_test

import (
	"strings"
	"testing"

	"rectify/data/notice"
	"rectify/handlers/intake"
	"rectify/handlers/reply"
)

// TestWarningsAlikeAreOneLine: many warnings of one concern are one line that names
// each place; few are a line each.
func TestWarningsAlikeAreOneLine(t *testing.T) {
	t.Parallel()
	all := []notice.Warning{{From: 2, To: 2, Concern: notice.NotPart, Words: "来源：办公室"}}
	for i := range 5 {
		all = append(all, notice.Warning{From: 10 * (i + 1), To: 10 * (i + 1), Concern: notice.OddDue, Items: []int{i + 1}, Words: "尽快"})
	}
	for l, want := range map[reply.Lang][]string{
		reply.Chinese: {"第2行：不属于通报正文，未收入：来源：办公室", "第10行：第1项的时限里没有日期：尽快。同样的还有 4 处：第2项（第20行）、第3项（第30行）、第4项（第40行）、第5项（第50行）"},
		reply.English: {"line 2: not part of the notice: 来源：办公室", "line 10: the time limit of item 1 names no date: 尽快. 4 more like it: item 2 (line 20), item 3 (line 30), item 4 (line 40), item 5 (line 50)"},
	} {
		if got := intake.Grouped(l, all); strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if got := intake.Grouped(reply.Chinese, all[:3]); len(got) != 3 {
		t.Errorf("few are written out: %q", got)
	}
}
