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
	return len(s.Owned)+len(s.Due)+len(s.NotDue)+len(s.DueSaid)+len(s.Cells)+len(s.Fields)+len(s.Any) == 0 && !s.ByClass && !s.Whether && !s.HowFar && !s.InTime && s.LateOn == "" &&
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
