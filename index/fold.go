package index

import (
	"unicode"

	"rectify/data/text"
)

// Fold makes text comparable: full-width forms become half-width, traditional
// characters simplified, variants usual, upper case lower. It works rune by rune, so rune i
// of the result is rune i of the text.
func Fold(s string) string { return text.Key(s) }

func isHan(r rune) bool { return text.IsHan(r) }

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
