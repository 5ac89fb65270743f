package notify

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// last is the latest entry of an item's history with an action; the zero value for none.
func (m *mailing) last(ctx context.Context, item ledger.Item, action ledger.Action) ledger.Entry {
	return m.find(ctx, item, func(e ledger.Entry) bool { return e.Action == action })
}

// entry is the entry with a sequence number.
func (m *mailing) entry(ctx context.Context, item ledger.Item, sequence int64) ledger.Entry {
	return m.find(ctx, item, func(e ledger.Entry) bool { return e.Sequence == sequence })
}

func (m *mailing) find(ctx context.Context, item ledger.Item, is func(ledger.Entry) bool) ledger.Entry {
	history, err := m.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return ledger.Entry{}
	}
	for _, e := range slices.Backward(history) {
		if is(e) {
			return e
		}
	}
	return ledger.Entry{}
}

// assigned tells new owners that the item is theirs, and those before that it no longer is;
// was are the owners before, as history entries have them.
func (m *mailing) assigned(ctx context.Context, item ledger.Item, was string) {
	before := ledger.Item{Owner: ledger.JoinNames(ledger.ReadWho(was).Lead)}.OwnerIDs()
	to := slices.DeleteFunc(item.Awaited(), func(id string) bool { return id == m.Person.ID || slices.Contains(before, id) })
	m.toOwners(ctx, item, to, func(l reply.Lang) []reply.Part {
		return []reply.Part{
			reply.Paragraph{Text: l.Phrase(msgTellAssigned, m.by, named(l, item), untilDue(l, item))},
			reply.Buttons{{Label: l.Phrase(msgConfirmReceipt), Command: fmt.Sprintf("receive %s", item.Ref()), Main: true, As: reply.InPlace}, show(l, item)},
		}
	})
	m.toReachable(ctx, item, slices.DeleteFunc(before, item.OwnedBy), func(l reply.Lang) []reply.Part {
		return m.says(msgTellReassigned, item, cmp.Or(item.Owner, l.Phrase(msgNoDueDate)))(l)
	})
}

// dated tells the owners of an open item that its due date is another; but was told already.
func (m *mailing) dated(ctx context.Context, item ledger.Item, was, but string) {
	if !item.Status.Open() {
		return
	}
	to := slices.DeleteFunc(item.OwnerIDs(), func(id string) bool { return id == but })
	m.toReachable(ctx, item, to, func(l reply.Lang) []reply.Part {
		or := func(day string) string { return cmp.Or(day, l.Phrase(msgNoDueDate)) }
		return append(m.says(msgTellDue, item, or(was), or(item.Due))(l), reply.Buttons{show(l, item)})
	})
}
