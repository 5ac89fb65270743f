package phrasing

import (
	"testing"
	"time"
)

func TestOn(t *testing.T) {
	t.Parallel()
	today := time.Date(2024, 11, 13, 9, 0, 0, 0, time.UTC) // a Wednesday
	for text, want := range map[string]struct{ day, rest string }{
		"5月底还有几个没完成":                    {"2024-05-31", "还有几个没完成"},
		"截至2024年6月底时完成了多少项":             {"2024-06-30", "完成了多少项"},
		"12月底还有几个没完成":                   {"2023-12-31", "还有几个没完成"},
		"2024-05-31 哪些没完成":              {"2024-05-31", "哪些没完成"},
		"昨天还剩几个":                        {"2024-11-12", "还剩几个"},
		"上周末哪些没整改完":                     {"2024-11-10", "哪些没整改完"},
		"上个月底完成了百分之几":                   {"2024-10-31", "完成了百分之几"},
		"去年底还有几个没完成":                    {"2023-12-31", "还有几个没完成"},
		"which were open on 2024/5/31":  {"2024-05-31", "which were open"},
		"how many were open last month": {"2024-10-31", "how many were open"},
		"2025年6月底前要完成什么":                {"", ""},
		"哪些没完成":                         {"", ""},
	} {
		day, rest, ok := On(text, today)
		if ok != (want.day != "") || ok && (day.Format(time.DateOnly) != want.day || rest != want.rest) {
			t.Errorf("On(%q) = %s, %q, %v; want %s, %q", text, day.Format(time.DateOnly), rest, ok, want.day, want.rest)
		}
	}
}
