package source

import "strings"

// A Lexicon finds the longest of many words at a position. Words are kept by
// their first character, so that most positions cost one look-up.
type Lexicon[T any] map[rune][]Entry[T]

// An Entry is a word of a lexicon with its value.
type Entry[T any] struct {
	Word  string
	Size  int // in characters
	Value T
}

// LexiconOf is a lexicon that only knows its words.
func LexiconOf(words ...string) Lexicon[bool] {
	l := Lexicon[bool]{}
	l.Add(true, words...)
	return l
}

// Add maps words to value; the last value of a word counts.
func (l Lexicon[T]) Add(value T, words ...string) {
	for _, w := range words {
		w = strings.ToLower(w)
		first := []rune(w)[0]
		l[first] = append(l[first], Entry[T]{w, Runes(w), value})
	}
}

// At returns the longest word of the lexicon at position i of p; its size is
// 0 where there is none.
func (l Lexicon[T]) At(p Passage, i int) Entry[T] {
	var best Entry[T]
	if i < 0 || i >= p.Len() {
		return best
	}
	for _, e := range l[p.Plain[i]] {
		if e.Size > best.Size && p.Has(i, e.Word) {
			best = e
		}
	}
	return best
}
