package text

import "strings"

const (
	sentenceEnds = "。；;！!？?\n"
	closers      = "”’」』）)》】\"'" // stay with the sentence they close
)

// Sentences cuts text at the ends of its sentences. Every rune of the text is
// in exactly one sentence; closing quotes and brackets stay with theirs.
func Sentences(text string) []string {
	runes := []rune(text)
	var out []string
	start := 0
	for i := 0; i < len(runes); i++ {
		if !strings.ContainsRune(sentenceEnds, runes[i]) {
			continue
		}
		end := i + 1
		for end < len(runes) && strings.ContainsRune(closers, runes[end]) {
			end++
		}
		out = append(out, string(runes[start:end]))
		start, i = end, end-1
	}
	if start < len(runes) {
		out = append(out, string(runes[start:]))
	}
	return out
}
