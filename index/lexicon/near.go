package lexicon

import (
	"strings"
	"sync"
)

// A near match must contain all characters of a phrase of three, and most of those of
// a longer one, at least two of them adjacent, in their
// order and with small gaps.
const (
	shortestNear = 3    // runes of a phrase that is looked for with gaps
	leastNear    = 0.75 // of a longer phrase's runes
	widestGap    = 3    // runes of the question between two of the phrase
)

// Expand returns the wordings that the folded text holds, as Find does, and
// those that it nearly holds: 拆成好多小单子 nearly holds 拆成小单子. A phrase inside
// a longer one that the text holds too is left out: the longer one says more
// surely what is meant.
func (w *Wordings) Expand(folded string) []Wording {
	if w == nil {
		return nil
	}
	return subsumed(append(w.Find(folded), w.near(folded)...))
}

// phrasesByPair finds phrases by the pairs of characters that they hold.
type phrasesByPair struct {
	once  sync.Once
	pairs map[[2]rune][]string
}

func (w *Wordings) phrases() map[[2]rune][]string {
	w.byPair.once.Do(func() {
		w.byPair.pairs = make(map[[2]rune][]string, 2*len(w.written))
		for phrase := range w.written {
			runes := []rune(phrase)
			if len(runes) < shortestNear {
				continue
			}
			for i := range len(runes) - 1 {
				pair := [2]rune{runes[i], runes[i+1]}
				w.byPair.pairs[pair] = append(w.byPair.pairs[pair], phrase)
			}
		}
	})
	return w.byPair.pairs
}

// near finds the phrases that the text holds with gaps or but for a character.
func (w *Wordings) near(folded string) []Wording {
	runes := []rune(folded)
	phrases := w.phrases()
	tried := map[string]bool{}
	var out []Wording
	for i := range max(0, len(runes)-1) {
		for _, phrase := range phrases[[2]rune{runes[i], runes[i+1]}] {
			if tried[phrase] {
				continue
			}
			tried[phrase] = true
			if strings.Contains(folded, phrase) {
				continue // Find has it
			}
			if from, to, share := nearly(runes, []rune(phrase)); share > 0 {
				out = append(out, Wording{From: from, To: to, Written: w.written[phrase], Share: share})
			}
		}
	}
	return out
}

// negations begin a phrase that means the opposite without them.
const negations = "没不未无"

// nearly finds a phrase in a text with gaps. It returns the position and the share of
// its runes that are there, 0 if there are too few.
func nearly(text, phrase []rune) (from, to int, share float64) {
	found, sideBySide := 0, 0
	from, to = -1, 0
	for i, r := range phrase {
		before := found
		for at := to; at < len(text) && (from < 0 || at <= to+widestGap); at++ {
			if text[at] != r {
				continue
			}
			if from < 0 {
				from = at
			} else if at == to {
				sideBySide++
			}
			found, to = found+1, at+1
			break
		}
		if i == 0 && found == before && strings.ContainsRune(negations, r) {
			return 0, 0, 0 // 收回来 is not 没收回来
		}
	}
	share = float64(found) / float64(len(phrase))
	if share < 1 && (share < leastNear || len(phrase) <= shortestNear || sideBySide == 0) {
		return 0, 0, 0
	}
	return from, to, share
}

// subsumed leaves out the wordings inside a longer one.
func subsumed(found []Wording) []Wording {
	var out []Wording
	for _, w := range found {
		inside := false
		for _, other := range found {
			inside = inside || other.From <= w.From && w.To <= other.To && other.To-other.From > w.To-w.From
		}
		if !inside {
			out = append(out, w)
		}
	}
	return out
}
