package index

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/index/lexicon"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"
)

// Mentions returns every item whose title, finding or measures contain term verbatim,
// regardless of letter case, width and script form, and of English words the plural, too.
// Prose is left out.
func (ix *Index) Mentions(ctx context.Context, term string) (map[ledger.Key]bool, error) {
	folded := Fold(strings.TrimSpace(term))
	out, err := ix.mentioning(ctx, folded)
	if err != nil {
		return nil, err
	}
	if many := lexicon.Plural(folded); many != "" { // hectares
		more, err := ix.mentioning(ctx, many)
		if err != nil {
			return nil, err
		}
		maps.Copy(out, more)
	}
	return out, nil
}

// mentioning is Mentions of a folded term in this form.
func (ix *Index) mentioning(ctx context.Context, folded string) (_ map[ledger.Key]bool, err error) {
	out := map[ledger.Key]bool{}
	all := holdingAll(folded)
	if all == nil {
		return out, nil
	}
	if known := ix.mentions.recall(folded); known != nil {
		return known, nil
	}
	request := bleve.NewSearchRequestOptions(all, ix.size, 0, false)
	request.Score = "none"
	result, err := ix.bleve.SearchInContext(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("looking for %q: %w", folded, err)
	}
	sure := isGram(folded)
	var room []byte
	for _, hit := range result.Hits {
		at, err := rowOf(hit.ID)
		if err != nil {
			return nil, err
		}
		key := ix.texts.key(at)
		if key.Number == 0 || out[key] {
			continue
		}
		if !sure {
			if room, err = ix.texts.folded(at, room); err != nil {
				return nil, err
			}
		}
		if sure || bytes.Contains(room, []byte(folded)) {
			out[key] = true
		}
	}
	ix.mentions.remember(folded, out)
	return out, nil
}

// mostMentions limits the cached terms, and their items, to a few MB.
const mostMentions = 100_000

// mentions caches which items contain a term: one question asks for the same term
// several times. When it is full, it is emptied.
type mentions struct {
	mu    sync.Mutex
	kept  map[string]map[ledger.Key]bool
	items int
}

// recall returns a copy of the cached items of a term, or nil.
func (m *mentions) recall(term string) map[ledger.Key]bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	return maps.Clone(m.kept[term])
}

func (m *mentions) remember(term string, items map[ledger.Key]bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.items += len(items) + 1; m.kept == nil || m.items > mostMentions {
		m.kept, m.items = map[string]map[ledger.Key]bool{}, len(items)+1
	}
	m.kept[term] = maps.Clone(items)
}

// mostTried is how many passages that contain the grams of a term are read to find the
// term itself.
const mostTried = 24

// Holds reports whether some item contains term verbatim, as Mentions looks for it. It
// is cheap however many items there are: it reads only a few passages that contain the
// grams of the term, and assumes that a term in none of these is absent.
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
	var room []byte
	for _, hit := range result.Hits {
		at, err := rowOf(hit.ID)
		if err != nil {
			return false, err
		}
		if room, err = ix.texts.folded(at, room); err != nil {
			return false, err
		}
		if ix.texts.key(at).Number != 0 && bytes.Contains(room, []byte(folded)) {
			return true, nil
		}
	}
	return false, nil
}

// isGram reports whether the folded term is Chinese and indexed as one gram, so that
// every passage that bleve finds for it holds it; an English one's gloss may.
func isGram(folded string) bool {
	length := utf8.RuneCountInString(folded)
	first, _ := utf8.DecodeRuneInString(folded)
	return isHan(first) && slices.ContainsFunc(grams(folded), func(g gram) bool { return g.to-g.from == length })
}

// holdingAll returns a query for the passages that contain every gram of the folded
// term: all that contain the term, and few others.
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
