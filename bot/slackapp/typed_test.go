package slackapp

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzTyped has what somebody typed come back as it was after Slack escaped it.
func FuzzTyped(f *testing.F) {
	for _, seed := range []string{"a < b & c > d", "&lt;", "&amp;amp;", "<@U1>", "<https://a.example|b>", "evidence 9 <x", "字&", strings.Repeat("&", 300)} {
		f.Add(seed)
	}
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	f.Fuzz(func(t *testing.T, text string) {
		if escaped := escape.Replace(text); len(escaped) <= longestTyped {
			if got := typed(escaped); got != text {
				t.Errorf("%q came back as %q", text, got)
			}
		}
		typed(text) // whatever it is
		bareLink(text)
		(identity{bot: "UBOT"}).unnamed(text)
	})
}

func TestTypedIsBounded(t *testing.T) {
	t.Parallel()
	for _, text := range []string{strings.Repeat("字", longestTyped), strings.Repeat("<", longestTyped*2), strings.Repeat("&amp;", longestTyped), strings.Repeat("<@U1>", longestTyped)} {
		if got := typed(text); len(got) > longestTyped || !utf8.ValidString(got) {
			t.Errorf("%d bytes of %d", len(got), len(text))
		}
	}
}

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
