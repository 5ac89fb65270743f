package index

import (
	"slices"
	"strings"

	"rectify/index/lexicon"
)

// A Question is the text that a search looked for. Its zero value is an empty
// question.
type Question struct{ *analyzedQuery }

// Runes are the question, folded.
func (q Question) Runes() []rune {
	if q.analyzedQuery == nil {
		return nil
	}
	return q.runes
}

// A Word is one word of a question.
type Word struct {
	From, To int     // in runes, To not included
	Weight   float64 // its weight: its inverse document frequency in the passages
}

// longestWord is the length of the longest Chinese word in the dictionary.
const longestWord = 4

// Words cuts a question into words: Chinese by the longest words of the
// dictionary, from its end, which is right more often than from its beginning;
// other scripts at their spaces. Punctuation is in none.
func (q Question) Words() []Word {
	if q.analyzedQuery == nil {
		return nil
	}
	q.lookup.cut.Do(func() { q.lookup.cutInto = q.cut() })
	return slices.Clone(q.lookup.cutInto)
}

func (q Question) cut() (words []Word) {
	for to := len(q.runes); to > 0; {
		from := to - 1
		switch r := q.runes[from]; {
		case isHan(r):
			for n := min(longestWord, to); n > 1; n-- {
				if allHan(q.runes[to-n:to]) && lexicon.Known(string(q.runes[to-n:to])) {
					from = to - n
					break
				}
			}
		case isWord(r):
			for from > 0 && isWord(q.runes[from-1]) && !isHan(q.runes[from-1]) {
				from--
			}
		default:
			to = from
			continue
		}
		words = append(words, Word{from, to, q.telling(from, to)})
		to = from
	}
	slices.Reverse(words)
	return words
}

func allHan(runes []rune) bool {
	return !slices.ContainsFunc(runes, func(r rune) bool { return !isHan(r) })
}

// telling returns how rare the rarest pair or word within a stretch is; for another
// script, or a single character, the weight of its runes.
func (q Question) telling(from, to int) float64 {
	sum, rarest := 0.0, 0.0
	for _, w := range q.weight[from:to] {
		sum += w
	}
	first, _ := slices.BinarySearchFunc(q.grams, from, func(g weighedGram, from int) int { return g.from - from })
	for _, g := range q.grams[first:] {
		if g.from >= to {
			break
		}
		if g.to <= to && isHan(q.runes[g.from]) && !g.single() {
			rarest = max(rarest, g.rarity)
		}
	}
	return max(sum, rarest)
}

// trustParts is how surely a text means a long word of which it holds the parts:
// 联系方式：电话 for 联系电话.
const trustParts = 0.8

// Held returns how surely a folded text contains each of the words, 0…1: 1 if it
// contains the word itself, less if it contains its parts or another wording.
func (q Question) Held(words []Word, folded string) []float64 {
	held := make([]float64, len(words))
	folded += gloss(folded)
	pairs := pairsOf(folded)
	for i, w := range words {
		if word := string(q.runes[w.From:w.To]); pairs.mayHold(word) && strings.Contains(folded, word) {
			held[i] = 1
		} else {
			held[i] = trustParts * q.parts(w, folded, pairs)
		}
	}
	if q.analyzedQuery == nil {
		return held
	}
	for _, o := range slices.Concat(q.expansions, q.genre) {
		if !slices.ContainsFunc(o.forms, func(w string) bool { return pairs.mayHold(w) && strings.Contains(folded, w) }) {
			continue
		}
		for i, w := range words {
			if inside := min(o.to, w.To) - max(o.from, w.From); inside > 0 {
				held[i] = max(held[i], o.trust*float64(inside)/float64(w.To-w.From))
			}
		}
	}
	return held
}

// parts returns the share of a long Chinese word's characters that a folded text
// contains in pairs.
func (q Question) parts(w Word, folded string, pairs *pairs) float64 {
	n := w.To - w.From
	if n <= 2 || !isHan(q.runes[w.From]) {
		return 0
	}
	in := make([]bool, n)
	for i := range n - 1 {
		if pair := string(q.runes[w.From+i : w.From+i+2]); pairs.mayHold(pair) && strings.Contains(folded, pair) {
			in[i], in[i+1] = true, true
		}
	}
	held := 0
	for _, is := range in {
		if is {
			held++
		}
	}
	return float64(held) / float64(n)
}

// pairs is a filter of the pairs of neighbouring runes in a text (with false
// positives, as in a Bloom filter). It rejects most look-ups at once.
type pairs [1 << 12]bool

func pairsOf(text string) *pairs {
	var p pairs
	last := rune(-1)
	for _, r := range text {
		if last >= 0 {
			p[pairAt(last, r)] = true
		}
		last = r
	}
	return &p
}

// mayHold reports whether the text may hold a part.
func (p *pairs) mayHold(part string) bool {
	last := rune(-1)
	for _, r := range part {
		if last >= 0 && !p[pairAt(last, r)] {
			return false
		}
		last = r
	}
	return true
}

func pairAt(first, second rune) uint32 {
	return (uint32(first)*2654435761 ^ uint32(second)*40503) >> 7 & (1<<12 - 1)
}
