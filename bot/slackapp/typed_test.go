package slackapp

import "testing"

// TestTypedInSlack: as Slack delivers what clerks type.
func TestTypedInSlack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	for i, test := range []struct{ typed, shown string }{
		{"状态十一已整改，谢谢！", "已更新第11项"},
		{"evidence 40 <https://example.org/a|合同>", "已更新第40项"},
		{"> 第9项请反馈\nnote 9 已到场", "已更新第9项"},
		{"status 9 已整改 status 40 已整改", "每条命令写一行"},
		{"status 9 :white_check_mark:", "没看懂"},
		{"9 已整改", "没有写命令"},
		{"status 9 <https://example.org/a>", "没看懂"},
		{"assign 9 我", "责任：@小李"},
		{"status 3-1", "没看懂“3-1”"},
		{"status 9 已整改\nstatus 40 done", "2 处更改"},
		{"remind 9 明天下午三点", "15:00 提醒您"},
	} {
		d.command(d.clerk, test.typed)
		d.seesAlone(d.clerk, i+1, test.shown)
	}
	if got := d.item(9).Status; got != "in_progress" {
		t.Errorf("item 9 is %s", got)
	}
}
