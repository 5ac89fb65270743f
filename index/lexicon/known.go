package lexicon

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Known reports whether a word of two characters or more is one of the Chinese
// words of our lists or of the dictionary.
func Known(word string) bool { return chineseWords()[word] }

// chineseWords are gathered when they are first asked for: some 60,000, a few MB.
var chineseWords = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for _, list := range []string{cedictList, domainList} {
		for line := range strings.Lines(list) {
			_, chinese, _ := strings.Cut(line, "\t")
			for word := range strings.FieldsSeq(chinese) {
				if utf8.RuneCountInString(word) > 1 {
					all[word] = true
				}
			}
		}
	}
	return all
})
