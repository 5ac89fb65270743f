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

// do carries out acts one after the other, each by whom it names, and returns
// the last error.
func do(t *testing.T, s *Store, number int, by string, acts ...ledger.Act) (ledger.Item, error) {
	t.Helper()
	var item ledger.Item
	var err error
	for i, act := range acts {
		item, err = s.Change(context.Background(), ledger.Change{Notice: "n", Number: number, Act: act, By: by, Approver: true, At: tuesday})
		if err != nil && i < len(acts)-1 {
			t.Fatalf("%+v: %v", act, err)
		}
	}
	return item, err
}

func TestRulesOfActs(t *testing.T) {
	t.Parallel()
	photo := ledger.AddEvidence{Evidence: ledger.Evidence{Name: "照片", Link: "https://example.org/1"}}
	long := strings.Repeat("x", ledger.MaxText+1)
	tests := []struct {
		name   string
		number int // 1 is rectified by the notice, 2 and 3 are in progress
		acts   []ledger.Act
		want   error
	}{
		{"report done", 2, []ledger.Act{ledger.SetStatus{Status: notice.Rectified, Note: ""}}, nil},
		{"same status says nothing", 2, []ledger.Act{ledger.SetStatus{Status: notice.InProgress, Note: ""}}, ledger.ErrUnchanged},
		{"same status with a blank", 2, []ledger.Act{ledger.SetStatus{Status: notice.InProgress, Note: " \n"}}, ledger.ErrUnchanged},
		{"same status with news", 2, []ledger.Act{ledger.SetStatus{Status: notice.InProgress, Note: "完成一半"}}, nil},
		{"closing is for approvers", 1, []ledger.Act{ledger.SetStatus{Status: notice.Closed, Note: ""}}, ledger.ErrCloseByApproval},
		{"back to open needs a reason", 1, []ledger.Act{ledger.SetStatus{Status: notice.InProgress, Note: ""}}, ledger.ErrReasonNeeded},
		{"back to open with a blank reason", 1, []ledger.Act{ledger.SetStatus{Status: notice.InProgress, Note: "\u3000"}}, ledger.ErrReasonNeeded},
		{"back to open with a reason", 1, []ledger.Act{ledger.SetStatus{Status: notice.InProgress, Note: "反弹"}}, nil},
		{"close what the notice calls done", 1, []ledger.Act{ledger.Close{Note: "查验"}}, nil},
		{"close an open item", 2, []ledger.Act{ledger.Close{}}, ledger.ErrNotRectified},
		{"close one's own report", 2, []ledger.Act{ledger.SetStatus{Status: notice.Rectified, Note: ""}, ledger.Close{}}, ledger.ErrSamePerson},
		{"close twice", 1, []ledger.Act{ledger.Close{}, ledger.Close{}}, ledger.ErrUnchanged},
		{"a closed item stays closed", 1, []ledger.Act{ledger.Close{}, ledger.SetStatus{Status: notice.Rectified, Note: "x"}}, ledger.ErrClosedOff},
		{"reopen without a reason", 1, []ledger.Act{ledger.Reopen{}}, ledger.ErrReasonNeeded},
		{"reopen", 1, []ledger.Act{ledger.Close{}, ledger.Reopen{Reason: "回头看"}}, nil},
		{"reopen an open item", 2, []ledger.Act{ledger.Reopen{Reason: "x"}}, ledger.ErrUnchanged},
		{"assign", 2, []ledger.Act{ledger.Assign{Owner: "甲", Supporting: "乙 丙"}}, nil},
		{"assign again", 2, []ledger.Act{ledger.Assign{Owner: "甲"}, ledger.Assign{Owner: " 甲 "}}, ledger.ErrUnchanged},
		{"due", 2, []ledger.Act{ledger.SetDue{Due: "2024-12-31"}}, nil},
		{"no such day", 2, []ledger.Act{ledger.SetDue{Due: "2024-02-30"}}, ledger.ErrInvalid},
		{"a date in words", 2, []ledger.Act{ledger.SetDue{Due: "月底"}}, ledger.ErrInvalid},
		{"ask for a day that is past", 2, []ledger.Act{ledger.AskLater{Due: "2024-04-01", Reason: "等批复"}}, ledger.ErrPast},
		{"a new date answers who asked for more time", 2, []ledger.Act{ledger.AskLater{Due: "2024-08-31", Reason: "等批复"}, ledger.SetDue{Due: "2024-05-31"}, ledger.RefuseLater{Reason: "x"}}, ledger.ErrNotAsked},
		{"empty note", 2, []ledger.Act{ledger.AddNote{Note: " "}}, ledger.ErrInvalid},
		{"evidence without anything", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Name: "照片"}}}, ledger.ErrInvalid},
		{"evidence", 2, []ledger.Act{photo}, nil},
		{"a file as evidence", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Hash: strings.Repeat("aB", 32)}}}, nil},
		{"half a hash", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Hash: strings.Repeat("ab", 16)}}}, ledger.ErrInvalid},
		{"a hash of other letters", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Hash: strings.Repeat("xy", 32)}}}, ledger.ErrInvalid},
		{"a link that is a program", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Link: "javascript:alert(1)"}}}, ledger.ErrInvalid},
		{"a link to nowhere", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Link: "照片"}}}, ledger.ErrInvalid},
		{"a link without end", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Link: "https://example.org/" + long}}}, ledger.ErrInvalid},
		{"a name without end", 2, []ledger.Act{ledger.AddEvidence{Evidence: ledger.Evidence{Name: long, Link: "https://example.org/1"}}}, ledger.ErrInvalid},
		{"a note without end", 2, []ledger.Act{ledger.AddNote{Note: long}}, ledger.ErrInvalid},
		{"the longest note", 2, []ledger.Act{ledger.AddNote{Note: long[:len(long)-1]}}, nil},
		{"wait for help", 2, []ledger.Act{ledger.AskHelp{From: "财政局"}}, nil},
		{"wait for nobody", 2, []ledger.Act{ledger.AskHelp{}}, ledger.ErrInvalid},
		{"no longer wait", 2, []ledger.Act{ledger.AskHelp{From: "财政局"}, ledger.EndHelp{}}, nil},
		{"nothing to wait for", 2, []ledger.Act{ledger.EndHelp{}}, ledger.ErrUnchanged},
		{"nothing to undo", 1, []ledger.Act{ledger.Undo{}}, ledger.ErrNothingToUndo},
		{"undo", 2, []ledger.Act{photo, ledger.Undo{}}, nil},
		{"take note of one's own item", 2, []ledger.Act{ledger.Assign{Owner: "@wang 丁"}, ledger.Receive{}}, ledger.ErrNotOwner},
		{"undo a closing", 1, []ledger.Act{ledger.Close{}, ledger.Undo{}}, nil},
		{"undo a reopening of what was closed", 1, []ledger.Act{ledger.Close{}, ledger.Reopen{Reason: "回头看"}, ledger.Undo{}}, ledger.ErrCloseByApproval},
		{"undo a reopening of what was rectified", 1, []ledger.Act{ledger.Reopen{Reason: "回头看"}, ledger.Undo{}}, nil},
		{"undo more than there is", 2, []ledger.Act{photo, ledger.Undo{}, ledger.Undo{}}, ledger.ErrNothingToUndo},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, _ := seeded(t)
			if _, err := do(t, s, test.number, "li", test.acts...); !errors.Is(err, test.want) {
				t.Errorf("%v, want %v", err, test.want)
			}
			verify(t, s)
		})
	}
}

