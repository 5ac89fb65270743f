// Package condition is what a question may ask of items: who answers for them, when they are
// due, how far they are, what their fields hold, and by what they are counted; and what the ledger
// knows that a question may name.
package condition

import (
	"time"

	"rectify/data/notice"
)

// A Domain is what the ledger knows that a question may name.
type Domain struct {
	Headings  []notice.Section
	Owners    []Owner           // the longest names first
	Roles     []string          // in which units support items, in the notices' words: 督导
	Classes   []Class           // at most 64, the commonest first
	Explained map[string]string // what the notices say that their words for statuses mean, both folded
	Columns   []Column
	Dues      map[string]int          // how many items are due on each day
	Fields    map[string]notice.Field // the notices' own names for them, folded
	DueWords  []string                // folded, what the notices print as time limits, each once
	Items     int
	Today     time.Time
	Soon      int // days until which something is due soon

	// Holds says whether some item holds a term verbatim; nil: none does.
	Holds func(term string) bool
	// Labelled is the number of the item that is printed with a label under a
	// heading; 0 for none.
	Labelled func(section, label int) int
}

// KindColumn is the column of what a notice calls its items in their labels: afi of AFI 12.
const KindColumn = "label"

// A Part is what an owner has to do with an item.
type Part int

const (
	AnyPart    Part = iota // owner or support
	Leads                  // 负责, 牵头
	Supporting             // 配合
	Involved               // 牵头或配合
)

// An Owner is a unit or a person that answers for items, by one of the names it may
// be called.
type Owner struct {
	IDs    []string // as the ledger names it: one, or several for one person with and without a title
	Called string   // folded
	Person bool
	Office []string // of a person, folded, in the notices' words: 副县长
}

// An Ownership is a condition on who answers for an item: any of the owners.
type Ownership struct {
	Owners []string `json:"owners"`
	Part   Part     `json:"part,omitempty"`
	Role   string   `json:"role,omitempty"` // of a supporting unit, in the notice's words: 督导; empty for any
	Not    bool     `json:"not,omitempty"`
}

// A Class is items alike in their status and in the notice's own word for it.
type Class struct {
	Status notice.Status `json:"status"`
	Words  string        `json:"words,omitempty"` // folded; empty where the notice says nothing of it
	Items  int           `json:"-"`               // how many items
	Only   bool          `json:"-"`               // no notice that says so has other words for the status

	Response Response `json:"response,omitempty"` // what was answered to the recommendation; empty where the notice does not say
}

// A Response is what management answered to a recommendation.
type Response = notice.Response

// Responses, as a question asks for them.
const (
	Accepted       = notice.Accepted       // management agreed
	PartlyAccepted = notice.PartlyAccepted // agreed to a part of it, or with other means
	Refused        = notice.Declined       // did not agree: nothing was or will be done
)

// Classes is a set of classes, by their positions in Domain.Classes.
type Classes uint64

// MostClasses is how many classes a set tells apart; those after it are left to
// their status alone.
const MostClasses = 64

// Has reports whether a class is in the set.
func (c Classes) Has(i int) bool { return c&(1<<i) != 0 }
