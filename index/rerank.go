package index

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
)

// Weights of the parts of an item's coverage, each between 0 and about 1, set on the
// evaluation questions. They place items among the paragraphs of prose.
const (
	weighItem     = 1.0  // the whole item's words
	weighTitle    = 0.6  // its title
	weighHeading  = 0.15 // the headings above it
	weighSentence = 0.8  // its best single sentence
	weighBM25     = 0.2  // its best passage as bleve ranks it
)

// leastReranked is the minimum number of items, best first by relevance, whose
// coverage is computed.
const leastReranked = 20

// creditSingle is the credit of a single shared character, compared with 1 for a pair.
const creditSingle = 0.25

// mostQuotes is the number of sentences kept for each item.
const mostQuotes = 12

// rerank ranks the items that the passages belong to, at least the best limit of them.
func (s analyzedQuery) rerank(passages []found, m *matcher, ofProse analyzedQuery, limit int) []Hit {
	best, bestProse := 0.0, 0.0
	for _, p := range passages {
		if p.Item == 0 {
			bestProse = max(bestProse, p.bm25)
		} else {
			best = max(best, p.bm25)
		}
	}
	type key struct {
		notice    string
		item      int
		paragraph int // prose is scored paragraph by paragraph: they belong together no more than items do
	}
	var order []key
	groups := map[key][]found{}
	for _, p := range passages {
		k := key{p.Notice, p.Item, 0}
		if p.Item == 0 {
			k.paragraph = p.Order
		}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], p)
	}
	var hits []Hit
	var items [][]found
	for _, k := range order {
		if k.item != 0 {
			items = append(items, groups[k])
			continue
		}
		hit := ofProse.scoreProse(groups[k][0], bestProse)
		hit.Notice, hit.Question = k.notice, Question{&ofProse}
		hits = append(hits, hit)
	}
	return append(s.scoreItems(m.rank(items, max(limit, leastReranked)), best), hits...)
}

// scoreItems scores items by relevance and coverage together. The scores are on the
// scale of coverage, so that items and prose compare.
func (s analyzedQuery) scoreItems(items []rankedItem, bestBM25 float64) []Hit {
	hits := make([]Hit, len(items))
	mostCovered, highest := 0.0, 0.0
	for i, item := range items {
		hit, covered := s.scoreItem(item.passages, bestBM25)
		hit.Notice, hit.Item = item.passages[0].Notice, item.passages[0].Item
		hit.Question = Question{&s}
		hit.Evidence.Matches = item.matches
		hit.Score = FittedRanking().Score(&hit.Evidence)
		mostCovered, highest = max(mostCovered, covered), max(highest, hit.Score)
		hits[i] = hit
	}
	for i := range hits {
		if highest > 0 {
			hits[i].Score *= mostCovered / highest
		}
	}
	return hits
}

type rankedItem struct {
	passages  []found
	matches   [matchedFields][kinds]float64
	relevance float64
}

// rank orders the items by relevance, best first, and keeps the best of them to be
// reranked. Passages that were found by their meaning are kept in any case.
func (m *matcher) rank(items [][]found, most int) []rankedItem {
	m.measure(items)
	ranked := make([]rankedItem, len(items))
	for i, passages := range items {
		matches := m.matches(passages)
		ranked[i] = rankedItem{passages: passages, matches: matches}
		for _, of := range matches {
			ranked[i].relevance += total(of)
		}
	}
	slices.SortStableFunc(ranked, func(a, b rankedItem) int { return cmp.Compare(b.relevance, a.relevance) })
	kept := 0
	return slices.DeleteFunc(ranked, func(r rankedItem) bool {
		kept++
		return kept > most && !slices.ContainsFunc(r.passages, func(p found) bool { return p.near != farAway })
	})
}

