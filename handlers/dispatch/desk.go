package dispatch

import (
	"context"

	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/clock"
	"rectify/handlers/dialogue"
	"rectify/handlers/digest"
	"rectify/handlers/notices"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Desk carries out commands, whatever they ask for.
type Desk struct {
	Door      *rights.Door
	Clock     *clock.Clock
	Ledger    *view.Reader
	People    *people.Directory
	Cards     *card.Cards
	Answers   *answer.Answers
	Digests   *digest.Digests
	Changes   *change.Changes
	Dialogues *dialogue.Dialogues
	Notices   *notices.Notices
	Keeper    view.Keeper
}

// Ask answers a question put in somebody's own words.
func (a *Desk) Ask(ctx context.Context, text string) (reply.Reply, error) {
	return a.Notices.Scoped(ctx, reply.Request{Text: text}, func(ctx context.Context, asked notices.Asked) (reply.Reply, error) {
		return a.Dialogues.AnswerAlone(ctx, asked.Request)
	})
}

// Form returns the form for a command that names an item; see Changes.Form.
func (a *Desk) Form(ctx context.Context, r reply.Request) (reply.Form, error) {
	ctx, found, err := a.Notices.Resolve(ctx, r)
	switch {
	case err != nil:
		return reply.Form{}, err
	case found.Instead != nil:
		return reply.Form{Lang: found.Instead.Lang, Title: "Rectify", Parts: found.Instead.Parts}, nil
	}
	return a.Changes.Form(ctx, found.Request)
}

// Send carries out a form that was filled in; see Changes.Send.
func (a *Desk) Send(ctx context.Context, r reply.Request) (change.Sent, error) {
	ctx, found, err := a.Notices.Resolve(ctx, r)
	switch {
	case err != nil:
		return change.Sent{}, err
	case found.Instead != nil:
		return change.Sent{Reply: *found.Instead}, nil
	}
	return a.Changes.Send(ctx, found.Request)
}
