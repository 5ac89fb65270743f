package index

import (
	"cmp"
	"slices"
	"strings"
)

// How much of the question an item covers: the parts of its coverage, each
// between 0 and about 1, set on the evaluation questions. Items are placed among
// the paragraphs of prose by it.
const (
	weighItem     = 1.0  // the whole item's words
	weighTitle    = 0.6  // its title
	weighHeading  = 0.15 // the headings above it
	weighSentence = 0.8  // its best single sentence
	weighBM25     = 0.2  // its best passage as bleve ranks it
)

// rerankBy is what covering the question counts beside relevance when items are
// put in order, for each of item, title, headings and best sentence. It was
// chosen with the worths of terms; see expand.go.
const rerankBy = 1.4

// verbatimTitle is what a title counts that holds the question word for word, and
// in part one that holds a stretch of it: an item named by the words that were
// typed goes before one named by their synonyms. Anything from 1.5 to 3 puts one
// more item first on the other notices (see TestRecall) and none behind; it is
// set by hand at the upper end for words typed alone, of which the sets have few.
const verbatimTitle = 3

// leastReranked is the number of items, best first by relevance, whose coverage
// is worked out where fewer hits are wanted.
const leastReranked = 20

// creditSingle is what a single shared character counts, against 1 for a pair.
const creditSingle = 0.25

// mostQuotes is the number of sentences kept for each item.
const mostQuotes = 12

// judge ranks the items that the passages belong to, at least the best limit of them.
func (s sought) judge(passages []found, m *matcher, ofProse sought, limit int) []Hit {
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
		paragraph int // prose is judged paragraph by paragraph: they belong together no more than items do
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
		hit := ofProse.judgeProse(groups[k][0], bestProse)
		hit.Notice, hit.Question = k.notice, Question{&ofProse}
		hits = append(hits, hit)
	}
	return append(s.judgeItems(m.rank(items, max(limit, leastReranked)), best), hits...)
}

