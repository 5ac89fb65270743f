package view

import (
	"rectify/data/ledger"
	"rectify/handlers/question"
)

// Fills reports whether a field that is asked to be empty is not.
func (b *View) Fills(item *ledger.Item, gap question.Gap) bool {
	switch gap {
	case question.NoEvidence:
		return item.Evidence > 0
	case question.NoOwner:
		return item.Owner != ""
	case question.NoPerson:
		return len(b.GroupsOf(item, question.ByPerson)) > 0
	case question.NoSupport:
		return len(b.OwnersOf(item, question.Supporting)) > 0
	}
	return b.DueOf(item) != ""
}
