package view

import (
	"context"
	"sync"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/clock"
)

// Ledger is the assistant's read access to the ledger.
type Ledger interface {
	// Sequence grows with every change of the ledger, in whatever process.
	Sequence(ctx context.Context) (int64, error)
	// Snapshot returns the current snapshot.
	Snapshot(ctx context.Context) (*ledger.Snapshot, error)
	// On returns a snapshot of that moment.
	On(ctx context.Context, at time.Time) (*ledger.Snapshot, error)
}

// Open returns the current view of the ledger, of the notices that ctx is about; see
// About.
func (a *Reader) Open(ctx context.Context) (*View, error) {
	if pinned, ok := ctx.Value(pin{}).(*View); ok {
		return pinned, nil
	}
	whole, err := a.Whole(ctx)
	if err != nil {
		return nil, err
	}
	return whole.Of(noticesOf(ctx)...), nil
}

// Whole returns the current view of all notices. One caller at a time reads it again;
// the others wait, at most until their ctx ends.
func (a *Reader) Whole(ctx context.Context) (*View, error) {
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
	b := newView(snapshot, a.clock.Now().Location())
	a.mu.Lock()
	defer a.mu.Unlock()
	a.view = b
	return b, nil
}

// Having stores a view that was just read in the context, for Pin to reuse. Open
// always reads anew.
func Having(ctx context.Context, whole *View) context.Context {
	return context.WithValue(ctx, having{}, whole)
}

type having struct{}

// Pin opens the ledger and returns a context in which every Open returns that same
// view, so that all parts of an answer agree.
func (a *Reader) Pin(ctx context.Context) (context.Context, error) {
	if pinned, ok := ctx.Value(pin{}).(*View); ok && pinned != nil {
		return ctx, nil
	}
	whole, ok := ctx.Value(having{}).(*View)
	if !ok {
		var err error
		if whole, err = a.Whole(ctx); err != nil {
			return ctx, err
		}
	}
	return context.WithValue(ctx, pin{}, whole.Of(noticesOf(ctx)...)), nil
}

// WithinNotice returns a context in which every Open returns the view of one notice, of those
// that ctx is about.
func (b *View) WithinNotice(ctx context.Context, id string) context.Context {
	return context.WithValue(About(ctx, id), pin{}, b.All().Of(id))
}

// pin is the key of a pinned view in a context.
type pin struct{}

// known returns the view as last read, or nil.
func (a *Reader) known() *View {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.view
}

// A Reader reads the ledger. Each of its views is a snapshot.
type Reader struct {
	ledger Ledger
	clock  *clock.Clock

	opening chan struct{} // holds one token while somebody reads the view again
	mu      sync.Mutex
	view    *View
}

// OpenOn returns the view of that moment, or the current one for the zero time.
func (a *Reader) OpenOn(ctx context.Context, at time.Time) (*View, error) {
	if at.IsZero() {
		return a.Open(ctx)
	}
	snapshot, err := a.ledger.On(ctx, at)
	if err != nil {
		return nil, err
	}
	return newView(snapshot, a.clock.Now().Location()).Of(noticesOf(ctx)...), nil
}

// NewReader returns a reader of a ledger.
func NewReader(l Ledger, clock *clock.Clock) *Reader {
	return &Reader{ledger: l, clock: clock, opening: make(chan struct{}, 1)}
}
