package terminal

import (
	"strings"
	"testing"

	"rectify/handlers/reply"
)

func plain(text string) reply.Line { return reply.Line{Spans: []reply.Span{{Text: text}}} }

func TestLinesBreakWhateverTheyHold(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		text string
		want string
	}{
		"Chinese":       {"一二三四五六", "一二三四\n五六"},
		"closing marks": {"一二三四，五六", "一二三\n四，五六"},
		"opening marks": {"一二三（四五）", "一二三\n（四五）"},
		"words":         {"one two three", "one two\nthree"},
		"a command":     {"see /rectify", "see\n/rectify"},
		"an address":    {"at a://b/c/d", "at\na://b/c/d"},
		"lines":         {"一\n\n二", "一\n\n二"},
		"nothing":       {"", ""},
		"invalid bytes": {"\xff一二三四", "\xff一二三\n四"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := strings.Join(Layout{Width: 8}.wrap(plain(tc.text)), "\n"); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestTablesFitTheWidth(t *testing.T) {
	t.Parallel()
	table := reply.Table{Head: []string{"编号", "问题"}, Rows: [][]string{{"1", "旅游产业培育不充分，破解文化院团发展困境不力"}, {"2", ""}, {}}}
	want := "编号  问题\n1     旅游产业培育不充分，破解\n      文化院团发展困境不力\n2"
	if got := (Layout{Width: 30}).Render(reply.Reply{Parts: []reply.Part{table}}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for line := range strings.SplitSeq((Layout{Width: 20}).Render(reply.Reply{Parts: []reply.Part{table}}), "\n") {
		if width := columns.StringWidth(line); width > 20 {
			t.Errorf("%d columns: %q", width, line)
		}
	}
}

func TestColoursTakeNoRoomAndEndWithTheirLine(t *testing.T) {
	t.Parallel()
	line := reply.Line{Spans: []reply.Span{{Text: "一"}, {Style: reply.StyleOpen, Text: "二三四五"}, {Text: "六"}}}
	want := "一\x1b[33m二三四\x1b[0m\n\x1b[33m五\x1b[0m六"
	if got := strings.Join(Layout{Width: 8, Colour: true}.wrap(line), "\n"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzCutLines(f *testing.F) {
	for _, text := range []string{"&一二三", "a b", "\x1b[31m", "\xff", "👨‍👩‍👧，", "一\r\n二", strings.Repeat("x", 100)} {
		f.Add(text, 8)
		f.Add(text, -1)
		f.Add(text, 1)
	}
	spaceless := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(s) }
	f.Fuzz(func(t *testing.T, text string, width int) {
		line := plain(text)
		line.Indent = "│ "
		got := strings.Join(Layout{Width: width}.wrap(line), "\n")
		if spaceless(strings.ReplaceAll(got, "│", "")) != spaceless(strings.ReplaceAll(text, "│", "")) {
			t.Errorf("wrap(%q) in %d columns = %q", text, width, got)
		}
	})
}
