package handlers_test

import "testing"

// TestWorkingDaysAreCounted: spring is Wednesday, 2024-05-08; Saturday the 11th
// is worked.
func TestWorkingDaysAreCounted(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "due 11 5个工作日内", "时限：2024-05-14")
	o.says(clerk, "history 11", "5 个工作日，自 05-08 起，05-11 调休上班")
	o.says(clerk, "due 9 in 3 working days", "时限：2024-05-11")
	o.says(clerk, "期限 40 十五个工作日", "时限：2024-05-28")
}
