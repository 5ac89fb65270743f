package command

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
)

// Owners are the people and offices that an assignment names: those who lead
// (牵头) and those who support them (配合).
type Owners struct{ Lead, Supporting []Owner }

// An Owner is one of them, as typed.
type Owner struct {
	Kind OwnerKind
	Text string // a person's or group's id without its sign; a name without "@" and quotes
}

// OwnerKind says how an Owner was typed.
type OwnerKind int

const (
	Word     OwnerKind = iota // a name or an office, in words
	AtWord                    // a name behind "@" that is no mention
	Quoted                    // words in quotes: meant just so
	Mention                   // a person
	Group                     // a user group
	Channel                   // a channel
	Everyone                  // @here, @channel, @everyone
	Self                      // the author: 我, me
	Nobody                    // 无, 待定, none
)

// String returns the owner in a form that ReadOwners reads.
func (o Owner) String() string {
	switch o.Kind {
	case AtWord, Mention, Everyone:
		return "@" + o.Text
	case Quoted:
		return "“" + o.Text + "”"
	case Group:
		return "!subteam^" + o.Text
	case Channel:
		return "#" + o.Text
	}
	return o.Text
}

// String returns the owners in a form that ReadOwners reads.
func (o Owners) String() string {
	words := func(list []Owner) string {
		var out []string
		for _, owner := range list {
			out = append(out, owner.String())
		}
		return ledger.JoinNames(out)
	}
	if len(o.Supporting) == 0 {
		return words(o.Lead)
	}
	return words(o.Lead) + " 配合 " + words(o.Supporting)
}

// IsOrder reports whether the words are an instruction rather than a name.
func (o Owner) IsOrder() bool {
	switch {
	case o.Kind != Word:
		return false
	case slices.ContainsFunc(ownerWords["haste"], func(w string) bool { return strings.HasPrefix(o.Text, w) }):
		return true
	case o.IsUnit():
		return false
	}
	for _, w := range ownerWords["order"] {
		if w[0] >= utf8.RuneSelf && strings.Contains(o.Text, w) || slices.Contains(strings.Fields(strings.ToLower(o.Text)), w) {
			return true
		}
	}
	return false
}

// IsUnit reports whether an owner has the form of a unit's name: 财务科, Finance Office,
// Department for Transport.
func (o Owner) IsUnit() bool {
	return text.IsUnit(o.Text) || strings.Contains(o.Text, " ") && beginsUnit(o.Text)
}

// As returns the owners with 我 and "me" replaced by the person with this ID.
func (o Owners) As(id string) Owners {
	each := func(list []Owner) []Owner {
		list = slices.Clone(list)
		for i := range list {
			if list[i].Kind == Self {
				list[i] = Owner{Mention, id}
			}
		}
		return list
	}
	return Owners{each(o.Lead), each(o.Supporting)}
}

// Has reports whether an owner of that kind is among them.
func (o Owners) Has(kind OwnerKind) bool {
	return slices.ContainsFunc(slices.Concat(o.Lead, o.Supporting), func(owner Owner) bool { return owner.Kind == kind })
}
