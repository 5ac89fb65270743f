package index

import (
	"context"
	"fmt"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// An ItemKey names one item of one notice.
type ItemKey struct {
	Notice string
	Item   int
}

// Mentions returns every item whose title, finding or measures hold term
// verbatim, letter case, width and script form aside. Prose is left out.
func (ix *Index) Mentions(ctx context.Context, term string) (_ map[ItemKey]bool, err error) {
	folded := Fold(strings.TrimSpace(term))
	out := map[ItemKey]bool{}
	all := holdingAll(folded)
	if all == nil {
		return out, nil
	}
	request := bleve.NewSearchRequestOptions(all, ix.size, 0, false)
	request.Score = "none"
	result, err := ix.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("looking for %q: %w", term, err)
	}
	for _, hit := range result.Hits {
		r, err := ix.reading(hit.ID)
		if err != nil {
			return nil, err
		}
		if r.Item != 0 && strings.Contains(r.text, folded) {
			out[ItemKey{r.Notice, r.Item}] = true
		}
	}
	return out, nil
}

// mostTried is how many passages that hold the grams of a term are read to see
// whether one holds the term itself.
const mostTried = 24

// Holds reports whether some item holds term verbatim, as Mentions looks for it. It
// costs little however many items there are, for it reads a few passages that hold
// the grams of the term, and takes a term that none of these holds for absent.
func (ix *Index) Holds(ctx context.Context, term string) (_ bool, err error) {
	folded := Fold(strings.TrimSpace(term))
	all := holdingAll(folded)
	if all == nil {
		return false, nil
	}
	request := bleve.NewSearchRequestOptions(all, mostTried, 0, false)
	request.Score = "none"
	result, err := ix.bleve.SearchInContext(ctx, request)
	if err != nil {
		return false, fmt.Errorf("looking for %q: %w", term, err)
	}
	for _, hit := range result.Hits {
		r, err := ix.reading(hit.ID)
		if err != nil {
			return false, err
		}
		if r.Item != 0 && strings.Contains(r.text, folded) {
			return true, nil
		}
	}
	return false, nil
}

// holdingAll asks for the passages that hold every gram of the folded term:
// all that hold the term, and few others.
func holdingAll(folded string) query.Query {
	var clauses []query.Query
	cut := grams(folded)
	for _, g := range cut {
		if g.single() && len(cut) > 1 {
			continue
		}
		q := bleve.NewTermQuery(g.text)
		q.SetField(fieldText)
		clauses = append(clauses, q)
	}
	if len(clauses) == 0 {
		return nil
	}
	return bleve.NewConjunctionQuery(clauses...)
}
