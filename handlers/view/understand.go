package view

import (
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/question/condition"
)

// Leads reports whether one of the owners leads some item.
func (b *View) Leads(owners []string) bool {
	return slices.ContainsFunc(b.Items, func(item ledger.Item) bool {
		return slices.ContainsFunc(b.OwnersOf(&item, condition.Leads), func(owner string) bool { return slices.Contains(owners, owner) })
	})
}

// peopleOf returns the people that the notice makes responsible, by their bare names:
// it may add their office once and not again.
func (b *View) peopleOf(item *ledger.Item) []string {
	named, _ := people(b.Person(item))
	for i, person := range named {
		bare, _ := roleOf(person)
		named[i] = bareName(bare)
	}
	return named
}
