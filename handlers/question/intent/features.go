package intent

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/index"
)

// longestGram is the longest stretch of Chinese characters that is one feature.
const longestGram = 4

// features are the parts of a sentence that the model weighs, each once: in
// Chinese every stretch of up to four characters, in English every word and
// pair of words. Numbers are alike, and the sentence's ends are part of it.
func features(sentence string) []string {
	seen := map[string]bool{}
	var out []string
	add := func(f string) {
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	tokens := tokens(sentence)
	for i := range tokens {
		for n := 1; n <= longestGram && i+n <= len(tokens); n++ {
			if n > 2 && isWord(tokens[i]) {
				break
			}
			if n > 1 && isWord(tokens[i]) != isWord(tokens[i+n-1]) && tokens[i+n-1] != end && tokens[i] != begin {
				break
			}
			add(strings.Join(tokens[i:i+n], " "))
		}
	}
	return out
}

// Marks of a sentence's ends, and of any number.
const (
	begin  = "^"
	end    = "$"
	number = "0"
)

// tokens are the characters of Chinese, the words of other scripts, and one
// token for any number.
func tokens(sentence string) []string {
	out := []string{begin}
	runes := []rune(index.Fold(sentence))
	for i := 0; i < len(runes); {
		r := runes[i]
		from := i
		switch {
		case unicode.IsDigit(r):
			for i < len(runes) && (unicode.IsDigit(runes[i]) || runes[i] == '.') {
				i++
			}
			out = append(out, number)
		case text.IsHan(r):
			i++
			out = append(out, string(r))
		case unicode.IsLetter(r):
			for i < len(runes) && (unicode.IsLetter(runes[i]) && !text.IsHan(runes[i]) || runes[i] == '\'') {
				i++
			}
			out = append(out, string(runes[from:i]))
		case r == ',' || r == '"':
			i++
			out = append(out, string(r))
		default:
			i++
		}
	}
	return append(out, end)
}

// isWord reports whether a token is a word of a script with letters.
func isWord(token string) bool {
	r, _ := utf8.DecodeRuneInString(token)
	return unicode.IsLetter(r) && !text.IsHan(r)
}
