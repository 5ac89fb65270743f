// Package ledgertest has ledgers for tests to begin with.
package ledgertest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"time"

	"rectify/data/ledger/store"
	"rectify/data/notice"
)

// File is the content of a SQLite ledger that holds one notice, to be written
// where a test opens it: with a race detector it takes a second to import one.
func File(ctx context.Context, id, source string, n *notice.Notice, at time.Time) ([]byte, error) {
	dir, err := os.MkdirTemp("", "rectify-ledger")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "ledger.db")
	store, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(store.AddNotice(ctx, id, source, n, "test", at), store.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}
