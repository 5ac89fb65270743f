package handlers

import (
	"strings"
	"sync"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/question"
	"rectify/index"
)

// A book is the ledger at one moment, laid out for answering.
type book struct {
	*ledger.Snapshot
	zone *time.Location // in which times are shown

	owned     sync.Once
	everybody []string        // who answers for any item
	people    map[string]bool // of everybody, those whom the notice names as persons
	dued      sync.Once
	due       map[string]int // how many items are to be done by each day
	classed   sync.Once
	class     []question.Class // of items, by status and the notice's own word for it
}

func newBook(s *ledger.Snapshot, zone *time.Location) *book { return &book{Snapshot: s, zone: zone} }

// isMeantByNumber reports whether an item is the one that its number means in
// commands: there, and in the newest notice that has the number.
func (b *book) isMeantByNumber(key ledger.Key) bool {
	items := b.ByNumber(key.Number)
	return len(items) > 0 && items[0].Notice == key.Notice
}

// itemsOf are the items among the hits.
func (b *book) itemsOf(hits []index.Hit) (items []ledger.Item) {
	for _, hit := range hits {
		if item, ok := b.Item(hit.Key()); ok {
			items = append(items, item)
		}
	}
	return items
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

// card shows an item whole.
func (b *book) card(l Lang, today string, item ledger.Item) Card {
	text := b.Text(item)
	card := Card{
		ItemRef: ref(item), Label: text.Label, SectionText: b.HeadingText(item),
		Declared: item.Declared, Supporting: item.Supporting,
		HelpFrom: item.HelpFrom, HelpSince: item.HelpSince, Evidence: item.Evidence,
		DueCounted: item.DueCounted, FirstDue: item.FirstDue, AskedDue: item.AskedDue, AskedBy: item.AskedBy,
		AssignedOn: item.AssignedOn, ReceivedOn: item.ReceivedOn, Unreceived: item.Unreceived(), Awaited: awaited(item),
		Version: item.Version, UpdatedBy: item.UpdatedBy, UpdatedAt: item.UpdatedAt.In(b.zone),
		Finding: text.Finding, Measures: text.Work(),
	}
	for _, p := range b.promises(item) {
		card.Promises = append(card.Promises, CardPromise{Number: p.number, Text: p.sentence, Standing: p.standing(l, today)})
	}
	return card
}
