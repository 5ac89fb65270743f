package dispatch

import (
	"context"
	"regexp"

	"rectify/handlers/answer"
	"rectify/handlers/command"
	"rectify/handlers/question"
	"rectify/handlers/reply"
)

// Converse answers what somebody says in a conversation: a command that is spoken,
// a courtesy, or a question; see Dialogues.Continue.
func (a *Desk) Converse(ctx context.Context, r reply.Request) (reply.Reply, error) {
	if reply.SaysNothing(r.Text) {
		return reply.Sentence(r.Lang, r.Lang.Say("收到。想了解哪一项，直接问就行，例如：第11项整改得怎么样了", "Got it. Ask about any item, for example: how is item 11?")), nil
	}
	if onlyLinks.MatchString(r.Text) {
		return reply.Sentence(r.Lang, r.Lang.Say("收到链接，没有更改。要作为佐证，请输入：/rectify evidence 编号 链接 说明", "A link by itself changes nothing. To add it as evidence, type: /rectify evidence NUMBER LINK NOTE")), nil
	}
	if out, ok, err := a.spokenCommand(ctx, r); ok || err != nil {
		return out, err
	}
	if question.LeanOf(reply.Readable(r.Text)).Lean == question.Thanks {
		return answer.Welcome(reply.Lang(question.Language(r.Text))), nil
	}
	if command.Cancelled(reply.Readable(r.Text)) {
		l := reply.Lang(question.Language(r.Text))
		return reply.Sentence(l, l.Say("好的，台账没有改动。", "All right, nothing was changed.")), nil
	}
	return a.Dialogues.Continue(ctx, r)
}

// onlyLinks is a text of links and nothing else.
var onlyLinks = regexp.MustCompile(`^\s*(?:<?https?://[^\s<>\p{Han}]+>?[\s，,、;；]*)+$`)
