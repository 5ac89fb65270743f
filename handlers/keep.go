package handlers

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// Keeper changes the ledger.
type Keeper interface {
	// ChangeAll carries out all changes, or none; see ledger.Store.
	ChangeAll(ctx context.Context, changes []ledger.Change) ([]ledger.Item, error)
	// Try returns the error that ChangeAll would return, and changes nothing.
	Try(ctx context.Context, changes []ledger.Change) error
	// Refuse puts on record that somebody asked for what they may not do.
	Refuse(ctx context.Context, r ledger.Refusal) error
	// History is what happened to an item, oldest first.
	History(ctx context.Context, notice string, number int) ([]ledger.Entry, error)
	// Since is at most limit entries of the whole history after that sequence
	// number, oldest first.
	Since(ctx context.Context, sequence int64, limit int) ([]ledger.Entry, error)
}

// teller writes entries of the history as people read them: these, of whose
// people the names are looked up together, and others.
func (a *Cards) teller(ctx context.Context, l Lang, entries ...ledger.Entry) Teller {
	return Teller{Lang: l, Zone: a.clock.now().Location(), names: a.people.namer(ctx, l, peopleOf(entries...)...)}
}

// Teller writes these entries of the history as people read them.
func (a *Cards) Teller(ctx context.Context, l Lang, entries []ledger.Entry) Teller {
	return a.teller(ctx, l, entries...)
}

// onItems carries out a command that names items.
func (a *Changes) onItems(ctx context.Context, r Request, c command.Command) (Reply, error) {
	book, err := a.ledger.open(ctx)
	if err != nil {
		return Reply{}, err
	}
	if instead := impossible(r, book, c); instead != nil {
		return *instead, nil
	}
	if reply, asks := a.askDate(r, c); asks {
		return reply, nil
	}
	items := book.named(c)
	switch {
	case c.Name == command.Status && c.Words == "" && len(items) == 1:
		return a.cards.ItemReply(ctx, r.Lang, items[0])
	case c.Name == command.Status && c.Words == "":
		return ListReply(r.Lang, items), nil
	case c.Name == command.Meant:
		return a.meant(ctx, r, items[0], c.Words)
	case c.Name.Is(command.NoWords) && c.Words != "":
		return notUnderstood(r, c.Words, "请只写编号，例如：/rectify %s %s", "Give item numbers only, for example: /rectify %s %s", c.Name, numbersOf(items)), nil
	case c.Name == command.Text, c.Name == command.History:
		return a.each(ctx, r, c, items)
	case c.Name == command.Snooze:
		return a.digests.snooze(ctx, r, c, items)
	case c.Name == command.Remind:
		return a.remind(r, c, items), nil
	}
	items, act, instead, err := a.plan(ctx, r, book, c)
	switch {
	case err != nil:
		return Reply{}, err
	case instead != nil:
		return *instead, nil
	}
	return a.carry(ctx, r, c, items, act)
}

// named are the items of a command's numbers, which are known to be there.
func (b *book) named(c command.Command) (items []ledger.Item) {
	for _, n := range c.Numbers {
		items = append(items, b.ByNumber(n)[0])
	}
	return items
}
