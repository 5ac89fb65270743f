package store

import (
	"context"
	"database/sql"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// TestTryWaitsForNobody tries changes of several items while somebody else holds the
// ledger: each has its own error, a later one sees what the earlier ones did, and
// nothing is changed.
func TestTryWaitsForNobody(t *testing.T) {
	t.Parallel()
	s := openLedger(t, filepath.Join(t.TempDir(), "l.db"))
	add(t, s, "n", sample())
	of := func(number int, act ledger.Act) ledger.Change {
		return ledger.Change{Notice: "n", Number: number, Act: act, By: "li", At: monday, Via: "test"}
	}
	done := ledger.SetStatus{Status: notice.Rectified, Note: "办完"}
	err := s.db.Exclusive(t.Context(), func(*sql.Tx) error {
		ctx, end := context.WithTimeout(t.Context(), time.Minute)
		defer end()
		refused, err := s.Try(ctx, []ledger.Change{of(1, done), of(999, done), of(1, ledger.SetStatus{Status: notice.Rectified}), of(1, ledger.Undo{}), of(1, done)})
		if err != nil {
			t.Fatal(err)
		}
		var of999 *ledger.ItemError
		if refused[0] != nil || !errors.Is(refused[1], ledger.ErrNotFound) || !errors.As(refused[1], &of999) || of999.Number != 999 ||
			!errors.Is(refused[2], ledger.ErrUnchanged) || refused[3] != nil || refused[4] != nil {
			t.Errorf("refused %v", refused)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if now := item(t, s, "n", 1); now.Version != 1 {
		t.Errorf("item 1 was changed: %+v", now)
	}
}
