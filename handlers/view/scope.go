package view

import (
	"context"
	"slices"

	"rectify/data/ledger"
	"rectify/index"
)

// InScope restricts a searcher to the notices that a context is about; see About.
func InScope(all Searcher) Searcher {
	if _, already := all.(inScope); already {
		return all
	}
	return inScope{all}
}

type inScope struct{ all Searcher }

// mostInAll is how many hits in all notices are examined to find those in some.
const mostInAll = 1000

func (s inScope) Search(ctx context.Context, text string, limit int) ([]index.Hit, error) {
	return s.only(ctx, limit, func(limit int) ([]index.Hit, error) { return s.all.Search(ctx, text, limit) })
}

func (s inScope) Find(ctx context.Context, subject, sentence string, limit int) ([]index.Hit, error) {
	return s.only(ctx, limit, func(limit int) ([]index.Hit, error) { return s.all.Find(ctx, subject, sentence, limit) })
}

// only are the hits in the notices that ctx is about.
func (s inScope) only(ctx context.Context, limit int, find func(limit int) ([]index.Hit, error)) ([]index.Hit, error) {
	ids := noticesOf(ctx)
	if len(ids) == 0 {
		return find(limit)
	}
	hits, err := find(max(limit, mostInAll))
	if err != nil {
		return nil, err
	}
	hits = slices.DeleteFunc(slices.Clone(hits), func(h index.Hit) bool { return !slices.Contains(ids, h.Notice) })
	return hits[:min(len(hits), limit)], nil
}

func (s inScope) Mentions(ctx context.Context, term string) (map[ledger.Key]bool, error) {
	found, err := s.all.Mentions(ctx, term)
	ids := noticesOf(ctx)
	if len(ids) == 0 || err != nil {
		return found, err
	}
	in := map[ledger.Key]bool{}
	for key := range found {
		if slices.Contains(ids, key.Notice) {
			in[key] = true
		}
	}
	return in, nil
}

func (s inScope) Holds(ctx context.Context, term string) (bool, error) {
	if len(noticesOf(ctx)) == 0 {
		return s.all.Holds(ctx, term)
	}
	found, err := s.Mentions(ctx, term)
	return len(found) > 0, err
}

func (s inScope) Within(ctx context.Context, text string, items []ledger.Key) ([]index.Hit, error) {
	return s.all.Within(ctx, text, items)
}
