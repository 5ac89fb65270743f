package handlers

import (
	"context"

	"rectify/handlers/answer"
	"rectify/handlers/answer/confidence"
	"rectify/handlers/reply"
	"rectify/index"
)

// BearingOf measures how much the notices have to do with a question, whatever
// it asks for. ok is false where nothing is found.
func (a *Assistant) BearingOf(ctx context.Context, text string) (_ confidence.Bearing, ok bool, err error) {
	in := answer.Inquiry{Text: reply.Readable(text)}
	if in.Turn, err = a.Answers.Turn(ctx, in.Text, ""); err != nil {
		return confidence.Bearing{}, false, err
	}
	q := in.Question(a.Answers)
	hits, err := a.Answers.Index.Find(ctx, q.Subject, q.Text, answer.MostHits)
	if err != nil || len(hits) == 0 {
		return confidence.Bearing{}, false, err
	}
	return q.Bearing(hits), true, nil
}

// HitsOf are the items and paragraphs that are found for a question, best first, as
// they are ranked before its answer is looked for, with how each answers it.
func (a *Assistant) HitsOf(ctx context.Context, text string) ([]index.Hit, []confidence.Choice, error) {
	in := answer.Inquiry{Text: reply.Readable(text)}
	var err error
	if in.Turn, err = a.Answers.Turn(ctx, in.Text, ""); err != nil {
		return nil, nil, err
	}
	q := in.Question(a.Answers)
	hits, err := a.Answers.Index.Find(ctx, q.Subject, q.Text, answer.MostHits)
	return hits, q.Choices(hits), err
}
