package reply

import (
	"strings"
	"unicode"

	"rectify/data/text"
)

// LongestQuestion is far more than anybody types, in runes.
const LongestQuestion = 500

// longestBeginning is how much of an answer is kept with its rating, in runes.
const longestBeginning = 200

// Readable is a question as it is read: the one door for what people type.
func Readable(typed string) string { return text.Fold(typed) }

// SaysNothing reports whether what was typed holds no word: an emoji, "？？".
func SaysNothing(typed string) bool {
	return !strings.ContainsFunc(Readable(typed), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// Beginning returns the first words of an answer, as far as they are kept with a rating.
func Beginning(answer string) string {
	return text.Clip(answer, longestBeginning)
}
