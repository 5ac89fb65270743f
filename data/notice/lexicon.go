package notice

import "strings"

// A lexicon finds the longest of many words at a position. Words are kept by
// their first character, so that most positions cost one look-up.
type lexicon[T any] map[rune][]entry[T]

type entry[T any] struct {
	word  string
	size  int // in characters
	value T
}

// lexiconOf is a lexicon that only knows its words.
func lexiconOf(words ...string) lexicon[bool] {
	l := lexicon[bool]{}
	l.add(true, words...)
	return l
}

func (l lexicon[T]) add(value T, words ...string) {
	for _, w := range words {
		w = strings.ToLower(w)
		first := []rune(w)[0]
		l[first] = append(l[first], entry[T]{w, runeLen(w), value})
	}
}

// at returns the longest word of the lexicon at position i of p; its size is
// 0 where there is none.
func (l lexicon[T]) at(p passage, i int) entry[T] {
	var best entry[T]
	if i < 0 || i >= p.len() {
		return best
	}
	for _, e := range l[p.plain[i]] {
		if e.size > best.size && p.has(i, e.word) {
			best = e
		}
	}
	return best
}
