package ledger

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/text"
)

// Receive records that who was assigned an item has taken note of it (签收).
// Each of several owners does so; the item is received once all have.
type Receive struct{}

func (Receive) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	switch {
	case !item.OwnedBy(c.By):
		return item, Entry{}, ErrNotOwner
	case item.ReceivedOn != "" || slices.Contains(strings.Fields(item.ReceivedBy), c.By):
		return item, Entry{}, ErrUnchanged
	}
	return item.received(c.At, c.By), Entry{Action: Received, Is: item.Owner}, nil
}

// Names are the people and offices in a list of owners: between marks, or between
// spaces. A space within an English name, as in Finance Directorate, parts nothing.
func Names(owners string) (names []string) {
	for _, part := range strings.FieldsFunc(owners, func(r rune) bool { return strings.ContainsRune("、，,；;", r) }) {
		before := ""
		for _, word := range strings.Fields(part) {
			switch {
			case english(before) && english(word):
				names[len(names)-1] += " " + word
			case english(word):
				names = append(names, word)
			default:
				names = append(names, strings.FieldsFunc(word, func(r rune) bool { return r == '&' || r == '＆' })...)
			}
			before = word
		}
	}
	return names
}

// JoinNames is a list of owners that Names reads.
func JoinNames(names []string) string {
	var list strings.Builder
	for i, name := range names {
		switch {
		case i > 0 && english(names[i-1]) && english(name):
			list.WriteString("; ")
		case i > 0:
			list.WriteByte(' ')
		}
		list.WriteString(name)
	}
	return list.String()
}

// english reports whether a word may be one of several in an English name.
func english(word string) bool {
	return word != "" && word[0] < utf8.RuneSelf && word[0] != '@' && !text.HasHan(word)
}

// OwnedBy reports whether a person, by id, is among an item's owners.
func (i Item) OwnedBy(id string) bool { return slices.Contains(i.OwnerIDs(), id) }

// OwnerIDs are the people among an item's owners: those assigned as @id,
// rather than offices by name.
func (i Item) OwnerIDs() (ids []string) {
	for _, word := range Names(i.Owner) {
		if id, ok := strings.CutPrefix(word, "@"); ok && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// Unreceived reports whether an open item waits for an owner to take note of
// it. Only a person can; an office learns of it in another way.
func (i Item) Unreceived() bool {
	return i.Status.Open() && i.ReceivedOn == "" && i.AssignedOn != "" && len(i.OwnerIDs()) > 0
}

// Awaited are the ids of the owners who have yet to take note of an open item.
func (i Item) Awaited() (ids []string) {
	if !i.Unreceived() {
		return nil
	}
	by := strings.Fields(i.ReceivedBy)
	return slices.DeleteFunc(i.OwnerIDs(), func(id string) bool { return slices.Contains(by, id) })
}

// received is the item after these owners took note of it.
func (i Item) received(at time.Time, ids ...string) Item {
	by := slices.Concat(strings.Fields(i.ReceivedBy), ids)
	i.ReceivedBy = strings.Join(by, " ")
	if all := i.OwnerIDs(); len(all) > 0 && !slices.ContainsFunc(all, func(id string) bool { return !slices.Contains(by, id) }) {
		i.ReceivedOn = at.Format(time.DateOnly)
	}
	return i
}

// assigned is the item with its new owners. Its author knows of it, and so do
// those who had taken note of it before.
func (i Item) assigned(before Item, c Change) Item {
	knew := strings.Fields(before.ReceivedBy)
	if before.ReceivedOn != "" {
		knew = before.OwnerIDs()
	}
	i.AssignedOn, i.ReceivedOn, i.ReceivedBy = "", "", ""
	if i.Owner == "" {
		return i
	}
	i.AssignedOn = c.At.Format(time.DateOnly)
	var know []string
	for _, id := range i.OwnerIDs() {
		if id == c.By || slices.Contains(knew, id) {
			know = append(know, id)
		}
	}
	return i.received(c.At, know...)
}
