package handlers

import (
	"context"

	"rectify/handlers/confidence"
)

// JudgeBy has j decide how sure answers are.
func (a *Assistant) JudgeBy(j Judge) { a.Answers.judge = j }

// BearingOf measures how much the notices have to do with a question, whatever
// it asks for. ok is false where nothing is found.
func (a *Assistant) BearingOf(ctx context.Context, text string) (_ confidence.Bearing, ok bool, err error) {
	in := inquiry{text: readable(text)}
	if in.turn, err = a.turn(ctx, in.text); err != nil {
		return confidence.Bearing{}, false, err
	}
	q := in.asking(a.Answers)
	hits, err := a.Answers.search.Find(ctx, q.Subject, q.text, mostHits)
	if err != nil || len(hits) == 0 {
		return confidence.Bearing{}, false, err
	}
	return q.bearing(hits), true, nil
}
