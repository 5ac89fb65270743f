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

// longestEcho limits, in runes, how much of the typed text a reply repeats.
const longestEcho = 60

// spoken returns a note, or "" if it has no letters or digits.
func spoken(note string) string {
	if !strings.ContainsFunc(note, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return note
}
