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

// TestRequestStaysARequest: what becomes of a request for more time stands under it in the
// message whose button was pressed, and a report that was withdrawn cannot be closed off.
func TestRequestStaysARequest(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "due 9 2024-06-30")
	asked := o.says(clerk, "extend 9 2024-07-27 会签未完")
	request := asked.Notifications[0].Reply
	for _, part := range request.Parts {
		if row, ok := part.(reply.Buttons); ok && row[1].Seen != nil {
			t.Errorf("the form of %q takes the place of the message: %+v", row[1].Label, row[1])
		}
	}
	o.says(clerk, "note 9 走访", "已更新第9项")
	o.seen = button(t, request).Seen
	granted := o.asks(reply.Request{Text: "extend 9 grant", Person: leader, Rich: true, InPlace: true}, "李四 申请延期：第9项", "2024-06-30 → 2024-07-27（延后 27 天）", "会签未完", "王五  同意延期")
	if strings.Contains(granted.Plain(), "状态：") {
		t.Errorf("the whole card takes the place of the request:\n%s", granted.Plain())
	}
	o.seen = nil
	o.says(clerk, "status 9 done 已办结")
	o.says(clerk, "undo 9")
	form, err := o.Form(t.Context(), reply.Request{Text: "close 9", Person: leader, Lang: reply.Chinese, Via: "test"})
	if said := (reply.Reply{Parts: form.Parts}).Plain(); err != nil || len(form.Fields) > 0 || !strings.Contains(said, "还不能销号") || !strings.Contains(said, "撤销，状态 已整改 → 正在整改") {
		t.Errorf("%d fields, %v:\n%s", len(form.Fields), err, said)
	}
}
