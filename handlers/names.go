package handlers

import (
	"context"
	"slices"
	"strings"
)

// A namer calls people by their names where only their ids are kept.
type namer func(id string) string

// namer is who is who; without People, everyone goes by their id.
func (a *Assistant) namer(ctx context.Context) namer {
	if a.people == nil {
		return func(id string) string { return id }
	}
	return func(id string) string { return a.people.Name(ctx, id) }
}

// one is the name of a person.
func (n namer) one(id string) string {
	if id == "" {
		return ""
	}
	return n(id)
}

// all is a list of owners, with those who were assigned as @id by name.
func (n namer) all(owners string) string {
	words := strings.Fields(owners)
	for i, word := range words {
		if id, ok := strings.CutPrefix(word, "@"); ok && id != "" {
			words[i] = "@" + n(id)
		}
	}
	return strings.Join(words, " ")
}

// owners puts names into the items of a list.
func (n namer) owners(items []ItemRef) []ItemRef {
	items = slices.Clone(items)
	for i := range items {
		items[i].Owner = n.all(items[i].Owner)
	}
	return items
}

// named puts names into a reply's cards and lists.
func (n namer) named(reply Reply) Reply {
	for i, part := range reply.Parts {
		switch p := part.(type) {
		case Card:
			p.Owner, p.Supporting = n.all(p.Owner), n.all(p.Supporting)
			p.UpdatedBy, p.AskedBy = n.one(p.UpdatedBy), n.one(p.AskedBy)
			reply.Parts[i] = p
		case ItemList:
			p.Items = n.owners(p.Items)
			reply.Parts[i] = p
		case Listing:
			p.Items = n.owners(p.Items)
			reply.Parts[i] = p
		}
	}
	return reply
}
