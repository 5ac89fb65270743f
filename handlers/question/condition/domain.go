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
	Dues      map[string]int // how many items are due on each day
	DueWords  []string       // folded, what the notices print as time limits, each once
	Items     int
	Today     time.Time
	Soon      int // days until which something is due soon

	// Holds says whether some item holds a term verbatim; nil: none does.
	Holds func(term string) bool
	// Labelled is the number of the item that is printed with a label under a
	// heading; 0 for none.
	Labelled func(section, label int) int
}
