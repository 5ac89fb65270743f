package index

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"rectify/data/ledger"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// A Hit is one item, or one notice's prose, that answers a question.
type Hit struct {
	Notice string
	Item   int     // 0: the notice's prose
	Score  float64 // comparable within one search
	// TermCoverage is how much of the question the hit contains, weighted by how rare
	// its words are: 0 nothing, 1 every word.
	TermCoverage float64
	// LongestMatch is the longest stretch of the question that the hit contains verbatim.
	LongestMatch string
	// RarestMissed is how rare the rarest pair or word of the question is that some
	// passage contains and the hit does not, as a share of the rarest that any
	// contains: 1 if the hit lacks the rarest word.
	RarestMissed float64
	Evidence     Evidence // of an item: its rank is worked out from it
	Question     Question // what was searched for
	Sentences    []Quote  // the sentences that answer best, best first
	// Heading is the heading of a paragraph of prose, and HeadingCoverage the share of the
	// question that it contains.
	Heading         string
	HeadingCoverage float64
	Text            string // of a paragraph of prose, verbatim
	// Agreed means that the hit is the best both by its words and by its meaning; see
	// UseVectors.
	Agreed bool

	text string // folded: its title and those of its passages that were found
	near int    // its rank by meaning, from 0, or farAway
}

// Key names the item that was hit; its Number is 0 for the notice's prose.
func (h Hit) Key() ledger.Key { return ledger.Key{Notice: h.Notice, Number: h.Item} }

// farAway is the rank of passages outside the vector results.
const farAway = math.MaxInt

// Holds reports whether the hit's title or passages contain the words, both folded.
func (h Hit) Holds(words string) bool { return strings.Contains(h.text, Fold(words)) }

// Folded returns the hit's title and passages, folded.
func (h Hit) Folded() string { return h.text }

// A Quote is one sentence of a passage.
type Quote struct {
	Kind   Kind
	Order  int     // the passage's position in the notice
	Text   string  // verbatim
	Before string  // the sentence before it, where it speaks of what that one names; else empty
	Score  float64 // how much of the question it contains, 0…1
	Worth  float64 // how well it answers, among the hit's sentences
}

// A Span is a stretch of text in runes, To not included.
type Span struct{ From, To int }

// Search returns the items and the prose that best match text, best first, at
// most limit. Text is the search text, in the words of the person who asks, in
// Chinese, English or pinyin; words that only ask (哪些, 怎么, what) should be
// gone from it.
func (ix *Index) Search(ctx context.Context, text string, limit int) ([]Hit, error) {
	return ix.Find(ctx, text, text, limit)
}

// Find is Search for the subject of a sentence. In the notices' own prose it
// looks also for what the rest of the sentence says in words of the genre: whom
// to call, for how long.
func (ix *Index) Find(ctx context.Context, subject, sentence string, limit int) ([]Hit, error) {
	s := ix.analyzeForItems(ctx, subject)
	ofProse := ix.analyzeForProse(ctx, subject, sentence)
	passages, err := ix.candidates(ctx, s, ofProse)
	if err == nil {
		passages, err = ix.addAlike(s.alike, passages)
	}
	if err == nil {
		passages, err = ix.addNear(ctx, subject, passages)
	}
	if err != nil {
		return nil, fmt.Errorf("searching %q: %w", subject, err)
	}
	hits := s.rerank(passages, newMatcher(ix.expand(ctx, s), s.size()), ofProse, limit)
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	hits = fused(hits)
	return hits[:min(len(hits), limit)], nil
}

// Within is Search among the given items alone, all of them, best first.
func (ix *Index) Within(ctx context.Context, text string, items []ledger.Key) ([]Hit, error) {
	var passages []found
	for _, at := range ix.texts.of(items) {
		r, err := ix.reading(at)
		if err != nil {
			return nil, fmt.Errorf("searching %q: %w", text, err)
		}
		passages = append(passages, found{r, at, 0, farAway})
	}
	s := ix.analyzeForItems(ctx, text)
	hits := s.rerank(passages, newMatcher(ix.expand(ctx, s), s.size()), s, len(items))
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits, nil
}

// analyzeForItems returns a question with all its expansions.
func (ix *Index) analyzeForItems(ctx context.Context, text string) analyzedQuery {
	s := ix.analyze(ctx, text)
	ix.addSynonyms(ctx, &s)
	s.lookup = newLookup(s.grams, slices.Concat(s.expansions, s.loose))
	s.alike = ix.alikeItems(s.text)
	return s
}

// mostCandidates is the number of passages that are scored in full.
const mostCandidates = 200

