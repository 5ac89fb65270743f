package condition

import (
	"slices"

	"rectify/handlers/question/grammar"
)

// A Set is the conditions on an item other than its status: its owners, its due
// date, missing values, and the notice's own word for its progress. An item must meet
// all of them. A conversation keeps them as JSON.
type Set struct {
	Owned   []Ownership `json:"owned,omitempty"`
	ByClass bool        `json:"byClass,omitempty"` // only items of these classes
	Classes []Class     `json:"classes,omitempty"`
	Said    string      `json:"said,omitempty"` // the question's words for them
	Due     []Period    `json:"due,omitempty"`  // any of them
	Until   bool        `json:"-"`              // the days of Due are what the notice prints, and any before them may be meant, too
	NotDue  []Period    `json:"notDue,omitempty"`
	DueSaid []string    `json:"dueSaid,omitempty"` // or what is printed as their time limit
	NotSaid []string    `json:"notSaid,omitempty"` // what is not
	Cells   []Cell      `json:"cells,omitempty"`
	Fields  []Fill      `json:"fields,omitempty"`
	DueEnd  End         `json:"dueEnd,omitempty"`  // of those that meet the rest
	EndOf   int         `json:"endOf,omitempty"`   // how many of them; 0 for those of one day
	ByDue   bool        `json:"byDue,omitempty"`   // sorted by due dates
	Unread  []string    `json:"-"`                 // words that were not understood
	Compare string      `json:"-"`                 // words for what is compared where that is not items, which meets nothing
	Group   *Group      `json:"group,omitempty"`   // how the items are counted; nil where they are not
	Each    []Each      `json:"each,omitempty"`    // what is counted where the question names it
	Any     []Each      `json:"any,omitempty"`     // and any of these, whatever their fields: 财务科牵头或者逾期的
	Whether bool        `json:"whether,omitempty"` // it asks whether the items have the status, not for those that do
	HowFar  bool        `json:"howFar,omitempty"`  // it asks how far the items are
	LateOn  string      `json:"lateOn,omitempty"`  // the day as of which items are late; empty for today
	InTime  bool        `json:"inTime,omitempty"`  // only items that are not late
}

// An Each is one of the things that a question names to be counted, or of which one
// suffices, with the question as it is of this alone.
type Each struct {
	Named      string
	Query      grammar.Query
	Conditions Set
}

// Empty reports whether there are no conditions that only a question for items can mean,
// so that it may ask for what is due soon, or for an earlier day.
func (s Set) Empty() bool {
	return len(s.Owned)+len(s.Due)+len(s.NotDue)+len(s.DueSaid)+len(s.NotSaid)+len(s.Cells)+len(s.Fields)+len(s.Any) == 0 && !s.ByClass && !s.Whether && !s.HowFar && !s.InTime && s.LateOn == "" &&
		s.DueEnd == "" && s.Group == nil
}

// Owners are the people and units that are asked for, each once.
func (s Set) Owners() (all []string) {
	for _, own := range s.Owned {
		for _, id := range own.Owners {
			if !own.Not && !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// OwnedBy is the same with any of these owners in the place of others.
func (s Set) OwnedBy(owners []string) Set {
	s.Owned = []Ownership{{Owners: owners}}
	return s
}

// An End is which of the due dates is asked for.
type End string

const (
	Earliest End = "earliest" // the first due date
	Latest   End = "latest"   // the last due date
)

// A Period is days from and to, both included, as "2006-01-02"; an empty end is
// open. The zero value is no period.
type Period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Holds reports whether a day, "2006-01-02" or empty, is in the period.
func (p Period) Holds(day string) bool {
	return day != "" && (p.From == "" || p.From <= day) && (p.To == "" || day <= p.To)
}

// Covers reports whether another period is within it.
func (p Period) Covers(other Period) bool {
	return (p.From == "" || other.From != "" && p.From <= other.From) && (p.To == "" || other.To != "" && other.To <= p.To)
}

// A Field is a field of an item that may be empty or hold several values.
type Field string

const (
	FieldEvidence Field = "evidence" // what was handed in
	FieldOwner    Field = "owner"    // the responsible unit
	FieldPerson   Field = "person"   // the person responsible
	FieldSupport  Field = "support"  // the supporting units
	FieldDue      Field = "due"      // the due date
	FieldUnit     Field = "unit"     // the units that lead or support
	FieldReceipt  Field = "receipt"  // whether those it is assigned to have confirmed receipt: 签收
	FieldLater    Field = "later"    // whether more time was given: 延期
	FieldAsked    Field = "asked"    // whether more time was asked for and nobody has decided
	FieldHelp     Field = "help"     // whether it waits for somebody's help: 需协调
)

// A Fill is a condition on how many values a field of an item holds: at least, and
// at most; Many for any number.
type Fill struct {
	Field Field `json:"field"`
	Least int   `json:"least,omitempty"`
	Most  int   `json:"most,omitempty"`

	Print bool `json:"print,omitempty"` // of FieldDue: what is printed counts, though it is no date: 长期坚持

	Role string `json:"role,omitempty"` // of FieldSupport: 督导; empty for any
	Kind string `json:"kind,omitempty"` // of FieldUnit: the kind of unit that counts, 县; empty for any

	Extreme Extreme `json:"extreme,omitempty"` // in place of Least and Most
}

// An Extreme is that a field holds, of the items that meet all other conditions, the most values
// or the fewest.
type Extreme string

// Extremes.
const (
	MostOf   Extreme = "most"   // the most values
	FewestOf Extreme = "fewest" // the fewest values
)

// Many is as many values as there are.
const Many = 1000

// A Column is a field that a notice labels in its own way (问题来源), with the few
// values that it holds, all folded.
type Column struct {
	Name   string
	Values []string
}

// A Cell is a condition that a column holds one of the values, or, with Only, no other.
type Cell struct {
	Column string   `json:"column"`
	Values []string `json:"values"`
	Only   bool     `json:"only,omitempty"`
	Not    bool     `json:"not,omitempty"`
}

// A By is what items are counted by.
type By string

const (
	ByUnit    By = "unit"    // the units that answer for them
	BySupport By = "support" // the units that support them
	ByPerson  By = "person"  // the people who answer for them
	ByOwner   By = "owner"   // people where the ledger names people, else units: 谁
	BySection By = "section" // the sections of the notice
	ByNotice  By = "notice"  // the notices in use
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
