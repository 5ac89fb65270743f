package digest

import (
	"context"
	"strings"
	"time"

	"rectify/data/ledger"
)

// A DigestChange is one change that a digest reports.
type DigestChange struct {
	Notice string    `json:"notice"`
	Number int       `json:"number"`
	Title  string    `json:"title"`
	Text   string    `json:"text"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
}

// changes are what staff did to an item since the last digest.
func (b *digesting) changes(ctx context.Context, item *ledger.Item) error {
	if b.Keeper == nil {
		return nil
	}
	entries, err := b.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return err
	}
	var news []ledger.Entry
	for _, e := range entries {
		switch {
		case !e.At.After(b.Since) || e.At.After(b.at), e.Action == ledger.Undone || e.UndoneBy > 0,
			e.Action == ledger.Seeded || e.Action == ledger.Reread || e.Action == ledger.Withdrawn || e.Action == ledger.Refused:
			continue
		}
		news = append(news, e)
	}
	if len(news) == 0 {
		return nil
	}
	teller := b.Cards.TellerFor(ctx, b.Lang, news...)
	for _, e := range news {
		text := teller.Did(e)
		if note := strings.TrimSpace(e.Note); note != "" {
			text += b.Lang.Phrase(msgColon) + teller.Names.All(note)
		}
		b.d.Changes = append(b.d.Changes, DigestChange{item.Notice, item.Number, item.Title, text, teller.Names.One(e.By), e.At.In(b.at.Location())})
	}
	return nil
}
