package handlers_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"rectify/data/ledger/ledgertest"
	"rectify/data/ledger/store"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/data/notices"
	"rectify/index"
	"rectify/index/lexicon"
)

// builtin is the built-in notice, its index, which nobody changes, and a ledger
// of it to copy: a race detector takes a second to import one.
var builtin = sync.OnceValues(func() (known struct {
	*notice.Notice
	*index.Index
	ledger []byte
}, err error) {
	ctx := context.Background()
	if known.Notice, err = reading.Read(notices.Builtin); err != nil {
		return known, err
	}
	words, err := lexicon.LoadWordings("")
	if err != nil {
		return known, err
	}
	if known.Index, err = index.InMemory(ctx, index.Passages(notices.BuiltinID, known.Notice), words); err != nil {
		return known, err
	}
	known.ledger, err = ledgertest.File(ctx, notices.BuiltinID, notices.Builtin, known.Notice, spring)
	return known, err
})

// builtinLedger is a ledger of a test's own with the built-in notice.
func builtinLedger(ctx context.Context, dir string) (*store.Store, error) {
	known, err := builtin()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "ledger.db")
	if err := os.WriteFile(path, known.ledger, 0o600); err != nil {
		return nil, err
	}
	return store.Open(ctx, path)
}

// builtinIndex is that of the built-in notice.
func builtinIndex(t *testing.T) *index.Index {
	t.Helper()
	known, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	return known.Index
}
