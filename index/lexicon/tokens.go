package lexicon

import (
	"strings"
	"unicode"
)

// token is one English word of a text.
type token struct {
	word     string // lower case, without a possessive 's
	singular string
	stem     string
	from, to int  // in runes of the text
	joined   bool // only blanks and hyphens separate it from the word before
}

func (t token) typed() string { return t.word }
func (t token) one() string   { return t.singular }
func (t token) root() string  { return t.stem }

// tokenize splits text into its English words.
func tokenize(text string) []token {
	var tokens []token
	runes := []rune(text)
	joined := false
	for at := 0; at < len(runes); {
		if !isLatin(runes[at]) {
			joined = joined && (unicode.IsSpace(runes[at]) || strings.ContainsRune("-‐‑'’", runes[at]))
			at++
			continue
		}
		from := at
		for at < len(runes) && (isLatin(runes[at]) || isApostrophe(runes, at)) {
			at++
		}
		word := strings.ToLower(strings.ReplaceAll(string(runes[from:at]), "’", "'"))
		word = strings.TrimSuffix(word, "'s")
		tokens = append(tokens, token{word, singular(word), stem(word), from, at, joined})
		joined = true
	}
	return tokens
}

// isApostrophe: one inside a word.
func isApostrophe(runes []rune, at int) bool {
	return (runes[at] == '\'' || runes[at] == '’') && at+1 < len(runes) && isLatin(runes[at+1])
}

func isLatin(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }

// unbroken is the number of tokens up to the first that is not joined to the
// one before it.
func unbroken(tokens []token) int {
	for i, t := range tokens {
		if i > 0 && !t.joined {
			return i
		}
	}
	return len(tokens)
}

// joinWords makes a phrase of one form of each token.
func joinWords(tokens []token, form func(token) string) string {
	var phrase strings.Builder
	for i, t := range tokens {
		if i > 0 {
			phrase.WriteByte(' ')
		}
		phrase.WriteString(form(t))
	}
	return phrase.String()
}

// Stems are the English words in text that are not typed as their stems, each with
// that, without those that carry no subject.
func Stems(text string) (stems []Term) {
	for _, t := range tokenize(text) {
		if t.stem != t.word && len(t.stem) > 1 && !Common(t.word) {
			stems = append(stems, Term{Source: t.word, From: t.from, To: t.to, Words: []string{t.stem}, Sure: 1})
		}
	}
	return stems
}
