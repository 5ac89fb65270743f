package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// pieces is all of s, cut again and again.
func pieces(s string, most int) (out []string) {
	for s != "" {
		var head string
		head, s = Cut(s, most)
		out = append(out, head)
	}
	return out
}

func TestCutPartsNothingThatBelongsTogether(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		text string
		most int
		want []string
	}{
		"plain":                     {"一二三四五", 2, []string{"一二", "三四", "五"}},
		"an ampersand that is none": {"&一二三", 2, []string{"&一", "二三"}},
		"an ampersand at the edge":  {"一&二三", 2, []string{"一&", "二三"}},
		"an entity":                 {"一&amp;二", 5, []string{"一", "&amp;", "二"}},
		"numbered entities":         {"ab&#39;&#x4e00;", 8, []string{"ab&#39;", "&#x4e00;"}},
		"two entities":              {"&lt;&gt;", 5, []string{"&lt;", "&gt;"}},
		"a mention":                 {"请<@U1>看", 5, []string{"请", "<@U1>", "看"}},
		"a link":                    {"见<https://a.cn/x|网页 一>。", 18, []string{"见", "<https://a.cn/x|网页", " 一>。"}},
		"a link that fits":          {"见<https://a.cn/x|网页 一>。", 22, []string{"见<https://a.cn/x|网页 一>", "。"}},
		"a link behind text":        {"一二三<https://a.cn/x|网页>", 19, []string{"一二三", "<https://a.cn/x|网页>"}},
		"less than":                 {"1 < 2 > 1", 4, []string{"1 < ", "2 > ", "1"}},
		"combining":                 {"ae\u0301o", 2, []string{"a", "e\u0301", "o"}},
		"combining with an entity":  {"a&gt;\u0338b", 5, []string{"a", "&gt;\u0338", "b"}},
		"joined emoji":              {"好👨‍👩‍👧好", 5, []string{"好", "👨‍👩‍👧", "好"}},
		"a flag":                    {"好🇨🇳好", 2, []string{"好", "🇨🇳", "好"}},
		"a keycap":                  {"a1\ufe0f\u20e3", 3, []string{"a", "1\ufe0f\u20e3"}},
		"limit 0":                   {"ab", 0, []string{"a", "b"}},
		"limit -7":                  {"&amp;", -7, []string{"&", "a", "m", "p", ";"}},
		"too long for one":          {"👨‍👩‍👧", 2, []string{"👨\u200d", "👩\u200d", "👧"}},
		"invalid bytes":             {"\xff\xfe\xed\xa0\x80", 2, []string{"\xff\xfe", "\xed\xa0", "\x80"}},
		"carriage returns":          {"a\r\nb", 2, []string{"a", "\r\n", "b"}},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := pieces(tc.text, tc.most); !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestClipShowsThatSomethingIsMissing(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		text string
		most int
		want string
	}{
		{"一二三", 3, "一二三"}, {"一二三四", 3, "一二…"}, {"一&amp;二", 6, "一…"}, {"&amp;二三四五六", 6, "&amp;…"},
		{"&一二三", 3, "&一…"}, {"看<@U123>了又看", 7, "看…"}, {"e\u0301e\u0301", 3, "e\u0301…"},
		{"一二", 1, "…"}, {"一", 1, "一"}, {"一", 0, ""}, {"一", -1, ""}, {"", 0, ""},
	} {
		if got := Clip(tc.text, tc.most); got != tc.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", tc.text, tc.most, got, tc.want)
		}
	}
}

// TestHostileTextIsCutInNoTime would take minutes if a cut looked at all that is
// left of a text.
func TestHostileTextIsCutInNoTime(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	for _, unit := range []string{"&", "<@", "<https://a", "\u0301", "👩\u200d", "&am", "\xff", "\r"} {
		text := strings.Repeat(unit, size/len(unit))
		if got := strings.Join(pieces(text, 2800), ""); got != text {
			t.Errorf("%q repeated: %d bytes were cut into %d", unit, len(text), len(got))
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, text := range []string{"&" + strings.Repeat("字", 30), "一&amp;二", "<@U1><https://a.cn|b>", "e\u0301👨‍👩‍👧🇨🇳", "\xed\xa0\x80", "a\r\nb", "&<&<", ""} {
		for _, most := range []int{-1, 0, 1, 2, 3, 5, 28} {
			f.Add(text, most)
		}
	}
	f.Fuzz(func(t *testing.T, text string, most int) {
		left := text
		for cuts := 0; left != ""; cuts++ {
			head, rest := Cut(left, most)
			switch {
			case head == "" || head+rest != left:
				t.Fatalf("Cut(%q, %d) = %q, %q", left, most, head, rest)
			case utf8.RuneCountInString(head) > max(most, 1):
				t.Fatalf("Cut(%q, %d): %q is too long", left, most, head)
			case utf8.ValidString(left) && !utf8.ValidString(head):
				t.Fatalf("Cut(%q, %d): %q ends within a character", left, most, head)
			}
			left = rest
		}
		clipped := Clip(text, most)
		if utf8.RuneCountInString(clipped) > max(most, 0) || len(text) > 0 && most > 0 && clipped == "" {
			t.Fatalf("Clip(%q, %d) = %q", text, most, clipped)
		}
	})
}
