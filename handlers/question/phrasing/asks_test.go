package phrasing

import (
	"testing"
)

func TestOpen(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"为什么文旅融合这块整改慢?": true, "总结一下财务方面的问题和措施": true, "which findings concern museums and what was done?": true,
		"对比一下第9项和第11项": true, "Why is item 11 still open?": true, "Compare the two": true,
		"第9项": false, "哪些问题正在整改?": false, "公务用车": false, "有几项已经整改": false, "which items are open": false, "what is overdue": false,
	} {
		if Open(text) != want {
			t.Errorf("%s: %t", text, !want)
		}
	}
}
