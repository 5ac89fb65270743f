package home

import (
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

func (h *atHome) those(meets func(*ledger.Item) bool) []ledger.Item {
	return view.Where(h.view.Items, meets)
}

// group lists items under a heading, those that no group above has listed;
// nothing where none is left.
func (h *atHome) group(title string, items []ledger.Item, all string) {
	fresh := slices.DeleteFunc(slices.Clone(items), func(item ledger.Item) bool { return h.listed[item.Key()] })
	if len(fresh) == 0 {
		return
	}
	fresh = view.ByDue(fresh)
	shown := fresh[:min(len(fresh), mostAtHome)]
	for _, item := range shown {
		h.listed[item.Key()] = true
	}
	list := reply.ItemList{Items: h.refs(shown), Opens: true}
	if len(fresh) > mostAtHome {
		list.All, list.Total = all, len(items)
	}
	heading := h.l.Phrase(msgTitleAndCount, title, len(items))
	if above := len(items) - len(fresh); above > 0 {
		heading = h.l.Phrase(msgListedAbove, title, len(items), above)
	}
	h.add(reply.Heading{Text: heading}, list)
}

// late are the items that are late, the latest first.
func (h *atHome) late() {
	items := view.ByDue(h.those(func(i *ledger.Item) bool { return clock.Late(i, h.Clock.Today()) }))
	title := h.l.Phrase(msgLateFigure)
	if len(items) > 1 {
		title = h.l.Phrase(msgLongestLate, title, h.Clock.DaysLate(&items[0], h.Clock.Now()))
	}
	h.group(title, items, "list late")
}

// refs are items with how late they are, and what their dates wait for.
func (h *atHome) refs(items []ledger.Item) []reply.ItemRef {
	refs := card.Refs(items)
	for i := range items {
		var words []string
		if clock.Late(&items[i], h.Clock.Today()) {
			words = append(words, h.l.Phrase(msgDaysLate, h.Clock.DaysLate(&items[i], h.Clock.Now())))
		}
		if asked := h.requests[items[i].Key()]; asked != "" {
			words = append(words, asked)
		} else {
			words = append(words, card.Circumstances(h.l, &items[i])...)
		}
		if !items[i].Done() {
			refs[i].Note = strings.Join(words, h.l.Phrase(msgBetween))
		}
	}
	return refs
}

// selection lists what a person looks up, wherever else it is listed.
func (h *atHome) selection(query card.ListQuery) {
	items := query.Items(h.view, h.Clock.Today(), h.Person.ID)
	list := reply.ItemList{Items: card.Refs(items[:min(len(items), mostAtHome)]), Opens: true}
	if len(items) > mostAtHome {
		list.All, list.Total = query.Command(func(*card.ListQuery) {}), len(items)
	}
	h.add(reply.Label{Text: h.l.Phrase(msgTitleAndCount, h.l.Phrase(msgSelection), len(items))})
	if len(items) > 0 {
		h.add(list)
	}
}

// waiting is what waits for the person, and what editors look after.
func (h *atHome) waiting(ctx context.Context) {
	for _, w := range h.view.WaitsFor(h.Person) {
		if w.Why == view.ToDecide {
			for _, item := range w.Items[:min(len(w.Items), mostAtHome)] {
				h.requests[item.Key()] = h.Cards.Request(ctx, h.l, item)
			}
		}
		h.group(h.l.Phrase(w.Title), w.Items, w.List)
		switch {
		case len(w.Items) != 1:
		case w.Why == view.ToDecide:
			h.add(card.Decision(h.l, w.Items[0], reply.AsForm))
		case w.Why == view.ToCloseOff:
			h.add(card.Checking(h.l, w.Items[0]))
		}
	}
	if !h.Person.May(reply.Editor) {
		return
	}
	for _, w := range []struct {
		title reply.Phrase
		what  string
	}{{msgNoOwnerYet, "unassigned"}, {msgNotReceived, "unreceived"}, {msgWaitingForOthers, "waiting"}} {
		h.group(h.l.Phrase(w.title), h.those(func(i *ledger.Item) bool {
			return view.Waiting[w.what](h.view, i) && (w.what != "unreceived" || !i.OwnedBy(h.Person.ID))
		}), "list "+w.what)
	}
}
