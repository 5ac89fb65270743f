package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rectify/data/ledger"
	"rectify/data/notice"
)

func TestChangeIsRecorded(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, path := seeded(t)
	changed, err := s.Change(ctx, ledger.Change{
		Notice: "n", Number: 2, Version: 1, Act: ledger.SetStatus{Status: notice.Rectified, Note: "已入账"}, By: "li", Via: "cli", At: tuesday,
	})
	if err != nil {
		t.Fatal(err)
	}
	want := item(t, openLedger(t, path), "n", 2) // as another process sees it
	if diff := cmp.Diff(want, changed); diff != "" || changed.Version != 2 {
		t.Errorf("version %d\n%s", changed.Version, diff)
	}
	entries := []ledger.Entry{
		{Sequence: 3, Notice: "n", Number: 2, Version: 1, Action: ledger.Seeded, To: notice.InProgress, By: "office", Via: "import", At: monday},
		{Sequence: 5, Notice: "n", Number: 2, Version: 2, Action: ledger.Changed, From: notice.InProgress, To: notice.Rectified,
			Note: "已入账", By: "li", Via: "cli", At: tuesday},
	}
	if diff := cmp.Diff(entries, history(t, s, "n", 2)); diff != "" {
		t.Error(diff)
	}
}

func TestChangeIsRefused(t *testing.T) {
	t.Parallel()
	good := ledger.Change{Notice: "n", Number: 1, Version: 1, Act: ledger.AddNote{Note: "走访了"}, By: "li", At: tuesday}
	tests := []struct {
		name  string
		spoil func(*ledger.Change)
		want  error
	}{
		{"no such item", func(c *ledger.Change) { c.Number = 9 }, ledger.ErrNotFound},
		{"no such notice", func(c *ledger.Change) { c.Notice = "m" }, ledger.ErrNotFound},
		{"unknown status", func(c *ledger.Change) { c.Act = ledger.SetStatus{Status: "finished"} }, ledger.ErrInvalid},
		{"no act", func(c *ledger.Change) { c.Act = nil }, ledger.ErrInvalid},
		{"nobody", func(c *ledger.Change) { c.By = "" }, ledger.ErrInvalid},
		{"no time", func(c *ledger.Change) { c.At = time.Time{} }, ledger.ErrInvalid},
		{"a time no calendar has", func(c *ledger.Change) { c.At = monday.AddDate(9000, 0, 0) }, ledger.ErrInvalid},
	}
	s, _ := seeded(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c := good
			test.spoil(&c)
			if _, err := s.Change(context.Background(), c); !errors.Is(err, test.want) {
				t.Errorf("%v, want %v", err, test.want)
			}
			if got := len(history(t, s, "n", 1)); got != 1 {
				t.Errorf("%d entries, want only the first", got)
			}
		})
	}
}

func TestConflictTellsWhatChanged(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	set(t, s, "n", 2, notice.Rectified)
	current := set(t, s, "n", 2, notice.LongTerm)
	_, err := s.Change(context.Background(), ledger.Change{Notice: "n", Number: 2, Version: 1, Act: ledger.SetStatus{Status: notice.LongTerm, Note: "有进展"}, By: "wang", At: tuesday})
	var conflict *ledger.ConflictError
	if !errors.As(err, &conflict) {
		t.Fatalf("%v, want a conflict", err)
	}
	want := &ledger.ConflictError{Seen: 1, Current: current, Since: history(t, s, "n", 2)[1:]}
	if diff := cmp.Diff(want, conflict); diff != "" {
		t.Error(diff)
	}
	if got := item(t, s, "n", 2); got != current {
		t.Errorf("the refused change left its mark: %+v", got)
	}
}

// TestVersionThatNeverWas: not even a note is taken for one, nor an undo.
func TestVersionThatNeverWas(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	before := set(t, s, "n", 2, notice.Rectified)
	for _, version := range []int{-1, before.Version + 1, 99} {
		for _, act := range []ledger.Act{ledger.AddNote{Note: "走访了"}, ledger.SetStatus{Status: notice.LongTerm}, ledger.Undo{}} {
			_, err := s.Change(context.Background(), ledger.Change{Notice: "n", Number: 2, Version: version, Act: act, By: "li", At: tuesday})
			var conflict *ledger.ConflictError
			if !errors.As(err, &conflict) || item(t, s, "n", 2) != before {
				t.Errorf("%T of version %d: %v, want a conflict", act, version, err)
			}
		}
	}
}

// TestUndoOfOnesOwnChange: a colleague's note, or change of another field, is no reason to
// refuse it, and stays; a change of the same field is, and so is that it was taken back.
func TestUndoOfOnesOwnChange(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	for name, test := range map[string]struct {
		meanwhile ledger.Act
		conflict  bool
	}{
		"a note":         {ledger.AddNote{Note: "走访"}, false},
		"evidence":       {ledger.AddEvidence{Evidence: ledger.Evidence{Link: "https://example.org/1"}}, false},
		"another field":  {ledger.SetDue{Due: "2024-05-31"}, false},
		"asked for help": {ledger.AskHelp{From: "财政局"}, false},
		"nudged":         {ledger.Nudge{}, false},
		"the same field": {ledger.SetStatus{Status: notice.LongTerm}, true},
		"taken back":     {ledger.Undo{}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := seeded(t)
			must := func(by string, version int, act ledger.Act) (ledger.Item, error) {
				return s.Change(ctx, ledger.Change{Notice: "n", Number: 2, Version: version, Act: act, By: by, Approver: true, At: tuesday})
			}
			if _, err := must("li", 0, ledger.Assign{Owner: "@wang"}); err != nil {
				t.Fatal(err)
			}
			before := item(t, s, "n", 2)
			mine, err := must("li", 0, ledger.SetStatus{Status: notice.NotStarted})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := must("wang", 0, test.meanwhile); err != nil {
				t.Fatal(err)
			}
			theirs := item(t, s, "n", 2)
			got, err := must("li", mine.Version, ledger.Undo{})
			var conflict *ledger.ConflictError
			switch {
			case test.conflict && !errors.As(err, &conflict):
				t.Errorf("%v, want a conflict", err)
			case !test.conflict && (err != nil || got.Status != before.Status):
				t.Errorf("status %s, %v; want %s", got.Status, err, before.Status)
			case !test.conflict && (got.Due != theirs.Due || got.Evidence != theirs.Evidence || got.HelpFrom != theirs.HelpFrom):
				t.Errorf("what the colleague did is gone: %+v", got)
			}
			verify(t, s)
		})
	}
}

