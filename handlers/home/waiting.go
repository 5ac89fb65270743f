package home

import (
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

func (h *atHome) those(meets func(*ledger.Item) bool) []ledger.Item {
	return view.Where(h.book.Items, meets)
}

// group lists items under a heading; nothing where there are none.
func (h *atHome) group(title string, items []ledger.Item, all string) {
	if len(items) == 0 {
		return
	}
	list := reply.ItemList{Items: card.Refs(items[:min(len(items), mostAtHome)]), Opens: true}
	if len(items) > mostAtHome {
		list.All, list.Total = all, len(items)
	}
	h.add(reply.Heading{Text: h.l.Phrase(msgText, title, len(items))}, list)
}

// waiting is what waits for the person, in their role.
func (h *atHome) waiting() {
	me := h.Person.ID
	h.group(h.l.Phrase(msgWaitingConfirmReceipt), h.those(func(i *ledger.Item) bool { return slices.Contains(i.Awaited(), me) }), "list mine")
	h.group(h.l.Phrase(msgMine), h.those(func(i *ledger.Item) bool { return i.Status.Open() && i.OwnedBy(me) }), "list open mine")
	if h.Person.Role >= reply.Approver {
		h.waits(h.l.Phrase(msgWaitingClosedOff), "reported", func(i *ledger.Item) bool { return i.ReportedBy != me })
		h.waits(h.l.Phrase(msgExtensionsDecide), "asked", func(i *ledger.Item) bool { return i.AskedBy != me })
	}
	if h.Person.Role >= reply.Editor {
		h.waits(h.l.Phrase(msgAssignedReceiptConfirmed), "unreceived", func(i *ledger.Item) bool { return !i.OwnedBy(me) })
		h.waits(h.l.Phrase(msgWaitingOthers), "waiting", func(*ledger.Item) bool { return true })
	}
}

// waits is a group of items that wait for something, of those that concern the
// person.
func (h *atHome) waits(title, what string, concerns func(*ledger.Item) bool) {
	h.group(title, h.those(func(i *ledger.Item) bool { return card.Waits[what](h.book, i) && concerns(i) }), "list "+what)
}
