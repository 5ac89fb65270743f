// Package handlers is what the assistant does: a request in, a Reply out, one
// file a capability. It knows nothing of Slack, terminals, HTTP or SQL.
package handlers

import (
	"context"
	"sync"
	"time"

	"rectify/data/calendar"
	"rectify/data/ledger"
	"rectify/handlers/confidence"
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

// Assistant answers questions about the notices and the ledger. Its methods
// may be called from several goroutines.
type Assistant struct {
	ledger Ledger
	search Searcher
	now    func() time.Time // in the organisation's time zone: "late" depends on its date

	keeper Keeper // nil where the assistant only reads
	people People // nil where nobody knows them
	memory Memory // nil where conversations are forgotten at once

	writer Writer // nil where there is no language model
	terms  Terms

	judge Judge // of how sure answers are

	calendar *calendar.Calendar
	pace     Pace
	lang     Lang         // of what nobody asked for: reminders
	usual    Subscription // the digest that is there without anybody asking

	opening chan struct{} // holds one for whoever reads the book anew
	mu      sync.Mutex
	book    *book
	trend   []TrendPoint // by weeks,
	trendOf string       // as of that moment
}

// New joins an assistant from its parts.
func New(l Ledger, s Searcher, now func() time.Time) *Assistant {
	return &Assistant{ledger: l, search: s, now: now, judge: confidence.Fitted(), calendar: calendar.China(), pace: UsualPace, lang: Chinese, opening: make(chan struct{}, 1)}
}

// UseMemory lets questions lean on what was said before. It must be called
// before the first question.
func (a *Assistant) UseMemory(m Memory) { a.memory = m }

// open returns the book as the ledger stands now. One caller at a time reads it
// anew; the others wait, at most as long as their ctx.
func (a *Assistant) open(ctx context.Context) (*book, error) {
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
	b := newBook(snapshot, a.now().Location())
	a.mu.Lock()
	defer a.mu.Unlock()
	a.book = b
	return b, nil
}

// known is the book as it was read last; nil before that.
func (a *Assistant) known() *book {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.book
}

// Now is the organisation's time.
func (a *Assistant) Now() time.Time { return a.now() }

// today is the date as the organisation's calendar has it: "2006-01-02".
func (a *Assistant) today() string { return a.now().Format(time.DateOnly) }
