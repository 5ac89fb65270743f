// Package handlers is what the assistant does: a request in, a Reply out, one
// file a capability. It knows nothing of Slack, terminals, HTTP or SQL.
package handlers

import (
	"context"
	"time"

	"rectify/data/ledger"
	"rectify/index"
)

// Ledger is what the assistant reads of the ledger.
type Ledger interface {
	// Sequence grows with every change of the ledger, in whatever process.
	Sequence(ctx context.Context) (int64, error)
	// Snapshot is the ledger now.
	Snapshot(ctx context.Context) (*ledger.Snapshot, error)
	// On is the ledger as it was at that moment.
	On(ctx context.Context, at time.Time) (*ledger.Snapshot, error)
}

// Searcher finds passages of the notices.
type Searcher interface {
	// Search returns at most limit items or paragraphs of prose, best first.
	Search(ctx context.Context, text string, limit int) ([]index.Hit, error)
	// Find is Search for the subject of a sentence, with what the rest of the
	// sentence says of a notice itself.
	Find(ctx context.Context, subject, sentence string, limit int) ([]index.Hit, error)
	// Mentions returns every item that holds term verbatim.
	Mentions(ctx context.Context, term string) (map[ledger.Key]bool, error)
	// Holds reports whether some item holds a term verbatim, at little cost.
	Holds(ctx context.Context, term string) (bool, error)
}

// open returns the book as the ledger stands now. One caller at a time reads it
// anew; the others wait, at most as long as their ctx.
func (a *Reader) open(ctx context.Context) (*book, error) {
	sequence, err := a.ledger.Sequence(ctx)
	if err != nil {
		return nil, err
	}
	if b := a.known(); b != nil && b.Sequence == sequence {
		return b, nil
	}
	select {
	case a.opening <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-a.opening }()
	if b := a.known(); b != nil && b.Sequence == sequence { // read meanwhile
		return b, nil
	}
	snapshot, err := a.ledger.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	b := newBook(snapshot, a.clock.now().Location())
	a.mu.Lock()
	defer a.mu.Unlock()
	a.book = b
	return b, nil
}

// known is the book as it was read last; nil before that.
func (a *Reader) known() *book {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.book
}

// Now is the organisation's time.
func (a *Clock) Now() time.Time { return a.now() }

// today is the date as the organisation's calendar has it: "2006-01-02".
func (a *Clock) today() string { return a.now().Format(time.DateOnly) }
