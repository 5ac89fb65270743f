package store

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/notice"
)

func TestItemJSON(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	got, err := json.Marshal(snapshot(t, s).Items[1])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"notice":"n","number":2,"title":"账实不符","section":1,"status":"in_progress","declared":"in_progress",` +
		`"owner":"财务科","due":"2024-06-30","version":1,"updated_at":"2024-04-08T08:30:00Z","updated_by":"office"}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestNewestNoticeComesFirst(t *testing.T) {
	t.Parallel()
	s := openLedger(t, place(t))
	if snap := snapshot(t, s); snap.Sequence != 0 || len(snap.Notices) != 0 || len(snap.Items) != 0 {
		t.Errorf("an empty ledger reads as %+v", snap)
	}
	for _, published := range []string{"2023-01-05", "", "2024-04-07", "2022-12-31"} {
		n := sample()
		n.Published = published
		add(t, s, "of "+published, n)
		snapshot(t, s) // so that the next is read on top of it
	}
	var notices, items []string
	snap := snapshot(t, s)
	for _, n := range snap.Notices {
		notices = append(notices, n.Published)
	}
	for _, item := range snap.Items {
		items = append(items, fmt.Sprintf("%s %d", item.Notice, item.Number))
	}
	if diff := cmp.Diff([]string{"2024-04-07", "2023-01-05", "2022-12-31", ""}, notices); diff != "" {
		t.Error(diff)
	}
	var want []string
	for _, published := range notices {
		for number := 1; number <= 3; number++ {
			want = append(want, fmt.Sprintf("of %s %d", published, number))
		}
	}
	if diff := cmp.Diff(want, items); diff != "" {
		t.Error(diff)
	}
}

func TestSnapshotSeesWhatOthersChange(t *testing.T) {
	t.Parallel()
	s, path := seeded(t)
	other := openLedger(t, path)
	before := snapshot(t, s)
	set(t, other, "n", 1, notice.LongTerm)
	set(t, other, "n", 3, notice.LongTerm)
	want := []notice.Status{notice.LongTerm, notice.InProgress, notice.LongTerm}
	if diff := cmp.Diff(want, statuses(t, s)); diff != "" {
		t.Error(diff)
	}
	if got := before.Items[0].Status; got != notice.Rectified {
		t.Errorf("the snapshot taken before was altered to %s", got)
	}
	add(t, other, "m", sample())
	if got := len(snapshot(t, s).Items); got != 6 {
		t.Errorf("%d items after another notice was added, want 6", got)
	}
}

func TestNoticeComesBackAsItWasRead(t *testing.T) {
	t.Parallel()
	s, path := seeded(t)
	for _, store := range []*Store{s, openLedger(t, path)} {
		n := snapshot(t, store).Notices[0]
		got, err := json.Marshal(n.Notice)
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(sample())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" || n.ID != "n" || n.Hash == "" {
			t.Errorf("%q %q\n%s", n.ID, n.Hash, diff)
		}
	}
}
