package ledger

import (
	"context"
	"errors"
	"strings"
	"testing"

	"rectify/data/notice"
)

// do carries out acts one after the other, each by whom it names, and returns
// the last error.
func do(t *testing.T, s *Store, number int, by string, acts ...Act) (Item, error) {
	t.Helper()
	var item Item
	var err error
	for i, act := range acts {
		item, err = s.Change(context.Background(), Change{Notice: "n", Number: number, Act: act, By: by, Approver: true, At: tuesday})
		if err != nil && i < len(acts)-1 {
			t.Fatalf("%+v: %v", act, err)
		}
	}
	return item, err
}

func TestRulesOfActs(t *testing.T) {
	t.Parallel()
	photo := AddEvidence{Evidence{Name: "照片", Link: "https://example.org/1"}}
	long := strings.Repeat("x", longest+1)
	tests := []struct {
		name   string
		number int // 1 is rectified by the notice, 2 and 3 are in progress
		acts   []Act
		want   error
	}{
		{"report done", 2, []Act{SetStatus{notice.Rectified, ""}}, nil},
		{"same status says nothing", 2, []Act{SetStatus{notice.InProgress, ""}}, ErrUnchanged},
		{"same status with a blank", 2, []Act{SetStatus{notice.InProgress, " \n"}}, ErrUnchanged},
		{"same status with news", 2, []Act{SetStatus{notice.InProgress, "完成一半"}}, nil},
		{"closing is for approvers", 1, []Act{SetStatus{notice.Closed, ""}}, ErrCloseByApproval},
		{"back to open needs a reason", 1, []Act{SetStatus{notice.InProgress, ""}}, ErrReasonNeeded},
		{"back to open with a blank reason", 1, []Act{SetStatus{notice.InProgress, "\u3000"}}, ErrReasonNeeded},
		{"back to open with a reason", 1, []Act{SetStatus{notice.InProgress, "反弹"}}, nil},
		{"close what the notice calls done", 1, []Act{Close{Note: "查验"}}, nil},
		{"close an open item", 2, []Act{Close{}}, ErrNotRectified},
		{"close one's own report", 2, []Act{SetStatus{notice.Rectified, ""}, Close{}}, ErrSamePerson},
		{"close twice", 1, []Act{Close{}, Close{}}, ErrUnchanged},
		{"a closed item stays closed", 1, []Act{Close{}, SetStatus{notice.Rectified, "x"}}, ErrClosedOff},
		{"reopen without a reason", 1, []Act{Reopen{}}, ErrReasonNeeded},
		{"reopen", 1, []Act{Close{}, Reopen{"回头看"}}, nil},
		{"reopen an open item", 2, []Act{Reopen{"x"}}, ErrUnchanged},
		{"assign", 2, []Act{Assign{Owner: "甲", Supporting: "乙 丙"}}, nil},
		{"assign again", 2, []Act{Assign{Owner: "甲"}, Assign{Owner: " 甲 "}}, ErrUnchanged},
		{"due", 2, []Act{SetDue{Due: "2024-12-31"}}, nil},
		{"no such day", 2, []Act{SetDue{Due: "2024-02-30"}}, ErrInvalid},
		{"a date in words", 2, []Act{SetDue{Due: "月底"}}, ErrInvalid},
		{"ask for a day that is past", 2, []Act{AskLater{Due: "2024-04-01", Reason: "等批复"}}, ErrPast},
		{"a new date answers who asked for more time", 2, []Act{AskLater{Due: "2024-08-31", Reason: "等批复"}, SetDue{Due: "2024-05-31"}, RefuseLater{"x"}}, ErrNotAsked},
		{"empty note", 2, []Act{AddNote{" "}}, ErrInvalid},
		{"evidence without anything", 2, []Act{AddEvidence{Evidence{Name: "照片"}}}, ErrInvalid},
		{"evidence", 2, []Act{photo}, nil},
		{"a file as evidence", 2, []Act{AddEvidence{Evidence{Hash: strings.Repeat("aB", 32)}}}, nil},
		{"half a hash", 2, []Act{AddEvidence{Evidence{Hash: strings.Repeat("ab", 16)}}}, ErrInvalid},
		{"a hash of other letters", 2, []Act{AddEvidence{Evidence{Hash: strings.Repeat("xy", 32)}}}, ErrInvalid},
		{"a link that is a program", 2, []Act{AddEvidence{Evidence{Link: "javascript:alert(1)"}}}, ErrInvalid},
		{"a link to nowhere", 2, []Act{AddEvidence{Evidence{Link: "照片"}}}, ErrInvalid},
		{"a link without end", 2, []Act{AddEvidence{Evidence{Link: "https://example.org/" + long}}}, ErrInvalid},
		{"a name without end", 2, []Act{AddEvidence{Evidence{Name: long, Link: "https://example.org/1"}}}, ErrInvalid},
		{"a note without end", 2, []Act{AddNote{long}}, ErrInvalid},
		{"the longest note", 2, []Act{AddNote{long[:len(long)-1]}}, nil},
		{"wait for help", 2, []Act{AskHelp{From: "财政局"}}, nil},
		{"wait for nobody", 2, []Act{AskHelp{}}, ErrInvalid},
		{"no longer wait", 2, []Act{AskHelp{From: "财政局"}, EndHelp{}}, nil},
		{"nothing to wait for", 2, []Act{EndHelp{}}, ErrUnchanged},
		{"nothing to undo", 1, []Act{Undo{}}, ErrNothingToUndo},
		{"undo", 2, []Act{photo, Undo{}}, nil},
		{"take note of one's own item", 2, []Act{Assign{Owner: "@wang 丁"}, Receive{}}, ErrNotOwner},
		{"undo a closing", 1, []Act{Close{}, Undo{}}, nil},
		{"undo a reopening of what was closed", 1, []Act{Close{}, Reopen{"回头看"}, Undo{}}, ErrCloseByApproval},
		{"undo a reopening of what was rectified", 1, []Act{Reopen{"回头看"}, Undo{}}, nil},
		{"undo more than there is", 2, []Act{photo, Undo{}, Undo{}}, ErrNothingToUndo},
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
		act  Act
		want dates
	}{
		{"wang", SetDue{}, dates{"", "", "", ""}}, // the notice names one
		{"li", SetDue{Due: "2024-05-31", Counted: "十个工作日"}, dates{"2024-05-31", "十个工作日", "", ""}},
		{"li", AskLater{Due: "2024-06-30", Counted: "三十个工作日", Reason: "等批复"}, dates{"2024-05-31", "十个工作日", "", "2024-06-30"}},
		{"wang", GrantLater{}, dates{"2024-06-30", "三十个工作日", "2024-05-31", ""}},
		{"wang", SetDue{Due: "2024-07-31"}, dates{"2024-07-31", "", "2024-05-31", ""}},
		{"li", Undo{}, dates{"2024-06-30", "三十个工作日", "2024-05-31", ""}},
		{"li", SetDue{Due: "2024-05-31"}, dates{"2024-05-31", "", "", ""}},
		{"wang", SetDue{}, dates{"", "", "", ""}},
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
	if _, err := do(t, s, 2, "li", SetStatus{notice.Rectified, "已入账"}); err != nil {
		t.Fatal(err)
	}
	closed, err := do(t, s, 2, "wang", Close{Note: "现场查验"})
	if err != nil || closed.Status != notice.Closed || closed.ReportedBy != "li" {
		t.Errorf("closed %+v, %v", closed, err)
	}
}

func TestEvidenceMayBeRequired(t *testing.T) {
	t.Parallel()
	path := place(t)
	s, err := Open(context.Background(), path, Policy{RequireEvidence: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	add(t, s, "n", sample())
	done := SetStatus{notice.Rectified, "好了"}
	if _, err := do(t, s, 2, "li", done); !errors.Is(err, ErrEvidenceNeeded) {
		t.Errorf("%v, want ErrEvidenceNeeded", err)
	}
	piece := AddEvidence{Evidence{Link: "https://example.org/1", FactDate: "2024-04-01"}}
	if _, err := do(t, s, 2, "li", piece, Undo{}, done); !errors.Is(err, ErrEvidenceNeeded) {
		t.Errorf("evidence that was taken back: %v, want ErrEvidenceNeeded", err)
	}
	if _, err := do(t, s, 2, "li", piece, done); err != nil {
		t.Error(err)
	}
	pieces, err := s.Pieces(context.Background(), "n", 2)
	if err != nil || len(pieces) != 1 || pieces[0].Evidence.FactDate != "2024-04-01" {
		t.Errorf("pieces = %+v, %v, want the one that stands", pieces, err)
	}
}

func TestChangeAllIsAllOrNothing(t *testing.T) {
	t.Parallel()
	s, _ := seeded(t)
	change := func(number int) Change {
		return Change{Notice: "n", Number: number, Act: SetStatus{notice.Rectified, "好了"}, By: "li", At: tuesday}
	}
	_, err := s.ChangeAll(context.Background(), []Change{change(2), change(3), change(9)})
	var which *ItemError
	if !errors.As(err, &which) || which.Number != 9 || !errors.Is(err, ErrNotFound) {
		t.Errorf("%v, want that item 9 is not there", err)
	}
	if got := item(t, s, "n", 2); got.Version != 1 {
		t.Errorf("item 2 was changed all the same: %+v", got)
	}
	if items, err := s.ChangeAll(context.Background(), []Change{change(2), change(3)}); err != nil || len(items) != 2 {
		t.Errorf("%+v, %v", items, err)
	}
}
