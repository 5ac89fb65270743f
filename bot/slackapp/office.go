package slackapp

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// officeDelivery is a question for the office's channel, with the person who asked it
// and a link to the place.
func (a *App) officeDelivery(ctx context.Context, in inbound.Request, question reply.Reply) (outbound.Delivery, error) {
	once := sha256.Sum256([]byte(in.User + " " + question.Question)) // however often it is pressed
	d, err := outbound.New(fmt.Sprintf("office %s %x", a.now().Format(time.DateOnly), once[:8]), a.config.Channel, question)
	if err != nil {
		return d, err
	}
	d.Question = question.Question
	from := "<@" + in.User + ">"
	if in.Thread != "" && !strings.HasPrefix(in.Channel, "D") {
		link, err := a.api.GetPermalinkContext(ctx, &slack.PermalinkParameters{Channel: in.Channel, Ts: in.Thread})
		if err == nil {
			from += " <" + link + "|" + question.Lang.Phrase(originalThread) + ">"
		}
	}
	d.Message = d.WithSectionBelow(from)
	return d, nil
}

// An officeQuestion is a question that was posted in the office's channel.
type officeQuestion struct {
	Asked    outbound.Asker `json:"asked"`
	Question string         `json:"question"`
}

// questionLife is how long answers in the thread of a question are passed on.
const questionLife = 180 * 24 * time.Hour

func officeMark(channel, ts string) string { return "office " + channel + " " + ts }

// noteOfficeQuestion records where a question was posted.
func (a *App) noteOfficeQuestion(ctx context.Context, d outbound.Delivery, ts string) error {
	return view.Save(ctx, a.ledger, officeMark(d.Channel, ts), officeQuestion{*d.Asked, d.Question}, a.now(), a.now().Add(questionLife))
}

// isOfficeAnswer reports whether a message answers a question in the office's
// channel. Messages that mention the app are for the app.
func (a *App) isOfficeAnswer(ctx context.Context, in inbound.Request) bool {
	if in.Command || in.Spoken || in.Opened || in.Thread == "" || in.Channel != a.config.Channel {
		return false
	}
	body, err := a.ledger.Recall(ctx, officeMark(in.Channel, in.Thread))
	return err == nil && body != nil
}

// relayAnswer passes an answer of the office on to the person who asked, in the
// thread where they asked, or to them alone where they asked in private.
func (a *App) relayAnswer(ctx context.Context, in inbound.Request) error {
	q, there, err := view.Load[officeQuestion](ctx, a.ledger, officeMark(in.Channel, in.Thread))
	if err != nil || !there || in.User == q.Asked.User { // they add to their question
		return err
	}
	d, err := outbound.New("relay "+in.Key, q.Asked.User, a.assistant.Answered(ctx, q.Asked.Lang, in.User, q.Question, in.Text))
	if err != nil {
		return err
	}
	d.Asked = &outbound.Asker{User: q.Asked.User, Lang: q.Asked.Lang}
	switch direct := strings.HasPrefix(q.Asked.Channel, "D"); {
	case direct:
		d.Channel, d.Thread = q.Asked.Channel, q.Asked.Thread
	case q.Asked.Thread != "":
		d.Channel, d.Thread = q.Asked.Channel, q.Asked.Thread
		d.Message = d.Mentioning(q.Asked.User)
	}
	return a.enqueue(ctx, d)
}
