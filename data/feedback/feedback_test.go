package feedback_test

import (
	"errors"
	"os"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/data/database/databasetest"
	"rectify/data/feedback"
	"rectify/data/ledger"
	"rectify/data/ledger/store"
)

// TestMain runs every test in SQLite, and then in PostgreSQL.
func TestMain(m *testing.M) { os.Exit(databasetest.Twice(m, func() {})) }

func TestRatingsReplaceEachOther(t *testing.T) {
	t.Parallel()
	s, err := store.Open(t.Context(), databasetest.Either(t, "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tuesday := time.Date(2024, 4, 9, 8, 30, 0, 0, time.UTC)
	ctx := t.Context()
	rate := func(r feedback.Rating) {
		t.Helper()
		r.At = tuesday
		if err := s.Rate(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	rate(feedback.Rating{By: "li", Question: "停车费", Good: false, Reason: "漏了", Answer: "第3项"})
	rate(feedback.Rating{By: "li", Question: "停车费", Good: false})
	rate(feedback.Rating{By: "wang", Question: "停车费", Good: true})
	got, err := s.Ratings(ctx)
	want := []feedback.Rating{
		{By: "li", Question: "停车费", Reason: "漏了", Answer: "第3项", At: tuesday.UTC()},
		{By: "wang", Question: "停车费", Good: true, At: tuesday.UTC()},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	if err := s.Rate(ctx, feedback.Rating{By: "li", At: tuesday}); !errors.Is(err, ledger.ErrInvalid) {
		t.Errorf("no question gave %v", err)
	}
}
