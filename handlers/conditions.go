package handlers

import (
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/question"
)

// fields are conditions on what the ledger and the notice hold of an item beside
// its status: who answers for it, when it is due, what is missing, and the notice's
// own word for how far it is. All hold together. A conversation keeps them as JSON.
type fields struct {
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
func fieldsOf(u question.Understanding) fields {
	return fields{u.Owned, u.ByClass, u.Classes, u.Said, u.Due, u.NotDue, u.Gaps, u.DueEnd, u.Unread, u.Group, u.LateOn}
}

func (f fields) empty() bool { return !f.precise() }

// precise reports whether there are conditions that only a question for items can
// mean, so that it asks neither for what is due soon nor for an earlier day.
func (f fields) precise() bool {
	return len(f.Owned)+len(f.Due)+len(f.NotDue)+len(f.Gaps) > 0 || f.ByClass || f.LateOn != "" || f.DueEnd != "" || f.Group != nil
}

// owners are the people and units that are asked for, each once.
func (f fields) owners() (all []string) {
	for _, own := range f.Owned {
		for _, id := range own.Owners {
			if !own.Not && !slices.Contains(all, id) {
				all = append(all, id)
			}
		}
	}
	return all
}

// ownedBy is the same with any of these owners in the place of others.
func (f fields) ownedBy(owners []string) fields {
	f.Owned = []question.Ownership{{Owners: owners}}
	return f
}

// meets reports whether an item meets the conditions.
func (f *fields) meets(book *book, item *ledger.Item) bool {
	due := func(p question.Period) bool { return p.Holds(book.dueOf(item)) }
	switch {
	case f.ByClass && !slices.ContainsFunc(f.Classes, func(c question.Class) bool { return book.inClass(item, c) }),
		slices.ContainsFunc(f.Owned, func(own question.Ownership) bool { return book.owns(item, own) == own.Not }),
		len(f.Due) > 0 && !slices.ContainsFunc(f.Due, due),
		slices.ContainsFunc(f.NotDue, due),
		slices.ContainsFunc(f.Gaps, func(gap question.Gap) bool { return book.fills(item, gap) }):
		return false
	}
	return true
}

// fills reports whether a field that is asked to be empty is not.
func (b *book) fills(item *ledger.Item, gap question.Gap) bool {
	switch gap {
	case question.NoEvidence:
		return item.Evidence > 0
	case question.NoOwner:
		return item.Owner != ""
	case question.NoPerson:
		return len(b.groupsOf(item, question.ByPerson)) > 0
	case question.NoSupport:
		return len(b.ownersOf(item, question.Supporting)) > 0
	}
	return b.dueOf(item) != ""
}

// atEnd keeps of the items those that are due first or last, if that is asked.
func (f *fields) atEnd(book *book, items []ledger.Item) []ledger.Item {
	if f.DueEnd == "" {
		return items
	}
	end := ""
	for i := range items {
		if due := book.dueOf(&items[i]); due != "" && (end == "" || (due < end) == (f.DueEnd == question.Earliest)) {
			end = due
		}
	}
	return filter(items, func(item *ledger.Item) bool { return end != "" && book.dueOf(item) == end })
}

// owns reports whether one of the owners has that part in an item: by a field, or,
// where it has none, by its text, such as 由财政局牵头.
func (b *book) owns(item *ledger.Item, own question.Ownership) bool {
	if slices.ContainsFunc(b.ownersOf(item, own.Part), func(owner string) bool { return slices.Contains(own.Owners, owner) }) {
		return true
	}
	if item.Owner != "" || own.Part == question.Supporting {
		return false
	}
	read := b.Text(*item)
	return slices.ContainsFunc(own.Owners, func(owner string) bool {
		led := "由" + owner + "牵头"
		return strings.Contains(read.Finding, led) || slices.ContainsFunc(read.Work(), func(clause string) bool { return strings.Contains(clause, led) })
	})
}

// said puts the conditions into words for a headline.
func (f fields) said(l Lang) (words []string) {
	if f.ByClass && f.Said != "" {
		words = append(words, l.Say("“%s”", "“%s”", f.Said))
	}
	not := func(denied bool, said string) string {
		if denied {
			return l.Say("不含%s", "not %s", said)
		}
		return said
	}
	for _, own := range f.Owned {
		who := l.Join(own.Owners)
		switch own.Part {
		case question.Supporting:
			who = l.Say("%s配合", "supported by %s", who)
		case question.Involved:
			who = l.Say("%s牵头或配合", "owned or supported by %s", who)
		case question.Leads:
			who = l.Say("%s负责", "owned by %s", who)
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
		words = append(words, l.Say("时限最早", "due first"))
	case question.Latest:
		words = append(words, l.Say("时限最晚", "due last"))
	}
	for _, gap := range f.Gaps {
		switch gap {
		case question.NoEvidence:
			words = append(words, l.Say("没有佐证材料", "without evidence"))
		case question.NoOwner:
			words = append(words, l.Say("没有责任单位", "without an owner"))
		case question.NoPerson:
			words = append(words, l.Say("没有责任人", "without a person responsible"))
		case question.NoSupport:
			words = append(words, l.Say("没有配合单位", "without a supporting unit"))
		case question.NoDue:
			words = append(words, l.Say("没有时限", "without a due date"))
		}
	}
	return words
}

// periodWords names days on which items are due.
func periodWords(l Lang, p question.Period) string {
	switch {
	case p.From == p.To:
		return l.Say("%s 到期", "due on %s", p.To)
	case p.From == "":
		return l.Say("%s 前到期", "due by %s", p.To)
	case p.To == "":
		return l.Say("%s 以后到期", "due after %s", p.From)
	}
	return l.Say("%s 至 %s 到期", "due from %s to %s", p.From, p.To)
}
