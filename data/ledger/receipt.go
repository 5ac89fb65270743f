package ledger

import (
	"slices"
	"strings"
	"time"
)

// Receive records that who was assigned an item has taken note of it (签收).
type Receive struct{}

func (Receive) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	switch {
	case !item.OwnedBy(c.By):
		return item, Entry{}, ErrNotOwner
	case item.ReceivedOn != "":
		return item, Entry{}, ErrUnchanged
	}
	item.ReceivedOn = c.At.Format(time.DateOnly)
	return item, Entry{Action: Received, Is: item.Owner}, nil
}

// OwnedBy reports whether a person, by id, is among an item's owners.
func (i Item) OwnedBy(id string) bool { return slices.Contains(i.OwnerIDs(), id) }

// OwnerIDs are the people among an item's owners: those assigned as @id,
// rather than offices by name.
func (i Item) OwnerIDs() (ids []string) {
	for _, word := range strings.Fields(i.Owner) {
		if id, ok := strings.CutPrefix(word, "@"); ok && id != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// Unreceived reports whether an open item waits for its owner to take note of
// it. Only a person can; an office by name is told by other means.
func (i Item) Unreceived() bool {
	return i.Status.Open() && i.ReceivedOn == "" && i.AssignedOn != "" && len(i.OwnerIDs()) > 0
}

// assigned is the item with its new owners, who have taken note of it where
// one of them is the author.
func (i Item) assigned(c Change) Item {
	i.AssignedOn, i.ReceivedOn = "", ""
	if i.Owner != "" {
		i.AssignedOn = c.At.Format(time.DateOnly)
	}
	if i.OwnedBy(c.By) {
		i.ReceivedOn = i.AssignedOn
	}
	return i
}
