package card

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
)

// ItemReply shows one item as a card.
func (a *Cards) ItemReply(ctx context.Context, l reply.Lang, item ledger.Item) (reply.Reply, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	card := Of(v, l, a.Clock.Today(), item)
	card.Late, card.Near = clock.Late(&item, a.Clock.Today()), a.Clock.DueSoon(&item, a.Clock.Now())
	return reply.Reply{
		Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Parts: []reply.Part{card},
		Items: []reply.ItemRef{card.ItemRef}, Citations: Citations(card),
	}, nil
}