func TestStrangeWordsAreKeptWhole(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, note, want string }{
		{"quotes", `'; DROP TABLE history; --"`, `'; DROP TABLE history; --"`},
		{"other scripts", "Ĝis 🙂 العربية\u202e\r\n\t", "Ĝis 🙂 العربية\u202e\r\n\t"},
		{"NUL", "a\x00b", "ab"},
		{"no UTF-8", "a\xffb", "a\uFFFDb"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, _ := seeded(t)
			_, err := s.Change(context.Background(), ledger.Change{
				Notice: "n", Number: 1, Version: 1, Act: ledger.SetStatus{Status: notice.LongTerm, Note: test.note}, By: "li" + test.note, At: tuesday,
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := history(t, s, "n", 1)[1]; got.Note != test.want || got.By != "li"+strings.TrimSpace(test.want) {
				t.Errorf("note %q by %q, want %q", got.Note, got.By, test.want)
			}
			verify(t, s)
		})
	}
}

// TestWritersOfTwoProcesses lets two stores on one file change the same item
// at the same time, again and again: of each pair one wins and one is told.
func TestWritersOfTwoProcesses(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, path := seeded(t)
	stores := []*Store{s, openLedger(t, path)}
	const rounds = 20
	for version := 1; version <= rounds; version++ {
		var won, lost atomic.Int32
		var group sync.WaitGroup
		for i, store := range stores {
			group.Go(func() {
				_, err := store.Change(ctx, ledger.Change{
					Notice: "n", Number: 3, Version: version, Act: ledger.SetDue{Due: fmt.Sprintf("2024-05-%02d", version)}, By: fmt.Sprint(i), Approver: true, At: tuesday,
				})
				var conflict *ledger.ConflictError
				switch {
				case err == nil:
					won.Add(1)
				case errors.As(err, &conflict):
					lost.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		group.Wait()
		if won.Load() != 1 || lost.Load() != 1 {
			t.Fatalf("version %d: %d won, %d were told of a conflict; want one each", version, won.Load(), lost.Load())
		}
	}
	if got := len(history(t, s, "n", 3)); got != rounds+1 {
		t.Errorf("%d entries, want %d", got, rounds+1)
	}
	for _, store := range stores {
		verify(t, store)
	}
}

// TestManyWritersLoseNothing lets many goroutines of two stores change
// different and same items until each has had its way once.
func TestManyWritersLoseNothing(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	s, path := seeded(t)
	stores := []*Store{s, openLedger(t, path)}
	const writers = 12
	var group sync.WaitGroup
	for i := range writers {
		group.Go(func() {
			store, number := stores[i%2], i%3+1
			c := ledger.Change{Notice: "n", Number: number, Version: 1, Act: ledger.SetStatus{Status: notice.LongTerm, Note: "有进展"}, By: fmt.Sprint("writer ", i), At: tuesday}
			for {
				_, err := store.Change(ctx, c)
				var conflict *ledger.ConflictError
				if !errors.As(err, &conflict) {
					if err != nil {
						t.Error(err)
					}
					return
				}
				c.Version = conflict.Current.Version
			}
		})
	}
	group.Wait()
	times := map[string]int{}
	for number := 1; number <= 3; number++ {
		entries := history(t, s, "n", number)
		for i, e := range entries {
			if e.Version != i+1 {
				t.Errorf("item %d: entry %d has version %d", number, i+1, e.Version)
			}
			times[e.By]++
		}
	}
	for i := range writers {
		if by := fmt.Sprint("writer ", i); times[by] != 1 {
			t.Errorf("%s is on record %d times, want once", by, times[by])
		}
	}
	verify(t, s)
}

// TestRequestOfManyDeliveriesHasEffectOnce delivers one request over and over,
// at the same time, to two stores on one file.
func TestRequestOfManyDeliveriesHasEffectOnce(t *testing.T) {
	t.Parallel()
	s, path := seeded(t)
	stores := []*Store{s, openLedger(t, path)}
	var group sync.WaitGroup
	for i := range 12 {
		group.Go(func() {
			got, err := stores[i%2].Change(context.Background(), ledger.Change{
				Notice: "n", Number: 2, Version: 1, Act: ledger.SetStatus{Status: notice.Rectified, Note: "好了"}, By: "li", At: tuesday, Request: "r1",
			})
			if err != nil || got.Version != 2 {
				t.Errorf("version %d, %v; want the one change", got.Version, err)
			}
		})
	}
	group.Wait()
	if got := len(history(t, s, "n", 2)); got != 2 {
		t.Errorf("%d entries, want two", got)
	}
	verify(t, s)
}
