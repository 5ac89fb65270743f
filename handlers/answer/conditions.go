package answer

import (
	"cmp"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/question"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Conditions are the conditions on an item other than its status: its owners, its due
// date, missing values, and the notice's own word for its progress. An item must meet
// all of them. A conversation keeps them as JSON.
type Conditions struct {
	Owned   []condition.Ownership `json:"owned,omitempty"`
	ByClass bool                  `json:"byClass,omitempty"` // only items of these classes
	Classes []condition.Class     `json:"classes,omitempty"`
	Said    string                `json:"said,omitempty"` // the question's words for them
	Due     []condition.Period    `json:"due,omitempty"`  // any of them
	NotDue  []condition.Period    `json:"notDue,omitempty"`
	DueSaid []string              `json:"dueSaid,omitempty"` // or what is printed as their time limit
	Cells   []condition.Cell      `json:"cells,omitempty"`
	Fields  []condition.Fill      `json:"fields,omitempty"`
	DueEnd  condition.End         `json:"dueEnd,omitempty"` // of those that meet the rest
	ByDue   bool                  `json:"byDue,omitempty"`  // sorted by due dates
	Unread  []string              `json:"-"`                // English words that were not understood
	Group   *condition.Group      `json:"group,omitempty"`  // how the items are counted; nil where they are not
	Each    []Each                `json:"each,omitempty"`   // what is counted where the question names it
	LateOn  string                `json:"lateOn,omitempty"` // the day as of which items are late; empty for today
}

// fieldsOf are the conditions of an understanding that its Query does not hold.
func fieldsOf(u question.Understanding) Conditions {
	return Conditions{u.Owned, u.ByClass, u.Classes, u.Said, u.Due, u.NotDue, u.DueSaid, u.Cells, u.Fields, u.DueEnd, u.ByDue, u.Unread, u.Group,
		eachOf(u), u.LateOn}
}

// An Each is one of the things that a question names to be counted, with the question
// as it is of this alone.
type Each struct {
	Named      string
	Query      grammar.Query
	Conditions Conditions
}

func eachOf(u question.Understanding) (all []Each) {
	for _, e := range u.Each {
		all = append(all, Each{e.Named, e.Of.Query, fieldsOf(e.Of)})
	}
	return all
}

// Empty reports whether there are no conditions.
func (f Conditions) Empty() bool { return !f.precise() }

// precise reports whether there are conditions that only a question for items can
// mean, so that it asks neither for what is due soon nor for an earlier day.
func (f Conditions) precise() bool {
	return len(f.Owned)+len(f.Due)+len(f.NotDue)+len(f.DueSaid)+len(f.Cells)+len(f.Fields) > 0 || f.ByClass || f.LateOn != "" ||
		f.DueEnd != "" || f.Group != nil
}

// Owners are the people and units that are asked for, each once.
func (f Conditions) Owners() (all []string) {
	for _, own := range f.Owned {
		for _, id := range own.Owners {
			if !own.Not && !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// OwnedBy is the same with any of these owners in the place of others.
func (f Conditions) OwnedBy(owners []string) Conditions {
	f.Owned = []condition.Ownership{{Owners: owners}}
	return f
}

// meets reports whether an item meets the conditions.
func (f *Conditions) meets(v *view.View, item *ledger.Item) bool {
	due := func(p condition.Period) bool { return p.Holds(v.DueOf(item)) }
	switch {
	case f.ByClass && !slices.ContainsFunc(f.Classes, func(c condition.Class) bool { return v.InClass(item, c) }),
		slices.ContainsFunc(f.Owned, func(own condition.Ownership) bool { return v.Owns(item, own) == own.Not }),
		!f.dueSo(v, item),
		slices.ContainsFunc(f.NotDue, due),
		slices.ContainsFunc(f.Cells, func(cell condition.Cell) bool { return v.InCell(item, cell) == cell.Not }),
		slices.ContainsFunc(f.Fields, func(fill condition.Fill) bool {
			return fill.Field != condition.FieldDue && !v.Fills(item, fill)
		}):
		return false
	}
	return true
}

// dueSo reports whether an item meets any of the conditions on its time limit, of which
// an item has one.
func (f *Conditions) dueSo(v *view.View, item *ledger.Item) bool {
	asked := len(f.Due)+len(f.DueSaid) > 0
	if slices.ContainsFunc(f.Due, func(p condition.Period) bool { return p.Holds(v.DueOf(item)) }) || v.DueSaid(item, f.DueSaid) {
		return true
	}
	for _, fill := range f.Fields {
		if fill.Field == condition.FieldDue {
			if asked = true; v.Fills(item, fill) {
				return true
			}
		}
	}
	return !asked
}

// never is behind every due date.
const never = "9999"

// atEnd keeps of the items those that are due first or last, or sorts them by their
// due dates, if that is asked.
func (f *Conditions) atEnd(v *view.View, items []ledger.Item) []ledger.Item {
	if f.ByDue {
		items = slices.Clone(items)
		slices.SortStableFunc(items, func(x, y ledger.Item) int { return cmp.Compare(cmp.Or(v.DueOf(&x), never), cmp.Or(v.DueOf(&y), never)) })
	}
	if f.DueEnd == "" {
		return items
	}
	end := ""
	for i := range items {
		if due := v.DueOf(&items[i]); due != "" && (end == "" || (due < end) == (f.DueEnd == condition.Earliest)) {
			end = due
		}
	}
	return view.Where(items, func(item *ledger.Item) bool { return end != "" && v.DueOf(item) == end })
}

// said puts the conditions into words for a headline.
func (f Conditions) said(l reply.Lang) (words []string) {
	if f.ByClass && f.Said != "" {
		words = append(words, l.Phrase(msgQuotedTerm, f.Said))
	}
	not := func(denied bool, said string) string {
		if denied {
			return l.Phrase(msgConditionNot, said)
		}
		return said
	}
	for _, own := range f.Owned {
		who := l.Join(own.Owners)
		switch own.Part {
		case condition.Supporting:
			who = l.Phrase(msgConditionSupportedBy, who)
		case condition.Involved:
			who = l.Phrase(msgConditionOwnedOrSupportedBy, who)
		case condition.Leads:
			who = l.Phrase(msgConditionOwnedBy, who)
		}
		words = append(words, not(own.Not, who))
	}
	for _, p := range f.Due {
		words = append(words, periodWords(l, p))
	}
	for _, p := range f.NotDue {
		words = append(words, not(true, periodWords(l, p)))
	}
	switch f.DueEnd {
	case condition.Earliest:
		words = append(words, l.Phrase(msgConditionDueFirst))
	case condition.Latest:
		words = append(words, l.Phrase(msgConditionDueLast))
	}
	for _, said := range f.DueSaid {
		words = append(words, l.Phrase(msgDueSaid, said))
	}
	for _, cell := range f.Cells {
		words = append(words, not(cell.Not, l.Phrase(msgCellHolds, cell.Column, l.Join(cell.Values))))
	}
	for _, fill := range f.Fields {
		words = append(words, fillWords(l, fill))
	}
	return words
}

// periodWords names days on which items are due.
func periodWords(l reply.Lang, p condition.Period) string {
	switch {
	case p.From == p.To:
		return l.Phrase(msgConditionDueOn, p.To)
	case p.From == "":
		return l.Phrase(msgConditionDueBy, p.To)
	case p.To == "":
		return l.Phrase(msgConditionDueAfter, p.From)
	}
	return l.Phrase(msgConditionDueBetween, p.From, p.To)
}

// fillWords says how many values a field is asked to hold.
func fillWords(l reply.Lang, fill condition.Fill) string {
	empty := fill.Most == 0
	switch {
	case fill.Field == condition.FieldEvidence && empty:
		return l.Phrase(msgConditionWithoutEvidence)
	case fill.Field == condition.FieldOwner && empty:
		return l.Phrase(msgConditionWithoutOwner)
	case fill.Field == condition.FieldPerson && empty:
		return l.Phrase(msgConditionWithoutPerson)
	case fill.Field == condition.FieldSupport && empty:
		return l.Phrase(msgConditionWithoutSupport)
	case empty:
		return l.Phrase(msgConditionWithoutDue)
	}
	name := l.Phrase(map[condition.Field]reply.Phrase{
		condition.FieldEvidence: msgEvidenceField, condition.FieldOwner: msgByResponsibleUnit, condition.FieldPerson: msgByPerson,
		condition.FieldSupport: msgBySupportingUnit, condition.FieldDue: msgDueDateField,
	}[fill.Field])
	switch {
	case fill.Least == fill.Most:
		return l.Phrase(msgFieldHolds, fill.Least, name)
	case fill.Most == condition.Many:
		return l.Phrase(msgFieldHoldsAtLeast, fill.Least, name)
	}
	return l.Phrase(msgFieldHoldsAtMost, fill.Most, name)
}
