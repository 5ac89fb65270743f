package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/ledger"
	"rectify/data/notice"
)

func TestReceiptIsTheOwners(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	got, err := do(t, s, 2, "li", ledger.Assign{Owner: "@wang 财务科"})
	if err != nil || !got.Unreceived() || got.AssignedOn != "2024-04-09" {
		t.Fatalf("%+v, %v", got, err)
	}
	if _, err := do(t, s, 2, "li", ledger.Receive{}); !errors.Is(err, ledger.ErrNotOwner) {
		t.Errorf("another's receipt gave %v", err)
	}
	if got, err = do(t, s, 2, "wang", ledger.Receive{}); err != nil || got.Unreceived() || got.ReceivedOn != "2024-04-09" {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := do(t, s, 2, "wang", ledger.Receive{}); !errors.Is(err, ledger.ErrUnchanged) {
		t.Errorf("a second receipt gave %v", err)
	}
	if got, err = do(t, s, 2, "li", ledger.Assign{Owner: "@wang 财务科", Supporting: "人事科"}); err != nil || got.ReceivedOn == "" {
		t.Errorf("new support takes the receipt away: %+v, %v", got, err)
	}
	if got, err = do(t, s, 2, "li", ledger.Assign{Owner: "@li"}); err != nil || got.Unreceived() {
		t.Errorf("who takes an item on knows of it: %+v, %v", got, err)
	}
	if got, err = do(t, s, 2, "li", ledger.Undo{}); err != nil || got.ReceivedOn == "" || !got.OwnedBy("wang") {
		t.Errorf("%+v, %v", got, err)
	}
	verify(t, s)
}

func TestSheetStaysInTheHistory(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	sheet := ledger.Sheet{Result: "属实，已完成", Basis: "现场查验", Evidence: "合同原件"}
	if _, err := do(t, s, 2, "li", ledger.SetStatus{Status: notice.Rectified, Note: "已入账"}); err != nil {
		t.Fatal(err)
	}
	if _, err := do(t, s, 2, "wang", ledger.Close{Note: "同意", Sheet: sheet}); err != nil {
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

// TestEachOwnerReceives: an item is received once all of its owners have taken
// note of it; who had, need not again when others join.
func TestEachOwnerReceives(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	awaited := func(got ledger.Item, err error, want ...string) {
		t.Helper()
		if err != nil || !slices.Equal(got.Awaited(), want) || got.Unreceived() != (len(want) > 0) {
			t.Errorf("awaited = %v, %+v, %v", got.Awaited(), got, err)
		}
	}
	got, err := do(t, s, 2, "li", ledger.Assign{Owner: "@wang @zhao 财务科"})
	awaited(got, err, "wang", "zhao")
	got, err = do(t, s, 2, "wang", ledger.Receive{})
	awaited(got, err, "zhao")
	if _, err := do(t, s, 2, "wang", ledger.Receive{}); !errors.Is(err, ledger.ErrUnchanged) {
		t.Errorf("a second receipt gave %v", err)
	}
	got, err = do(t, s, 2, "zhao", ledger.Receive{})
	awaited(got, err)
	got, err = do(t, s, 2, "li", ledger.Assign{Owner: "@wang @zhao @sun"})
	awaited(got, err, "sun")
	got, err = do(t, s, 2, "li", ledger.Undo{})
	awaited(got, err)
	got, err = do(t, s, 2, "li", ledger.Assign{Owner: "@li @sun"}) // the author knows of it
	awaited(got, err, "sun")
	got, err = do(t, s, 2, "li", ledger.Assign{Owner: "财务科"})
	awaited(got, err)
	verify(t, s)
}

// TestOwnersOfOldLedgers: marks between owners were once kept as typed.
func TestOwnersOfOldLedgers(t *testing.T) {
	t.Parallel()
	for owners, want := range map[string][]string{"@U1、@U2": {"U1", "U2"}, "@U1，财务科;@U2": {"U1", "U2"}, "@U1 @U2": {"U1", "U2"}, "财务科": nil, "": nil, "@": nil} {
		if got := (ledger.Item{Owner: owners}).OwnerIDs(); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", owners, got, want)
		}
	}
}
