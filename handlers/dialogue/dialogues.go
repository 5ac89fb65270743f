// Package dialogue answers in conversations, where a sentence may refer to what
// was said before.
package dialogue

import (
	"context"

	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Dialogues answers in conversations: a sentence may refer to what was said
// before.
type Dialogues struct {
	Door    *rights.Door
	Clock   *clock.Clock
	Ledger  *view.Reader
	People  *people.Directory
	Cards   *card.Cards
	Answers *answer.Answers
	Changes *change.Changes
	Keeper  view.Keeper
	Memory  view.Memory
}

// AnswerAlone answers a question put in a person's own words, by itself.
func (a *Dialogues) AnswerAlone(ctx context.Context, r reply.Request) (reply.Reply, error) {
	if out, ok := a.Answers.Unreadable(r.Text, r.Lang); ok {
		return out, nil
	}
	t, err := a.Answers.Turn(ctx, reply.Readable(r.Text), r.Lang)
	if err != nil {
		return reply.Reply{}, err
	}
	return a.alone(ctx, r, t)
}

// alone answers a sentence that refers to nothing.
func (a *Dialogues) alone(ctx context.Context, r reply.Request, t *answer.Turn) (reply.Reply, error) {
	in := answer.Inquiry{Text: t.Text, By: &r, Turn: t}
	out, ok, err := a.saidChange(ctx, r, t, topic{})
	if !ok && err == nil {
		out, err = a.Answers.Answer(ctx, in)
	}
	if err != nil {
		return reply.Reply{}, err
	}
	out.Question = r.Text
	out, err = a.Cards.WithLights(ctx, out)
	return a.People.Names(ctx, out.Lang).In(out), err
}
