package slackapp

import (
	"context"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/data/text"
	"rectify/handlers"
)

// longestTitle is that of an assistant thread, in characters.
const longestTitle = 60

// mostPrompts is how many suggestions Slack shows.
const mostPrompts = 4

// greet offers questions in a thread that a person has just opened.
func (a *App) greet(ctx context.Context, in inbound.Request) error {
	if err := a.ledger.Remember(ctx, assistantMark(in), []byte("true"), a.now(), a.now().Add(assistantLife)); err != nil {
		return err
	}
	l := a.config.Lang
	prompts := slack.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: in.Channel, ThreadTS: in.Thread, Title: youCouldAsk.in(l)}
	for _, q := range handlers.SuggestedQuestions(l) {
		if len(prompts.Prompts) < mostPrompts {
			prompts.AddPrompt(q, q)
		}
	}
	return outbound.ForJob(a.api.SetAssistantThreadsSuggestedPromptsContext(ctx, prompts))
}

// assistantLife is how long a thread is known to be one with the assistant.
const assistantLife = 90 * 24 * time.Hour

func assistantMark(in inbound.Request) string { return "assistant " + in.Channel + " " + in.Thread }

// think shows in an assistant thread that an answer is being looked for, and
// gives the thread its title. Neither is worth failing for.
func (a *App) think(ctx context.Context, in inbound.Request) {
	if in.Command || in.Thread == "" || in.Channel == "" || in.Channel[0] != 'D' {
		return
	}
	if known, err := a.ledger.Recall(ctx, assistantMark(in)); err != nil || known == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, thinkWithin)
	defer cancel()
	err := a.api.SetAssistantThreadsStatusContext(ctx, slack.AssistantThreadsSetStatusParameters{
		ChannelID: in.Channel, ThreadTS: in.Thread, Status: lookingUp.in(a.config.Lang),
	})
	if err == nil {
		err = a.api.SetAssistantThreadsTitleContext(ctx, slack.AssistantThreadsSetTitleParameters{
			ChannelID: in.Channel, ThreadTS: in.Thread, Title: text.Clip(in.Text, longestTitle),
		})
	}
	if err != nil {
		a.log.Warn("assistant thread not updated", "error", err)
	}
}

// thinkWithin is how long an answer may wait for its thread to be dressed up.
const thinkWithin = 2 * time.Second
