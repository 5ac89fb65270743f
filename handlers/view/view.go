// Package view reads the ledger: a View is a snapshot of the ledger, with the look-ups
// that questions need.
package view

import (
	"slices"
	"sync"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/naming"
	"rectify/index"
)

// A View is a snapshot of the ledger, prepared for answering.
type View struct {
	*ledger.Snapshot
	Zone  *time.Location // in which times are shown
	whole *View          // of all notices; nil where this is it

	partly      sync.Mutex
	parts       map[string]*View // of some notices, by their ids
	namesRead   sync.Once
	names       *naming.Reader
	owned       sync.Once
	everybody   []string        // who answers for any item
	People      map[string]bool // the owners that are persons, by the notice or by their ids
	roles       []string        // of supporting units, in the notices' words
	plain       bool            // some unit supports an item rather than oversees it
	offices     sync.Once
	office      map[string][]string // of people, by their names
	coded       sync.Once
	code        map[string][]ledger.Key // items by the codes that their notices print
	named       sync.Once
	longName    map[string]string   // of the names of owners that are short for another
	shortNames  map[string][]string // by what they are short for
	explained   sync.Once
	explains    *glossary
	columned    sync.Once
	columns     []condition.Column
	cells       map[string]map[ledger.Key][]string // values by label and item, all folded
	fieldsNamed sync.Once
	fieldNames  map[string]notice.Field // what FieldNames returns
	fielded     sync.Once
	fields      map[string][]int // the items, by what their fields hold, folded
	undated     sync.Once
	hasUndated  bool // some item has no time limit, neither a date nor words
	dued        sync.Once
	due         map[string]int // how many items are to be done by each day
	dueWords    []string
	classed     sync.Once
	class       []condition.Class // of items, by status and the notice's own word for it
	standings   []standing        // of each item
	byStatus    bool              // the notices' words are too many to tell classes apart
}

// newView returns the view of a snapshot; times are shown in zone.
func newView(s *ledger.Snapshot, zone *time.Location) *View { return &View{Snapshot: s, Zone: zone} }

// Numbered returns the item of that number of the notice with that id, and
// whether it is there; for an empty id, of the only notice that has the number.
func (b *View) Numbered(notice string, number int) (ledger.Item, bool) {
	if notice != "" {
		return b.Item(ledger.Key{Notice: notice, Number: number})
	}
	items := b.ByNumber(number)
	if len(items) != 1 {
		return ledger.Item{}, false
	}
	return items[0], true
}

// ItemsOf are the items among the hits.
func (b *View) ItemsOf(hits []index.Hit) (items []ledger.Item) {
	for _, hit := range hits {
		if item, ok := b.Item(hit.Key()); ok {
			items = append(items, item)
		}
	}
	return items
}

// Under reports whether an item belongs to one of the headings.
func Under(item *ledger.Item, places []grammar.Place) bool {
	return slices.ContainsFunc(places, func(p grammar.Place) bool {
		return p.Section == item.Section && (p.Subsection == 0 || p.Subsection == item.Subsection)
	})
}
