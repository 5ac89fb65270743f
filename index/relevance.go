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
	byKey    byGram // places in terms, by a gram of the term
	variants []int  // the concept of each variant
	kinds    []int  // of each concept
	norm     float64
	average  struct{ item, title, sentence float64 } // lengths in runes

	sums []float64 // room for one score, by variant
	best []float64 // the same, by concept
}

type matchedTerm struct {
	term
	exact   bool // its gram is the whole term
	variant int
}

// A tally counts the occurrences of terms in a text.
type tally struct {
	found  []int // places in the matcher's terms
	counts []int // by place
}

// newMatcher prepares the concepts for matching. The score of a text is divided by
// norm, the weight of the whole question.
func newMatcher(concepts []concept, norm float64) *matcher {
	m := &matcher{norm: norm}
	for at, c := range concepts {
		m.kinds = append(m.kinds, c.kind)
		for _, v := range c.variants {
			for _, t := range v {
				key := keyGram(t.text)
				m.byKey.add(gramKey(key), len(m.terms))
				m.terms = append(m.terms, matchedTerm{t, key == t.text, len(m.variants)})
			}
			m.variants = append(m.variants, at)
		}
	}
	m.sums, m.best = make([]float64, len(m.variants)), make([]float64, len(m.kinds))
	return m
}

// keyGram returns the gram of a folded word by which texts are searched for it: its
// first pair or word, or its only character. It is empty if the word has no gram.
func keyGram(word string) string {
	cut := grams(word)
	for _, g := range cut {
		if !g.single() {
			return g.text
		}
	}
	if len(cut) == 0 {
		return ""
	}
	return cut[0].text
}

// matches returns how an item matches the question's concepts, given its passages that
// were found: BM25 over its title, the whole of it and its best sentence.
func (m *matcher) matches(passages []found) (of [matchedFields][kinds]float64) {
	first := passages[0]
	whole := tally{counts: make([]int, len(m.terms))}
	m.add(&whole, first.inTitle, first.title)
	of[titleField] = m.score(whole, float64(first.titleRunes), m.average.title, bm25BSentence)

	best := 0.0
	length := first.titleRunes
	counted := tally{counts: make([]int, len(m.terms))}
	for _, p := range passages {
		length += p.runes
		for _, s := range p.sentences {
			m.add(&counted, s.grams, s.folded)
			scores := m.score(counted, float64(s.runes), m.average.sentence, bm25BSentence)
			if sum := total(scores); sum > best {
				best, of[sentenceField] = sum, scores
			}
			counted.moveTo(&whole)
		}
	}
	of[itemField] = m.score(whole, float64(length), m.average.item, bm25B)
	return of
}

// total adds up what a text scores of every kind.
func total(scores [kinds]float64) (sum float64) {
	for _, of := range scores {
		sum += of
	}
	return sum
}

// add counts the terms of a text, given its grams, in an empty tally.
func (m *matcher) add(to *tally, grams []uint32, text string) {
	for _, key := range grams {
		for _, at := range m.byKey.of(key) {
			switch {
			case m.terms[at].exact:
				to.count(at, 1)
			case to.counts[at] == 0:
				to.count(at, strings.Count(text, m.terms[at].text))
			}
		}
	}
}

func (t *tally) count(at, n int) {
	if n == 0 {
		return
	}
	if t.counts[at] == 0 {
		t.found = append(t.found, at)
	}
	t.counts[at] += n
}

// moveTo adds a tally to another, and empties it.
func (t *tally) moveTo(other *tally) {
	for _, at := range t.found {
		other.count(at, t.counts[at])
		t.counts[at] = 0
	}
	t.found = t.found[:0]
}

// score is BM25 of the text whose terms were counted, by the kind of concepts: the
// sum over concepts of the best variant of each.
func (m *matcher) score(of tally, length, average, b float64) (scores [kinds]float64) {
	for _, at := range of.found {
		t, n := m.terms[at], float64(of.counts[at])
		m.sums[t.variant] += t.worth / m.norm * n * (bm25K + 1) / (n + bm25K*(1-b+b*length/max(average, 1)))
	}
	for _, at := range of.found {
		v := m.terms[at].variant
		concept := m.variants[v]
		if more := m.sums[v] - m.best[concept]; more > 0 {
			m.best[concept] += more
			scores[m.kinds[concept]] += more
		}
	}
	for _, at := range of.found {
		v := m.terms[at].variant
		m.sums[v], m.best[m.variants[v]] = 0, 0
	}
	return scores
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
