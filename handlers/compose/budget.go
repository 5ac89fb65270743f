// Package compose has a language model write answers to open questions, sentence
// by sentence, each held against the words that it rests on.
package compose

import (
	"context"
	"rectify/handlers/view"
	"time"
)

// spent is the writer's cost on one day.
type spent struct {
	Tokens  int            `json:"tokens"`
	Answers map[string]int `json:"answers"` // by requester
}

// spentLife is how long a day's cost is kept.
const spentLife = 40 * 24 * time.Hour

// mayWrite takes one answer from a person's allowance; false if it, or everyone's, is
// used up.
func (a *Composer) mayWrite(ctx context.Context, person string) (ok bool, err error) {
	if a.Terms.PerPerson == 0 && a.Terms.PerDay == 0 {
		return true, nil
	}
	err = a.reviseSpent(ctx, func(s *spent) {
		ok = (a.Terms.PerPerson == 0 || s.Answers[person] < a.Terms.PerPerson) && (a.Terms.PerDay == 0 || s.Tokens < a.Terms.PerDay)
		if ok {
			s.Answers[person]++
		}
	})
	return ok, err
}

// spend records the cost of an answer. An error is not returned: it must not fail the
// answer.
func (a *Composer) spend(ctx context.Context, u Usage) {
	if a.Terms.PerDay > 0 && u.Calls > 0 {
		_ = a.reviseSpent(ctx, func(s *spent) { s.Tokens += u.Read + u.Written })
	}
}

func (a *Composer) reviseSpent(ctx context.Context, change func(*spent)) error {
	now := a.Clock.Now()
	return view.Edit(ctx, a.Memory, "writer "+a.Clock.Today(), now, now.Add(spentLife), func(s *spent) error {
		if s.Answers == nil {
			s.Answers = map[string]int{}
		}
		change(s)
		return nil
	})
}
