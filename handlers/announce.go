package handlers

import (
	"context"

	"rectify/data/ledger"
	"rectify/index"
)

// Announce is what everybody is told of a change: head opens the item's
// thread, and news goes into it. ok is false for what is nobody's news: what
// was read from a notice, and what was refused.
func (a *Assistant) Announce(ctx context.Context, l Lang, e ledger.Entry) (head, news Reply, ok bool, err error) {
	switch e.Action {
	case ledger.Imported, ledger.Reread, ledger.Withdrawn, ledger.Refused:
		return Reply{}, Reply{}, false, nil
	}
	book, err := a.open(ctx)
	if err != nil {
		return Reply{}, Reply{}, false, err
	}
	item, there := book.item(index.ItemKey{Notice: e.Notice, Item: e.Number})
	if !there {
		return Reply{}, Reply{}, false, nil
	}
	about := func(parts ...Part) Reply {
		return Reply{Lang: l, Kind: KindItem, Source: FromRules, Items: refs([]ledger.Item{item}), Parts: parts}
	}
	head = about(
		Paragraph{l.item(item.Number) + " " + item.Title},
		Paragraph{l.say("这一项的变更都记在这个话题里。", "What happens to this item is told in this thread.")})
	return head, about(Paragraph{a.teller(ctx, l, e).entry(e)}), true, nil
}
