package store

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/data/ledger"
	"rectify/data/notice"
)

func on(t testing.TB, s *Store, at time.Time) *ledger.Snapshot {
	t.Helper()
	then, err := s.On(context.Background(), at)
	if err != nil {
		t.Fatal(err)
	}
	return then
}

func TestLedgerOnADay(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t) // the notice came in on Monday
	ctx := context.Background()
	if _, err := do(t, s, 2, "li", ledger.SetStatus{Status: notice.Rectified, Note: "好了"}); err != nil { // on Tuesday
		t.Fatal(err)
	}
	published, err := time.Parse(time.DateOnly, snapshot(t, s).Notices[0].Published)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name string
		at   time.Time
		want []notice.Status
	}{
		{"before it was out", published.AddDate(0, 0, -1), nil},
		{"before the ledger was started", published, []notice.Status{notice.Rectified, notice.InProgress, notice.InProgress}},
		{"after the change", tuesday, []notice.Status{notice.Rectified, notice.Rectified, notice.InProgress}},
	} {
		then, err := s.On(ctx, test.at)
		if err != nil {
			t.Fatal(err)
		}
		var got []notice.Status
		for _, item := range then.Items {
			got = append(got, item.Status)
		}
		if len(got) != len(test.want) {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
			continue
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%s: %v, want %v", test.name, got, test.want)
			}
		}
	}
}

func TestPastKnowsNothingOfTheFuture(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	before := snapshot(t, s)
	_, err := do(t, s, 2, "li", ledger.AddEvidence{Evidence: ledger.Evidence{Link: "https://example.org/1"}}, ledger.AskHelp{From: "财政局"},
		ledger.Assign{Owner: "甲", Supporting: "乙"}, ledger.SetDue{Due: "2024-12-31"}, ledger.SetStatus{Status: notice.Rectified, Note: "好了"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before.Items, on(t, s, monday).Items); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(snapshot(t, s).Items, on(t, s, tuesday).Items); diff != "" {
		t.Error(diff)
	}
}

func TestWithdrawnItemsAsTheyWere(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	wednesday, thursday := tuesday.AddDate(0, 0, 1), tuesday.AddDate(0, 0, 2)
	read := func(items int, at time.Time) {
		n := sample()
		n.Items = append(n.Items[:1:1], n.Items[3-items+1:]...)
		if err := s.AddNotice(context.Background(), "n", "text", n, "office", at); err != nil {
			t.Fatal(err)
		}
	}
	read(2, wednesday) // without item 2
	if got := on(t, s, tuesday).Items; len(got) != 3 || got[1].Number != 2 {
		t.Errorf("before it was withdrawn: %+v", got)
	}
	read(3, thursday)
	if got := on(t, s, wednesday).Items; len(got) != 2 {
		t.Errorf("while it was withdrawn: %+v", got)
	}
	if got := on(t, s, thursday).Items; len(got) != 3 {
		t.Errorf("when it was back: %+v", got)
	}
}
