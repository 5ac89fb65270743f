package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/data/ledger"
	"rectify/data/notice"
)

func TestItemsStartWithDeclaredStatus(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	want := []ledger.Item{
		{Notice: "n", Number: 1, Label: "1.", Title: "学习不够", Section: 1, Status: notice.Rectified, Declared: notice.Rectified},
		{Notice: "n", Number: 2, Label: "2.", Title: "账实不符", Section: 1, Status: notice.InProgress, Declared: notice.InProgress,
			Owner: "财务科", Due: "2024-06-30"},
		{Notice: "n", Number: 3, Label: "3.", Title: "没有说明", Section: 1, Status: notice.InProgress},
	}
	for i := range want {
		want[i].Version, want[i].UpdatedAt, want[i].UpdatedBy = 1, monday, "office"
	}
	if diff := cmp.Diff(want, snapshot(t, s).Items); diff != "" {
		t.Error(diff)
	}
}

func TestAddingAgainChangesNothing(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	before := snapshot(t, s)
	if err := s.AddNotice(context.Background(), "n", "text", sample(), "somebody else", tuesday); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before.Items, snapshot(t, s).Items); diff != "" {
		t.Error(diff)
	}
	if after, _ := s.Sequence(context.Background()); after != before.Sequence {
		t.Errorf("sequence went from %d to %d", before.Sequence, after)
	}
}

func TestNewReadingKeepsWhatStaffSet(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	set(t, s, "n", 2, notice.LongTerm)
	again := sample()
	again.Items[0].Declared = notice.InProgress
	again.Items[1].Title, again.Items[1].Declared = "固定资产账实不符", notice.Rectified
	again.Items = append(again.Items, notice.Item{Number: 4, Title: "新的", Declared: notice.LongTerm})
	add(t, s, "n", again)

	want := []notice.Status{notice.InProgress, notice.LongTerm, notice.InProgress, notice.LongTerm}
	if diff := cmp.Diff(want, statuses(t, s)); diff != "" {
		t.Error(diff)
	}
	if got := item(t, s, "n", 2); got.Title != "固定资产账实不符" || got.Declared != notice.Rectified {
		t.Errorf("item 2 = %+v, want the new reading's title and declared word", got)
	}
	if got := snapshot(t, s).Notices; len(got) != 1 || len(got[0].Items) != 4 {
		t.Errorf("notices = %+v, want the new reading", got)
	}
	verify(t, s)
}

func TestNewReadingReachesItemsWithRemarks(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	_, err := do(t, s, 2, "li", ledger.AddNote{Note: "走访"}, ledger.SetStatus{Status: notice.InProgress, Note: "完成一半"},
		ledger.AddEvidence{Evidence: ledger.Evidence{Link: "https://example.org/1"}}, ledger.AskHelp{From: "财政局"})
	if err != nil {
		t.Fatal(err)
	}
	again := sample()
	again.Items[1].Declared, again.Items[1].Owner = notice.Rectified, "办公室"
	add(t, s, "n", again)
	if got := item(t, s, "n", 2); got.Status != notice.Rectified || got.Owner != "办公室" || got.Evidence != 1 || got.HelpFrom != "财政局" {
		t.Errorf("%+v, want the new reading's status and owner, beside what staff added", got)
	}
	verify(t, s)
}

func TestNewReadingIsOnRecord(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, _ := seeded(t)
	again := sample()
	again.Items[0].Declared = notice.InProgress
	add(t, s, "n", again)
	last := history(t, s, "n", 1)[1]
	if last.Action != ledger.Reread || last.From != notice.Rectified || last.To != notice.InProgress {
		t.Errorf("last entry = %+v, want a rereading from rectified to in progress", last)
	}
	// Who saw the item before it was read anew is told so.
	_, err := s.Change(ctx, ledger.Change{Notice: "n", Number: 1, Version: 1, Act: ledger.SetStatus{Status: notice.LongTerm}, By: "li", At: tuesday})
	var conflict *ledger.ConflictError
	if !errors.As(err, &conflict) {
		t.Errorf("%v, want a conflict", err)
	}
	if got := len(history(t, s, "n", 2)); got != 1 {
		t.Errorf("item 2, which reads as before, has %d entries; want 1", got)
	}
}

func TestItemGoneFromTheNoticeIsWithdrawn(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, _ := seeded(t)
	set(t, s, "n", 3, notice.Rectified)
	before := snapshot(t, s)

	shorter := sample()
	shorter.Items = shorter.Items[:2]
	add(t, s, "n", shorter)
	if got := len(snapshot(t, s).Items); got != 2 {
		t.Errorf("%d items, want 2", got)
	}
	if _, err := s.Item(ctx, "n", 3); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("Item = %v, want ErrNotFound", err)
	}
	if got := len(history(t, s, "n", 3)); got != 3 {
		t.Errorf("%d entries, want the three of its life", got)
	}
	if len(before.Items) != 3 {
		t.Error("a snapshot taken before was altered")
	}

	add(t, s, "n", sample())
	if got := item(t, s, "n", 3).Status; got != notice.Rectified {
		t.Errorf("back again it is %s, want what staff had set", got)
	}
	verify(t, s)
}

func TestAddNoticeRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, id, source, by string
		at                   time.Time
	}{
		{"no id", "", "text", "office", monday},
		{"nobody", "n", "text", "", monday},
		{"no time", "n", "text", "office", time.Time{}},
		{"no text", "n", "\xff\xfe", "office", monday},
	}
	s, _ := seeded(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			err := s.AddNotice(context.Background(), test.id, test.source, sample(), test.by, test.at)
			if !errors.Is(err, ledger.ErrInvalid) {
				t.Errorf("%v, want ErrInvalid", err)
			}
		})
	}
}

// TestFieldsOfTheNoticeReachItems gives items their units on import, and later
// where staff have not assigned them.
func TestFieldsOfTheNoticeReachItems(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	set(t, s, "n", 2, notice.LongTerm)
	if _, err := do(t, s, 3, "li", ledger.Assign{Owner: "审计科", Supporting: "法规科"}); err != nil {
		t.Fatal(err)
	}
	again := sample()
	for i := range again.Items {
		again.Items[i].Owner, again.Items[i].Supporting, again.Items[i].Person = "局办公室", "人事科", "周小满"
	}
	again.Items[0].Owner = ""
	add(t, s, "n", again)
	for number, want := range map[int][2]string{1: {"周小满", "人事科"}, 2: {"局办公室", "人事科"}, 3: {"审计科", "法规科"}} {
		if got := item(t, s, "n", number); got.Owner != want[0] || got.Supporting != want[1] {
			t.Errorf("item %d has %q and %q, want %q", number, got.Owner, got.Supporting, want)
		}
	}
	if got := item(t, s, "n", 2); got.Status != notice.LongTerm {
		t.Errorf("item 2 is %s, want staff's status", got.Status)
	}
	verify(t, s)
}
