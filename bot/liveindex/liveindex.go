// Package liveindex is the search index of the notices that the ledger holds now:
// notices are imported, and read again, while the program runs, also by other
// processes.
package liveindex

import (
	"context"
	"errors"
	"slices"
	"sync"

	"rectify/data/ledger"
	"rectify/index"
)

// An Index searches the notices that it followed last. Its methods may be called
// from any goroutine.
type Index struct {
	build    func(ctx context.Context, notices []ledger.Notice) (*index.Index, error)
	dir      string
	embedder index.Embedder // nil where words alone are searched for

	mu    sync.RWMutex // held for reading while now is asked, so that it is not closed meanwhile
	now   *index.Index
	holds []string // the hashes of its notices
}

// Open builds the index of a snapshot's notices. dir is where vectors are kept;
// embedder makes them, nil for none.
func Open(ctx context.Context, snapshot *ledger.Snapshot, dir string, embedder index.Embedder,
	build func(context.Context, []ledger.Notice) (*index.Index, error)) (*Index, error) {
	l := &Index{build: build, dir: dir, embedder: embedder}
	return l, l.Follow(ctx, snapshot)
}

// Follow takes in the notices of a snapshot that are new.
func (l *Index) Follow(ctx context.Context, snapshot *ledger.Snapshot) error {
	var hashes []string
	for _, n := range snapshot.Notices {
		hashes = append(hashes, n.ID+" "+n.Hash)
	}
	if l.now != nil && slices.Equal(hashes, l.holds) {
		return nil
	}
	next, err := l.build(ctx, snapshot.Notices)
	if err != nil {
		return err
	}
	if l.embedder != nil {
		if err := next.UseVectors(l.dir, l.embedder); err != nil && !errors.Is(err, index.ErrNoVectors) {
			return errors.Join(err, next.Close())
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	before := l.now
	l.now, l.holds = next, hashes
	if before == nil {
		return nil
	}
	return before.Close()
}

// Embed has the index look for what questions mean, too, and makes the vectors
// of these notices, which it holds, where they are not there yet. Without an
// embedder it does nothing.
func (l *Index) Embed(ctx context.Context, notices []ledger.Notice) error {
	if l.embedder == nil || l.embedded() {
		return nil
	}
	if err := index.Embed(ctx, l.dir, PassagesOf(notices), l.embedder); err != nil {
		return err
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.UseVectors(l.dir, l.embedder)
}

func (l *Index) embedded() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Embedded()
}

// Search is that of the index as it is now.
func (l *Index) Search(ctx context.Context, text string, limit int) ([]index.Hit, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Search(ctx, text, limit)
}

// Find is that of the index as it is now.
func (l *Index) Find(ctx context.Context, subject, sentence string, limit int) ([]index.Hit, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Find(ctx, subject, sentence, limit)
}

// Within is that of the index as it is now.
func (l *Index) Within(ctx context.Context, text string, items []ledger.Key) ([]index.Hit, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Within(ctx, text, items)
}

// Mentions is that of the index as it is now.
func (l *Index) Mentions(ctx context.Context, term string) (map[ledger.Key]bool, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Mentions(ctx, term)
}

// Holds is the same of the index.
func (l *Index) Holds(ctx context.Context, term string) (bool, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Holds(ctx, term)
}

// Size is how many passages it holds.
func (l *Index) Size() int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Size()
}

// Close releases the index.
func (l *Index) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.now == nil {
		return nil
	}
	return l.now.Close()
}

// PassagesOf are what is searched of notices.
func PassagesOf(notices []ledger.Notice) (passages []index.Passage) {
	for _, n := range notices {
		passages = append(passages, index.Passages(n.ID, n.Notice)...)
	}
	return passages
}
