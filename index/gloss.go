package index

import (
	"slices"
	"strings"

	"rectify/index/lexicon"
)

// mostGlosses is how many Chinese words an English one is searched by.
const mostGlosses = 4

// gloss returns the search terms of an English text in addition to its own words:
// their stems and their Chinese translations. So words of like meaning match (ship and vessel
// are both 船), and a question may be in either language. Empty for other texts.
func gloss(text string) string {
	if !isEnglish(text) {
		return ""
	}
	var b strings.Builder
	for _, term := range slices.Concat(lexicon.Stems(text), lexicon.English(text)) {
		for _, word := range term.Words[:min(len(term.Words), mostGlosses)] {
			b.WriteString(" " + word)
		}
	}
	return b.String()
}

// searched returns a text as it is indexed: folded, and an English one with its gloss.
func searched(text string) string {
	folded := Fold(text)
	return folded + gloss(folded)
}

// isEnglish reports whether most of a text is in Latin letters.
func isEnglish(text string) bool {
	latin, han := 0, 0
	for _, r := range text {
		switch {
		case r < 0x80 && isWord(r):
			latin++
		case isHan(r):
			han++
		}
	}
	return latin > 3*han
}
