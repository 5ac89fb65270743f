package handlers

import (
	"context"
	"fmt"
	"slices"

	"rectify/data/ledger"
)

// change carries out one act on every item, and says what is so now.
func (a *Changes) change(ctx context.Context, r Request, items []ledger.Item, act ledger.Act) (Reply, error) {
	changed, err := a.door.change(ctx, r, steps(items, act))
	if err != nil {
		return a.explain(ctx, r, err)
	}
	reply := a.changed(ctx, r, changed, act)
	if len(changed) == 1 {
		reply = a.withHint(reply, changed[0], act)
	}
	return a.withLetters(ctx, r, reply, changed, act), nil
}

// changed shows items after acts on them: one whole, several as a list. The
// change is made: where the ledger cannot be read anew, it is said in a
// sentence.
func (a *Changes) changed(ctx context.Context, r Request, items []ledger.Item, acts ...ledger.Act) Reply {
	l := r.Lang
	reply := Reply{Lang: l, Kind: KindChange, Source: FromRules, Items: refs(items)}
	if len(items) > 1 {
		reply.Parts = []Part{Paragraph{Text: l.Say("已更新 %d 项：", "%d items updated:", len(items))}, ItemList{Items: reply.Items}}
		return reply
	}
	sentence := l.Say("已更新第%d项（第 %d 版）。", "Item %d updated (version %d).", items[0].Number, items[0].Version)
	book, err := a.ledger.open(ctx)
	if err != nil {
		reply.Parts = []Part{Paragraph{Text: sentence}}
		return reply
	}
	card := book.card(l, a.clock.today(), items[0])
	undo := Button{
		Label: l.Say("撤销", "Undo"), Command: fmt.Sprintf("undo %d", card.Number), Seen: map[int]int{card.Number: card.Version},
	}
	if r.InPlace {
		undo.As = InPlace
	} else {
		card.Finding, card.Measures, card.Promises = "", nil, nil // they have just seen it, or know it
	}
	if set, ok := acts[0].(ledger.SetCommitment); ok {
		sentence = a.promiseSaid(l, book, items[0], set)
	}
	reply.Parts = []Part{Paragraph{Text: sentence}, card, Buttons{undo}}
	return reply
}

// preview shows what a change to several items would do, and asks.
func preview(r Request, items []ledger.Item, act ledger.Act) Reply {
	seen := map[int]int{}
	for _, item := range items {
		seen[item.Number] = item.Version
	}
	return Reply{
		Lang: r.Lang, Kind: KindItems, Source: FromRules, Items: refs(items),
		Parts: []Part{
			Paragraph{Text: r.Lang.Say("将对以下 %d 项做同样的更改：%s。全部成功或全部不变，请确认。", "The same change will be made to these %d items: %s. Either all of them change or none. Please confirm.",
				len(items), actWords(r.Lang, act))},
			ItemList{Items: refs(items)},
			Buttons{{
				Label: r.Lang.Say("确认更改 %d 项", "Change %d items", len(items)), Command: r.Text, Seen: seen, Confirm: true, Main: true,
			}},
		},
	}
}

// previewed reports whether the person has seen the preview of a change to
// these items. Where buttons carry the confirmation, it holds for the versions
// that the preview showed and for no other item.
func previewed(r Request, items []ledger.Item) bool {
	return r.Confirmed && (!r.Rich || !slices.ContainsFunc(items, func(item ledger.Item) bool { return r.Seen[item.Number] == 0 }))
}
