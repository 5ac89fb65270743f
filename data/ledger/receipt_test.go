package ledger

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/notice"
)

func TestReceiptIsTheOwners(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	got, err := do(t, s, 2, "li", Assign{Owner: "@wang 财务科"})
	if err != nil || !got.Unreceived() || got.AssignedOn != "2024-04-09" {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := do(t, s, 2, "li", Receive{}); !errors.Is(err, ErrNotOwner) {
		t.Errorf("another's receipt gave %v", err)
	}
	if got, err = do(t, s, 2, "wang", Receive{}); err != nil || got.Unreceived() || got.ReceivedOn != "2024-04-09" {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := do(t, s, 2, "wang", Receive{}); !errors.Is(err, ErrUnchanged) {
		t.Errorf("a second receipt gave %v", err)
	}
	if got, err = do(t, s, 2, "li", Assign{Owner: "@wang 财务科", Supporting: "人事科"}); err != nil || got.ReceivedOn == "" {
		t.Errorf("new support takes the receipt away: %+v, %v", got, err)
	}
	if got, err = do(t, s, 2, "li", Assign{Owner: "@li"}); err != nil || got.Unreceived() {
		t.Errorf("who takes an item on knows of it: %+v, %v", got, err)
	}
	if got, err = do(t, s, 2, "li", Undo{}); err != nil || got.ReceivedOn == "" || !got.OwnedBy("wang") {
		t.Errorf("%+v, %v", got, err)
	}
	verify(t, s)
}

func TestSheetStaysInTheHistory(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	sheet := Sheet{Result: "属实，已完成", Basis: "现场查验", Evidence: "合同原件"}
	if _, err := do(t, s, 2, "li", SetStatus{notice.Rectified, "已入账"}); err != nil {
		t.Fatal(err)
	}
	if _, err := do(t, s, 2, "wang", Close{Note: "同意", Sheet: sheet}); err != nil {
		t.Fatal(err)
	}
	history, err := s.History(context.Background(), "n", 2)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(&sheet, history[len(history)-1].Sheet); diff != "" {
		t.Error(diff)
	}
	verify(t, s)
}

func TestRatingsReplaceEachOther(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	ctx := context.Background()
	rate := func(r Rating) {
		t.Helper()
		r.At = tuesday
		if err := s.Rate(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	rate(Rating{By: "li", Question: "停车费", Good: false, Reason: "漏了", Answer: "第3项"})
	rate(Rating{By: "li", Question: "停车费", Good: false})
	rate(Rating{By: "wang", Question: "停车费", Good: true})
	got, err := s.Ratings(ctx)
	want := []Rating{
		{By: "li", Question: "停车费", Reason: "漏了", Answer: "第3项", At: tuesday.UTC()},
		{By: "wang", Question: "停车费", Good: true, At: tuesday.UTC()},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
	if err := s.Rate(ctx, Rating{By: "li", At: tuesday}); !errors.Is(err, ErrInvalid) {
		t.Errorf("no question gave %v", err)
	}
}

// TestEachOwnerReceives: an item is received once all of its owners have taken
// note of it; who had, need not again when others join.
func TestEachOwnerReceives(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	awaited := func(got Item, err error, want ...string) {
		t.Helper()
		if err != nil || !slices.Equal(got.Awaited(), want) || got.Unreceived() != (len(want) > 0) {
			t.Errorf("awaited = %v, %+v, %v", got.Awaited(), got, err)
		}
	}
	got, err := do(t, s, 2, "li", Assign{Owner: "@wang @zhao 财务科"})
	awaited(got, err, "wang", "zhao")
	got, err = do(t, s, 2, "wang", Receive{})
	awaited(got, err, "zhao")
	if _, err := do(t, s, 2, "wang", Receive{}); !errors.Is(err, ErrUnchanged) {
		t.Errorf("a second receipt gave %v", err)
	}
	got, err = do(t, s, 2, "zhao", Receive{})
	awaited(got, err)
	got, err = do(t, s, 2, "li", Assign{Owner: "@wang @zhao @sun"})
	awaited(got, err, "sun")
	got, err = do(t, s, 2, "li", Undo{})
	awaited(got, err)
	got, err = do(t, s, 2, "li", Assign{Owner: "@li @sun"}) // the author knows of it
	awaited(got, err, "sun")
	got, err = do(t, s, 2, "li", Assign{Owner: "财务科"})
	awaited(got, err)
	verify(t, s)
}

// TestOwnersOfOldLedgers: marks between owners were once kept as typed.
func TestOwnersOfOldLedgers(t *testing.T) {
	t.Parallel()
	for owners, want := range map[string][]string{"@U1、@U2": {"U1", "U2"}, "@U1，财务科;@U2": {"U1", "U2"}, "@U1 @U2": {"U1", "U2"}, "财务科": nil, "": nil, "@": nil} {
		if got := (Item{Owner: owners}).OwnerIDs(); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", owners, got, want)
		}
	}
}
