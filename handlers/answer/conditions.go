package answer

import (
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"strings"
)

// condition words the conditions for a headline.
func (q Question) condition() string {
	var words []string
	for _, p := range q.Places {
		words = append(words, q.placeName(p))
	}
	for _, m := range q.Mention {
		words = append(words, q.ReplyLang.Phrase(msgConditionMentioning, m))
	}
	words = append(words, conditionWords(q.ReplyLang, &q.Conditions)...)
	if len(q.Statuses) > 0 {
		words = append(words, q.ReplyLang.Statuses(q.Statuses))
	}
	if q.Late {
		words = append(words, q.ReplyLang.Phrase(msgConditionLate))
	}
	if either := make([]string, len(q.Conditions.Any)); len(either) > 0 {
		for i, each := range q.Conditions.Any {
			either[i] = q.of(each).condition()
		}
		words = append(words, strings.Join(either, q.ReplyLang.Phrase(msgOr)))
	}
	if q.excludes() {
		words = append(words, q.ReplyLang.Phrase(msgConditionNot, q.ReplyLang.Join(q.excluded())))
	}
	if len(words) == 0 {
		return q.ReplyLang.Phrase(msgItemsWord)
	}
	return q.ReplyLang.Join(words)
}

// excluded words what the question leaves out.
func (q Question) excluded() (words []string) {
	for _, p := range q.Except.Places {
		words = append(words, q.placeName(p))
	}
	if left := q.Except.Numbers; len(left) > mostNamed {
		words = append(words, q.ReplyLang.Numbers(left))
	} else if len(left) > 0 {
		words = append(words, q.numberNames(left))
	}
	if len(q.Except.Statuses) > 0 {
		words = append(words, q.ReplyLang.Statuses(q.Except.Statuses))
	}
	for _, m := range q.Except.Mention {
		words = append(words, q.ReplyLang.Phrase(msgConditionMentioning, m))
	}
	return words
}

// statusWords names how far the items are that are asked for; empty where any will do.
func (q Question) statusWords() string {
	l := q.ReplyLang
	var words []string
	if q.Conditions.ByClass && q.Conditions.Said != "" {
		words = append(words, l.Phrase(msgQuotedTerm, q.Conditions.Said))
	}
	if len(q.Statuses) > 0 {
		words = append(words, l.Statuses(q.Statuses))
	}
	if q.Late {
		words = append(words, l.Phrase(msgConditionLate))
	}
	return l.Join(words)
}

// placeName is a heading's title, or its number where there is none.
func (q Question) placeName(p grammar.Place) string {
	for _, s := range q.View.Headings() {
		if s.Number != p.Section {
			continue
		}
		if p.Subsection == 0 {
			return s.Title
		}
		for _, sub := range s.Subsections {
			if sub.Number == p.Subsection {
				return sub.Title
			}
		}
	}
	return q.ReplyLang.Phrase(msgSectionNumbered, p.Section)
}

// conditionWords words the conditions for a headline.
func conditionWords(l reply.Lang, f *condition.Set) (words []string) {
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
			if own.Role != "" {
				who = l.Phrase(msgConditionInRole, who, own.Role)
				break
			}
			who = l.Phrase(msgConditionSupportedBy, who)
		case condition.Involved:
			who = l.Phrase(msgConditionOwnedOrSupportedBy, who)
		case condition.Leads:
			who = l.Phrase(msgConditionOwnedBy, who)
		}
		words = append(words, not(own.Not, who))
	}
	if f.InTime {
		words = append(words, l.Phrase(msgConditionInTime))
	}
	for _, p := range f.Due {
		words = append(words, periodWords(l, p))
	}
	for _, p := range f.NotDue {
		words = append(words, not(true, periodWords(l, p)))
	}
	if f.DueEnd != "" {
		end := l.Phrase(map[condition.End]reply.Phrase{condition.Earliest: msgConditionDueFirst, condition.Latest: msgConditionDueLast}[f.DueEnd])
		if f.EndOf > 1 {
			end = l.Phrase(msgConditionDueEndOf, end, f.EndOf)
		}
		words = append(words, end)
	}
	for _, said := range f.DueSaid {
		words = append(words, l.Phrase(msgDueSaid, said))
	}
	for _, said := range f.NotSaid {
		words = append(words, not(true, l.Phrase(msgDueSaid, said)))
	}
	for _, cell := range f.Cells {
		said := l.Phrase(msgCellHolds, cell.Column, l.Join(cell.Values))
		if cell.Column == condition.KindColumn {
			said = l.Phrase(msgQuotedTerm, l.Join(cell.Values))
		}
		words = append(words, not(cell.Not, said))
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

// ledgerStates name the fields that the ledger alone has: that they are so, and that they are not.
var ledgerStates = map[condition.Field][2]reply.Phrase{
	condition.FieldReceipt: {msgReceiptConfirmed, msgReceiptAwaited}, condition.FieldLater: {msgTimeGiven, msgTimeNotGiven},
	condition.FieldAsked: {msgTimeAsked, msgTimeNotAsked}, condition.FieldHelp: {msgHelpNeeded, msgHelpNotNeeded},
}

// fillWords says how many values a field is asked to hold.
func fillWords(l reply.Lang, fill condition.Fill) string {
	empty := fill.Most == 0 && fill.Extreme == ""
	if state, ok := ledgerStates[fill.Field]; ok {
		return l.Phrase(state[map[bool]int{true: 1}[empty]])
	}
	switch {
	case fill.Field == condition.FieldEvidence && empty:
		return l.Phrase(msgConditionWithoutEvidence)
	case fill.Field == condition.FieldOwner && empty:
		return l.Phrase(msgConditionWithoutOwner)
	case fill.Field == condition.FieldPerson && empty:
		return l.Phrase(msgConditionWithoutPerson)
	case fill.Field == condition.FieldSupport && empty && fill.Role != "":
		return l.Phrase(msgConditionWithoutRole, fill.Role)
	case fill.Field == condition.FieldSupport && empty:
		return l.Phrase(msgConditionWithoutSupport)
	case empty:
		return l.Phrase(msgConditionWithoutDue)
	}
	name := l.Phrase(map[condition.Field]reply.Phrase{
		condition.FieldEvidence: msgEvidenceField, condition.FieldOwner: msgByResponsibleUnit, condition.FieldPerson: msgByPerson,
		condition.FieldSupport: msgBySupportingUnit, condition.FieldDue: msgDueDateField, condition.FieldUnit: msgUnitsConcerned,
	}[fill.Field])
	if fill.Kind != "" {
		name = l.Phrase(msgUnitsOfKind, fill.Kind)
	}
	switch {
	case fill.Extreme == condition.MostOf:
		return l.Phrase(msgFieldHoldsMost, name)
	case fill.Extreme == condition.FewestOf:
		return l.Phrase(msgFieldHoldsFewest, name)
	case fill.Least == fill.Most:
		return l.Phrase(msgFieldHolds, fill.Least, name)
	case fill.Most == condition.Many:
		return l.Phrase(msgFieldHoldsAtLeast, fill.Least, name)
	}
	return l.Phrase(msgFieldHoldsAtMost, fill.Most, name)
}
