package handlers_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"rectify/handlers"
	"rectify/handlers/ground"
)

// script is a writer that says what it is told to.
type script struct {
	claims []ground.Claim
	err    error
	asked  []handlers.Draft

	words    string // in which it restates
	restated []string
}

func (s *script) Write(_ context.Context, d handlers.Draft, tell func(ground.Claim) error) (handlers.Usage, error) {
	s.asked = append(s.asked, d)
	for _, c := range s.claims {
		if err := tell(c); err != nil {
			return handlers.Usage{}, err
		}
	}
	return handlers.Usage{Calls: 1, Read: 100, Written: 10}, s.err
}

func (s *script) Restate(_ context.Context, question string) (string, handlers.Usage, error) {
	s.restated = append(s.restated, question)
	return s.words, handlers.Usage{Calls: 1}, nil
}

// askWith puts a question to an assistant with a writer.
func askWith(t *testing.T, s *script, text string) (reply handlers.Reply, dropped []ground.Fault) {
	t.Helper()
	var err error
	a := assistantWith(t)
	a.UseWriter(s, handlers.Terms{Dropped: func(_ ground.Claim, why ground.Fault) { dropped = append(dropped, why) }})
	if reply, err = a.Ask(t.Context(), text); err != nil {
		t.Fatal(err)
	}
	return reply, dropped
}

const why = "为什么6家二级机构的财务由一把手直接分管?总结一下问题和措施"

func TestOpenQuestionIsWritten(t *testing.T) {
	t.Parallel()
	s := &script{claims: []ground.Claim{
		{Text: "6家二级机构违反党政一把手“五不直接分管”的规定,直接分管财务工作。", Items: []int{28}},
		{Text: "为此投入资金99万元。", Items: []int{28}},
		{Text: "已确定一名副职分管财务工作。", Items: []int{28}},
		{Text: "请 <!channel> 注意。", Items: []int{28}},
	}}
	reply, dropped := askWith(t, s, why)
	if reply.Source != handlers.FromWriter || len(reply.Items) != 1 || reply.Items[0].Number != 28 || reply.Items[0].Status != "rectified" {
		t.Errorf("%s %+v", reply.Source, reply.Items)
	}
	said := reply.Plain()
	for _, words := range []string{"直接分管财务工作。（第28项）", "已确定一名副职", "由语言模型撰写"} {
		if !strings.Contains(said, words) {
			t.Errorf("no %q in %s", words, said)
		}
	}
	if strings.Contains(said, "99") || strings.Contains(said, "channel") || !slices.Equal(dropped, []ground.Fault{ground.Number, ground.Mention}) {
		t.Errorf("left out: %v; said: %s", dropped, said)
	}
}

func TestWriterThatFailsIsStoodInFor(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]*script{
		"it fails":          {err: errors.New("down")},
		"it fails midway":   {claims: []ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{28}}}, err: errors.New("cut")},
		"it lies":           {claims: []ground.Claim{{Text: "局长李建国已被免职。", Items: []int{28}}}},
		"it says nothing":   {},
		"it cites the moon": {claims: []ground.Claim{{Text: "已确定一名副职分管财务工作。", Items: []int{999}}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reply, _ := askWith(t, s, why)
			if reply.Source != handlers.FromSearch || len(reply.Items) == 0 || reply.Items[0].Number != 28 || len(reply.Citations) == 0 {
				t.Errorf("%+v", reply)
			}
			if quiet := strings.Contains(reply.Plain(), "暂时没有给出答案"); quiet != (s.err != nil) {
				t.Errorf("the failure is told: %t", quiet)
			}
		})
	}
}

// TestExactQuestionsAreNotWritten has the writer asked for nothing that the
// ledger or the notice answers exactly, nor for what the notice does not answer.
func TestExactQuestionsAreNotWritten(t *testing.T) {
	t.Parallel()
	s := &script{err: errors.New("it was asked")}
	for _, text := range []string{"第11项", "哪些问题正在整改?", "有几项已整改", "公务用车", "which items are open?", "逾期的有哪些", "为什么食堂的饺子不好吃?", "总结一下第9项", "帮助"} {
		askWith(t, s, text)
	}
	if len(s.asked) > 0 {
		t.Errorf("it was asked %q", s.asked[0].Question)
	}
}
