package feedback

import (
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/data/wording"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/learned"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Meant shows the item that a person picked for their question, and stores the
// wording as a proposal.
func (a *Feedback) Meant(ctx context.Context, r reply.Request, v *view.View, item ledger.Item, words string) (reply.Reply, error) {
	l := reply.Lang(grammar.Language(words))
	out, err := a.Cards.ItemReply(ctx, l, item)
	if err != nil {
		return reply.Reply{}, err
	}
	key := learned.Key(words, v.Headings())
	if key == "" || r.Person.ID == "" || !r.Person.May(reply.Asker) {
		return out, nil
	}
	err = a.Keeper.PickWording(ctx, wording.Wording{
		Key: key, Notice: item.Notice, Number: item.Number, Text: text.Clip(reply.Readable(words), card.LongestAgain), PickedBy: r.Person.ID,
		PickedAt: a.Clock.Now(),
	})
	if err != nil {
		return reply.Reply{}, err
	}
	return out.WithRemark(l.Phrase(msgWordingSaved)), nil
}

// WordingsCommand carries out "aliases [confirm|remove ID]".
func (a *Feedback) WordingsCommand(ctx context.Context, r reply.Request, words string) (reply.Reply, error) {
	l := r.Lang
	all, err := a.Keeper.Wordings(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	called := func(key ledger.Key) string { return v.Called(l, key) }
	names := a.People.Names(ctx, l, learned.Pickers(all)...)
	if words == "" {
		return learned.Overview(r, names, called, all, ""), nil
	}
	what, id, _ := strings.Cut(words, " ")
	state := map[string]wording.State{"confirm": wording.Confirmed, "确认": wording.Confirmed, "remove": wording.Removed, "删除": wording.Removed}[what]
	at := slices.IndexFunc(all, func(w wording.Wording) bool { return learned.ID(w) == strings.TrimSpace(id) })
	if state == "" || at < 0 {
		return reply.Sentence(l, l.Phrase(msgNoSuchWording)), nil
	}
	chosen := all[at]
	if err := a.Door.Admit(ctx, r, command.Aliases.Spec().Role, ledger.Item{Notice: chosen.Notice, Number: chosen.Number}); err != nil {
		return reply.Reply{}, err
	}
	chosen.State, chosen.DecidedBy, chosen.DecidedAt = state, r.Person.ID, a.Clock.Now()
	if err := a.Keeper.DecideWording(ctx, chosen); err != nil {
		return reply.Reply{}, err
	}
	if all, err = a.Keeper.Wordings(ctx); err != nil {
		return reply.Reply{}, err
	}
	done := l.Phrase(msgWordingConfirmed, chosen.Text, called(ledger.Key{Notice: chosen.Notice, Number: chosen.Number}))
	if state == wording.Removed {
		done = l.Phrase(msgWordingRemoved, chosen.Text, called(ledger.Key{Notice: chosen.Notice, Number: chosen.Number}))
	}
	out := learned.Overview(r, names, called, all, done)
	out.Kind = reply.KindChange
	return out, nil
}
