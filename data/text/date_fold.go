package text

import (
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A dateReader reads dates in one text.
type dateReader struct {
	text   string
	runes  []rune // folded
	offset []int  // of each rune in text, in bytes; one more for the end
	today  time.Time
	base   time.Time // the day after which a date without a year or a month is looked for
	lean   Lean
	zone   *time.Location // of today
	loose  bool           // the text is a sentence: what only sometimes is a date is none
	led    bool           // by, in or the like came before
}

// traditional are the characters of dates that are simplified before they are
// read, and marks that stand for one another.
var traditional = map[rune]rune{
	'個': '个', '箇': '个', '號': '号', '後': '后', '內': '内', '週': '周', '兩': '两', '點': '点', '時': '时', '鐘': '钟', '鍾': '钟',
	'這': '这', '當': '当', '遲': '迟', '於': '于', '為': '为', '還': '还', '儘': '尽', '盡': '尽', '幾': '几', '禮': '礼', '過': '过',
	'間': '间', '將': '将', '來': '来', '開': '开', '國': '国', '慶': '庆', '節': '节', '調': '调', '須': '须', '應': '应', '爭': '争',
	'計': '计', '劃': '划', '預': '预', '給': '给', '數': '数', '長': '长', '臨': '临', '○': '〇', '零': '〇',
	'–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '－': '-', '～': '~', '〜': '~', '：': ':', '’': '\'',
}

// newDateReader folds a text, a rune for a rune: full-width characters and
// radicals, case, traditional characters. Characters that show nothing are left
// out.
func newDateReader(text string, today time.Time, lean Lean) *dateReader {
	r := &dateReader{text: text, today: today, base: today, lean: lean}
	for i, c := range text {
		if unicode.Is(unicode.Cf, c) || unicode.Is(unicode.Mn, c) {
			continue
		}
		if c > unicode.MaxASCII && (c < 0x4e00 || c > 0x9fff) {
			if folded := norm.NFKC.String(string(c)); utf8.RuneCountInString(folded) == 1 {
				c, _ = utf8.DecodeRuneInString(folded)
			}
		}
		if simple, ok := traditional[c]; ok {
			c = simple
		}
		if unicode.IsSpace(c) {
			c = ' '
		}
		r.runes, r.offset = append(r.runes, unicode.ToLower(c)), append(r.offset, i)
	}
	r.offset = append(r.offset, len(text))
	return r
}

// at is the rune at i; 0 beyond the end.
func (r *dateReader) at(i int) rune {
	if i < 0 || i >= len(r.runes) {
		return 0
	}
	return r.runes[i]
}

// skip steps over spaces.
func (r *dateReader) skip(i int) int {
	for r.at(i) == ' ' {
		i++
	}
	return i
}

func (r *dateReader) hasRunes(i int, word []rune) bool {
	for k, c := range word {
		if r.at(i+k) != c {
			return false
		}
	}
	return true
}

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

func isLatin(c rune) bool { return 'a' <= c && c <= 'z' }

func isHan(c rune) bool { return unicode.Is(unicode.Han, c) }
