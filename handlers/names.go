package handlers

import (
	"context"
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

// named puts names into a reply's cards.
func (n namer) named(reply Reply) Reply {
	for i, part := range reply.Parts {
		if card, ok := part.(Card); ok {
			card.Owner, card.Supporting = n.all(card.Owner), n.all(card.Supporting)
			card.UpdatedBy, card.AskedBy = n.one(card.UpdatedBy), n.one(card.AskedBy)
			reply.Parts[i] = card
		}
	}
	return reply
}
