package phrasing

import (
	_ "embed"
	"strings"
)

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
