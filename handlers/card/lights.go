package card

import (
	"context"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
)

// ListReplyOn lists items with their status lights at a moment; the zero time
// means now.
func (a *Cards) ListReplyOn(l reply.Lang, items []ledger.Item, at time.Time) reply.Reply {
	out := ListReply(l, items)
	if at.IsZero() {
		at = a.Clock.Now()
	}
	for i := range items {
		out.Items[i] = a.RefAt(&items[i], at) // which its part shares
	}
	return out
}

// WithLights sets the status lights of the items in a reply, as of now.
func (a *Cards) WithLights(ctx context.Context, out reply.Reply) (reply.Reply, error) {
	if out.AsOf != "" {
		return out, nil
	}
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	now, today := a.Clock.Now(), a.Clock.Today()
	light := func(items []reply.ItemRef) []reply.ItemRef {
		items = slices.Clone(items)
		for i, shown := range items {
			if shown.Status.Done() { // as most are in a long list
				continue
			}
			item, ok := v.Item(shown.Key())
			items[i].Late = ok && clock.Late(&item, today)
			items[i].Near = ok && a.Clock.DueSoon(&item, now)
		}
		return items
	}
	out.Parts = slices.Clone(out.Parts)
	for i, part := range out.Parts {
		switch p := part.(type) {
		case reply.ItemList:
			p.Items = light(p.Items)
			out.Parts[i] = p
		case reply.Listing:
			p.Items = light(p.Items)
			out.Parts[i] = p
		case reply.Card:
			p.ItemRef = light([]reply.ItemRef{p.ItemRef})[0]
			out.Parts[i] = p
		}
	}
	return out, nil
}

// RefAt returns an item as lists show it, with its status light at that moment.
func (a *Cards) RefAt(item *ledger.Item, now time.Time) reply.ItemRef {
	shown := Ref(*item)
	shown.Late, shown.Near = clock.Late(item, now.Format(time.DateOnly)), a.Clock.DueSoon(item, now)
	return shown
}