// judgeItems scores items: their order is that of relevance and coverage
// together. The scores are on the scale of coverage, so that items and prose
// compare.
func (s sought) judgeItems(items []rankedItem, bestBM25 float64) []Hit {
	hits := make([]Hit, len(items))
	mostCovered, highest := 0.0, 0.0
	for i, item := range items {
		hit, covered, parts := s.judgeItem(item.passages, bestBM25)
		hit.Notice, hit.Item = item.passages[0].Notice, item.passages[0].Item
		hit.Question = Question{&s}
		hit.Score = item.relevance + rerankBy*parts + verbatimTitle*s.verbatim(item.passages[0].title)
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
	relevance float64
}

// rank orders the items by relevance, best first, and keeps the best of them to be
// judged closely. What was found by its meaning is kept in any case.
func (m *matcher) rank(items [][]found, most int) []rankedItem {
	m.measure(items)
	ranked := make([]rankedItem, len(items))
	for i, passages := range items {
		ranked[i] = rankedItem{passages, m.relevance(passages)}
	}
	slices.SortStableFunc(ranked, func(a, b rankedItem) int { return cmp.Compare(b.relevance, a.relevance) })
	kept := 0
	return slices.DeleteFunc(ranked, func(r rankedItem) bool {
		kept++
		return kept > most && !slices.ContainsFunc(r.passages, func(p found) bool { return p.near != farAway })
	})
}

// judgeItem tells how much of the question one item covers, by those of its
// passages that were found, best BM25 first: weighed, and the plain sum of its
// parts.
func (s sought) judgeItem(passages []found, bestBM25 float64) (hit Hit, covered, parts float64) {
	hit = Hit{near: farAway}
	first := passages[0]
	whole := []string{first.title}
	for _, p := range passages {
		whole = append(whole, p.text)
	}
	text := strings.Join(whole, "\n")
	in := s.within(passages, text+"\n"+first.heading)
	var credits [][]float64 // of each sentence
	for _, p := range passages {
		hit.near = min(hit.near, p.near)
		for _, sentence := range p.sentences {
			credit := in.credit(sentence.folded)
			credits = append(credits, credit)
			hit.Sentences = append(hit.Sentences, Quote{Kind: p.Kind, Order: p.Order, Text: sentence.text, Score: s.share(credit)})
		}
	}
	bestSentence := 0.0
	for i, worth := range s.worths(credits) {
		hit.Sentences[i].Worth = worth
		bestSentence = max(bestSentence, hit.Sentences[i].Score)
	}
	slices.SortStableFunc(hit.Sentences, func(a, b Quote) int { return cmp.Compare(b.Worth, a.Worth) })
	hit.Sentences = hit.Sentences[:min(len(hit.Sentences), mostQuotes)]
	hit.text = text
	solid := in.solid(text)
	hit.Cover, hit.Solid = in.cover(text), s.share(solid)
	hit.Name, hit.Rest = s.name(text, solid)
	hit.Missed = s.missed(solid)
	title, heading := in.cover(first.title), in.cover(first.heading)
	covered = weighItem*hit.Cover + weighTitle*title + weighHeading*heading + weighSentence*bestSentence
	if bestBM25 > 0 {
		covered += weighBM25 * first.bm25 / bestBM25
	}
	return hit, covered, hit.Cover + title + heading + bestSentence
}

// cover weighs how much of the question the folded text holds, from 0 to 1.
// Every character of the question counts by its rarity: whole where the text
// holds a pair or word that it is part of, in part where the text holds only
// another wording or the character alone.
func (s sought) cover(folded string) float64 { return s.share(s.credit(folded)) }

// credit is what each character of the question is credited for a text.
func (s sought) credit(folded string) []float64 {
	credit := s.solid(folded)
	for _, g := range s.grams {
		if g.known && g.single() && strings.Contains(folded, g.text) {
			credit[g.from] = max(credit[g.from], creditSingle)
		}
	}
	return credit
}

// worths compares the sentences of one item. What most of them say tells them
// less apart than what only one says: in an item about a museum, the museum's
// name counts little.
func (s sought) worths(credits [][]float64) []float64 {
	shared := make([]float64, len(s.weight))
	for _, credit := range credits {
		for i, c := range credit {
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
		worths[i] = (s.share(credit) + within.share(credit)) / 2
	}
	return worths
}

// solid credits each character of the question that the folded text holds as
// part of a pair or word, or by another wording. Characters alone are left out,
// of which any two texts share some.
func (s sought) solid(folded string) []float64 {
	credit := make([]float64, len(s.runes))
	give := func(from, to int, c float64) {
		for i := from; i < to; i++ {
			credit[i] = max(credit[i], c)
		}
	}
	for _, g := range s.grams {
		if g.known && !g.single() && strings.Contains(folded, g.text) {
			give(g.from, g.to, 1)
		}
	}
	for _, o := range slices.Concat(s.others, s.loose) {
		if slices.ContainsFunc(o.written, func(w string) bool { return strings.Contains(folded, w) }) {
			give(o.from, o.to, o.trust)
		}
	}
	return credit
}

// name finds the longest stretch of the question that the folded text holds
// verbatim, and how much of the remaining question it holds, by its solid
// credit.
func (s sought) name(folded string, solid []float64) (name string, rest float64) {
	from, to := 0, 0
	for i := range s.runes {
		for j := i + max(2, to-from+1); j <= len(s.runes); j++ {
			if !strings.Contains(folded, string(s.runes[i:j])) {
				break
			}
			from, to = i, j
		}
	}
	got, all := 0.0, 0.0
	for i, w := range s.weight {
		if i < from || i >= to {
			all += w
			got += w * solid[i]
		}
	}
	if all == 0 {
		return string(s.runes[from:to]), 1
	}
	return string(s.runes[from:to]), got / all
}

// verbatim is the share of the question, by weight, that the longest stretch of it
// takes that the folded text holds word for word.
func (s sought) verbatim(folded string) float64 {
	most, all := 0.0, 0.0
	for i := range s.runes {
		all += s.weight[i]
		sum := s.weight[i]
		for j := i + 2; j <= len(s.runes); j++ {
			if !strings.Contains(folded, string(s.runes[i:j])) {
				break
			}
			sum += s.weight[j-1]
			most = max(most, sum)
		}
	}
	if all == 0 {
		return 0
	}
	return most / all
}

// missed is how rare the rarest known pair or word is that a text of this solid
// credit does not hold, as a share of the rarest known.
func (s sought) missed(solid []float64) float64 {
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

// share weighs what each character of the question was credited.
func (s sought) share(credit []float64) float64 {
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

// marks finds the words of the question in a sentence.
func (s sought) marks(sentence string) []Span {
	folded := []rune(Fold(sentence))
	hit := make([]bool, len(folded))
	mark := func(text string) {
		want := []rune(text)
		for i := 0; i+len(want) <= len(folded); i++ {
			if slices.Equal(folded[i:i+len(want)], want) {
				for j := range want {
					hit[i+j] = true
				}
			}
		}
	}
	for _, g := range s.grams {
		if g.known && !g.single() {
			mark(g.text)
		}
	}
	for _, o := range s.others {
		for _, w := range o.written {
			mark(w)
		}
	}
	var spans []Span
	for i := 0; i < len(hit); i++ {
		if hit[i] {
			from := i
			for i < len(hit) && hit[i] {
				i++
			}
			spans = append(spans, Span{from, i})
		}
	}
	return spans
}

// size is how much a question asks for: a quarter of the rarity of all its
// characters. It makes the relevance of texts to long and short questions alike.
func (s sought) size() float64 {
	all := 0.0
	for _, w := range s.weight {
		all += w
	}
	return max(all, 1) / 4
}
