package pattern

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words are words that texts are searched for in one pass over their runes, however
// many words there are.
type Words struct {
	words map[rune][]string // by their first rune, all of them folded
	first [screen]bool      // whether some word begins with a rune, by its last bits
}

// screen is how many values of a rune's last bits are told apart.
const screen = 1 << 9

// NewWords returns the set of the words given, none of them empty.
func NewWords(words []string) *Words {
	out := &Words{words: map[rune][]string{}}
	for _, w := range words {
		w = folded([]rune(w))
		r, _ := utf8.DecodeRuneInString(w)
		out.words[r] = append(out.words[r], w)
		out.first[r%screen] = true
	}
	return out
}

// In reports whether a text holds one of the words, in whatever case.
func (w *Words) In(text string) bool {
	for i, r := range text {
		if r = fold(r); !w.first[r%screen] {
			continue
		}
		for _, word := range w.words[r] {
			if beginsWith(text[i:], word) {
				return true
			}
		}
	}
	return false
}

// beginsWith reports whether a text begins with a folded word, in whatever case.
func beginsWith(text, word string) bool {
	if strings.HasPrefix(text, word) {
		return true
	}
	for _, w := range word {
		r, size := utf8.DecodeRuneInString(text)
		if fold(r) != w || size == 0 {
			return false
		}
		text = text[size:]
	}
	return true
}

func folded(runes []rune) string {
	var out strings.Builder
	for _, r := range runes {
		out.WriteRune(fold(r))
	}
	return out.String()
}

// fold is the same for runes that differ in case only.
func fold(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	case '⺀' <= r && r < 'ꀀ': // Chinese, in the main
		return r
	}
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	if least < utf8.RuneSelf {
		return unicode.ToLower(least)
	}
	return least
}
