package view

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/shortname"
	"rectify/index"
)

// EveryOwner returns the people and units that answer for any item, or support
// it, each once.
func (b *View) EveryOwner() []string {
	b.owned.Do(func() {
		seen := map[string]bool{}
		b.People = map[string]bool{}
		for i := range b.Items {
			for _, owner := range b.OwnersOf(&b.Items[i], condition.AnyPart) {
				if !seen[owner] {
					seen[owner] = true
					b.everybody = append(b.everybody, owner)
				}
			}
			for _, person := range slices.Concat(b.peopleOf(&b.Items[i]), b.Items[i].OwnerIDs()) {
				b.People[person] = true
			}
			b.plain = b.plain || len(plainly(b.Items[i].Supporting)) > 0
			for _, name := range listed(b.Items[i].Supporting) {
				if _, role := roleOf(name); role != "" && !slices.Contains(b.roles, role) {
					b.roles = append(b.roles, role)
				}
			}
		}
	})
	return b.everybody
}

// Fielded are the items whose fields hold a folded term: a unit or a person that
// the text of the item need not name.
func (b *View) Fielded(term string) []ledger.Key {
	if utf8.RuneCountInString(term) < ShortestOwner {
		return nil
	}
	b.fielded.Do(b.listFields)
	var at []int
	for value, items := range b.fields {
		if strings.Contains(value, term) {
			at = append(at, items...)
		}
	}
	slices.Sort(at)
	var keys []ledger.Key
	for _, i := range slices.Compact(at) {
		keys = append(keys, b.Items[i].Key())
	}
	return keys
}

// listFields lists what the fields of the items hold: a library of notices has
// far fewer units and people than items.
func (b *View) listFields() {
	b.fields = map[string][]int{}
	folded := map[string]string{}
	for i := range b.Items {
		item := &b.Items[i]
		for _, field := range []string{item.Owner, item.Supporting, b.Person(item)} {
			if field == "" {
				continue
			}
			value, ok := folded[field]
			if !ok {
				value = index.Fold(field)
				folded[field] = value
			}
			b.fields[value] = append(b.fields[value], i)
		}
	}
}

// WithoutPlace finds the place before the name of a unit: 县水利局, 澜川市财政局.
var WithoutPlace = regexp.MustCompile(`^(?:\p{Han}{2,3})?[省市县区州旗镇乡](?:委|直)?`)

// A part is what an owner has to do with an item.
type part = condition.Part

// ShortestOwner is the fewest characters that name a unit or a person.
const ShortestOwner = 2

// Owns reports whether one of the owners has that part in an item: by a field, or,
// where it has none, by its text, such as 由财政局牵头.
func (b *View) Owns(item *ledger.Item, own condition.Ownership) bool {
	if own.Role != "" {
		return slices.ContainsFunc(own.Owners, func(owner string) bool { return b.inRole(item, owner, own.Role) > 0 })
	}
	if slices.ContainsFunc(b.OwnersOf(item, own.Part), func(owner string) bool { return slices.Contains(own.Owners, owner) }) {
		return true
	}
	if item.Owner != "" || own.Part == condition.Supporting {
		return false
	}
	read := b.Text(*item)
	return slices.ContainsFunc(own.Owners, func(owner string) bool {
		led := "由" + owner + "牵头"
		return strings.Contains(read.Finding, led) || slices.ContainsFunc(read.Work(), func(clause string) bool { return strings.Contains(clause, led) })
	})
}

// OwnersOf are the people, by their ids, and the units that answer for an item.
func OwnersOf(item *ledger.Item) []string {
	ids := item.OwnerIDs()
	if len(ids) == 0 {
		return names(item.Owner)
	}
	units := slices.DeleteFunc(ledger.Names(item.Owner), func(name string) bool { return strings.HasPrefix(name, "@") })
	return append(ids, units...) // @王芳 产业科
}

// GroupsOf are the units or people that an item counts for, each once; with a role, only
// the units that support it in that role.
func (b *View) GroupsOf(item *ledger.Item, by condition.By, role string) (names []string) {
	part := condition.Leads
	switch {
	case by == condition.BySupport && role != "":
		part = condition.Involved
	case by == condition.BySupport:
		part = condition.Supporting
	}
	for _, owner := range b.OwnersOf(item, part) {
		if role != "" && b.inRole(item, owner, role) == 0 {
			continue
		}
		person := b.isPerson(owner)
		if (by == condition.BySupport || person == (by == condition.ByPerson)) && !slices.Contains(names, owner) {
			names = append(names, owner)
		}
	}
	return names
}

// IsPerson reports whether a name in the field of an owner is a person's, as the ledger
// writes them: an account behind @, whom a notice names so, or a personal name.
func (b *View) IsPerson(name string) bool {
	bare, _ := roleOf(name)
	return strings.HasPrefix(name, "@") || b.NamesPerson(name) || text.IsPersonal(bare)
}

// isPerson reports whether an owner is a person rather than a unit.
func (b *View) isPerson(owner string) bool {
	b.EveryOwner()
	return b.People[owner] || ledger.IsWholeID(owner)
}

// OwnersOf are the people and units that have that part in an item.
func (b *View) OwnersOf(item *ledger.Item, part part) []string {
	var out []string
	if part != condition.Supporting {
		out = append(OwnersOf(item), b.peopleOf(item)...)
	}
	switch {
	case part == condition.Supporting && b.supportsPlainly():
		out = append(out, plainly(item.Supporting)...)
	case part != condition.Leads:
		out = append(out, names(item.Supporting)...)
	}
	out = slices.DeleteFunc(out, func(owner string) bool { return text.IsTitle(owner) })
	for i, owner := range out {
		out[i] = b.Unified(owner)
	}
	return out
}

// Unified is the one name of an owner of which a notice uses several: 市应急管理局 of
// 市应急局.
func (b *View) Unified(owner string) string {
	b.named.Do(func() {
		b.longName, b.shortNames = map[string]string{}, map[string][]string{}
		var all []string
		for i := range b.Items {
			for _, owner := range append(names(b.Items[i].Owner), names(b.Items[i].Supporting)...) {
				if !slices.Contains(all, owner) {
					all = append(all, owner)
				}
			}
		}
		slices.SortStableFunc(all, func(x, y string) int { return len(y) - len(x) })
		for i, short := range all {
			long := ""
			for _, name := range all[:i] {
				if !shortname.Abbreviates(short, name) {
					continue
				}
				if name = b.longest(name); long != "" && long != name {
					long = "" // of two: it stays as it is
					break
				}
				long = name
			}
			if long != "" {
				b.longName[short] = long
				b.shortNames[long] = append(b.shortNames[long], short)
			}
		}
	})
	return b.longest(owner)
}

func (b *View) longest(owner string) string { return cmp.Or(b.longName[owner], owner) }

// ShortNames are the other names by which the notices call an owner.
func (b *View) ShortNames(owner string) []string {
	b.Unified(owner)
	return slices.Concat(b.shortNames[owner], b.glossary().names[owner])
}

// Person returns the person that the notice makes responsible in addition to the
// owner, unless staff have assigned the item.
func (b *View) Person(item *ledger.Item) string {
	read := b.Text(*item)
	if item.Owner != read.Owner {
		return ""
	}
	return read.Person
}
