package handlers

import (
	"slices"
	"strings"
	"sync"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/question"
	"rectify/index"
)

// A book is the ledger at one moment, laid out for answering.
type book struct {
	*ledger.Snapshot
	notices map[string]*notice.Notice
	places  map[index.ItemKey]int // position in Items
	zone    *time.Location        // in which times are shown

	owned     sync.Once
	everybody []string        // who answers for any item
	people    map[string]bool // of everybody, those whom the notice names as persons
	dued      sync.Once
	due       []string // the days by which items are to be done
	classed   sync.Once
	class     []question.Class // of items, by status and the notice's own word for it
}

func newBook(s *ledger.Snapshot, zone *time.Location) *book {
	b := &book{Snapshot: s, zone: zone, notices: map[string]*notice.Notice{}, places: map[index.ItemKey]int{}}
	for _, n := range s.Notices {
		b.notices[n.ID] = n.Notice
	}
	for i, item := range s.Items {
		b.places[index.ItemKey{Notice: item.Notice, Item: item.Number}] = i
	}
	return b
}

// headings are those of every notice, the newest first.
func (b *book) headings() []notice.Section {
	var all []notice.Section
	for _, n := range b.Notices {
		all = append(all, n.Notice.Sections...)
	}
	return all
}

// item returns the ledger's item for a key.
func (b *book) item(key index.ItemKey) (ledger.Item, bool) {
	i, ok := b.places[key]
	if !ok {
		return ledger.Item{}, false
	}
	return b.Items[i], true
}

// last is the highest item number of any notice.
func (b *book) last() int {
	last := 0
	for _, item := range b.Items {
		last = max(last, item.Number)
	}
	return last
}

// numbered returns the items of that number, one a notice at most.
func (b *book) numbered(number int) []ledger.Item {
	var out []ledger.Item
	for _, n := range b.Notices {
		if item, ok := b.item(index.ItemKey{Notice: n.ID, Item: number}); ok {
			out = append(out, item)
		}
	}
	return out
}

// text returns what the notice says of an item.
func (b *book) text(item ledger.Item) notice.Item {
	n := b.notices[item.Notice]
	if n == nil || item.Number < 1 || item.Number > len(n.Items) {
		return notice.Item{Number: item.Number, Title: item.Title}
	}
	return n.Items[item.Number-1]
}

// headingText is the titles of the headings above an item.
func (b *book) headingText(item ledger.Item) string {
	n := b.notices[item.Notice]
	if n == nil {
		return ""
	}
	at := slices.IndexFunc(n.Sections, func(s notice.Section) bool { return s.Number == item.Section })
	if at < 0 {
		return ""
	}
	section := n.Sections[at]
	text := section.Title
	for _, sub := range section.Subsections {
		if sub.Number == item.Subsection {
			text += " › " + sub.Title
		}
	}
	return text
}

// ref is an item as lists show it.
func ref(item ledger.Item) ItemRef {
	return ItemRef{
		Notice: item.Notice, Number: item.Number, Title: item.Title,
		Section: item.Section, Status: item.Status, Owner: item.Owner, Due: item.Due,
	}
}

func refs(items []ledger.Item) []ItemRef {
	out := make([]ItemRef, len(items))
	for i, item := range items {
		out[i] = ref(item)
	}
	return out
}

// awaited are those of several owners who have yet to take note of an item;
// empty where all of them have to.
func awaited(item ledger.Item) string {
	ids := item.Awaited()
	if len(ids) == len(item.OwnerIDs()) {
		return ""
	}
	for i := range ids {
		ids[i] = "@" + ids[i]
	}
	return strings.Join(ids, " ")
}

// NotReceived says who has yet to take note of the item, and since when.
func (c Card) NotReceived(l Lang) string {
	who := ""
	if c.Awaited != "" {
		who = c.Awaited + " "
	}
	return l.say("%s未签收（%s 分派）", "%snot yet received (assigned on %s)", who, c.AssignedOn)
}

// card shows an item whole.
func (b *book) card(l Lang, today string, item ledger.Item) Card {
	text := b.text(item)
	card := Card{
		ItemRef: ref(item), Label: text.Label, SectionText: b.headingText(item),
		Declared: item.Declared, Supporting: item.Supporting,
		HelpFrom: item.HelpFrom, HelpSince: item.HelpSince, Evidence: item.Evidence,
		DueCounted: item.DueCounted, FirstDue: item.FirstDue, AskedDue: item.AskedDue, AskedBy: item.AskedBy,
		AssignedOn: item.AssignedOn, ReceivedOn: item.ReceivedOn, Unreceived: item.Unreceived(), Awaited: awaited(item),
		Version: item.Version, UpdatedBy: item.UpdatedBy, UpdatedAt: item.UpdatedAt.In(b.zone),
		Finding: text.Finding, Measures: text.Work(),
	}
	for _, p := range b.promises(item) {
		card.Promises = append(card.Promises, CardPromise{p.number, p.sentence, p.standing(l, today)})
	}
	return card
}
