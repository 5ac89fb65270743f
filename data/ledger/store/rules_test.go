package store

import (
	"context"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// A step is what somebody does some time after the step before. In these tests
// li and zhou are editors, wang and sun approvers.
type step struct {
	after time.Duration
	by    string
	act   ledger.Act
	want  error
}

func steps(t *testing.T, s *Store, number int, all []step) {
	t.Helper()
	at := tuesday
	for i, step := range all {
		at = at.Add(step.after)
		_, err := s.Change(context.Background(), ledger.Change{
			Notice: "n", Number: number, Act: step.act, By: step.by, Approver: step.by == "wang" || step.by == "sun", At: at,
		})
		if !errors.Is(err, step.want) || step.want == nil && err != nil {
			t.Fatalf("step %d, %s %+v: %v, want %v", i+1, step.by, step.act, err, step.want)
		}
	}
	verify(t, s)
}

// TestRulesAreNotGotRound: item 3 is in progress without a date, item 1 is
// rectified by its notice.
func TestRulesAreNotGotRound(t *testing.T) {
	t.Parallel()
	const moment, hour, day = time.Minute, time.Hour, 24 * time.Hour
	due := func(date string) ledger.Act { return ledger.SetDue{Due: date} }
	ask := ledger.AskLater{Due: "2024-07-31", Reason: "等批复"}
	for _, test := range []struct {
		name   string
		number int
		steps  []step
	}{
		{"due, undo, due", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {hour, "li", ledger.Undo{}, ledger.ErrApproverNeeded}, {0, "li", due("2024-07-31"), ledger.ErrApproverNeeded}, {0, "wang", due("2024-07-31"), nil},
		}},
		{"due, undo and due over another's date", 3, []step{
			{0, "wang", due("2024-06-30"), nil}, {hour, "li", due("2024-06-01"), nil}, {moment, "li", ledger.Undo{}, nil}, {0, "li", due("2024-07-31"), ledger.ErrApproverNeeded},
			{0, "li", due("2024-06-01"), nil}, {moment, "li", due("2024-07-31"), ledger.ErrApproverNeeded}, {0, "li", due("2024-06-30"), nil}, {0, "li", ledger.Undo{}, nil}, {0, "li", ledger.Undo{}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded},
		}},
		{"corrections do not creep", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {10 * moment, "li", due("2024-06-30"), nil}, {10 * moment, "li", due("2024-07-31"), ledger.ErrApproverNeeded}, {0, "li", ledger.Undo{}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded},
		}},
		{"a date that was taken back soon never counted", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {moment, "li", ledger.Undo{}, nil}, {day, "li", due("2024-07-31"), nil}, {day, "li", due("2024-08-31"), ledger.ErrApproverNeeded},
		}},
		{"a typing mistake", 3, []step{
			{0, "li", due("2024-06-03"), nil}, {moment, "li", due("2024-06-30"), nil}, {day, "li", due("2024-06-20"), nil}, {day, "li", ledger.Undo{}, nil},
		}},
		{"another editor's date is not corrected", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {moment, "zhou", due("2024-07-31"), ledger.ErrApproverNeeded}, {0, "zhou", ledger.Undo{}, ledger.ErrApproverNeeded}, {0, "zhou", due("2024-05-20"), nil}, {moment, "li", due("2024-05-31"), ledger.ErrApproverNeeded},
		}},
		{"an approver has acted since", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {moment, "wang", ledger.AddNote{Note: "就按这一天"}, nil}, {0, "li", due("2024-07-31"), ledger.ErrApproverNeeded}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded},
		}},
		{"a note is no bait", 3, []step{
			{0, "wang", due("2024-06-30"), nil}, {hour, "li", ledger.AddNote{Note: "x"}, nil}, {0, "li", ledger.Undo{}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded},
		}},
		{"an approver's earlier date stays", 3, []step{
			{0, "li", due("2024-06-30"), nil}, {hour, "wang", due("2024-05-31"), nil}, {0, "li", due("2024-06-30"), ledger.ErrApproverNeeded}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded},
		}},
		{"own request set with due", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "wang", ledger.GrantLater{}, ledger.ErrOwnRequest}, {0, "wang", due("2024-07-31"), ledger.ErrOwnRequest}, {0, "wang", due(""), ledger.ErrOwnRequest},
			{0, "wang", due("2024-05-20"), nil}, {0, "sun", due("2024-07-31"), nil}, {0, "wang", due("2024-08-31"), nil},
		}},
		{"own request taken back", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "wang", ledger.Undo{}, nil}, {0, "wang", due("2024-07-31"), ledger.ErrOwnRequest},
		}},
		{"own request refused", 3, []step{
			{0, "sun", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "sun", ledger.RefuseLater{Reason: "不能再拖"}, nil}, {day, "wang", due("2024-07-31"), ledger.ErrOwnRequest},
		}},
		{"own request hidden behind another's", 3, []step{
			{0, "sun", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "li", ledger.AskLater{Due: "2024-08-31", Reason: "我也等"}, nil}, {0, "wang", ledger.GrantLater{}, ledger.ErrOwnRequest}, {0, "sun", ledger.GrantLater{}, nil},
		}},
		{"a tightening undone by who asked", 3, []step{
			{0, "sun", due("2024-06-30"), nil}, {0, "wang", ask, nil}, {0, "li", due("2024-05-31"), nil}, {0, "wang", ledger.Undo{}, ledger.ErrOwnRequest},
		}},
		{"a grant undone by an editor, and due", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "li", ask, nil}, {0, "wang", ledger.GrantLater{}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded}, {0, "li", due("2024-08-31"), ledger.ErrApproverNeeded},
			{0, "wang", ledger.Undo{}, nil}, {0, "li", due("2024-07-31"), ledger.ErrApproverNeeded}, {0, "li", due("2024-05-30"), nil},
		}},
		{"a refusal undone by who was refused", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "li", ask, nil}, {0, "zhou", ledger.GrantLater{}, ledger.ErrApproverNeeded}, {0, "zhou", ledger.RefuseLater{Reason: "x"}, ledger.ErrApproverNeeded}, {0, "wang", ledger.RefuseLater{Reason: "x"}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded},
		}},
		{"a reopening undone", 1, []step{
			{0, "wang", ledger.Reopen{Reason: "回头看"}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded}, {0, "li", ledger.AddNote{Note: "x"}, nil}, {0, "li", ledger.Undo{}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded}, {0, "wang", ledger.Undo{}, nil},
		}},
		{"a reopening by status undone", 1, []step{
			{0, "wang", ledger.SetStatus{Status: notice.InProgress, Note: "回头看发现反弹"}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded}, {0, "sun", ledger.Undo{}, nil},
		}},
		{"a closing undone, and a reopening by an editor", 1, []step{
			{0, "wang", ledger.Close{}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded}, {0, "li", ledger.Reopen{Reason: "x"}, ledger.ErrApproverNeeded}, {0, "sun", ledger.Undo{}, nil}, {0, "li", ledger.Close{}, ledger.ErrApproverNeeded},
		}},
		{"one's own report under another name", 3, []step{
			{0, "wang", ledger.SetStatus{Status: notice.Rectified, Note: ""}, nil}, {0, "wang", ledger.Close{}, ledger.ErrSamePerson}, {0, "li", ledger.SetStatus{Status: notice.LongTerm, Note: "改分类"}, nil}, {0, "wang", ledger.Close{}, ledger.ErrSamePerson},
			{0, "wang", ledger.Undo{}, nil}, {0, "wang", ledger.Close{}, ledger.ErrSamePerson}, {0, "sun", ledger.Close{}, nil},
		}},
		{"a status flipped to be reported by another", 3, []step{
			{0, "wang", ledger.SetStatus{Status: notice.Rectified, Note: ""}, nil}, {0, "wang", ledger.SetStatus{Status: notice.InProgress, Note: "还没有"}, nil}, {0, "li", ledger.SetStatus{Status: notice.Rectified, Note: ""}, nil}, {0, "wang", ledger.Close{}, nil},
		}},
		{"one's own changes may be undone", 3, []step{
			{0, "li", ledger.SetStatus{Status: notice.Rectified, Note: ""}, nil}, {day, "li", ledger.Undo{}, nil}, {0, "li", ledger.Assign{Owner: "甲"}, nil}, {0, "zhou", ledger.Undo{}, nil}, {0, "li", ask, nil}, {day, "li", ledger.Undo{}, nil},
		}},
		{"an approver's assignment stays", 3, []step{
			{0, "wang", ledger.Assign{Owner: "@li"}, nil}, {0, "li", ledger.Receive{}, nil}, {0, "li", ledger.Undo{}, nil}, {0, "li", ledger.Undo{}, ledger.ErrApproverNeeded},
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, _ := seeded(t)
			steps(t, s, test.number, test.steps)
		})
	}
}

