package change

import (
	"context"

	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// Barred returns a *rights.RefusedError if an outsider asks for anything but
// viewing. Command, Form and Send call it first.
func (a *Changes) Barred(ctx context.Context, r reply.Request) error {
	c, ok := command.Parse(reply.Readable(command.Unquoted(r.Text)))
	if r.Person.Role != reply.Outsider || !ok || Reads(r.Text) || c.Name == command.Meant { // meant shows the item, and notes no wording
		return nil
	}
	book, err := a.Ledger.Open(ctx)
	if err != nil {
		return err
	}
	var items []ledger.Item
	for _, n := range c.Numbers {
		if item, there := book.Numbered(r.Notice, n); there {
			items = append(items, item)
		}
	}
	return a.Door.Admit(ctx, r, reply.Editor, items...)
}
