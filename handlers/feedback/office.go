// Package feedback takes what people make of answers: their ratings, the item that they
// meant, and questions that they pass on to the office.
package feedback

import (
	"context"
	"strings"

	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Feedback takes feedback.
type Feedback struct {
	Door    *rights.Door
	Clock   *clock.Clock
	Ledger  *view.Reader
	People  *people.Directory
	Cards   *card.Cards
	Answers *answer.Answers
	Keeper  view.Keeper
}

// AskOffice passes a question that the notice does not answer to the office. The
// person first sees what will be posted and confirms it.
func (a *Feedback) AskOffice(ctx context.Context, r reply.Request, asked string) (reply.Reply, error) {
	l := r.Lang
	place := a.People.Office(ctx)
	switch {
	case asked == "":
		return reply.Sentence(l, l.Phrase(msgAskOfficeUsage)), nil
	case place == "":
		return reply.Sentence(l, l.Phrase(msgOfficeHasNoChannel)), nil
	}
	answer, err := a.Answers.Find(ctx, asked)
	if err != nil {
		return reply.Reply{}, err
	}
	published := []reply.Part{
		reply.Heading{Text: l.Phrase(msgOfficeQuestionTitle)},
		reply.Quote{From: l.Phrase(msgWhoAsks, a.People.Names(ctx, l).One(r.Person.ID)), Text: asked},
	}
	if answer.Certainty == reply.Possible && len(answer.Items) > 0 {
		published = append(published, reply.Paragraph{Text: l.Phrase(msgClosestItems)}, reply.ItemList{Items: answer.Items})
	}
	published = append(published, reply.Paragraph{Text: l.Phrase(msgAnswerInThread)})
	if !r.Confirmed {
		return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Parts: append(append(
			[]reply.Part{reply.Paragraph{Text: l.Phrase(msgOfficePreview, place)}},
			published...),
			reply.Buttons{{Label: l.Phrase(msgConfirmAskOffice), Command: "ask-office " + asked, Confirm: true, Main: true}})}, nil
	}
	out := reply.Sentence(l, l.Phrase(msgOfficeAsked, place))
	out.Office = &reply.Reply{Lang: l, Question: asked, Kind: reply.KindNone, Source: reply.FromRules, Items: answer.Items, Parts: published}
	return out, nil
}

// Answered returns the message to a person whose question the office has answered.
func (a *Feedback) Answered(ctx context.Context, l reply.Lang, by, asked, text string) reply.Reply {
	name := a.People.Names(ctx, l).One(by)
	if text = strings.TrimSpace(text); text == "" {
		text = l.Phrase(msgAttachmentOnly)
	}
	return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Parts: []reply.Part{
		reply.Paragraph{Text: l.Phrase(msgOfficeReplied, asked)},
		reply.Quote{From: name, Text: text},
	}}
}
