package text

import (
	"time"
	"unicode"
)

// A dateReader reads dates in one text.
type dateReader struct {
	line   Line
	runes  []rune // of the line's text
	offset []int  // of each rune in what was typed, in bytes; one more for the end
	today  time.Time
	base   time.Time // the day after which a date without a year or a month is looked for
	lean   Lean
	zone   *time.Location // of today
	loose  bool           // the text is a sentence: what only sometimes is a date is none
	led    bool           // a word such as by or in came before
}

// marks maps punctuation marks that mean the same in dates.
var marks = map[rune]rune{'○': '〇', '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-', '〜': '~', '箇': '个', '儘': '尽'}

func newDateReader(typed string, today time.Time, lean Lean) *dateReader {
	r := &dateReader{line: NewLine(typed), today: dayOf(today), base: dayOf(today), zone: today.Location(), lean: lean}
	for i, c := range r.line.Text {
		if usual, ok := marks[c]; ok {
			c = usual
		}
		if last := len(r.runes) - 1; c == 'o' && last >= 0 && chineseDigit(r.runes[last]) >= 0 {
			c = '〇' // 二O二七
		}
		r.runes, r.offset = append(r.runes, c), append(r.offset, r.line.at[i])
	}
	r.offset = append(r.offset, r.line.at[len(r.line.Text)])
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

// IsHan reports whether a character is Chinese. It looks the usual ones up in no table.
func IsHan(c rune) bool {
	return '\u4e00' <= c && c <= '\u9fff' || c >= '\u2e80' && unicode.Is(unicode.Han, c)
}
