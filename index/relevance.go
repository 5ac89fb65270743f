package index

import "strings"

// BM25's constants (Robertson, Zaragoza: The Probabilistic Relevance Framework,
// 2009), at their usual values. Titles and sentences differ little in length by
// what they say, items more.
const (
	bm25K         = 1.2
	bm25B         = 0.75
	bm25BSentence = 0.3
)

// A matcher scores texts by the concepts of a question.
type matcher struct {
	terms    []matchedTerm
	byKey    map[uint32][]int // places in terms, by a gram of the term
	variants []int            // the concept of each variant
	concepts int

	// Room for one text.
	found   []int     // places in terms
	counts  []int     // by place in terms
	sums    []float64 // by variant
	best    []float64 // by concept
	norm    float64
	average struct{ item, title, sentence float64 } // lengths in runes
}

type matchedTerm struct {
	term
	exact   bool // its gram is the whole term
	variant int
}

// newMatcher prepares the concepts for matching. What a text scores is divided by
// norm, how much the question asks for.
func newMatcher(concepts []concept, norm float64) *matcher {
	m := &matcher{byKey: map[uint32][]int{}, concepts: len(concepts), norm: norm}
	for at, c := range concepts {
		for _, v := range c {
			for _, t := range v {
				cut := grams(t.text)
				key := cut[0]
				for _, g := range cut {
					if !g.single() {
						key = g
						break
					}
				}
				m.byKey[gramKey(key.text)] = append(m.byKey[gramKey(key.text)], len(m.terms))
				m.terms = append(m.terms, matchedTerm{t, key.text == t.text, len(m.variants)})
			}
			m.variants = append(m.variants, at)
		}
	}
	m.counts, m.sums, m.best = make([]int, len(m.terms)), make([]float64, len(m.variants)), make([]float64, m.concepts)
	return m
}

// relevance is how well an item answers, given those of its passages that were
// found: BM25 of the question's concepts over the whole item, its title and its
// best sentence, added up.
func (m *matcher) relevance(passages []found) float64 {
	first := passages[0]
	m.add(first.titleBag, first.title)
	inTitle := m.score(float64(first.titleRunes), m.average.title, bm25BSentence)
	m.clear()

	sentence := 0.0
	var in []int // the terms of one passage
	length := first.titleRunes
	m.add(first.titleBag, first.title)
	for _, p := range passages {
		length += p.runes
		in = in[:0]
		m.each(p.bag, p.text, func(at, n int) {
			in = append(in, at)
			m.count(at, n)
		})
		sentence = max(sentence, m.bestSentence(p.reading, in))
	}
	whole := m.score(float64(length), m.average.item, bm25B)
	m.clear()
	return (inTitle + whole + sentence) / m.norm
}

// bestSentence scores the best sentence of a passage that holds the terms.
func (m *matcher) bestSentence(p *reading, in []int) float64 {
	best := 0.0
	counts, found := m.counts, m.found
	m.counts, m.found = make([]int, len(counts)), nil
	for _, s := range p.sentences {
		for _, at := range in {
			if n := strings.Count(s.folded, m.terms[at].text); n > 0 {
				m.count(at, n)
			}
		}
		best = max(best, m.score(float64(s.runes), m.average.sentence, bm25BSentence))
		m.clear()
	}
	m.counts, m.found = counts, found
	return best
}

// each calls back for every term that the text holds.
func (m *matcher) each(b bag, text string, do func(at, n int)) {
	for i, key := range b.keys {
		for _, at := range m.byKey[key] {
			n := int(b.counts[i])
			if !m.terms[at].exact {
				n = strings.Count(text, m.terms[at].text)
			}
			if n > 0 {
				do(at, n)
			}
		}
	}
}

func (m *matcher) add(b bag, text string) { m.each(b, text, m.count) }

func (m *matcher) count(at, n int) {
	if m.counts[at] == 0 {
		m.found = append(m.found, at)
	}
	m.counts[at] += n
}

func (m *matcher) clear() {
	for _, at := range m.found {
		m.counts[at] = 0
	}
	m.found = m.found[:0]
}

// score is BM25 of the text whose terms were counted: the sum over concepts of
// the best variant of each.
func (m *matcher) score(length, average, b float64) float64 {
	for _, at := range m.found {
		t, n := m.terms[at], float64(m.counts[at])
		m.sums[t.variant] += t.worth * n * (bm25K + 1) / (n + bm25K*(1-b+b*length/max(average, 1)))
	}
	sum := 0.0
	for _, at := range m.found {
		v := m.terms[at].variant
		if more := m.sums[v] - m.best[m.variants[v]]; more > 0 {
			m.best[m.variants[v]] += more
			sum += more
		}
	}
	for _, at := range m.found {
		v := m.terms[at].variant
		m.sums[v], m.best[m.variants[v]] = 0, 0
	}
	return sum
}

// measure takes the average lengths of the items found, of their titles and
// sentences.
func (m *matcher) measure(items [][]found) {
	sentences := 0.0
	for _, passages := range items {
		m.average.title += float64(passages[0].titleRunes) / float64(len(items))
		m.average.item += float64(passages[0].titleRunes) / float64(len(items))
		for _, p := range passages {
			m.average.item += float64(p.runes) / float64(len(items))
			for _, s := range p.sentences {
				m.average.sentence += float64(s.runes)
				sentences++
			}
		}
	}
	m.average.sentence /= max(sentences, 1)
}
