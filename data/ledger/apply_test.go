package ledger

import (
	"errors"
	"testing"
	"time"

	"rectify/data/notice"
)

var tuesday = time.Date(2024, 4, 9, 8, 30, 0, 0, time.UTC)

// apply carries out an act, with the history given.
func apply(t *testing.T, item Item, by string, approver bool, act Act, history ...Past) (Item, Entry, error) {
	t.Helper()
	c, err := (Change{Notice: "n", Number: item.Number, Act: act, By: by, Approver: approver, At: tuesday}).Checked()
	if err != nil {
		t.Fatal(err)
	}
	return Apply(item, c, Policy{}, func() ([]Past, error) { return history, nil })
}

// TestActsOfEditorsAndApprovers has each decide what they may.
func TestActsOfEditorsAndApprovers(t *testing.T) {
	t.Parallel()
	open := Item{Number: 2, Status: notice.InProgress, Due: "2024-06-30", Owner: "@wang"}
	done := Item{Number: 2, Status: notice.Rectified, ReportedBy: "li"}
	seeded := Past{Entry: Entry{Action: Seeded}, After: open}
	for _, test := range []struct {
		name     string
		item     Item
		by       string
		approver bool
		act      Act
		want     error
	}{
		{"an editor reports progress", open, "li", false, SetStatus{notice.InProgress, "走访"}, nil},
		{"the status it has, without news", open, "li", false, SetStatus{notice.InProgress, ""}, ErrUnchanged},
		{"an editor closes off", done, "wang", false, Close{}, ErrApproverNeeded},
		{"who reported it closes it off", done, "li", true, Close{}, ErrSamePerson},
		{"an approver closes off", done, "wang", true, Close{}, nil},
		{"an editor gives more time", open, "li", false, SetDue{Due: "2024-09-30"}, ErrApproverNeeded},
		{"an editor gives less time", open, "li", false, SetDue{Due: "2024-05-31"}, nil},
		{"an approver gives more time", open, "wang", true, SetDue{Due: "2024-09-30"}, nil},
		{"another than the owner receives", open, "li", false, Receive{}, ErrNotOwner},
		{"nothing to take back", open, "li", false, Undo{}, ErrNothingToUndo},
	} {
		after, entry, err := apply(t, test.item, test.by, test.approver, test.act, seeded)
		if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", test.name, err, test.want)
		}
		if err == nil && (entry.By != test.by || entry.From != test.item.Status || after.Version != test.item.Version) {
			t.Errorf("%s: entry %+v, item %+v", test.name, entry, after)
		}
	}
}

// TestHistoryIsReadWhereARuleNeedsIt: a note needs none, and an error of the
// history's is returned.
func TestHistoryIsReadWhereARuleNeedsIt(t *testing.T) {
	t.Parallel()
	lost := errors.New("lost")
	broken := func() ([]Past, error) { return nil, lost }
	item := Item{Number: 1, Status: notice.InProgress}
	for _, test := range []struct {
		act  Act
		want error
	}{{AddNote{"走访"}, nil}, {Undo{}, lost}, {SetDue{Due: "2024-06-30"}, lost}} {
		if _, _, err := Apply(item, Change{Act: test.act, By: "li", At: tuesday}, Policy{}, broken); !errors.Is(err, test.want) {
			t.Errorf("%T: %v, want %v", test.act, err, test.want)
		}
	}
}

// TestUndoGoesBackStepByStep takes back two changes of status, one at a time.
func TestUndoGoesBackStepByStep(t *testing.T) {
	t.Parallel()
	state := func(s notice.Status) Item { return Item{Number: 1, Status: s} }
	history := []Past{
		{Entry{Sequence: 1, Action: Seeded}, state(notice.NotStarted)},
		{Entry{Sequence: 2, Action: Changed, By: "li"}, state(notice.InProgress)},
		{Entry{Sequence: 3, Action: Changed, By: "li"}, state(notice.LongTerm)},
	}
	after, entry, err := apply(t, state(notice.LongTerm), "li", false, Undo{}, history...)
	if err != nil || after.Status != notice.InProgress || entry.Undoes != 3 {
		t.Errorf("%+v, %+v, %v; want entry 3 taken back", after, entry, err)
	}
	history[2].UndoneBy = 4
	history = append(history, Past{Entry{Sequence: 4, Action: Undone, Undoes: 3}, after})
	after, entry, err = apply(t, after, "li", false, Undo{}, history...)
	if err != nil || after.Status != notice.NotStarted || entry.Undoes != 2 {
		t.Errorf("%+v, %+v, %v; want entry 2 taken back", after, entry, err)
	}
}

// TestOnePieceOfEvidenceIsTakenBack takes the first of two pieces back, behind a later
// change, and then undoes that change: the count of pieces follows.
func TestOnePieceOfEvidenceIsTakenBack(t *testing.T) {
	t.Parallel()
	state := func(s notice.Status, pieces int) Item { return Item{Number: 1, Status: s, Evidence: pieces} }
	piece := &Evidence{Name: "photo.png"}
	history := []Past{
		{Entry{Sequence: 1, Action: Seeded}, state(notice.InProgress, 0)},
		{Entry{Sequence: 2, Action: EvidenceAdded, Evidence: piece}, state(notice.InProgress, 1)},
		{Entry{Sequence: 3, Action: EvidenceAdded, Evidence: piece}, state(notice.InProgress, 2)},
		{Entry{Sequence: 4, Action: Changed}, state(notice.Rectified, 2)},
	}
	after, entry, err := apply(t, state(notice.Rectified, 2), "li", false, DropEvidence{1}, history...)
	if err != nil || after.Evidence != 1 || after.Status != notice.Rectified || entry.Undoes != 2 {
		t.Errorf("%+v, %+v, %v; want entry 2 taken back", after, entry, err)
	}
	history[1].UndoneBy = 5
	history = append(history, Past{Entry{Sequence: 5, Action: Undone, Undoes: 2}, after})
	after, entry, err = apply(t, after, "li", false, Undo{}, history...)
	if err != nil || after.Evidence != 1 || after.Status != notice.InProgress || entry.Undoes != 4 {
		t.Errorf("%+v, %+v, %v; want entry 4 taken back", after, entry, err)
	}
	if _, _, err := apply(t, after, "li", false, DropEvidence{2}, history...); !errors.Is(err, ErrNothingToUndo) {
		t.Errorf("a piece that is not there: %v", err)
	}
	if _, _, err := apply(t, state(notice.Closed, 1), "li", false, DropEvidence{1}, history...); !errors.Is(err, ErrClosedOff) {
		t.Errorf("of an item that is closed off: %v", err)
	}
}
