package ledger

import "slices"

// fields are parts of an item, each of which has one value at a time. Notes are none:
// they are only added.
type fields uint8

const (
	statusField fields = 1 << iota
	ownerField
	dueField
	helpField
	commitmentField
	evidenceField
)

// copies copy a field from one item to another.
var copies = map[fields]func(to *Item, from Item){
	statusField: func(to *Item, from Item) { to.Status, to.ReportedBy = from.Status, from.ReportedBy },
	ownerField: func(to *Item, from Item) {
		to.Owner, to.Supporting, to.AssignedOn, to.ReceivedOn, to.ReceivedBy = from.Owner, from.Supporting, from.AssignedOn, from.ReceivedOn, from.ReceivedBy
	},
	dueField: func(to *Item, from Item) {
		to.Due, to.DueCounted, to.FirstDue = from.Due, from.DueCounted, from.FirstDue
		to.AskedDue, to.AskedCounted, to.AskedBy = from.AskedDue, from.AskedCounted, from.AskedBy
	},
	helpField:       func(to *Item, from Item) { to.HelpFrom, to.HelpSince = from.HelpFrom, from.HelpSince },
	commitmentField: func(to *Item, from Item) { to.Commitments = from.Commitments },
	evidenceField:   func(to *Item, from Item) { to.Evidence = from.Evidence },
}

// take gives the item these fields of another.
func (i *Item) take(set fields, from Item) {
	for field, taken := range copies {
		if set&field != 0 {
			taken(i, from)
		}
	}
}

// set are the fields that the entry at a position set.
func (all chronicle) set(at int) (set fields) {
	for field := range copies {
		before := all[at-1].After
		before.take(field, all[at].After)
		if before != all[at-1].After {
			set |= field
		}
	}
	return set
}

// sets are the fields that an act other than Undo sets, and those that it decides on.
func sets(act Act) fields {
	switch act.(type) {
	case SetStatus, Reopen:
		return statusField
	case Close:
		return statusField | evidenceField | commitmentField
	case Assign:
		return ownerField
	case SetDue, AskLater, GrantLater, RefuseLater:
		return dueField
	case AskHelp, EndHelp:
		return helpField
	case SetCommitment:
		return commitmentField
	case DropEvidence:
		return evidenceField
	}
	return 0
}

// Conflicts reports whether a change is about fields that were set, or taken from the
// notice, after the version that its author saw, or of a version that the item never
// had. What only adds to an item, such as a note, conflicts with nothing else.
func (c Change) Conflicts(history []Past) bool {
	all, about := chronicle(history), sets(c.Act)
	if !slices.ContainsFunc(all, func(p Past) bool { return p.Version == c.Version }) {
		return true
	}
	if _, undo := c.Act.(Undo); undo {
		at := undoable(all.entries(), c.Version)
		if at < 1 || all[at].UndoneBy > 0 {
			return true
		}
		about = all.set(at) &^ evidenceField
	}
	for i := range all {
		if i > 0 && all[i].Version > c.Version && (all[i].Action.byImport() && about != 0 || all.set(i)&about != 0) {
			return true
		}
	}
	return false
}

// entries are the entries of a chronicle.
func (all chronicle) entries() []Entry {
	entries := make([]Entry, len(all))
	for i := range all {
		entries[i] = all[i].Entry
	}
	return entries
}
