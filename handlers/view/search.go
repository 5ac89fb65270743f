package view

import (
	"context"

	"rectify/data/ledger"
	"rectify/index"
)

// Searcher finds passages of the notices.
type Searcher interface {
	// Search returns at most limit items or paragraphs of prose, best first.
	Search(ctx context.Context, text string, limit int) ([]index.Hit, error)
	// Find is Search for the subject of a sentence, with what the rest of the
	// sentence says of a notice itself.
	Find(ctx context.Context, subject, sentence string, limit int) ([]index.Hit, error)
	// Within is Search among the given items only, all of them, best first.
	Within(ctx context.Context, text string, items []ledger.Key) ([]index.Hit, error)
	// Mentions returns every item that contains term verbatim.
	Mentions(ctx context.Context, term string) (map[ledger.Key]bool, error)
	// Holds reports cheaply whether some item contains a term verbatim.
	Holds(ctx context.Context, term string) (bool, error)
}
