package view

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/question/condition"
	"rectify/index"
)

// Meets reports whether an item meets the conditions.
func (b *View) Meets(f *condition.Set, item *ledger.Item) bool {
	due := func(p condition.Period) bool { return p.Holds(b.DueOf(item)) }
	switch {
	case f.ByClass && !slices.ContainsFunc(f.Classes, func(c condition.Class) bool { return b.InClass(item, c) }),
		slices.ContainsFunc(f.Owned, func(own condition.Ownership) bool { return b.Owns(item, own) == own.Not }),
		!b.dueSo(f, item),
		slices.ContainsFunc(f.NotDue, due), b.DueSaid(item, f.NotSaid),
		slices.ContainsFunc(f.Cells, func(cell condition.Cell) bool { return b.InCell(item, cell) == cell.Not }),
		slices.ContainsFunc(f.Fields, func(fill condition.Fill) bool {
			return fill.Field != condition.FieldDue && !b.Fills(item, fill)
		}):
		return false
	}
	return true
}

// dueSo reports whether an item meets any of the conditions on its time limit, of which
// an item has one.
func (b *View) dueSo(f *condition.Set, item *ledger.Item) bool {
	asked := len(f.Due)+len(f.DueSaid) > 0
	if slices.ContainsFunc(f.Due, func(p condition.Period) bool { return p.Holds(b.DueOf(item)) }) || b.DueSaid(item, f.DueSaid) {
		return true
	}
	for _, fill := range f.Fields {
		if fill.Field == condition.FieldDue {
			if asked = true; b.Fills(item, fill) {
				return true
			}
		}
	}
	return !asked
}

// never is behind every due date.
const never = "9999"

// AtEnd keeps of the items those that are due first or last, or hold the most or the fewest values
// in a field, or sorts them by their due dates, if that is asked.
func (b *View) AtEnd(f *condition.Set, items []ledger.Item) []ledger.Item {
	for _, fill := range f.Fields {
		items = b.extreme(items, fill)
	}
	if f.ByDue {
		items = slices.Clone(items)
		slices.SortStableFunc(items, func(x, y ledger.Item) int { return cmp.Compare(cmp.Or(b.DueOf(&x), never), cmp.Or(b.DueOf(&y), never)) })
	}
	if f.DueEnd == "" {
		return items
	}
	var days []string
	for i := range items {
		if due := b.DueOf(&items[i]); due != "" {
			days = append(days, due)
		}
	}
	if slices.Sort(days); f.DueEnd == condition.Latest {
		slices.Reverse(days)
	}
	if len(days) > 0 {
		days = slices.Compact(days[:min(len(days), max(1, f.EndOf))]) // all items of the last of these days
	}
	return Where(items, func(item *ledger.Item) bool { return slices.Contains(days, b.DueOf(item)) })
}

// extreme keeps the items whose field holds the most or the fewest values, if that is asked.
func (b *View) extreme(items []ledger.Item, fill condition.Fill) []ledger.Item {
	if fill.Extreme == "" || len(items) == 0 {
		return items
	}
	end := b.values(&items[0], fill)
	for i := range items {
		if n := b.values(&items[i], fill); n > end == (fill.Extreme == condition.MostOf) {
			end = n
		}
	}
	return Where(items, func(item *ledger.Item) bool { return b.values(item, fill) == end })
}

// Fills reports whether a field holds so many values.
func (b *View) Fills(item *ledger.Item, fill condition.Fill) bool {
	if fill.Extreme != "" {
		return true
	}
	n := b.values(item, fill)
	return fill.Least <= n && n <= fill.Most
}

// values is how many values a field holds.
func (b *View) values(item *ledger.Item, fill condition.Fill) (n int) {
	switch fill.Field {
	case condition.FieldEvidence:
		n = item.Evidence
	case condition.FieldOwner:
		n = bodies(b.GroupsOf(item, condition.ByUnit, ""))
		if n == 0 && item.Owner != "" && item.Owner != b.Text(*item).Person {
			n = 1 // a person's own item
		}
	case condition.FieldPerson:
		n = len(b.GroupsOf(item, condition.ByPerson, ""))
	case condition.FieldSupport:
		if n = bodies(b.OwnersOf(item, condition.Supporting)); fill.Role != "" {
			n = b.inRole(item, "", fill.Role)
		}
	case condition.FieldUnit:
		n = b.unitsOf(item, fill.Kind)
	case condition.FieldReceipt:
		if n = one(item.ReceivedOn != ""); n == 0 && !item.Unreceived() {
			n = -1 // assigned to nobody
		}
	case condition.FieldLater:
		n = one(b.putBack(item))
	case condition.FieldAsked:
		n = one(item.AskedBy != "")
	case condition.FieldHelp:
		n = one(item.HelpFrom != "")
	case condition.FieldDue:
		if b.DueOf(item) != "" || fill.Print && b.Text(*item).DueWords != "" && b.someUndated() {
			n = 1
		}
	}
	return n
}

// putBack reports whether the item's date was put back, here or as the notice prints it.
func (b *View) putBack(item *ledger.Item) bool {
	return item.FirstDue != "" || movedDue.MatchString(b.Text(*item).DueWords)
}

// movedDue finds that the notice prints a time limit that was put back.
var movedDue = regexp.MustCompile(`延期|延长|延至|顺延|推迟|(?i)\b(?:previously|originally|revised|extended|deferred|postponed)\b`)

// one is 1 for what is so, else 0.
func one(so bool) int {
	if so {
		return 1
	}
	return 0
}

// unitsOf counts the units of a kind, or all, that lead or support an item.
func (b *View) unitsOf(item *ledger.Item, kind string) int {
	of := b.KindOf(kind)
	var units []string
	for _, owner := range b.OwnersOf(item, condition.Involved) {
		if unit := of(owner); unit != "" && !b.isPerson(owner) && !slices.Contains(units, unit) {
			units = append(units, unit)
		}
	}
	return bodies(units)
}

// someUndated reports whether some item has no time limit at all, neither a date nor words.
func (b *View) someUndated() bool {
	b.undated.Do(func() {
		b.hasUndated = slices.ContainsFunc(b.Items, func(item ledger.Item) bool { return b.DueOf(&item) == "" && b.Text(item).DueWords == "" })
	})
	return b.hasUndated
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
	if len(words) == 0 {
		return false
	}
	printed := index.Fold(b.Text(*item).DueWords)
	return printed != "" && slices.ContainsFunc(words, func(said string) bool { return strings.Contains(printed, said) })
}
