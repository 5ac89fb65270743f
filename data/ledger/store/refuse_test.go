package store

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rectify/data/ledger"
	"rectify/data/notice"
)

func TestRefusalIsOnRecordOnce(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	refusal := ledger.Refusal{Notice: "n", Number: 1, Asked: "close", Why: "销号须由审批人", By: "li", At: tuesday, Request: "r1"}
	for range 2 {
		if err := s.Refuse(context.Background(), refusal); err != nil {
			t.Fatal(err)
		}
	}
	entries := history(t, s, "n", 1)
	if last := entries[len(entries)-1]; len(entries) != 2 || last.Action != ledger.Refused || last.By != "li" || last.Is != "close" {
		t.Errorf("history = %+v, want the refusal once", entries)
	}
	if got := item(t, s, "n", 1); got.Version != 1 {
		t.Errorf("the item moved to version %d", got.Version)
	}
	verify(t, s)
}

// TestRefusedRequestMayBeMadeLater delivers a request again after the person
// was given the right: it must not be taken for done.
func TestRefusedRequestMayBeMadeLater(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, _ := seeded(t)
	if err := s.Refuse(ctx, ledger.Refusal{Notice: "n", Number: 2, Asked: "done", By: "li", At: tuesday, Request: "r1"}); err != nil {
		t.Fatal(err)
	}
	c := ledger.Change{Notice: "n", Number: 2, Act: ledger.SetStatus{Status: notice.Rectified, Note: ""}, By: "li", At: tuesday, Request: "r1"}
	for range 2 {
		if got, err := s.Change(ctx, c); err != nil || got.Status != notice.Rectified || got.Version != 2 {
			t.Errorf("%+v, %v; want it rectified once", got, err)
		}
	}
}

func TestRefusalIsBounded(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	long := ledger.Refusal{Notice: "n", Number: 1, Asked: strings.Repeat("x", ledger.MaxText+1), By: "li", At: tuesday}
	if err := s.Refuse(context.Background(), long); !errors.Is(err, ledger.ErrInvalid) {
		t.Errorf("%v, want ErrInvalid", err)
	}
}