// fieldBoosts weigh a gram by its field when candidates are chosen.
var fieldBoosts = map[string]float64{fieldText: 1, fieldTitle: 2}

// boostSingle is the weight of a single character, compared with 1 for a pair.
const boostSingle = 0.3

// The most postings that one question may read, rare grams first: in a large
// collection the commonest, which distinguish least, are left out. One notice has
// fewer postings than that for any question. Bleve reads some 2 million a second.
const (
	postingsBudget = 20_000
	proseBudget    = 10_000 // each of them is looked up among the paragraphs of prose
	mostClauses    = 160    // grams, each in one field: more than any usual question has
)

// candidates finds the passages that share grams with the question, and the paragraphs
// of prose that share grams with the prose query.
func (ix *Index) candidates(ctx context.Context, s, ofProse analyzedQuery) ([]found, error) {
	prose, err := ix.proseCandidates(ctx, ofProse)
	if err != nil {
		return nil, err
	}
	clauses := ix.affordable(ctx, s.terms(slices.Concat(s.expansions, s.loose)), postingsBudget)
	if len(clauses) == 0 {
		return prose, nil
	}
	all, err := ix.fetch(ctx, bleve.NewDisjunctionQuery(clauses...), mostCandidates)
	if err != nil {
		return nil, err
	}
	items := slices.DeleteFunc(all, func(p found) bool { return p.Item == 0 })
	return append(items, prose...), nil
}

// terms returns the weighted grams to look up for a question and its expansions.
func (s analyzedQuery) terms(others []expansion) map[string]float64 {
	terms := map[string]float64{}
	raise := func(text string, boost float64) { terms[text] = max(terms[text], boost) }
	for _, g := range s.grams {
		if g.single() {
			raise(g.text, boostSingle)
		} else {
			raise(g.text, 1)
		}
	}
	for _, o := range others {
		for _, w := range o.forms {
			for _, g := range grams(w) {
				if !g.single() || len([]rune(w)) == 1 {
					raise(g.text, min(1, o.trust))
				}
			}
		}
	}
	return terms
}

// fetch returns the passages that match a query best, best first, at most limit.
func (ix *Index) fetch(ctx context.Context, q query.Query, limit int) ([]found, error) {
	request := bleve.NewSearchRequestOptions(q, limit, 0, false)
	request.PreSearchData = map[string]any{
		// bleve divides by the number of different grams instead of all grams when it
		// computes the average length of a field; this corrects it.
		search.BM25PreSearchDataKey: &search.BM25Stats{DocCount: float64(ix.size), FieldCardinality: ix.texts.Lengths},
	}
	result, err := ix.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, err
	}
	out := make([]found, len(result.Hits))
	for i, hit := range result.Hits {
		at, err := rowOf(hit.ID)
		if err != nil {
			return nil, err
		}
		r, err := ix.reading(at)
		if err != nil {
			return nil, err
		}
		out[i] = found{r, at, hit.Score, farAway}
	}
	// bleve writes a batch in random order; in the order of the text, equals are quoted the same each time.
	slices.SortFunc(out, func(a, b found) int {
		return cmp.Or(cmp.Compare(float32(b.bm25), float32(a.bm25)), cmp.Compare(a.row, b.row))
	})
	return out, nil
}

// found is a passage found by bleve, with its BM25 score, or by its meaning.
type found struct {
	*reading
	row  int
	bm25 float64
	near int // its rank by meaning, from 0
}

// affordable turns grams into bleve's term queries, rarest first, until the
// budget is spent.
func (ix *Index) affordable(ctx context.Context, terms map[string]float64, budget int) []query.Query {
	type priced struct {
		text, field string
		df          int
	}
	var byPrice []priced
	for text := range terms {
		for field := range fieldBoosts {
			if df := ix.frequency(ctx, text, field); df > 0 {
				byPrice = append(byPrice, priced{text, field, df})
			}
		}
	}
	slices.SortFunc(byPrice, func(a, b priced) int {
		return cmp.Or(cmp.Compare(a.df, b.df), cmp.Compare(a.text, b.text), cmp.Compare(a.field, b.field))
	})
	var clauses []query.Query
	spent := 0
	for _, p := range byPrice {
		if spent += p.df; (spent > budget || len(clauses) == mostClauses) && len(clauses) > 0 {
			break
		}
		q := bleve.NewTermQuery(p.text)
		q.SetField(p.field)
		q.SetBoost(fieldBoosts[p.field] * terms[p.text])
		clauses = append(clauses, q)
	}
	return clauses
}
