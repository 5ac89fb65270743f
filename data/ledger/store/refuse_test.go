package store

import (
	"context"
	"errors"
	"slices"
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

// TestRefusalAboutNoItem records what was refused on a notice, and on nothing in
// the ledger: the history is whole, and the items are as they were.
func TestRefusalAboutNoItem(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, _ := seeded(t)
	before := snapshot(t, s)
	for _, r := range []ledger.Refusal{
		{Notice: "n", Asked: "notices retire n", Why: "须由审批人办理", By: "li", At: tuesday, Request: "r1"},
		{Asked: "digest --post", Why: "须由编辑人办理", By: "li", Via: "C1", At: tuesday, Request: "r2"},
		{Asked: "digest --post", Why: "须由编辑人办理", By: "li", Via: "C1", At: tuesday, Request: "r2"}, // delivered twice
	} {
		if err := s.Refuse(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Refuse(ctx, ledger.Refusal{Notice: "n", Number: 9, Asked: "close", By: "li", At: tuesday}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("an item that is not there: %v, want ErrNotFound", err)
	}
	general := history(t, s, "", 0)
	if len(general) != 1 || general[0].Is != "digest --post" || general[0].Note != "须由编辑人办理" || general[0].Via != "C1" {
		t.Errorf("history about no item = %+v, want the refusal once", general)
	}
	if about := history(t, s, "n", 0); about[len(about)-1].Action != ledger.Refused {
		t.Errorf("history of the notice = %+v", about)
	}
	after := snapshot(t, s)
	if after.Sequence != before.Sequence+2 || !slices.Equal(after.Items, before.Items) {
		t.Errorf("%d entries more, items %+v", after.Sequence-before.Sequence, after.Items)
	}
	verify(t, s)
}