// scoreItem computes how much of the question one item covers, from its passages that
// were found, best BM25 first.
func (s analyzedQuery) scoreItem(passages []found, bestBM25 float64) (hit Hit, covered float64) {
	hit = Hit{near: farAway}
	first := passages[0]
	inTitle := s.coverageBy(first.inTitle, first.title)
	heading := s.share(s.coverageBy(first.inHeading, first.heading).all)
	title := s.share(inTitle.all)
	whole := s.newCoverage()
	whole.raise(inTitle)
	texts := []string{first.title}
	var credits []coverage // of each sentence
	for _, p := range passages {
		hit.near = min(hit.near, p.near)
		texts = append(texts, p.text)
		quotes, of := s.quotes(p)
		for _, credit := range of {
			whole.raise(credit)
		}
		hit.Sentences, credits = append(hit.Sentences, quotes...), append(credits, of...)
	}
	best := s.order(&hit, credits)
	hit.text = strings.Join(texts, "\n")
	s.measure(&hit, whole)
	covered = weighItem*hit.TermCoverage + weighTitle*title + weighHeading*heading + weighSentence*best
	if bestBM25 > 0 {
		covered += weighBM25 * first.bm25 / bestBM25
	}
	hit.Evidence.Coverage = [coverageParts]float64{hit.TermCoverage, title, heading, best, s.alike[ledger.Key{Notice: first.Notice, Number: first.Item}]}
	return hit, covered
}

// leans matches the beginning of a folded sentence that speaks of what the one before it
// names.
var leans = regexp.MustCompile(`^\s*(?:(?:it|they|he|she|its|their) |[该其]\p{Han})`)

// creditBefore is the credit of a word in the sentence before such a one.
const creditBefore = 0.8

// quotes returns the sentences of a passage with what each contains of the question.
func (s analyzedQuery) quotes(p found) (quotes []Quote, credits []coverage) {
	for i, sentence := range p.sentences {
		credit, before := s.coverageBy(sentence.grams, sentence.folded), ""
		if i > 0 && leans.MatchString(sentence.folded) {
			before = p.sentences[i-1].text
			for j := range credit.all {
				credit.solid[j], credit.all[j] = max(credit.solid[j], creditBefore*credits[i-1].solid[j]), max(credit.all[j], creditBefore*credits[i-1].all[j])
			}
		}
		credits = append(credits, credit)
		quotes = append(quotes, Quote{Kind: p.Kind, Order: p.Order, Text: sentence.text, Before: before, Score: s.share(credit.all)})
	}
	return quotes, credits
}

// measure computes how much of the question a hit covers, given its credit.
func (s analyzedQuery) measure(hit *Hit, whole coverage) {
	hit.TermCoverage = s.share(whole.all)
	hit.LongestMatch = s.name(hit.text, whole.solid)
	hit.RarestMissed = s.missed(whole.solid)
}

// order sorts the sentences of a hit by value, and returns how much of the question
// the best contains.
func (s analyzedQuery) order(hit *Hit, credits []coverage) (best float64) {
	for i, worth := range s.worths(credits) {
		hit.Sentences[i].Worth = worth
		best = max(best, hit.Sentences[i].Score)
	}
	slices.SortStableFunc(hit.Sentences, func(a, b Quote) int { return cmp.Compare(b.Worth, a.Worth) })
	hit.Sentences = hit.Sentences[:min(len(hit.Sentences), mostQuotes)]
	return best
}

// worths compares the sentences of one item. Words that most of them contain
// distinguish them less than words of only one: in an item about a museum, the
// museum's name counts little.
func (s analyzedQuery) worths(credits []coverage) []float64 {
	shared := make([]float64, len(s.weight))
	for _, credit := range credits {
		for i, c := range credit.all {
			shared[i] += c
		}
	}
	within := s
	within.weight = make([]float64, len(s.weight))
	for i, w := range s.weight {
		within.weight[i] = w / max(1, shared[i])
	}
	worths := make([]float64, len(credits))
	for i, credit := range credits {
		worths[i] = (s.share(credit.all) + within.share(credit.all)) / 2
	}
	return worths
}

// size returns the weight of a whole question: a quarter of the rarity of all its
// characters. It makes the relevance of texts to long and short questions comparable.
func (s analyzedQuery) size() float64 {
	all := 0.0
	for _, w := range s.weight {
		all += w
	}
	return max(all, 1) / 4
}
