package slackapp

import (
	"context"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// submitted carries out a form that was sent, and says what becomes of its
// window. What it changed is in the ledger, and what people are told of it
// kept, before it returns.
func (a *App) submitted(ctx context.Context, in Incoming) *slack.ViewSubmissionResponse {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), a.config.Ack*5/6) // leaves time to acknowledge
	defer cancel()
	response, err := a.carryOut(ctx, in)
	if err == nil {
		return response
	}
	a.log.Error("a form could not be carried out", "key", in.Key, "text", in.Text, "error", err)
	failed := window(handlers.Reply{Lang: a.config.Lang, Parts: []handlers.Part{handlers.Paragraph{Text: say(a.config.Lang,
		"抱歉，没有办成，台账没有更改。请再试一次，或联系管理员。", "Sorry, this failed and changed nothing. Try again, or tell the administrator.")}}})
	return slack.NewUpdateViewSubmissionResponse(&failed)
}

func (a *App) carryOut(ctx context.Context, in Incoming) (*slack.ViewSubmissionResponse, error) {
	r := a.withRole(ctx, in)
	sent, err := a.assistant.Send(ctx, r)
	switch {
	case err != nil:
		return nil, err
	case len(sent.Problems) > 0:
		return slack.NewErrorsViewSubmissionResponse(sent.Problems), nil
	case sent.Again != nil:
		again := modal(*sent.Again, in.origin())
		return slack.NewUpdateViewSubmissionResponse(&again), nil
	case sent.Reply.Kind != handlers.KindChange && in.View != "", sent.Reply.Kind == handlers.KindNone && in.Response == "":
		said := window(sent.Reply)
		return slack.NewUpdateViewSubmissionResponse(&said), nil
	}
	if sent.Reply.Kind != handlers.KindChange {
		in.Fresh = true // what was pressed stays as it is
	}
	below := in.View
	if in.View == "" && in.Response == "" && in.Channel == "" {
		in.Channel = in.User // opened from the home: the answer is theirs
	}
	if below != "" { // the window below shows the item as it is now
		now := window(sent.Reply)
		a.beside(ctx, func(ctx context.Context) { a.updateView(ctx, in, below, now) })
		sent.Reply.Parts = nil
	}
	if err := a.send(ctx, in, sent.Reply, place{}); err != nil {
		return nil, err
	}
	a.moved()
	return nil, nil
}
