package view

import (
	"cmp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
)

// Waiting are filters for items that wait for something, by the words that select them
// in a list.
var Waiting = map[string]func(b *View, item *ledger.Item) bool{
	"unassigned": func(_ *View, item *ledger.Item) bool {
		return item.Status.Open() && item.Refused == "" && item.Owner == ""
	},
	"unreceived": func(_ *View, item *ledger.Item) bool { return item.Unreceived() },
	"reported": func(_ *View, item *ledger.Item) bool {
		return item.Status == notice.Rectified && item.ReportedBy != ""
	},
	"asked":   func(_ *View, item *ledger.Item) bool { return item.AskedBy != "" },
	"waiting": func(_ *View, item *ledger.Item) bool { return item.HelpFrom != "" },
	"commitments": func(b *View, item *ledger.Item) bool {
		return slices.ContainsFunc(b.Commitments(item), Commitment.Pending)
	},
}

// A Wait is a reason why items wait for a person to act.
type Wait struct {
	Why   WaitReason
	Title reply.Phrase
	List  string // the command that lists such items
	Items []ledger.Item
}

// WaitReason is what a person is to do with an item.
type WaitReason int

// The reasons in the order in which they are shown.
const (
	ToReceive  WaitReason = iota // an assignment of theirs
	ToDo                         // an open item of theirs
	ToCloseOff                   // an item that another reported done
	ToDecide                     // a request for more time
)

// WaitsFor returns the items that wait for a person, by reason, each list by date; those
// without items are left out. An item may be in several.
func (b *View) WaitsFor(p reply.Person) (waits []Wait) {
	add := func(why WaitReason, title reply.Phrase, list string, meets func(*ledger.Item) bool) {
		if items := ByDue(Where(b.Items, meets)); len(items) > 0 {
			waits = append(waits, Wait{why, title, list, items})
		}
	}
	add(ToReceive, msgToReceive, "list mine", func(i *ledger.Item) bool { return slices.Contains(i.Awaited(), p.ID) })
	add(ToDo, msgOwnItems, "list open mine", func(i *ledger.Item) bool { return i.Status.Open() && i.OwnedBy(p.ID) })
	if p.May(reply.Approver) {
		add(ToCloseOff, msgToCloseOff, "list reported", func(i *ledger.Item) bool { return Waiting["reported"](b, i) && i.ReportedBy != p.ID })
		add(ToDecide, msgToDecide, "list asked", func(i *ledger.Item) bool { return Waiting["asked"](b, i) && i.AskedBy != p.ID })
	}
	return waits
}

// Requests are all requests for more time that wait for a decision, by date.
func (b *View) Requests() Wait {
	return Wait{ToDecide, msgToDecide, "list asked", ByDue(Where(b.Items, func(i *ledger.Item) bool { return i.AskedBy != "" }))}
}

// Distinct are the items of several lists, each once.
func Distinct(waits []Wait) (items []ledger.Item) {
	known := map[ledger.Key]bool{}
	for _, w := range waits {
		for _, item := range w.Items {
			if !known[item.Key()] {
				known[item.Key()] = true
				items = append(items, item)
			}
		}
	}
	return items
}

// ByDue sorts items by the dates on which they are due, those without last; otherwise
// they stay in their order.
func ByDue(items []ledger.Item) []ledger.Item {
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(x, y ledger.Item) int {
		return strings.Compare(cmp.Or(x.Due, undated), cmp.Or(y.Due, undated))
	})
	return items
}

// undated sorts behind all dates.
const undated = "9999"
