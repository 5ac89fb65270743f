package handlers

import (
	"strings"
	"testing"
)

func TestLinesBreakWhateverTheyHold(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		text string
		want string
	}{
		"Chinese":       {"一二三四五六", "一二三四\n五六"},
		"closing marks": {"一二三四，五六", "一二三\n四，五六"},
		"words":         {"one two three", "one two\nthree"},
		"colour":        {"一\x1b[31m二三四\x1b[0m五", "一\x1b[31m二三四\x1b[0m\n五"},
		"lines":         {"一\n\n二", "一\n\n二"},
		"nothing":       {"", ""},
		"invalid bytes": {"\xff一二三四", "\xff一二三\n四"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := (Text{Width: 8}).wrap(tc.text, ""); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func FuzzCutLines(f *testing.F) {
	for _, text := range []string{"&一二三", "a b", "\x1b[31m", "\xff", "👨‍👩‍👧，", strings.Repeat("x", 100)} {
		f.Add(text, 8)
		f.Add(text, -1)
		f.Add(text, 1)
	}
	spaceless := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
	f.Fuzz(func(t *testing.T, text string, width int) {
		if got := (Text{Width: width}).wrap(text, "│ "); spaceless(strings.ReplaceAll(got, "│", "")) != spaceless(strings.ReplaceAll(text, "│", "")) {
			t.Errorf("wrap(%q) in %d columns = %q", text, width, got)
		}
	})
}
