package grammar

import (
	"slices"
	"strings"

	"rectify/index/lexicon"
)

// placesByTitle takes a heading whose title, or a part of it between commas,
// stands in the sentence. All of it must, unless the sentence asks for items or
// says nothing else: then most of it will do.
func (s *Sentence) placesByTitle(a Asking) (places []Place) {
	text := Fold(s.runes)
	spoken := RunesOf(s.runes, text)
	for p, title := range s.Titles {
		if !spoken.Hold(title, wholeTitle) {
			continue
		}
		for part := range strings.FieldsFuncSeq(title, func(r rune) bool { return strings.ContainsRune(",，;；、", r) }) {
			runes := Fold([]rune(part))
			at, n := LongestShared(text, runes)
			said := n == len(runes) && n >= wholeTitle ||
				n >= mostOfTitle && 5*n >= 3*len(runes) && (a.Which || a.HowMany || s.Find(0, Aspect, Heading) >= 0 || 5*n >= 4*len(text))
			if !said {
				continue
			}
			for i, t := range s.Tokens {
				if t.From >= at && t.From < at+n {
					s.Tokens[i].Used = true
				}
			}
			if len(places) == 0 || places[len(places)-1] != p {
				places = append(places, p)
			}
		}
	}
	return places
}

// Titles are the headings, each section before its subsections: an iterator.
func (s *Sentence) Titles(yield func(Place, string) bool) {
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

// RuneSet holds the characters of a question: most titles have no stretch of
// them, and need no closer look.
type RuneSet [1 << 16]bool

// RunesOf is the set of the characters of texts.
func RunesOf(texts ...[]rune) *RuneSet {
	var set RuneSet
	for _, text := range texts {
		for _, r := range text {
			set[r&0xffff] = true
		}
	}
	return &set
}

// Hold reports whether the set holds so many characters of a text that follow
// each other.
func (s *RuneSet) Hold(text string, most int) bool {
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

// LongestShared is where in text, and how long, the longest stretch is that it
// shares with part.
func LongestShared(text, part []rune) (at, length int) {
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
func (s *Sentence) headingAtEnd(words string) (Place, bool) {
	for runes := []rune(words); len(runes) > SurelyHeading; {
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
func (s *Sentence) headingInEnglish(words string) (best Place, found bool) {
	terms := lexicon.English(words)
	shortest := 0
	for p, title := range s.Titles {
		lacks := func(term lexicon.Term) bool {
			return !slices.ContainsFunc(term.Words, func(w string) bool { return strings.Contains(title, w) })
		}
		if n := len([]rune(title)); len(terms) > 0 && !slices.ContainsFunc(terms, lacks) && (!found || n < shortest) {
			best, found, shortest = p, true, n
		}
	}
	return best, found
}
