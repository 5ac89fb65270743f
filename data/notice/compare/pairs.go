// Package compare tells what a corrected text of a notice says otherwise than the
// text before it, item by item.
package compare

import (
	"cmp"
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
)

// A Pair is one item in both texts. Was is nil where the item is new, and Is where
// it is gone.
type Pair struct{ Was, Is *notice.Item }

// Items pairs the items of two texts: first those with the same title, then those
// whose words are most alike. Pairs are in the order of the later text, and those
// that are gone come last.
func Items(was, is []notice.Item) []Pair {
	m := matching{was: was, is: is, of: make([]int, len(is)), taken: make([]bool, len(was))}
	for i := range m.of {
		m.of[i] = -1
	}
	m.byTitle()
	m.byWords()
	pairs := make([]Pair, 0, len(is))
	for i := range is {
		p := Pair{Is: &is[i]}
		if k := m.of[i]; k >= 0 {
			p.Was = &was[k]
		}
		pairs = append(pairs, p)
	}
	for k := range was {
		if !m.taken[k] {
			pairs = append(pairs, Pair{Was: &was[k]})
		}
	}
	return pairs
}

// A matching says which item of the earlier text each of the later one is.
type matching struct {
	was, is []notice.Item
	of      []int // positions in was; -1 for none
	taken   []bool
}

func (m *matching) pair(k, i int) { m.of[i], m.taken[k] = k, true }

// byTitle pairs items with the same title. Of several with one title, those with
// the same number come first, and then the order counts.
func (m *matching) byTitle() {
	at := map[string][]int{}
	for k := range m.was {
		key := text.Key(m.was[k].Title)
		at[key] = append(at[key], k)
	}
	for _, sameNumber := range []bool{true, false} {
		for i := range m.is {
			key := text.Key(m.is[i].Title)
			if m.of[i] >= 0 || key == "" {
				continue
			}
			for _, k := range at[key] {
				if !m.taken[k] && (!sameNumber || m.was[k].Label == m.is[i].Label) {
					m.pair(k, i)
					break
				}
			}
		}
	}
}

// How much of their words two items must share: alike for any two, and less where
// they bear the same number.
const alike, alikeSameNumber = 0.4, 0.2

// reach is how far apart in their texts items are compared by their words, where
// comparing each with each would take too long.
const reach, fewItems = 40, 400

// byWords pairs what is left, the most alike first.
func (m *matching) byWords() {
	type candidate struct {
		k, i  int
		score float64
	}
	var all []candidate
	words := map[int]pairsOf{}
	for k := range m.was {
		if !m.taken[k] {
			words[k] = pairsOfWords(m.was[k])
		}
	}
	for i := range m.is {
		if m.of[i] >= 0 {
			continue
		}
		mine := pairsOfWords(m.is[i])
		for k, theirs := range words {
			if max(len(m.was), len(m.is)) > fewItems && max(k-i, i-k) > reach {
				continue
			}
			score, least := likeness(theirs, mine), alike
			if m.was[k].Label == m.is[i].Label && m.was[k].Label != "" {
				score, least = score+0.1, alikeSameNumber+0.1
			}
			if score >= least {
				all = append(all, candidate{k, i, score})
			}
		}
	}
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.i, y.i), cmp.Compare(x.k, y.k))
	})
	for _, c := range all {
		if m.of[c.i] < 0 && !m.taken[c.k] {
			m.pair(c.k, c.i)
		}
	}
}

// pairsOf are the pairs of neighbouring characters of a text.
type pairsOf map[[2]rune]bool

func pairsOfWords(item notice.Item) pairsOf {
	out := pairsOf{}
	runes := []rune(text.Key(item.Title + item.Finding))
	for i := 1; i < len(runes); i++ {
		out[[2]rune{runes[i-1], runes[i]}] = true
	}
	return out
}

// likeness is the share of pairs that two texts have in common, from 0 to 1.
func likeness(x, y pairsOf) float64 {
	if len(x)+len(y) == 0 {
		return 0
	}
	if len(y) < len(x) {
		x, y = y, x
	}
	common := 0
	for p := range x {
		if y[p] {
			common++
		}
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

// Overlap is the share of items that two texts have in common, from 0 to 1: of the
// shorter of the two.
func Overlap(was, is *notice.Notice) float64 {
	both := 0
	for _, p := range Items(was.Items, is.Items) {
		if p.Was != nil && p.Is != nil {
			both++
		}
	}
	return float64(both) / float64(max(1, min(len(was.Items), len(is.Items))))
}

// SameTitle reports whether two titles are alike but for space and variants of
// characters.
func SameTitle(x, y string) bool {
	return strings.TrimSpace(x) != "" && text.Key(x) == text.Key(y)
}

// Numbered is a later text of a notice with the numbers that its items have in the
// ledger: an item keeps the number it had, whatever is printed, so that its history
// stays its own; one that comes back, under its title, has its number again; and a new
// one gets a number that no item had before.
func Numbered(was, is *notice.Notice) *notice.Notice {
	out := *is
	out.Items = slices.Clone(is.Items)
	out.Gone, out.Left = slices.Clone(was.Gone), slices.Clone(was.Left)
	free := 1
	for _, number := range out.Gone {
		free = max(free, number+1)
	}
	for _, item := range was.Items {
		free = max(free, item.Number+1)
	}
	for i, p := range Items(was.Items, is.Items) {
		switch {
		case p.Is == nil:
			out.Gone = append(out.Gone, p.Was.Number)
			out.Left = append(out.Left, notice.Left{Number: p.Was.Number, Title: p.Was.Title})
		case p.Was != nil:
			out.Items[i].Number = p.Was.Number
			keepDue(&out.Items[i], *p.Was)
		default:
			if number, ok := comesBack(&out, p.Is.Title); ok {
				out.Items[i].Number = number
				continue
			}
			out.Items[i].Number = free
			free++
		}
	}
	return &out
}

// keepDue gives an item the time limit that it had where its later text still has the
// words: of work that is done, the reader takes 计划2024年12月底前完成 for no limit.
func keepDue(is *notice.Item, was notice.Item) {
	words := squeezed(was.DueWords)
	if is.Due != "" || is.DueWords != "" || was.Due == "" || words == "" {
		return
	}
	if strings.Contains(squeezed(is.Title+is.Finding+strings.Join(is.Work(), "")+is.Goal), words) {
		is.Due, is.DueWords = was.Due, was.DueWords
	}
}

// comesBack returns the number of the item with that title that earlier texts had, and
// takes it from those that are gone.
func comesBack(n *notice.Notice, title string) (int, bool) {
	k := slices.IndexFunc(n.Left, func(l notice.Left) bool { return SameTitle(l.Title, title) })
	if k < 0 {
		return 0, false
	}
	number := n.Left[k].Number
	n.Left = slices.Delete(n.Left, k, k+1)
	n.Gone = slices.DeleteFunc(n.Gone, func(gone int) bool { return gone == number })
	return number, true
}
