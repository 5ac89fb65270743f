package condition

import (
	_ "embed"
)

// A By is what items are counted by.
type By string

const (
	ByUnit    By = "unit"    // the units that answer for them
	BySupport By = "support" // the units that support them
	ByPerson  By = "person"  // the people who answer for them
	ByOwner   By = "owner"   // people where the ledger names people, else units: 谁
	BySection By = "section" // the sections of the notice
	ByStatus  By = "status"  // what the question names as statuses
	ByDue     By = "due"     // the periods that it names
	ByColumn  By = "column"  // the values that it names of a field, Kind, that the notice labels in its own way
)

// A Group asks how many items each unit, person or section has: of all of these, or,
// with Top, of those that have the most or the fewest.
type Group struct {
	By     By   `json:"by,omitempty"`
	Top    int  `json:"top,omitempty"` // 0 for all
	Fewest bool `json:"fewest,omitempty"`
	Rate   bool `json:"rate,omitempty"` // by what share of their items is done, rather than how many they have

	Role string `json:"role,omitempty"` // of the supporting units that are counted: 督导; empty for any
	Kind string `json:"kind,omitempty"` // of the units that are meant, as asked: 县, 科, bureau; empty for any
}
