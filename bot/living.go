package main

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"sync"

	"rectify/data/ledger"
	"rectify/data/ledger/store"
	"rectify/index"
)

// A livingIndex is the index of the notices that the ledger holds now: notices
// are imported, and read anew, while the program runs, also by other processes.
type livingIndex struct {
	build    func(ctx context.Context, notices []ledger.Notice) (*index.Index, error)
	dir      string
	embedder index.Embedder // nil where words alone are searched for

	mu    sync.RWMutex // held for reading while now is asked, so that it is not closed meanwhile
	now   *index.Index
	holds []string // the hashes of its notices
}

// openIndex opens the index of the ledger's notices.
func openIndex(ctx context.Context, config *Config, store *store.Store, embedder index.Embedder, warn io.Writer) (*livingIndex, error) {
	l := &livingIndex{dir: filepath.Join(config.Data, indexDir), embedder: embedder}
	l.build = func(ctx context.Context, notices []ledger.Notice) (*index.Index, error) {
		return buildIndex(ctx, config, notices, warn)
	}
	snapshot, err := store.Snapshot(ctx)
	if err != nil {
		return nil, err
	}
	return l, l.follow(ctx, snapshot)
}

// follow takes in the notices of a snapshot that are new.
func (l *livingIndex) follow(ctx context.Context, snapshot *ledger.Snapshot) error {
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

// embed has the index look for what questions mean, too, and makes the vectors
// of these notices, which it holds, where they are not there yet. Without an
// embedder it does nothing.
func (l *livingIndex) embed(ctx context.Context, notices []ledger.Notice) error {
	if l.embedder == nil || l.embedded() {
		return nil
	}
	if err := index.Embed(ctx, l.dir, passagesOf(notices), l.embedder); err != nil {
		return err
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.UseVectors(l.dir, l.embedder)
}

func (l *livingIndex) embedded() bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Embedded()
}

// Search is that of the index as it is now.
func (l *livingIndex) Search(ctx context.Context, text string, limit int) ([]index.Hit, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Search(ctx, text, limit)
}

// Find is that of the index as it is now.
func (l *livingIndex) Find(ctx context.Context, subject, sentence string, limit int) ([]index.Hit, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Find(ctx, subject, sentence, limit)
}

// Mentions is that of the index as it is now.
func (l *livingIndex) Mentions(ctx context.Context, term string) (map[ledger.Key]bool, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Mentions(ctx, term)
}

// Holds is the same of the index.
func (l *livingIndex) Holds(ctx context.Context, term string) (bool, error) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Holds(ctx, term)
}

// Size is how many passages it holds.
func (l *livingIndex) Size() int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.now.Size()
}

// Close releases the index.
func (l *livingIndex) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.now == nil {
		return nil
	}
	return l.now.Close()
}
