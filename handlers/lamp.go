package handlers

import (
	"context"
	"slices"
	"time"

	"rectify/data/ledger"
)

// ListReplyOn is a list of items as they were at a moment, now for the zero
// time, with their lamps of that day.
func (a *Cards) ListReplyOn(l Lang, items []ledger.Item, at time.Time) Reply {
	reply := ListReply(l, items)
	if at.IsZero() {
		at = a.clock.now()
	}
	for i := range items {
		reply.Items[i] = a.lit(&items[i], at) // which its part shares
	}
	return reply
}

// withLamps lights the lamps of a reply's items as they are now.
func (a *Cards) withLamps(ctx context.Context, reply Reply) (Reply, error) {
	if reply.AsOf != "" {
		return reply, nil
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	now, today := a.clock.now(), a.clock.today()
	light := func(items []ItemRef) []ItemRef {
		items = slices.Clone(items)
		for i, shown := range items {
			if shown.Status.Done() {
				continue // as most are in a long list
			}
			item, ok := book.Item(shown.Key())
			items[i].Late = ok && late(&item, today)
			items[i].Near = ok && a.clock.near(&item, now)
		}
		return items
	}
	reply.Parts = slices.Clone(reply.Parts)
	for i, part := range reply.Parts {
		switch p := part.(type) {
		case ItemList:
			p.Items = light(p.Items)
			reply.Parts[i] = p
		case Listing:
			p.Items = light(p.Items)
			reply.Parts[i] = p
		case Card:
			p.ItemRef = light([]ItemRef{p.ItemRef})[0]
			reply.Parts[i] = p
		}
	}
	return reply, nil
}
