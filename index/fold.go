package index

import (
	"unicode"

	"golang.org/x/text/width"

	"rectify/index/lexicon"
)

// Fold makes text comparable: full-width forms become half-width, traditional
// characters simplified, variants usual, upper case lower. It works rune by rune, so rune i
// of the result is rune i of the text.
func Fold(text string) string {
	return lexicon.Simplify(foldWidth(text))
}

func foldWidth(text string) string {
	runes := []rune(text)
	for i, r := range runes {
		if folded := width.LookupRune(r).Folded(); folded != 0 {
			r = folded
		}
		if usual, ok := variants[r]; ok {
			r = usual
		}
		runes[i] = unicode.ToLower(r)
	}
	return string(runes)
}

// variants are characters that people and notices write for one another.
var variants = map[rune]rune{'帐': '账', '帳': '账'}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
