package grammar

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
