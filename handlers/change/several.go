package change

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
)

// carry carries out an act on the items that it changes, after a preview if there are
// several.
func (a *Changes) carry(ctx context.Context, r reply.Request, c command.Command, all []ledger.Item, act ledger.Act) (reply.Reply, error) {
	items, err := all, error(nil)
	if !interpret.Previewed(r, all) { // a confirmation is for the previewed items
		items, err = a.yet(ctx, r, all, act)
	}
	switch {
	case err != nil:
		return reply.Reply{}, err
	case len(items) == 0:
		return reply.Sentence(r.Lang, r.Lang.Phrase(msgAlreadySo, card.Named(r.Lang, all))), nil
	case len(all) > 1 && !interpret.Previewed(r, items), c.Spelt && !r.Confirmed:
		if out, err := rights.Refusal(r.Lang, a.Door.Preview(ctx, r, rights.Steps(items, act))); err == nil && out.Parts != nil {
			return out, nil // other errors are reported on confirmation
		}
		if len(items) < len(all) {
			r.Text = strings.TrimSpace(fmt.Sprintf("%s %s %s", c.Name, card.Numbers(items), c.Words))
			return leavingOut(preview(r, items, act), all, items), nil
		}
		return preview(r, items, act), nil
	}
	return a.change(ctx, r, items, act)
}

// yet returns the items that an act would change, and those that it cannot change for a
// reason that the person must see.
func (a *Changes) yet(ctx context.Context, r reply.Request, items []ledger.Item, act ledger.Act) ([]ledger.Item, error) {
	if len(items) < 2 {
		return items, nil
	}
	refused, err := a.Door.Try(ctx, r, rights.Steps(items, act))
	if err != nil {
		return nil, err
	}
	var left []ledger.Item
	for i, item := range items {
		if !errors.Is(refused[i], ledger.ErrUnchanged) {
			left = append(left, item)
		}
	}
	return left, nil
}

// leavingOut adds to a preview which items need no change.
func leavingOut(answered reply.Reply, all, left []ledger.Item) reply.Reply {
	var out []ledger.Item
	for _, item := range all {
		if !slices.ContainsFunc(left, func(l ledger.Item) bool { return l.Notice == item.Notice && l.Number == item.Number }) {
			out = append(out, item)
		}
	}
	l := answered.Lang
	answered.Parts = slices.Insert(answered.Parts, 1, reply.Part(reply.Paragraph{Text: l.Phrase(msgAlreadySoLeftOut, card.Named(l, out))}))
	return answered
}

// PreviewSteps shows what several commands would change, and asks for
// confirmation.
func PreviewSteps(r reply.Request, out reply.Reply, all []rights.Step) reply.Reply {
	l := r.Lang
	seen := map[int]int{}
	for number, version := range r.Seen {
		seen[number] = version
	}
	sentence := l.Phrase(msgPreviewChanges, len(all))
	for _, s := range all {
		sentence += "\n" + l.ItemOf(s.Item.NoticeKey, s.Item.Number) + " " + s.Item.Title + l.Phrase(msgColon) + card.ActWords(l, s.Act, s.Item) +
			l.Bracketed(NoteOf(s.Act))
		seen[s.Item.Number] = s.Item.Version
		out.Items = append(out.Items, card.Ref(s.Item))
	}
	out.Parts = append(out.Parts, reply.Paragraph{Text: sentence}, reply.Buttons{{
		Label: l.Phrase(msgConfirmChanges, len(all)), Command: r.Text, Seen: seen, Confirm: true, Main: true,
	}})
	return out
}
