package handlers

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// barred refuses outsiders anything but to look. Command, Form and Send ask it
// before they do anything.
func (a *Changes) barred(ctx context.Context, r Request) error {
	c, ok := command.Parse(readable(command.Unquoted(r.Text)))
	if r.Person.Role != Outsider || !ok || Reads(r.Text) || c.Name == command.Meant { // meant shows the item, and notes no wording
		return nil
	}
	book, err := a.ledger.open(ctx)
	if err != nil {
		return err
	}
	var items []ledger.Item
	for _, n := range c.Numbers {
		items = append(items, book.ByNumber(n)[:min(1, len(book.ByNumber(n)))]...)
	}
	return a.door.admit(ctx, r, Editor, items...)
}
