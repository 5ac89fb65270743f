package question

import (
	"slices"
	"strings"
	"unicode"

	"rectify/handlers/question/grammar"
	"rectify/handlers/question/shortname"
)

// shortHeading is the only heading that words shorten: their characters follow each other
// in its title, each the first of the two characters of a word or the next.
func (r *reader) shortHeading(words string, sure bool) (place grammar.Place, ok bool) {
	short := []rune(words)
	if !sure || len(short) < grammar.ShortestHeading || len(short) > longestShortHeading || !isHan(short) {
		return place, false
	}
	for p, title := range r.sentence.Titles {
		runes := []rune(title)
		if strings.Contains(title, words) {
			return grammar.Place{}, false
		}
		for i := range runes {
			if stretch := runes[i:min(len(runes), i+3*len(short))]; runes[i] == short[0] && shortname.Within(short, stretch) {
				if ok && p != place {
					return grammar.Place{}, false
				}
				place, ok = p, true
			}
		}
	}
	return place, ok
}

// longestShortHeading is how many characters the short form of a heading has at most.
const longestShortHeading = 4

func isHan(runes []rune) bool {
	return !slices.ContainsFunc(runes, func(c rune) bool { return !unicode.Is(unicode.Han, c) })
}
