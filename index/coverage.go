package index

import (
	"slices"
	"strings"
	"sync"
)

// A lookup finds the grams and other wordings of a question by the grams of a
// text, so that a text is compared only with words that may occur in it.
type lookup struct {
	grams byGram // places in analyzedQuery.grams
	words byGram // places in written

	written []writtenOf

	cut     sync.Once
	cutInto []Word // the question's words, when they are first asked for
}

type writtenOf struct {
	word  string
	exact bool // it is the gram that it is looked up by
	expansion
}

func newLookup(grams []weighedGram, others []expansion) *lookup {
	l := &lookup{}
	for i, g := range grams {
		if g.known {
			l.grams.add(gramKey(g.text), i)
		}
	}
	for _, o := range others {
		for _, word := range o.forms {
			if gram := keyGram(word); gram != "" {
				l.words.add(gramKey(gram), len(l.written))
				l.written = append(l.written, writtenOf{word, gram == word, o})
			}
		}
	}
	return l
}

// A coverage tells how surely a text contains each character of a question, 0…1: 1 if
// it contains a pair or word that the character is part of, less if it contains only
// another wording.
type coverage struct {
	solid []float64
	all   []float64 // and where it holds the character alone
}

func (s analyzedQuery) newCoverage() coverage {
	room := make([]float64, 2*len(s.runes))
	return coverage{room[:len(s.runes):len(s.runes)], room[len(s.runes):]}
}

// coverageBy returns how surely a folded text of these grams holds each character of the question.
func (s analyzedQuery) coverageBy(grams []uint32, folded string) coverage {
	c := s.newCoverage()
	give := func(from, to int, surely float64) {
		for i := from; i < to; i++ {
			c.solid[i] = max(c.solid[i], surely)
			c.all[i] = max(c.all[i], surely)
		}
	}
	for _, key := range grams {
		for _, at := range s.lookup.grams.of(key) {
			if g := s.grams[at]; g.single() {
				c.all[g.from] = max(c.all[g.from], creditSingle)
			} else {
				give(g.from, g.to, 1)
			}
		}
		for _, at := range s.lookup.words.of(key) {
			if w := s.lookup.written[at]; w.exact || strings.Contains(folded, w.word) {
				give(w.from, w.to, w.trust)
			}
		}
	}
	return c
}

// raise merges the coverage of another text into that of a text.
func (c coverage) raise(other coverage) {
	for i := range c.all {
		c.solid[i], c.all[i] = max(c.solid[i], other.solid[i]), max(c.all[i], other.all[i])
	}
}

// share returns how much of the question is covered, its characters weighted.
func (s analyzedQuery) share(credit []float64) float64 {
	got, all := 0.0, 0.0
	for i, w := range s.weight {
		all += w
		got += w * credit[i]
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// name finds the longest stretch of the question that the folded text contains verbatim.
func (s analyzedQuery) name(folded string, solid []float64) string {
	from, to := 0, 0
	for i := range s.runes {
		for j := i + max(2, to-from+1); j <= s.mayHold(i, solid); j++ {
			if !strings.Contains(folded, s.stretch(i, j)) {
				break
			}
			from, to = i, j
		}
	}
	return s.stretch(from, to)
}

// mayHold returns how far a text of that coverage may contain the question verbatim
// from a character on: up to a Chinese character that it does not contain as part of a
// pair.
func (s analyzedQuery) mayHold(from int, solid []float64) int {
	to := from
	for to < len(s.runes) && (solid[to] == 1 || !isHan(s.runes[to])) {
		to++
	}
	return to
}

// stretch is a part of the folded question.
func (s analyzedQuery) stretch(from, to int) string { return s.text[s.bytes[from]:s.bytes[to]] }

// missed returns how rare the rarest known pair or word is that a text of this solid
// coverage does not contain, as a share of the rarest known.
func (s analyzedQuery) missed(solid []float64) float64 {
	rarest, missed := 0.0, 0.0
	for _, g := range s.grams {
		if !g.known || g.single() {
			continue
		}
		rarest = max(rarest, g.rarity)
		if solid[g.from] == 0 || solid[g.to-1] == 0 {
			missed = max(missed, g.rarity)
		}
	}
	if rarest == 0 {
		return 0
	}
	return missed / rarest
}

// Marks finds the words of the question in one of the hit's sentences.
func (h Hit) Marks(sentence string) []Span {
	s := h.Question.analyzedQuery
	if s == nil {
		return nil
	}
	folded := Fold(sentence)
	runes := []rune(folded)
	hit := make([]bool, len(runes))
	eachGram(runes, func(from, to int) {
		key := runesKey(runes[from:to])
		for _, at := range s.lookup.grams.of(key) {
			if !s.grams[at].single() {
				mark(hit[from:to])
			}
		}
	})
	for _, o := range s.expansions {
		for _, w := range o.forms {
			if strings.Contains(folded, w) {
				markAll(hit, runes, []rune(w))
			}
		}
	}
	return spans(hit)
}

func mark(hit []bool) {
	for i := range hit {
		hit[i] = true
	}
}

// markAll marks every place of a word.
func markAll(hit []bool, text, word []rune) {
	for i := 0; i+len(word) <= len(text); i++ {
		if slices.Equal(text[i:i+len(word)], word) {
			mark(hit[i : i+len(word)])
		}
	}
}

// spans returns the marked stretches.
func spans(hit []bool) (out []Span) {
	for i := 0; i < len(hit); i++ {
		if hit[i] {
			from := i
			for i < len(hit) && hit[i] {
				i++
			}
			out = append(out, Span{from, i})
		}
	}
	return out
}
