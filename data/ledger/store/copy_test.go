package store

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/data/feedback"
	"rectify/data/ledger"
	"rectify/data/notice"
)

// TestCopy copies a ledger from one kind of place to the other and back: it is
// the same, and can be gone on with.
func TestCopy(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, _ := seeded(t)
	if _, err := do(t, s, 2, "li", ledger.SetStatus{Status: notice.Rectified, Note: "好了"}, ledger.AddEvidence{Evidence: ledger.Evidence{Link: "https://example.org/a"}}, ledger.Undo{}, ledger.SetDue{Due: "2024-05-31", Counted: "5 个工作日"}, ledger.SetDue{Due: "2024-07-31"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Remember(ctx, "a", []byte("1"), tuesday, time.Time{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Rate(ctx, feedback.Rating{By: "li", Question: "?", Good: true, At: tuesday}); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, s)
	for _, place := range []string{filepath.Join(t.TempDir(), "copy.db"), place(t), filepath.Join(t.TempDir(), "back.db")} {
		to := openLedger(t, place)
		if err := s.CopyTo(ctx, to); err != nil {
			t.Fatal(err)
		}
		if err := s.CopyTo(ctx, to); !errors.Is(err, ErrNotEmpty) {
			t.Errorf("copied over a ledger: %v", err)
		}
		if diff := cmp.Diff(before.Items, snapshot(t, to).Items); diff != "" || snapshot(t, to).Sequence != before.Sequence {
			t.Errorf("the copy differs: %s", diff)
		}
		ratings, err := to.Ratings(ctx)
		if kept, _ := to.Recall(ctx, "a"); err != nil || len(ratings) != 1 || string(kept) != "1" {
			t.Errorf("what is remembered differs: %v %q (%v)", ratings, kept, err)
		}
		s = to
	}
	set(t, s, "n", 3, notice.LongTerm)
	verify(t, s)
}
