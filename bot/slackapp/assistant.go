package slackapp

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/data/text"
	"rectify/handlers/reply"
)

// maxTitle is the longest title of an assistant thread, in characters.
const maxTitle = 60

// maxPrompts is how many suggested prompts Slack shows.
const maxPrompts = 4

// greet suggests questions in a new assistant thread.
func (a *App) greet(ctx context.Context, in inbound.Request) error {
	if err := a.ledger.Remember(ctx, assistantMark(in), []byte("true"), a.now(), a.now().Add(assistantLife)); err != nil {
		return err
	}
	l := a.people.LangOf(ctx, in.User)
	prompts := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: in.Channel, ThreadTS: in.Thread, Title: l.Phrase(youCouldAsk)}
	for _, q := range reply.SuggestedQuestions(l) {
		if len(prompts.Prompts) < maxPrompts {
			prompts.AddPrompt(q, q)
		}
	}
	return outbound.ForJob(a.api.SetAssistantThreadsSuggestedPromptsContext(ctx, prompts))
}

// assistantLife is how long a thread is remembered as an assistant thread.
const assistantLife = 90 * 24 * time.Hour

func assistantMark(in inbound.Request) string { return "assistant " + in.Channel + " " + in.Thread }

// showThinking sets the status and the title of an assistant thread. The answer does
// not depend on it.
func (a *App) showThinking(ctx context.Context, in inbound.Request) {
	if in.Command || in.Thread == "" || in.Channel == "" || in.Channel[0] != 'D' {
		return
	}
	if known, err := a.ledger.Recall(ctx, assistantMark(in)); err != nil || known == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, thinkWithin)
	defer cancel()
	err := a.api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
		ChannelID: in.Channel, ThreadTS: in.Thread, Status: a.people.LangOf(ctx, in.User).Phrase(lookingUp),
	})
	if err == nil {
		err = a.api.SetAssistantThreadsTitleContext(ctx, slack.AssistantThreadsSetTitleParameters{
			ChannelID: in.Channel, ThreadTS: in.Thread, Title: text.Clip(in.Text, maxTitle),
		})
	}
	if err != nil {
		a.log.Warn("assistant thread not updated", "error", err)
	}
}

// thinkWithin is how long an answer waits for showThinking.
const thinkWithin = 2 * time.Second
