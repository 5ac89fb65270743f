package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// later is a correction of the seeded notice: item 1 is under way again, item 2
// done, item 3 gone and a fourth new.
func later(t *testing.T, s *Store, changes ...ledger.Change) ledger.Correction {
	t.Helper()
	read := sample()
	read.Items[0].Declared, read.Items[1].Declared = notice.InProgress, notice.Rectified
	read.Items = append(read.Items[:2], notice.Item{Number: 4, Title: "新的", Declared: notice.LongTerm})
	read.Gone = []int{3}
	return ledger.Correction{
		Notice: "n", Source: "later", Read: read, Notes: map[int]string{1: "问题描述有改动"}, Changes: changes,
		Sequence: snapshot(t, s).Sequence, By: "wang", Via: "cli", At: tuesday,
	}
}

func TestCorrectionKeepsWhatStaffSet(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	set(t, s, "n", 2, notice.LongTerm)
	if err := s.Correct(t.Context(), later(t, s)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]notice.Status{notice.InProgress, notice.LongTerm, notice.LongTerm}, statuses(t, s)); diff != "" {
		t.Error(diff)
	}
	history, err := s.History(t.Context(), "n", 1)
	if err != nil || len(history) != 2 || history[1].Action != ledger.Reread || history[1].By != "wang" || history[1].Note != "问题描述有改动" {
		t.Errorf("%+v, %v", history, err)
	}
	if source, err := s.Source(t.Context(), "n"); err != nil || source != "later" {
		t.Errorf("the text is %q, %v", source, err)
	}
	before := snapshot(t, s).Sequence
	if err := s.Correct(t.Context(), later(t, s)); err != nil || snapshot(t, s).Sequence != before {
		t.Errorf("the same text again: %v, sequence %d to %d", err, before, snapshot(t, s).Sequence)
	}
	verify(t, s)
}

// TestCorrectionIsAllOrNothing: where the ledger moved on, or a change that was
// decided cannot be made, nothing of the text is taken.
func TestCorrectionIsAllOrNothing(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	stale := later(t, s)
	set(t, s, "n", 2, notice.LongTerm)
	if err := s.Correct(t.Context(), stale); !errors.Is(err, ledger.ErrStale) {
		t.Errorf("a stale comparison gave %v", err)
	}
	bad := later(t, s, ledger.Change{Notice: "n", Number: 2, Act: ledger.SetStatus{Status: notice.Closed}, By: "wang", At: tuesday})
	var which *ledger.ItemError
	if err := s.Correct(t.Context(), bad); !errors.As(err, &which) || which.Number != 2 {
		t.Errorf("a change that is not allowed gave %v", err)
	}
	if diff := cmp.Diff([]notice.Status{notice.Rectified, notice.LongTerm, notice.InProgress}, statuses(t, s)); diff != "" {
		t.Error(diff)
	}
	unknown := later(t, s)
	unknown.Notice = "other"
	if err := s.Correct(t.Context(), unknown); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a notice that is not there gave %v", err)
	}
	good := later(t, s, ledger.Change{Notice: "n", Number: 2, Act: ledger.SetStatus{Status: notice.Rectified, Note: "按更正后的通报"}, By: "wang", At: tuesday})
	if err := s.Correct(t.Context(), good); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]notice.Status{notice.InProgress, notice.Rectified, notice.LongTerm}, statuses(t, s)); diff != "" {
		t.Error(diff)
	}
	verify(t, s)
}
