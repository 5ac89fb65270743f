package question

import (
	"slices"
	"strings"

	"rectify/index/lexicon"
)

// placesByTitle takes a heading whose title, or a part of it between commas,
// stands in the sentence. All of it must, unless the sentence asks for items or
// says nothing else: then most of it will do.
func (s *sentence) placesByTitle(a asking) (places []Place) {
	text := fold(s.runes)
	spoken := runesOf(s.runes, text)
	for p, title := range s.titles {
		if !spoken.hold(title, wholeTitle) {
			continue
		}
		for part := range strings.FieldsFuncSeq(title, func(r rune) bool { return strings.ContainsRune(",，;；、", r) }) {
			runes := fold([]rune(part))
			at, n := longestShared(text, runes)
			said := n == len(runes) && n >= wholeTitle ||
				n >= mostOfTitle && 5*n >= 3*len(runes) && (a.which || a.howMany || s.find(0, aspect, heading) >= 0 || 5*n >= 4*len(text))
			if !said {
				continue
			}
			for i, t := range s.tokens {
				if t.from >= at && t.from < at+n {
					s.tokens[i].used = true
				}
			}
			if len(places) == 0 || places[len(places)-1] != p {
				places = append(places, p)
			}
		}
	}
	return places
}

// titles are the headings, each section before its subsections: an iterator.
func (s *sentence) titles(yield func(Place, string) bool) {
	for _, section := range s.headings {
		if !yield(Place{Section: section.Number}, section.Title) {
			return
		}
		for _, sub := range section.Subsections {
			if !yield(Place{section.Number, sub.Number}, sub.Title) {
				return
			}
		}
	}
}

// runeSet holds the characters of a question: most titles have no stretch of
// them, and need no closer look.
type runeSet [1 << 16]bool

func runesOf(texts ...[]rune) *runeSet {
	var set runeSet
	for _, text := range texts {
		for _, r := range text {
			set[r&0xffff] = true
		}
	}
	return &set
}

// hold reports whether the set holds so many characters of a text that follow
// each other.
func (s *runeSet) hold(text string, most int) bool {
	n := 0
	for _, r := range text {
		if !s[r&0xffff] {
			n = 0
		} else if n++; n == most {
			return true
		}
	}
	return false
}

// The characters from which a title's part, or most of one, is no accident.
const (
	wholeTitle  = 7
	mostOfTitle = 8
)

// longestShared is where in text, and how long, the longest stretch is that it
// shares with part.
func longestShared(text, part []rune) (at, length int) {
	ends := make([]int, len(part)+1) // of stretches that end before part's rune, by that
	for i := range text {
		for j := len(part); j > 0; j-- {
			if ends[j] = 0; text[i] == part[j-1] {
				if ends[j] = ends[j-1] + 1; ends[j] > length {
					at, length = i+1-ends[j], ends[j]
				}
			}
		}
	}
	return at, length
}

// headingAtEnd finds the heading that has the last words of a stretch: 下午要听
// 财经纪律.
func (s *sentence) headingAtEnd(words string) (Place, bool) {
	for runes := []rune(words); len(runes) > surelyHeading; {
		runes = runes[1:]
		for _, section := range s.headings {
			for _, sub := range section.Subsections {
				if strings.Contains(sub.Title, string(runes)) {
					return Place{section.Number, sub.Number}, true
				}
			}
			if strings.Contains(section.Title, string(runes)) {
				return Place{Section: section.Number}, true
			}
		}
	}
	return Place{}, false
}

// headingInEnglish finds the heading whose title has a translation of every one
// of the words, the shortest title first.
func (s *sentence) headingInEnglish(words string) (best Place, found bool) {
	terms := lexicon.English(words)
	shortest := 0
	for p, title := range s.titles {
		lacks := func(term lexicon.Term) bool {
			return !slices.ContainsFunc(term.Words, func(w string) bool { return strings.Contains(title, w) })
		}
		if n := len([]rune(title)); len(terms) > 0 && !slices.ContainsFunc(terms, lacks) && (!found || n < shortest) {
			best, found, shortest = p, true, n
		}
	}
	return best, found
}
