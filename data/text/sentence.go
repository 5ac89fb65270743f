package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	sentenceEnds = "。；;！!？?\n"
	closers      = "”’」』）)》】\"'" // stay with the sentence they close
)

// Sentences cuts text at the ends of its sentences, in Chinese and in English.
// Every rune of the text is in exactly one sentence; closing quotes and brackets
// stay with theirs.
func Sentences(text string) []string {
	var out []string
	start := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !strings.ContainsRune(sentenceEnds, r) && !(r == '.' && isFullStop(text[start:i-1], text[i:])) {
			continue
		}
		for i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !strings.ContainsRune(closers, r) {
				break
			}
			i += size
		}
		out = append(out, text[start:i])
		start = i
	}
	if start < len(text) {
		out = append(out, text[start:])
	}
	return out
}

// longestTitle is the length, in letters, of the longest abbreviation that is followed
// by a full stop within a sentence: Mr, No, Ltd.
const longestTitle = 3

// isFullStop reports whether a dot between two texts ends an English sentence: what
// follows begins with a capital letter, and the word before is no abbreviation
// and no number of a list.
func isFullStop(before, after string) bool {
	next := strings.TrimLeft(after, closers)
	if rest := strings.TrimLeft(next, " "); rest != "" {
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, "\"'“‘("))
		if rest == next || !unicode.IsUpper(first) {
			return false
		}
	}
	word := before[strings.LastIndexAny(before, " (\n")+1:]
	first, _ := utf8.DecodeRuneInString(word)
	short := len(word) <= longestTitle && (unicode.IsUpper(first) || word == strings.TrimSpace(before))
	return word != "" && !short && !strings.Contains(word, ".")
}
