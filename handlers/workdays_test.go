package handlers_test

import "testing"

// TestWorkingDaysAreCounted: spring is Wednesday, 2024-05-08; Saturday the 11th
// is worked.
func TestWorkingDaysAreCounted(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "due 11 5个工作日内", "时限：2024-05-14（5 个工作日，自 05-08 起，05-11 调休上班）")
	o.says(clerk, "history 11", "时限 无 → 2024-05-14（5 个工作日，自 05-08 起，05-11 调休上班）")
	o.says(clerk, "extend 11 十个工作日 等批复", "申请延期：至 2024-05-21（李四）")
	o.says(leader, "extend 11 同意", "时限：2024-05-21（10 个工作日，自 05-08 起，05-11 调休上班；已延期，原时限 2024-05-14）")
	o.says(clerk, "due 9 in 3 working days", "时限：2024-05-11")
	o.says(clerk, "期限 40 十五个工作日", "时限：2024-05-28")
}
