package answer

import (
	"context"
	"maps"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// verbatimFirst puts before the other hits those that hold a figure of the
// question as the notice writes it: a document number, a whole date, an amount.
// held reports whether one does.
func (q Question) verbatimFirst(ctx context.Context, hits []index.Hit) (_ []index.Hit, held bool, err error) {
	for _, figure := range grammar.Figures(q.Text) {
		for _, written := range figure {
			keys, err := q.Index.Mentions(ctx, written)
			if err != nil {
				return nil, false, err
			}
			holds := func(h index.Hit) bool { return keys[h.Key()] }
			if len(keys) == 0 {
				continue
			}
			if !slices.ContainsFunc(hits, holds) {
				more, err := q.Index.Search(ctx, written, MostHits)
				if err != nil {
					return nil, false, err
				}
				hits = append(more, hits...)
			}
			first := slices.DeleteFunc(slices.Clone(hits), func(h index.Hit) bool { return !holds(h) || !q.Allowed(h) })
			if len(first) == 0 {
				continue
			}
			rest := slices.DeleteFunc(slices.Clone(hits), func(h index.Hit) bool {
				return slices.ContainsFunc(first, func(f index.Hit) bool { return f.Notice == h.Notice && f.Item == h.Item })
			})
			return append(first, rest...), true, nil
		}
	}
	return hits, false, nil
}

// mentions are the items that hold a term, or hold it with its figures written
// as notices write them: 1,300亩 for 1300 亩.
func (q Question) mentions(ctx context.Context, term string) (map[ledger.Key]bool, error) {
	keys, err := q.Index.Mentions(ctx, term)
	if err != nil {
		return nil, err
	}
	if fielded := q.View.Fielded(index.Fold(term)); len(fielded) > 0 {
		keys = maps.Clone(keys)
		for _, key := range fielded {
			keys[key] = true
		}
	}
	if len(keys) > 0 {
		return keys, nil
	}
	for _, figure := range grammar.Figures(term) {
		for _, written := range figure[1:] {
			if keys, err = q.Index.Mentions(ctx, written); err != nil || len(keys) > 0 {
				return keys, err
			}
		}
	}
	return keys, nil
}

// SpeaksOf reports whether a reply holds two neighbouring Chinese characters of the words,
// where they have any: nonsense is found by synonyms alone.
func SpeaksOf(out reply.Reply, words string) bool {
	said, runes, pairs := out.Plain(), []rune(lexicon.Simplify(words)), 0
	for i := range max(0, len(runes)-1) {
		if text.IsHan(runes[i]) && text.IsHan(runes[i+1]) {
			if pairs++; strings.Contains(said, string(runes[i:i+2])) {
				return true
			}
		}
	}
	return pairs == 0
}
