package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
)

// Fold returns what somebody typed as a reader sees it: without control and
// invisible characters, keycaps and emoji (a space each), with radicals and
// compatibility characters as the usual ones, full-width letters and digits
// half-width, and the apostrophe of phones as '. Punctuation stays as typed.
func Fold(typed string) string {
	var b strings.Builder
	scan(typed, func(seen string, _, _ int) { b.WriteString(seen) })
	return strings.TrimSpace(b.String())
}

// Clean returns typed without control characters (line breaks stay) and
// without characters that turn the direction of writing: what is stored.
func Clean(typed string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case r == utf8.RuneError, unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, typed))
}

// Key makes text comparable: half-width, simplified, lower case, variants as
// the usual character. Rune i of the result is rune i of the text.
func Key(s string) string {
	table := loadTraditional()
	return strings.Map(func(r rune) rune {
		if usual, ok := variant(r); ok {
			return usual
		}
		if firstHan <= r && r <= lastHan {
			return table.simple(r)
		}
		return table.simple(Narrow(r))
	}, s)
}

// Narrow is the half-width lower-case form of a character.
func Narrow(r rune) rune {
	if folded := width.LookupRune(r).Folded(); folded != 0 {
		r = folded
	}
	return unicode.ToLower(r)
}

// variant is the usual form of a character that people and notices write for
// another.
func variant(r rune) (usual rune, ok bool) {
	if r == '帐' || r == '帳' {
		return '账', true
	}
	return r, false
}

// A Line is what somebody typed, folded for reading, that still knows how each
// stretch of it was typed.
type Line struct {
	Text  string // folded: half-width, simplified, lower case
	typed string
	at    []int // of each byte of Text, and of its end, the byte in typed
}

// NewLine folds what somebody typed.
func NewLine(typed string) Line {
	l := Line{typed: Clean(typed)}
	var b strings.Builder
	scan(l.typed, func(seen string, from, _ int) {
		if r, _ := utf8.DecodeRuneInString(seen); enclosed(r) {
			seen = norm.NFKC.String(seen)
		}
		seen = Key(seen)
		b.WriteString(seen)
		for range len(seen) {
			l.at = append(l.at, from)
		}
	})
	l.Text = strings.TrimRight(b.String(), " ")
	l.at = append(l.at[:len(l.Text)], len(l.typed))
	return l
}

// From is what was typed from byte i of Text on, without the space before it.
// An emoji before it belongs to it.
func (l Line) From(i int) string {
	for i > 0 && l.Text[i-1] == ' ' {
		i--
	}
	return strings.TrimSpace(l.typed[l.at[i]:])
}

// emojiName is an emoji as Slack writes it.
var emojiName = regexp.MustCompile(`^(?i):[a-z0-9_+'-]+:(?::skin-tone-[2-6]:)?`)

// scan gives f each stretch of typed as it is seen, with where it was typed.
// Stretches that are not seen are left out.
func scan(typed string, f func(seen string, from, to int)) {
	before := ' ' // the character seen last
	for i := 0; i < len(typed); {
		r, size := utf8.DecodeRuneInString(typed[i:])
		if r == ':' && !isDigit(before) {
			if name := emojiName.FindString(typed[i:]); name != "" {
				f(" ", i, i+len(name))
				i += len(name)
				before = ' '
				continue
			}
		}
		seen := look(r, before, typed[i+size:])
		if seen != "" {
			f(seen, i, i+size)
			before, _ = utf8.DecodeLastRuneInString(seen)
		}
		i += size
	}
}

// look is how one character is seen between those around it; empty for not at
// all.
func look(r, before rune, after string) string {
	switch {
	case unicode.IsSpace(r):
		return " "
	case r == utf8.RuneError, unicode.IsControl(r), invisible(r), unicode.Is(unicode.Mn, r) && (isDigit(before) || IsHan(before)):
		return ""
	case r == '❓' || r == '❔':
		return "?"
	case strings.ContainsRune("’‘ʼ＇′", r) && isLatin(before):
		if next, _ := utf8.DecodeRuneInString(after); isLatin(next) {
			return "'"
		}
	case isEmoji(r):
		return " "
	}
	if usual, ok := radicals[r]; ok {
		return string(usual)
	}
	if compatible(r) {
		return norm.NFKC.String(string(r))
	}
	return string(r)
}

func invisible(r rune) bool {
	return unicode.In(r, unicode.Cf, unicode.Me, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) || r == '\u2800'
}

func isEmoji(r rune) bool {
	switch {
	case r >= 0x1F000 && r <= 0x1FAFF, r >= 0x2600 && r <= 0x27BF && !enclosed(r), r >= 0x2B00 && r <= 0x2BFF, r >= 0x23E9 &&
		r <= 0x23FA, r == 0x231A, r == 0x231B:
		return true
	}
	return false
}

// compatible reports whether the usual form of a character may be read in its
// place: radicals, compatibility ideographs, ligatures, mathematical and
// full-width letters and digits.
func compatible(r rune) bool {
	switch {
	case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F, r >= 0xFB00 && r <= 0xFB06, r >= 0x1D400 && r <= 0x1D7FF:
		return true
	case r >= 0xFF01 && r <= 0xFF5E:
		half := r - 0xFF01 + '!'
		return unicode.IsLetter(half) || unicode.IsDigit(half)
	}
	return false
}

// enclosed reports whether a character is a number in a circle or brackets.
func enclosed(r rune) bool {
	return r >= 0x2460 && r <= 0x249B || r >= 0x3220 && r <= 0x3229 || r >= 0x3280 && r <= 0x3289 || r >= 0x3251 && r <= 0x325F || r >= 0x32B1 && r <= 0x32BF
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLatin(r rune) bool { return r < 0x250 && unicode.IsLetter(r) }

// radicals are those of the CJK Radicals Supplement that look like a character of
// their own, and which one: NFKC leaves them alone. From Unicode's
// EquivalentUnifiedIdeograph.txt. PDF files hold them in the place of characters.
var radicals = func() map[rune]rune {
	out := map[rune]rune{}
	pairs := []rune("⺁厂⺊卜⺎兀⺒巳⺓幺⺜日⺝月⺟母⺠民⺧牛⺩王⺫目⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟")
	for i := 0; i+1 < len(pairs); i += 2 {
		out[pairs[i]] = pairs[i+1]
	}
	return out
}()

// Radical returns the character that a radical of Unicode's CJK Radicals
// Supplement or Kangxi Radicals stands for (⽂ for 文); other characters as they
// are.
func Radical(r rune) rune {
	if usual, ok := radicals[r]; ok {
		return usual
	}
	if r >= 0x2E80 && r <= 0x2FDF {
		if folded := []rune(norm.NFKC.String(string(r))); len(folded) == 1 {
			return folded[0]
		}
	}
	return r
}
