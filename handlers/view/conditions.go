package view

import (
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/question/condition"
	"rectify/index"
)

// Fills reports whether a field holds so many values.
func (b *View) Fills(item *ledger.Item, fill condition.Fill) bool {
	n := 0
	switch fill.Field {
	case condition.FieldEvidence:
		n = item.Evidence
	case condition.FieldOwner:
		n = bodies(b.GroupsOf(item, condition.ByUnit))
		if n == 0 && item.Owner != "" && item.Owner != b.Text(*item).Person {
			n = 1 // a person's own item
		}
	case condition.FieldPerson:
		n = len(b.GroupsOf(item, condition.ByPerson))
	case condition.FieldSupport:
		if n = bodies(b.OwnersOf(item, condition.Supporting)); fill.Role != "" {
			n = b.inRole(item, "", fill.Role)
		}
	case condition.FieldDue:
		if b.DueOf(item) != "" {
			n = 1
		}
	}
	return fill.Least <= n && n <= fill.Most
}

// bodies counts units, a party committee and the government of one place as one.
func bodies(units []string) int {
	n := len(units)
	for _, unit := range units {
		if m := committee.FindStringSubmatch(unit); m != nil && slices.Contains(units, m[1]+"政府") {
			n--
		}
	}
	return n
}

// DueSaid reports whether the notice prints one of the folded words as the item's
// time limit.
func (b *View) DueSaid(item *ledger.Item, words []string) bool {
	printed := index.Fold(b.Text(*item).DueWords)
	return printed != "" && slices.ContainsFunc(words, func(said string) bool { return strings.Contains(printed, said) })
}
