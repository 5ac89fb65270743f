package lexicon

import "rectify/data/text"

// Simplify folds traditional Chinese characters to simplified ones, rune by
// rune; see text.Simplify.
func Simplify(s string) string { return text.Simplify(s) }
