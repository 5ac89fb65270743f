package handlers

import (
	"context"
	"fmt"
	"time"

	"rectify/data/ledger"
)

// Item returns the item of that number. Where several notices have one, the
// newest notice's is meant. The error names the numbers there are.
func (a *Reader) Item(ctx context.Context, number int) (ledger.Item, error) {
	return a.ItemOn(ctx, number, time.Time{})
}

// mustHave returns the item of that number, or an error that names the numbers
// there are.
func (b *book) mustHave(number int) (ledger.Item, error) {
	items := b.ByNumber(number)
	if len(items) == 0 {
		return ledger.Item{}, fmt.Errorf("there is no item %d: items are numbered 1 to %d", number, b.MaxNumber())
	}
	return items[0], nil
}

// ItemReply shows one item whole.
func (a *Cards) ItemReply(ctx context.Context, l Lang, item ledger.Item) (Reply, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	card := book.card(l, a.clock.today(), item)
	card.Late, card.Near = late(&item, a.clock.today()), a.clock.near(&item, a.clock.now())
	return Reply{
		Lang: l, Kind: KindItem, Source: FromRules, Parts: []Part{card},
		Items: []ItemRef{card.ItemRef}, Citations: cardCitations(card),
	}, nil
}
