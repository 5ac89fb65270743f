package index

import (
	"cmp"
	"context"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"rectify/index/lexicon"
)

// The parts of the score of a paragraph of prose. Their sum is that of an item's
// parts, so that the two compare.
const (
	weighAround  = weighItem + weighTitle + weighHeading // its best sentence, with what stands around it
	creditAround = 0.6                                   // of a word that stands in another sentence of the paragraph or above it
	trustGenre   = 0.85                                  // that a word of the genre is what was meant
	mostProse    = 60                                    // paragraphs that are looked at closely
)

// genreWords are the other wordings of a question that count in prose only.
func genreWords(folded string) []other {
	runes := []rune(folded)
	var out []other
	for _, w := range lexicon.Genre().Find(folded) {
		if inWord(runes, w.From, w.To) {
			continue
		}
		written := make([]string, len(w.Written))
		for i, word := range w.Written {
			written[i] = Fold(word)
		}
		out = append(out, other{w.From, w.To, written, trustGenre})
	}
	return out
}

// inWord reports whether a stretch of letters is only part of a word: team in
// steam.
func inWord(runes []rune, from, to int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(runes) && isWord(runes[i]) && !isHan(runes[i]) }
	return letter(from) && letter(from-1) || letter(to-1) && letter(to)
}

// proseCandidates asks bleve for the paragraphs of prose that share grams with
// the question, or with how the genre words it.
func (ix *Index) proseCandidates(ctx context.Context, terms map[string]float64, genre []other) ([]found, error) {
	all := make(map[string]float64, len(terms))
	for text, boost := range terms {
		all[text] = boost
	}
	for _, o := range genre {
		for _, w := range o.written {
			for _, g := range grams(w) {
				if !g.single() {
					all[g.text] = max(all[g.text], o.trust)
				}
			}
		}
	}
	clauses := ix.affordable(ctx, all)
	if len(clauses) == 0 {
		return nil, nil
	}
	prose := bleve.NewTermQuery(proseValue)
	prose.SetField(fieldProse)
	prose.SetBoost(0)
	return ix.fetch(ctx, query.NewConjunctionQuery([]query.Query{prose, bleve.NewDisjunctionQuery(clauses...)}), mostProse)
}

// judgeProse scores one paragraph of prose by its best sentence: what the
// sentence itself says of the question, and what stands around it.
func (s sought) judgeProse(p found, bestBM25 float64) Hit {
	s.others = slices.Concat(s.others, s.genre)
	hit := Hit{near: p.near, Heading: p.Heading}
	around := s.credit(p.text + "\n" + p.heading)
	above := s.credit(p.heading)
	hit.Above = s.share(above)
	var credits [][]float64
	bestSentence, bestAround := 0.0, 0.0
	for _, sentence := range p.sentences {
		credit := s.credit(sentence.folded)
		mixed := make([]float64, len(credit))
		for i := range credit {
			mixed[i] = max(credit[i], creditAround*around[i])
		}
		credits = append(credits, credit)
		score := s.share(credit)
		hit.Sentences = append(hit.Sentences, Quote{Kind: p.Kind, Order: p.Order, Text: sentence.text, Score: score})
		bestSentence, bestAround = max(bestSentence, score), max(bestAround, s.share(mixed))
	}
	for i, worth := range s.worths(credits) {
		hit.Sentences[i].Worth = worth
	}
	slices.SortStableFunc(hit.Sentences, func(a, b Quote) int { return cmp.Compare(b.Worth, a.Worth) })
	hit.Sentences = hit.Sentences[:min(len(hit.Sentences), mostQuotes)]
	hit.text = p.text + "\n" + p.heading
	solid := s.solid(hit.text)
	hit.Cover, hit.Solid = s.share(around), s.share(solid)
	hit.Name, hit.Rest = s.name(hit.text, solid)
	hit.Missed = s.missed(solid)
	hit.Score = weighAround*bestAround + weighSentence*bestSentence
	if bestBM25 > 0 {
		hit.Score += weighBM25 * p.bm25 / bestBM25
	}
	return hit
}
