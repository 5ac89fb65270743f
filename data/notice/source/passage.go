package source

import (
	"slices"
	"strings"
)

// A Passage is a stretch of the source after decoding: the characters as
// printed, the same characters folded for recognition, and where in the
// source each one is read from. The three slices have one length. A passage may
// have been joined from several lines, so positions may jump.
type Passage struct {
	Raw   []rune
	Plain []rune // half width, straight quotes, plain spaces
	At    []Extent
}

// An Extent is the range of source bytes one character was read from. It is
// longer than the character where the source writes an entity.
type Extent struct{ Start, End int32 }

// String is the passage as printed, with a space between the cells of a table.
func (p Passage) String() string {
	return strings.ReplaceAll(string(p.Raw), string(CellEnd), " ")
}

// Len is the length in characters, of which positions count.
func (p Passage) Len() int { return len(p.Raw) }

// Slice is the characters [from, to).
func (p Passage) Slice(from, to int) Passage {
	return Passage{p.Raw[from:to:to], p.Plain[from:to:to], p.At[from:to:to]}
}

// From is the passage from position i on.
func (p Passage) From(i int) Passage { return p.Slice(i, p.Len()) }

// To is the passage before position i.
func (p Passage) To(i int) Passage { return p.Slice(0, i) }

// Join returns p followed directly by q.
func (p Passage) Join(q Passage) Passage {
	return Passage{
		append(p.Raw, q.Raw...),
		append(p.Plain, q.Plain...),
		append(p.At, q.At...),
	}
}

// Trim drops white space at both ends.
func (p Passage) Trim() Passage {
	from, to := 0, p.Len()
	for from < to && p.Plain[from] == ' ' {
		from++
	}
	for to > from && p.Plain[to-1] == ' ' {
		to--
	}
	return p.Slice(from, to)
}

// TrimStops drops white space and the given folded characters at the end.
func (p Passage) TrimStops(stops string) Passage {
	p = p.Trim()
	for p.Len() > 0 && OneOf(p.Plain[p.Len()-1], stops+" ") {
		p = p.To(p.Len() - 1)
	}
	return p
}

// Has reports whether the folded word is at position i.
func (p Passage) Has(i int, word string) bool {
	if i < 0 {
		return false
	}
	for _, r := range word {
		if i >= p.Len() || p.Plain[i] != r {
			return false
		}
		i++
	}
	return true
}

// Is reports whether the folded character at i is one of set.
func (p Passage) Is(i int, set string) bool {
	return i >= 0 && i < p.Len() && OneOf(p.Plain[i], set)
}

// Index finds the folded word at or after position i, or returns -1.
func (p Passage) Index(i int, word string) int {
	first := []rune(word)[0]
	for ; i < p.Len(); i++ {
		if p.Plain[i] == first && p.Has(i, word) {
			return i
		}
	}
	return -1
}

// Contains reports whether any of the folded words is in p.
func (p Passage) Contains(words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return p.Index(0, w) >= 0 })
}

// IsOne reports whether p is exactly one of the folded words.
func (p Passage) IsOne(words ...string) bool { return slices.Contains(words, string(p.Plain)) }

// SkipSpace returns the first position at or after i that is no space.
func (p Passage) SkipSpace(i int) int {
	for p.Is(i, " ") {
		i++
	}
	return i
}

// Longest returns the longest of the words that is at i, or "".
func (p Passage) Longest(i int, words []string) string {
	best := ""
	for _, w := range words {
		if len(w) > len(best) && p.Has(i, w) {
			best = w
		}
	}
	return best
}

// OneOf reports whether a character is in set.
func OneOf(r rune, set string) bool {
	for _, s := range set {
		if r == s {
			return true
		}
	}
	return false
}

// Runes is the length of a word in characters.
func Runes(word string) int { return len([]rune(word)) }
