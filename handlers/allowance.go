package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"time"
)

// spent is what the writer has cost on one day.
type spent struct {
	Tokens  int            `json:"tokens"`
	Answers map[string]int `json:"answers"` // by who asked
}

// spentLife is how long a day's spending is remembered.
const spentLife = 40 * 24 * time.Hour

// mayWrite takes one answer out of a person's allowance; false where nothing is
// left of it, or of everyone's.
func (a *Composer) mayWrite(ctx context.Context, person string) (ok bool, err error) {
	if a.memory == nil || a.terms.PerPerson == 0 && a.terms.PerDay == 0 {
		return true, nil
	}
	err = a.reviseSpent(ctx, func(s *spent) {
		ok = (a.terms.PerPerson == 0 || s.Answers[person] < a.terms.PerPerson) && (a.terms.PerDay == 0 || s.Tokens < a.terms.PerDay)
		if ok {
			s.Answers[person]++
		}
	})
	return ok, err
}

// spend notes what an answer has cost. It is not worth failing for.
func (a *Composer) spend(ctx context.Context, u Usage) {
	if a.memory != nil && a.terms.PerDay > 0 && u.Calls > 0 {
		_ = a.reviseSpent(ctx, func(s *spent) { s.Tokens += u.Read + u.Written })
	}
}

func (a *Composer) reviseSpent(ctx context.Context, change func(*spent)) error {
	now := a.clock.now()
	return a.memory.Revise(ctx, "writer "+a.clock.today(), now, now.Add(spentLife), func(body []byte) ([]byte, error) {
		s := spent{}
		if body != nil {
			if err := json.Unmarshal(body, &s); err != nil {
				return nil, fmt.Errorf("reading what the language model has cost: %w", err)
			}
		}
		if s.Answers == nil {
			s.Answers = map[string]int{}
		}
		change(&s)
		return json.Marshal(s)
	})
}