// TestEditorsGainNoTime: whatever two editors do, and however long they wait,
// an item keeps the day that an approver has set, or an earlier one, and what an
// approver reopened is not undone.
func TestEditorsGainNoTime(t *testing.T) {
	t.Parallel()
	another := ledgers(t)
	rapid.Check(t, func(rt *rapid.T) {
		ctx := context.Background()
		s, err := Open(ctx, another())
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		at := tuesday
		change := func(act ledger.Act, by string, approver bool) (ledger.Item, error) {
			return s.Change(ctx, ledger.Change{Notice: "n", Number: 1, Act: act, By: by, Approver: approver, At: at})
		}
		for _, act := range []ledger.Act{ledger.Reopen{Reason: "回头看"}, ledger.SetDue{Due: "2024-06-30"}} {
			if _, err := change(act, "wang", true); err != nil {
				rt.Fatal(err)
			}
		}
		act := rapid.SampledFrom([]ledger.Act{
			ledger.SetDue{Due: "2024-05-31"}, ledger.SetDue{Due: "2024-06-30"}, ledger.SetDue{Due: "2024-07-31"}, ledger.SetDue{}, ledger.Undo{}, ledger.Undo{}, ledger.AddNote{Note: "x"},
			ledger.AskLater{Due: "2024-07-31", Reason: "等"}, ledger.GrantLater{}, ledger.RefuseLater{Reason: "x"}, ledger.Close{}, ledger.Reopen{Reason: "x"}, ledger.Assign{Owner: "@li"}, ledger.Receive{},
			ledger.SetStatus{Status: notice.Rectified, Note: "x"}, ledger.SetStatus{Status: notice.InProgress, Note: "x"}, ledger.SetStatus{Status: notice.LongTerm, Note: "x"},
		})
		for range rapid.IntRange(1, 10).Draw(rt, "steps") {
			at = at.Add(rapid.SampledFrom([]time.Duration{time.Second, 10 * time.Minute, time.Hour}).Draw(rt, "wait"))
			_, _ = change(act.Draw(rt, "act"), rapid.SampledFrom([]string{"li", "zhou"}).Draw(rt, "by"), false)
			items, err := s.Snapshot(ctx)
			if err != nil {
				rt.Fatal(err)
			}
			if got := items.Items[0].Due; got == "" || got > "2024-06-30" {
				rt.Fatalf("due %q", got)
			}
		}
		entries, err := s.History(ctx, "n", 1)
		if err != nil {
			rt.Fatal(err)
		}
		for _, e := range entries {
			if e.Approver && e.UndoneBy > 0 {
				rt.Fatalf("%+v was undone", e)
			}
		}
	})
}
