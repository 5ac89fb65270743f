package ledger

import (
	"context"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rectify/data/notice"
)

// A step is what somebody does some time after the step before. In these tests
// li and zhou are editors, wang and sun approvers.
type step struct {
	after time.Duration
	by    string
	act   Act
	want  error
}

func steps(t *testing.T, s *Store, number int, all []step) {
	t.Helper()
	at := tuesday
	for i, step := range all {
		at = at.Add(step.after)
		_, err := s.Change(context.Background(), Change{
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
	due := func(date string) Act { return SetDue{Due: date} }
	ask := AskLater{Due: "2024-07-31", Reason: "等批复"}
	for _, test := range []struct {
		name   string
		number int
		steps  []step
	}{
		{"due, undo, due", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {hour, "li", Undo{}, ErrApproverNeeded}, {0, "li", due("2024-07-31"), ErrApproverNeeded}, {0, "wang", due("2024-07-31"), nil},
		}},
		{"due, undo and due over another's date", 3, []step{
			{0, "wang", due("2024-06-30"), nil}, {hour, "li", due("2024-06-01"), nil}, {moment, "li", Undo{}, nil}, {0, "li", due("2024-07-31"), ErrApproverNeeded},
			{0, "li", due("2024-06-01"), nil}, {moment, "li", due("2024-07-31"), ErrApproverNeeded}, {0, "li", due("2024-06-30"), nil}, {0, "li", Undo{}, nil}, {0, "li", Undo{}, nil}, {0, "li", Undo{}, ErrApproverNeeded},
		}},
		{"corrections do not creep", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {10 * moment, "li", due("2024-06-30"), nil}, {10 * moment, "li", due("2024-07-31"), ErrApproverNeeded}, {0, "li", Undo{}, nil}, {0, "li", Undo{}, ErrApproverNeeded},
		}},
		{"a date that was taken back soon never counted", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {moment, "li", Undo{}, nil}, {day, "li", due("2024-07-31"), nil}, {day, "li", due("2024-08-31"), ErrApproverNeeded},
		}},
		{"a typing mistake", 3, []step{
			{0, "li", due("2024-06-03"), nil}, {moment, "li", due("2024-06-30"), nil}, {day, "li", due("2024-06-20"), nil}, {day, "li", Undo{}, nil},
		}},
		{"another editor's date is not corrected", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {moment, "zhou", due("2024-07-31"), ErrApproverNeeded}, {0, "zhou", Undo{}, ErrApproverNeeded}, {0, "zhou", due("2024-05-20"), nil}, {moment, "li", due("2024-05-31"), ErrApproverNeeded},
		}},
		{"an approver has acted since", 3, []step{
			{0, "li", due("2024-05-31"), nil}, {moment, "wang", AddNote{"就按这一天"}, nil}, {0, "li", due("2024-07-31"), ErrApproverNeeded}, {0, "li", Undo{}, ErrApproverNeeded},
		}},
		{"a note is no bait", 3, []step{
			{0, "wang", due("2024-06-30"), nil}, {hour, "li", AddNote{"x"}, nil}, {0, "li", Undo{}, nil}, {0, "li", Undo{}, ErrApproverNeeded},
		}},
		{"an approver's earlier date stays", 3, []step{
			{0, "li", due("2024-06-30"), nil}, {hour, "wang", due("2024-05-31"), nil}, {0, "li", due("2024-06-30"), ErrApproverNeeded}, {0, "li", Undo{}, ErrApproverNeeded},
		}},
		{"own request set with due", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "wang", GrantLater{}, ErrOwnRequest}, {0, "wang", due("2024-07-31"), ErrOwnRequest}, {0, "wang", due(""), ErrOwnRequest},
			{0, "wang", due("2024-05-20"), nil}, {0, "sun", due("2024-07-31"), nil}, {0, "wang", due("2024-08-31"), nil},
		}},
		{"own request taken back", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "wang", Undo{}, nil}, {0, "wang", due("2024-07-31"), ErrOwnRequest},
		}},
		{"own request refused", 3, []step{
			{0, "sun", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "sun", RefuseLater{"不能再拖"}, nil}, {day, "wang", due("2024-07-31"), ErrOwnRequest},
		}},
		{"own request hidden behind another's", 3, []step{
			{0, "sun", due("2024-05-31"), nil}, {0, "wang", ask, nil}, {0, "li", AskLater{Due: "2024-08-31", Reason: "我也等"}, nil}, {0, "wang", GrantLater{}, ErrOwnRequest}, {0, "sun", GrantLater{}, nil},
		}},
		{"a tightening undone by who asked", 3, []step{
			{0, "sun", due("2024-06-30"), nil}, {0, "wang", ask, nil}, {0, "li", due("2024-05-31"), nil}, {0, "wang", Undo{}, ErrOwnRequest},
		}},
		{"a grant undone by an editor, and due", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "li", ask, nil}, {0, "wang", GrantLater{}, nil}, {0, "li", Undo{}, ErrApproverNeeded}, {0, "li", due("2024-08-31"), ErrApproverNeeded},
			{0, "wang", Undo{}, nil}, {0, "li", due("2024-07-31"), ErrApproverNeeded}, {0, "li", due("2024-05-30"), nil},
		}},
		{"a refusal undone by who was refused", 3, []step{
			{0, "wang", due("2024-05-31"), nil}, {0, "li", ask, nil}, {0, "zhou", GrantLater{}, ErrApproverNeeded}, {0, "zhou", RefuseLater{"x"}, ErrApproverNeeded}, {0, "wang", RefuseLater{"x"}, nil}, {0, "li", Undo{}, ErrApproverNeeded},
		}},
		{"a reopening undone", 1, []step{
			{0, "wang", Reopen{"回头看"}, nil}, {0, "li", Undo{}, ErrApproverNeeded}, {0, "li", AddNote{"x"}, nil}, {0, "li", Undo{}, nil}, {0, "li", Undo{}, ErrApproverNeeded}, {0, "wang", Undo{}, nil},
		}},
		{"a reopening by status undone", 1, []step{
			{0, "wang", SetStatus{notice.InProgress, "回头看发现反弹"}, nil}, {0, "li", Undo{}, ErrApproverNeeded}, {0, "sun", Undo{}, nil},
		}},
		{"a closing undone, and a reopening by an editor", 1, []step{
			{0, "wang", Close{}, nil}, {0, "li", Undo{}, ErrApproverNeeded}, {0, "li", Reopen{"x"}, ErrApproverNeeded}, {0, "sun", Undo{}, nil}, {0, "li", Close{}, ErrApproverNeeded},
		}},
		{"one's own report under another name", 3, []step{
			{0, "wang", SetStatus{notice.Rectified, ""}, nil}, {0, "wang", Close{}, ErrSamePerson}, {0, "li", SetStatus{notice.LongTerm, "改分类"}, nil}, {0, "wang", Close{}, ErrSamePerson},
			{0, "wang", Undo{}, nil}, {0, "wang", Close{}, ErrSamePerson}, {0, "sun", Close{}, nil},
		}},
		{"a status flipped to be reported by another", 3, []step{
			{0, "wang", SetStatus{notice.Rectified, ""}, nil}, {0, "wang", SetStatus{notice.InProgress, "还没有"}, nil}, {0, "li", SetStatus{notice.Rectified, ""}, nil}, {0, "wang", Close{}, nil},
		}},
		{"one's own changes may be undone", 3, []step{
			{0, "li", SetStatus{notice.Rectified, ""}, nil}, {day, "li", Undo{}, nil}, {0, "li", Assign{Owner: "甲"}, nil}, {0, "zhou", Undo{}, nil}, {0, "li", ask, nil}, {day, "li", Undo{}, nil},
		}},
		{"an approver's assignment stays", 3, []step{
			{0, "wang", Assign{Owner: "@li"}, nil}, {0, "li", Receive{}, nil}, {0, "li", Undo{}, nil}, {0, "li", Undo{}, ErrApproverNeeded},
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
		change := func(act Act, by string, approver bool) (Item, error) {
			return s.Change(ctx, Change{Notice: "n", Number: 1, Act: act, By: by, Approver: approver, At: at})
		}
		for _, act := range []Act{Reopen{"回头看"}, SetDue{Due: "2024-06-30"}} {
			if _, err := change(act, "wang", true); err != nil {
				rt.Fatal(err)
			}
		}
		act := rapid.SampledFrom([]Act{
			SetDue{Due: "2024-05-31"}, SetDue{Due: "2024-06-30"}, SetDue{Due: "2024-07-31"}, SetDue{}, Undo{}, Undo{}, AddNote{"x"},
			AskLater{Due: "2024-07-31", Reason: "等"}, GrantLater{}, RefuseLater{"x"}, Close{}, Reopen{"x"}, Assign{Owner: "@li"}, Receive{},
			SetStatus{notice.Rectified, "x"}, SetStatus{notice.InProgress, "x"}, SetStatus{notice.LongTerm, "x"},
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
