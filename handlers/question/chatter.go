package question

import (
	_ "embed"
	"regexp"
	"strings"
)

// chatterList is what people say around a question that asks nothing.
//
//go:embed chatter.tsv
var chatterList string

// chatter finds it in folded text.
var chatter = func() *regexp.Regexp {
	var all []string
	for line := range strings.Lines(chatterList) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, "(?:"+line+")")
		}
	}
	found := regexp.MustCompile(strings.Join(all, "|"))
	found.Longest()
	return found
}()

// slipList holds slips of Chinese input.
//
//go:embed slips.tsv
var slipList string

var slips = func() *strings.Replacer {
	var pairs []string
	for line := range strings.Lines(slipList) {
		if wrong, right, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && !strings.HasPrefix(line, "#") {
			pairs = append(pairs, wrong, right)
		}
	}
	return strings.NewReplacer(pairs...)
}()

// Corrected is a sentence without common slips of input, rune by rune: 正在推进的有
// 哪些 for 正再推进的有那些.
func Corrected(sentence string) string { return slips.Replace(sentence) }
