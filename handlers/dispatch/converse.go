package dispatch

import (
	"context"
	"regexp"

	"rectify/handlers/notices"
	"rectify/handlers/reply"
)

// Converse answers what somebody says in a conversation: a command that is spoken,
// or what the conversation goes on with; see Dialogues.Continue.
func (a *Desk) Converse(ctx context.Context, r reply.Request) (reply.Reply, error) {
	return a.Notices.Scoped(ctx, r, a.converse)
}

func (a *Desk) converse(ctx context.Context, asked notices.Asked) (reply.Reply, error) {
	r := asked.Request
	if onlyLinks.MatchString(r.Text) {
		return reply.Sentence(r.Lang, r.Lang.Phrase(msgLinkAlone)), nil
	}
	if out, ok, err := a.spokenCommand(ctx, asked); ok || err != nil {
		return out, err
	}
	return a.Dialogues.Continue(ctx, r)
}

// onlyLinks is a text of links and nothing else.
var onlyLinks = regexp.MustCompile(`^\s*(?:<?https?://[^\s<>\p{Han}]+>?[\s，,、;；]*)+$`)
