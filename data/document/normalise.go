package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// radicals are those of the CJK Radicals Supplement that look like a character of
// their own, and which one: NFKC leaves them alone. From Unicode's
// EquivalentUnifiedIdeograph.txt.
var radicals = pairs("⺁厂⺊卜⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺶羊⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟⻑長⻁虎⻡首")

func pairs(s string) map[rune]rune {
	all := []rune(s)
	m := make(map[rune]rune, len(all)/2)
	for i := 0; i+1 < len(all); i += 2 {
		m[all[i]] = all[i+1]
	}
	return m
}

// normalise gives a text one line end, ordinary characters for the radicals that
// some PDF writers put in their place (⽂ for 文: Unicode's Kangxi Radicals and
// CJK Radicals Supplement), and no invisible ones.
func normalise(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n", "\u00a0", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0x2e80 && r <= 0x2fdf:
			if c, ok := radicals[r]; ok {
				return c
			}
			folded := []rune(norm.NFKC.String(string(r)))
			if len(folded) == 1 {
				return folded[0]
			}
		case unicode.Is(unicode.Cf, r): // zero-width spaces and joiners, byte order marks, soft hyphens
			return -1
		}
		return r
	}, s)
}
