package pattern_test

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"rectify/data/pattern"

	"pgregory.net/rapid"
)

// expressions have every construct that the program's expressions have.
var expressions = []string{
	`多少钱|多少[^人家个]{0,4}?(?:费|款|经费)|几个?亿|票价|how much money|(?:^|[,;] ?|and )(?:how much|what(?:'s| is)) (?:the |of )*(?:rent|fees?)\b`,
	`(?i)\b(?:mark|set)\b.*?◻ (?P<words>\S.*)$`,
	`(?i)[?？]|(?:吗|么)$|几[个项条]|\b(?:if|whether)\b|ſtop|k`,
	`\p{Han}{0,8}[〔［\[]\s*(?:19|20)\d{2}\s*[〕\]]\s*(?:第\s*)?\d+\s*号?|\d{1,4}\s*号(?:文件|文)`,
	`没有?(?:改|整改)完?`, `(?:整改)?`, `(?:)`, `完+`, `[a-z]+|[^a-z]`, `^责任$`, `\bdone\b`, `.`, `(?s:.)`, `[0-9一二三]{2,3}条`, `a*b`, `(?:ab){2}c`,
	`[县区乡镇科股室队所站局办](?:里|内)?`, `(第|item )?(\d+)(?:到|至)(\d+)`,
}

// texts are made of what the expressions match, and of other words.
func texts(expr string) *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.StringMatching(expr), rapid.SampledFrom([]string{"整改", "DONE", " ", "多少", "钱", "ＫＫ", "K", "K", "S", "第12条", "，", "◻", "\n", "\xff"}), rapid.String())
	return rapid.Custom(func(t *rapid.T) (text string) {
		for _, p := range rapid.SliceOfN(piece, 0, 4).Draw(t, "pieces") {
			text += p
		}
		return text
	})
}

func TestMatchesWhatTheExpressionMatches(t *testing.T) {
	t.Parallel()
	for _, expr := range expressions {
		p, plain := pattern.MustCompile(expr), regexp.MustCompile(expr)
		rapid.Check(t, func(t *rapid.T) {
			text := texts(expr).Draw(t, "text")
			same := func(method string, got, want any) {
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("%s of %q in %q: %v, of a plain expression %v", method, expr, text, got, want)
				}
			}
			same("MatchString", p.MatchString(text), plain.MatchString(text))
			same("FindString", p.FindString(text), plain.FindString(text))
			same("FindStringIndex", p.FindStringIndex(text), plain.FindStringIndex(text))
			same("FindStringSubmatch", p.FindStringSubmatch(text), plain.FindStringSubmatch(text))
			same("FindStringSubmatchIndex", p.FindStringSubmatchIndex(text), plain.FindStringSubmatchIndex(text))
			same("FindAllString", p.FindAllString(text, -1), plain.FindAllString(text, -1))
			same("FindAllStringIndex", p.FindAllStringIndex(text, -1), plain.FindAllStringIndex(text, -1))
			same("FindAllStringSubmatchIndex", p.FindAllStringSubmatchIndex(text, -1), plain.FindAllStringSubmatchIndex(text, -1))
			same("ReplaceAllString", p.ReplaceAllString(text, "-"), plain.ReplaceAllString(text, "-"))
		})
	}
}

func TestRejectsTextsWithoutItsWords(t *testing.T) {
	t.Parallel()
	for expr, want := range map[string][]string{
		`多少钱|票价`:       {"多少", "多", "价票", "钱"},
		`(?i)\bdone\b`: {"don", "d one"},
		`第[一二]条`:       {"第三条", "一条"},
		`没有?改`:         {"没有", "改没"},
		`\d+(?:万元|亿)`:  {"12元", "1万"},
	} {
		p := pattern.MustCompile(expr)
		if at := slices.IndexFunc(want, p.MayMatch); at >= 0 {
			t.Errorf("%s runs on %q", expr, want[at])
		}
	}
}
