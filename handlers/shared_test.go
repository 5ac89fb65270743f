package handlers_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/answer/confidence"
	"rectify/index"
	"rectify/index/lexicon"
)

// measured is an assistant over one notice that only answers: the tests which put all
// question sets to it share it, and change nothing.
type measured struct {
	*handlers.Assistant
	notice *notice.Notice
	index  *index.Index

	mu    sync.Mutex
	found map[string]found // by question
}

// found is what is found for a question.
type found struct {
	hits    []index.Hit
	choices []confidence.Choice
}

// allMeasured are the assistants by the texts of their notices.
var allMeasured sync.Map

// measuredOn is the assistant over the notice of a text.
func measuredOn(t *testing.T, text string) *measured {
	t.Helper()
	made, _ := allMeasured.LoadOrStore(text, sync.OnceValues(func() (*measured, error) { return measure(text) }))
	m, err := made.(func() (*measured, error))()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func measure(text string) (*measured, error) {
	ctx := context.Background()
	n, err := reading.Read(text)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "rectify-measured")
	if err != nil {
		return nil, err
	}
	store, err := store.Open(ctx, filepath.Join(dir, "ledger.db"))
	if err != nil {
		return nil, err
	}
	if err := store.AddNotice(ctx, notices.BuiltinID, text, n, "test", time.Unix(1, 0)); err != nil {
		return nil, err
	}
	words, err := lexicon.LoadWordings("")
	if err != nil {
		return nil, err
	}
	ix, err := index.InMemory(ctx, index.Passages(notices.BuiltinID, n), words)
	if err != nil {
		return nil, err
	}
	a := handlers.New(handlers.Config{Ledger: store, Keeper: store, Memory: store, Index: ix, Now: func() time.Time { return spring }})
	return &measured{Assistant: a, notice: n, index: ix, found: map[string]found{}}, nil
}

// hitsOf is what HitsOf returns for a question, worked out once.
func (m *measured) hitsOf(t *testing.T, question string) ([]index.Hit, []confidence.Choice) {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	of, known := m.found[question]
	if !known {
		var err error
		if of.hits, of.choices, err = m.HitsOf(t.Context(), question); err != nil {
			t.Fatal(err)
		}
		m.found[question] = of
	}
	return of.hits, of.choices
}