// TestFirstDateIsKept: the first date stays with an item as long as it has more
// time than that, and a date that was counted says how.
func TestFirstDateIsKept(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	type dates struct{ due, counted, first, asked string }
	for i, step := range []struct {
		by   string
		act  ledger.Act
		want dates
	}{
		{"wang", ledger.SetDue{}, dates{"", "", "", ""}}, // the notice names one
		{"li", ledger.SetDue{Due: "2024-05-31", Counted: "十个工作日"}, dates{"2024-05-31", "十个工作日", "", ""}},
		{"li", ledger.AskLater{Due: "2024-06-30", Counted: "三十个工作日", Reason: "等批复"}, dates{"2024-05-31", "十个工作日", "", "2024-06-30"}},
		{"wang", ledger.GrantLater{}, dates{"2024-06-30", "三十个工作日", "2024-05-31", ""}},
		{"wang", ledger.SetDue{Due: "2024-07-31"}, dates{"2024-07-31", "", "2024-05-31", ""}},
		{"li", ledger.Undo{}, dates{"2024-06-30", "三十个工作日", "2024-05-31", ""}},
		{"li", ledger.SetDue{Due: "2024-05-31"}, dates{"2024-05-31", "", "", ""}},
		{"wang", ledger.SetDue{}, dates{"", "", "", ""}},
	} {
		got, err := do(t, s, 2, step.by, step.act)
		if is := (dates{got.Due, got.DueCounted, got.FirstDue, got.AskedDue}); err != nil || is != step.want {
			t.Errorf("step %d: %+v, %v, want %+v", i, is, err, step.want)
		}
	}
	verify(t, s)
	entries, err := s.History(context.Background(), "n", 2)
	if err != nil || entries[2].Counted != "十个工作日" || entries[4].Counted != "三十个工作日" {
		t.Errorf("the history does not say how dates were counted: %+v, %v", entries, err)
	}
}

