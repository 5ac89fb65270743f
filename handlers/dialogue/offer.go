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
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	items, act, instead, err := a.Changes.Plan(ctx, r, v, c)
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
	b := reply.Button{Label: l.Phrase(msgGoAhead), Command: typed, Seen: card.Seen(r, items), Main: true}
	switch {
	case len(items) > 1 || !r.Rich || !c.Name.Spec().Form:
		b.Confirm = true
	case len(typed) > card.LongestCarried:
		b.Command, b.As, b.Label = fmt.Sprintf("%s %s", c.Name, card.Numbers(items)), reply.AsForm, l.Phrase(msgFillInAndSend)
	default:
		b.As, b.Label = reply.AsForm, l.Phrase(msgCheckAndSend)
	}
	out := a.Offering(r, card.Named(l, items)+l.Phrase(msgColon)+card.ActWords(l, act)+l.Bracketed(change.NoteOf(act))+l.Bracketed(a.undone(ctx, l, items, c)), b)
	out.Kind, out.Items = reply.KindItems, card.Refs(items)
	return out, nil
}

// Offering says that nothing was changed, what would be, and how to go on.
func (a *Dialogues) Offering(r reply.Request, what string, b reply.Button) reply.Reply {
	out := reply.Sentence(r.Lang, r.Lang.Phrase(msgPressToCarryOut, what))
	out.Parts = append(out.Parts, reply.Buttons{b})
	return out
}
