package change

import (
	"strings"
	"unicode"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// NotUnderstood says which words were not understood, that nothing was changed,
// and what to type.
func NotUnderstood(r reply.Request, words string, instead reply.Phrase, args ...any) reply.Reply {
	return reply.Sentence(r.TypedLang(), notUnderstood(r, words, r.TypedLang().Phrase(instead, args...)))
}

func notUnderstood(r reply.Request, words, instead string) string {
	return r.TypedLang().Phrase(msgDidUnderstandNothingChanged, text.Clip(words, longestEcho)) + instead
}

// longestEcho is how much of what somebody typed is repeated to them, in runes.
const longestEcho = 60

// spoken is a note, empty where it holds no word.
func spoken(note string) string {
	if !strings.ContainsFunc(note, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return note
}