func TestCloseOffByAnotherPerson(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	if _, err := do(t, s, 2, "li", ledger.SetStatus{Status: notice.Rectified, Note: "已入账"}); err != nil {
		t.Fatal(err)
	}
	closed, err := do(t, s, 2, "wang", ledger.Close{Note: "现场查验"})
	if err != nil || closed.Status != notice.Closed || closed.ReportedBy != "li" {
		t.Errorf("closed %+v, %v", closed, err)
	}
}

func TestEvidenceMayBeRequired(t *testing.T) {
	t.Parallel()
	path := place(t)
	s, err := Open(context.Background(), path, ledger.Policy{RequireEvidence: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	add(t, s, "n", sample())
	done := ledger.SetStatus{Status: notice.Rectified, Note: "好了"}
	if _, err := do(t, s, 2, "li", done); !errors.Is(err, ledger.ErrEvidenceNeeded) {
		t.Errorf("%v, want ErrEvidenceNeeded", err)
	}
	piece := ledger.AddEvidence{Evidence: ledger.Evidence{Link: "https://example.org/1", FactDate: "2024-04-01"}}
	if _, err := do(t, s, 2, "li", piece, ledger.Undo{}, done); !errors.Is(err, ledger.ErrEvidenceNeeded) {
		t.Errorf("evidence that was taken back: %v, want ErrEvidenceNeeded", err)
	}
	if _, err := do(t, s, 2, "li", piece, done); err != nil {
		t.Error(err)
	}
	stand := slices.DeleteFunc(history(t, s, "n", 2), func(e ledger.Entry) bool { return e.Action != ledger.EvidenceAdded || e.UndoneBy > 0 })
	if len(stand) != 1 || stand[0].Evidence.FactDate != "2024-04-01" {
		t.Errorf("evidence = %+v, want the piece that stands", stand)
	}
}

func TestChangeAllIsAllOrNothing(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	change := func(number int) ledger.Change {
		return ledger.Change{Notice: "n", Number: number, Act: ledger.SetStatus{Status: notice.Rectified, Note: "好了"}, By: "li", At: tuesday}
	}
	_, err := s.ChangeAll(context.Background(), []ledger.Change{change(2), change(3), change(9)})
	var which *ledger.ItemError
	if !errors.As(err, &which) || which.Number != 9 || !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("%v, want that item 9 is not there", err)
	}
	if got := item(t, s, "n", 2); got.Version != 1 {
		t.Errorf("item 2 was changed all the same: %+v", got)
	}
	if items, err := s.ChangeAll(context.Background(), []ledger.Change{change(2), change(3)}); err != nil || len(items) != 2 {
		t.Errorf("%+v, %v", items, err)
	}
}
