package answer

import (
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/question"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Conditions are conditions on what the ledger and the notice hold of an item beside
// its status: who answers for it, when it is due, what is missing, and the notice's
// own word for how far it is. All hold together. A conversation keeps them as JSON.
type Conditions struct {
	Owned   []question.Ownership `json:"owned,omitempty"`
	ByClass bool                 `json:"byClass,omitempty"` // only items of these classes
	Classes []question.Class     `json:"classes,omitempty"`
	Said    string               `json:"said,omitempty"` // the question's words for them
	Due     []question.Period    `json:"due,omitempty"`  // any of them
	NotDue  []question.Period    `json:"notDue,omitempty"`
	Gaps    []question.Gap       `json:"gaps,omitempty"`
	DueEnd  question.End         `json:"dueEnd,omitempty"` // of those that meet the rest
	Unread  []string             `json:"-"`                // English words that were not understood
	Group   *question.Group      `json:"group,omitempty"`  // how the items are counted; nil where they are not
	LateOn  string               `json:"lateOn,omitempty"` // the day as of which items are late; empty for today
}

// fieldsOf are the conditions of an understanding that its Query does not hold.
func fieldsOf(u question.Understanding) Conditions {
	return Conditions{u.Owned, u.ByClass, u.Classes, u.Said, u.Due, u.NotDue, u.Gaps, u.DueEnd, u.Unread, u.Group, u.LateOn}
}

// Empty reports whether there are no conditions.
func (f Conditions) Empty() bool { return !f.precise() }

// precise reports whether there are conditions that only a question for items can
// mean, so that it asks neither for what is due soon nor for an earlier day.
func (f Conditions) precise() bool {
	return len(f.Owned)+len(f.Due)+len(f.NotDue)+len(f.Gaps) > 0 || f.ByClass || f.LateOn != "" || f.DueEnd != "" || f.Group != nil
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
	f.Owned = []question.Ownership{{Owners: owners}}
	return f
}

// meets reports whether an item meets the conditions.
func (f *Conditions) meets(book *view.View, item *ledger.Item) bool {
	due := func(p question.Period) bool { return p.Holds(book.DueOf(item)) }
	switch {
	case f.ByClass && !slices.ContainsFunc(f.Classes, func(c question.Class) bool { return book.InClass(item, c) }),
		slices.ContainsFunc(f.Owned, func(own question.Ownership) bool { return book.Owns(item, own) == own.Not }),
		len(f.Due) > 0 && !slices.ContainsFunc(f.Due, due),
		slices.ContainsFunc(f.NotDue, due),
		slices.ContainsFunc(f.Gaps, func(gap question.Gap) bool { return book.Fills(item, gap) }):
		return false
	}
	return true
}

// atEnd keeps of the items those that are due first or last, if that is asked.
func (f *Conditions) atEnd(book *view.View, items []ledger.Item) []ledger.Item {
	if f.DueEnd == "" {
		return items
	}
	end := ""
	for i := range items {
		if due := book.DueOf(&items[i]); due != "" && (end == "" || (due < end) == (f.DueEnd == question.Earliest)) {
			end = due
		}
	}
	return view.Where(items, func(item *ledger.Item) bool { return end != "" && book.DueOf(item) == end })
}

// said puts the conditions into words for a headline.
func (f Conditions) said(l reply.Lang) (words []string) {
	if f.ByClass && f.Said != "" {
		words = append(words, l.Phrase(msgText, f.Said))
	}
	not := func(denied bool, said string) string {
		if denied {
			return l.Phrase(msgNot, said)
		}
		return said
	}
	for _, own := range f.Owned {
		who := l.Join(own.Owners)
		switch own.Part {
		case question.Supporting:
			who = l.Phrase(msgSupported, who)
		case question.Involved:
			who = l.Phrase(msgOwnedSupported, who)
		case question.Leads:
			who = l.Phrase(msgOwned, who)
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
	case question.Earliest:
		words = append(words, l.Phrase(msgDueFirst))
	case question.Latest:
		words = append(words, l.Phrase(msgDueLast))
	}
	for _, gap := range f.Gaps {
		switch gap {
		case question.NoEvidence:
			words = append(words, l.Phrase(msgWithoutEvidence))
		case question.NoOwner:
			words = append(words, l.Phrase(msgWithoutOwner))
		case question.NoPerson:
			words = append(words, l.Phrase(msgWithoutPersonResponsible))
		case question.NoSupport:
			words = append(words, l.Phrase(msgWithoutSupportingUnit))
		case question.NoDue:
			words = append(words, l.Phrase(msgWithoutDueDate))
		}
	}
	return words
}

// periodWords names days on which items are due.
func periodWords(l reply.Lang, p question.Period) string {
	switch {
	case p.From == p.To:
		return l.Phrase(msgDue, p.To)
	case p.From == "":
		return l.Phrase(msgDueInConditions, p.To)
	case p.To == "":
		return l.Phrase(msgDueAfter, p.From)
	}
	return l.Phrase(msgDueInConditionsWord, p.From, p.To)
}
