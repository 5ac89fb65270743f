package dialogue

import (
	"context"
	"fmt"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// Offer shows a change as a button, with its form filled in where it has one.
func (a *Dialogues) Offer(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	book, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	items, act, instead, err := a.Changes.Plan(ctx, r, book, c)
	if err != nil || instead != nil {
		if instead == nil {
			return reply.Reply{}, err
		}
		return *instead, nil
	}
	l := r.Lang
	if shut, ok := act.(ledger.Close); ok && c.Name == command.Status {
		c.Name, c.Words = command.Close, shut.Note
	}
	typed := strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Name, card.Numbers(items), c.Words))
	b := reply.Button{Label: l.Say("办理", "Go ahead"), Command: typed, Seen: card.Seen(r, items), Main: true}
	switch {
	case len(items) > 1 || !r.Rich || !c.Name.Spec().Form:
		b.Confirm = true
	case len(typed) > card.LongestCarried:
		b.Command, b.As, b.Label = fmt.Sprintf("%s %s", c.Name, card.Numbers(items)), reply.AsForm, l.Say("填写并提交", "Fill in and send")
	default:
		b.As, b.Label = reply.AsForm, l.Say("核对并提交", "Check and send")
	}
	out := a.Offering(r, card.Named(l, items)+l.Say("：", ": ")+card.ActWords(l, act)+l.Bracketed(change.NoteOf(act)), b)
	out.Kind, out.Items = reply.KindItems, card.Refs(items)
	return out, nil
}

// Offering says that nothing was changed, what would be, and how to go on.
func (a *Dialogues) Offering(r reply.Request, what string, b reply.Button) reply.Reply {
	out := reply.Sentence(r.Lang, r.Lang.Say("对话里的命令不会直接执行，台账没有更改。要办理请按按钮：%s", "Commands in a conversation are not carried out directly; nothing was changed. To go ahead, press the button: %s", what))
	out.Parts = append(out.Parts, reply.Buttons{b})
	return out
}
