package home

import (
	"cmp"
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
	slices.SortStableFunc(fresh, func(x, y ledger.Item) int { return cmp.Compare(h.overdue(&y), h.overdue(&x)) })
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

// overdue is how many days an item is late; 0 where it is not.
func (h *atHome) overdue(item *ledger.Item) int {
	if !clock.Late(item, h.Clock.Today()) {
		return 0
	}
	return h.Clock.DaysLate(item, h.Clock.Now())
}

// late are the items that are late, the latest first.
func (h *atHome) late() {
	items := h.those(func(i *ledger.Item) bool { return clock.Late(i, h.Clock.Today()) })
	slices.SortStableFunc(items, func(x, y ledger.Item) int { return strings.Compare(x.Due, y.Due) })
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
		if words = append(words, card.Circumstances(h.l, &items[i])...); !items[i].Done() {
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

// A wait is a reason why items wait for a person or a role.
type wait struct {
	title string
	all   string // the command that lists them
	meets func(*ledger.Item) bool
}

// mine are the reasons for which items wait for this person to act.
func (h *atHome) mine() []wait {
	me := h.Person.ID
	waits := []wait{
		{h.l.Phrase(msgToReceive), "list mine", func(i *ledger.Item) bool { return slices.Contains(i.Awaited(), me) }},
		{h.l.Phrase(msgOwnItems), "list open mine", func(i *ledger.Item) bool { return i.Status.Open() && i.OwnedBy(me) }},
	}
	if h.Person.May(reply.Approver) {
		waits = append(waits,
			h.waits(h.l.Phrase(msgToCloseOff), "reported", func(i *ledger.Item) bool { return i.ReportedBy != me }),
			h.waits(h.l.Phrase(msgToDecide), "asked", func(i *ledger.Item) bool { return i.AskedBy != me }))
	}
	return waits
}

// waits is a reason by the word that filters lists for it.
func (h *atHome) waits(title, what string, concerns func(*ledger.Item) bool) wait {
	return wait{title, "list " + what, func(i *ledger.Item) bool { return card.Waits[what](h.view, i) && concerns(i) }}
}

// waitsForMe counts the items that wait for this person, each once.
func (h *atHome) waitsForMe() int {
	reasons := h.mine()
	return len(h.those(func(i *ledger.Item) bool {
		return slices.ContainsFunc(reasons, func(w wait) bool { return w.meets(i) })
	}))
}

// waiting is what waits for the person, and what editors look after.
func (h *atHome) waiting() {
	all := h.mine()
	if h.Person.May(reply.Editor) {
		all = append(all,
			wait{h.l.Phrase(msgNoOwnerYet), "list unassigned", func(i *ledger.Item) bool { return card.Waits["unassigned"](h.view, i) }},
			h.waits(h.l.Phrase(msgNotReceived), "unreceived", func(i *ledger.Item) bool { return !i.OwnedBy(h.Person.ID) }),
			h.waits(h.l.Phrase(msgWaitingForOthers), "waiting", func(*ledger.Item) bool { return true }))
	}
	for _, w := range all {
		h.group(w.title, h.those(w.meets), w.all)
	}
}
