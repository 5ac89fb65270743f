package notice

import (
	"slices"
	"strings"
)

// A passage is a stretch of the source after decoding: the characters as
// printed, the same characters folded for recognition, and where in the
// source each one stands. The three slices have one length. A passage may
// have been joined from several lines, so positions may jump.
type passage struct {
	raw   []rune
	plain []rune // half width, straight quotes, plain spaces
	at    []extent
}

// An extent is the range of source bytes one character was read from. It is
// longer than the character where the source writes an entity.
type extent struct{ start, end int32 }

// String is the passage as printed, with a space between the cells of a table.
func (p passage) String() string {
	return strings.ReplaceAll(string(p.raw), string(cellEnd), " ")
}

func (p passage) len() int { return len(p.raw) }

func (p passage) slice(from, to int) passage {
	return passage{p.raw[from:to:to], p.plain[from:to:to], p.at[from:to:to]}
}

func (p passage) from(i int) passage { return p.slice(i, p.len()) }

func (p passage) to(i int) passage { return p.slice(0, i) }

// join returns p followed directly by q.
func (p passage) join(q passage) passage {
	return passage{
		append(p.raw, q.raw...),
		append(p.plain, q.plain...),
		append(p.at, q.at...),
	}
}

// trim drops white space at both ends.
func (p passage) trim() passage {
	from, to := 0, p.len()
	for from < to && p.plain[from] == ' ' {
		from++
	}
	for to > from && p.plain[to-1] == ' ' {
		to--
	}
	return p.slice(from, to)
}

// trimStops drops white space and the given folded characters at the end.
func (p passage) trimStops(stops string) passage {
	p = p.trim()
	for p.len() > 0 && oneOf(p.plain[p.len()-1], stops+" ") {
		p = p.to(p.len() - 1)
	}
	return p
}

// has reports whether the folded word stands at position i.
func (p passage) has(i int, word string) bool {
	if i < 0 {
		return false
	}
	for _, r := range word {
		if i >= p.len() || p.plain[i] != r {
			return false
		}
		i++
	}
	return true
}

// is reports whether the folded character at i is one of set.
func (p passage) is(i int, set string) bool {
	return i >= 0 && i < p.len() && oneOf(p.plain[i], set)
}

// index finds the folded word at or after position i, or returns -1.
func (p passage) index(i int, word string) int {
	first := []rune(word)[0]
	for ; i < p.len(); i++ {
		if p.plain[i] == first && p.has(i, word) {
			return i
		}
	}
	return -1
}

// contains reports whether any of the folded words stands in p.
func (p passage) contains(words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return p.index(0, w) >= 0 })
}

// isOne reports whether p is exactly one of the folded words.
func (p passage) isOne(words ...string) bool { return slices.Contains(words, string(p.plain)) }

// skipSpace returns the first position at or after i that is no space.
func (p passage) skipSpace(i int) int {
	for p.is(i, " ") {
		i++
	}
	return i
}

// longest returns the longest of the words that stands at i, or "".
func (p passage) longest(i int, words []string) string {
	best := ""
	for _, w := range words {
		if len(w) > len(best) && p.has(i, w) {
			best = w
		}
	}
	return best
}

func oneOf(r rune, set string) bool {
	for _, s := range set {
		if r == s {
			return true
		}
	}
	return false
}

// runeLen is the length of a word in characters.
func runeLen(word string) int { return len([]rune(word)) }
