package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestOwnersHearOfTheirItems: whose item it is hears of its due date, whenever that is set,
// and that it is another's now; an old button to confirm receipt says whose.
func TestOwnersHearOfTheirItems(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	heard := func(out reply.Reply, whom, words string) {
		t.Helper()
		for _, n := range out.Notifications {
			if n.To == whom && strings.Contains(n.Reply.Plain(), words) {
				return
			}
		}
		t.Errorf("%s did not read %q in %+v", whom, words, out.Notifications)
	}
	colleague := reply.Person{ID: "赵六", Role: reply.Editor}
	heard(o.says(colleague, "assign 9 @李四"), "李四", "请签收")
	heard(o.says(colleague, "due 9 2024-06-30"), "李四", "时限：无 → 2024-06-30")
	heard(o.says(leader, "due 9 2024-07-31"), "李四", "2024-06-30 → 2024-07-31")
	heard(o.says(leader, "undo 9"), "李四", "2024-07-31 → 2024-06-30")
	if out := o.says(clerk, "due 9 2024-06-20"); len(out.Notifications) > 0 {
		t.Errorf("who set the date is told of it: %+v", out.Notifications)
	}
	heard(o.says(colleague, "assign 9 @孙七"), "李四", "改派给 @孙七")
	o.says(clerk, "receive 9", "现在由 @孙七 负责，不用您签收")
	back := o.says(colleague, "undo 9")
	heard(back, "孙七", "不再由您负责")
	heard(back, "李四", "派给了您")
}

// TestApproversHearOfWithdrawnReports: what was to be closed off and is open again, whether
// the report was undone or another status set.
func TestApproversHearOfWithdrawnReports(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, way := range []string{"undo 9", "status 9 正在整改 还没有验收"} {
		o.says(clerk, "status 9 done 已签合同", "已整改")
		out := o.says(clerk, way)
		if to(out) != "王五 孙七" || !strings.Contains(out.Notifications[0].Reply.Plain(), "撤回了第9项") {
			t.Errorf("%s: %s read %+v", way, to(out), out.Notifications)
		}
		if out := o.says(clerk, "note 9 走访"); len(out.Notifications) > 0 {
			t.Errorf("told again: %+v", out.Notifications)
		}
	}
}
