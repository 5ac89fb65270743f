package change

import (
	"context"

	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// OnItems carries out a command that names items.
func (a *Changes) OnItems(ctx context.Context, r reply.Request, c command.Command) (reply.Reply, error) {
	book, err := a.Ledger.Open(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	if instead := Impossible(r, book, c); instead != nil {
		return *instead, nil
	}
	if out, asks := a.AskDate(r, c); asks {
		return out, nil
	}
	items := ItemsOf(book, c)
	switch {
	case c.Name == command.Status && c.Words == "" && len(items) == 1:
		return a.Cards.ItemReply(ctx, r.Lang, items[0])
	case c.Name == command.Status && c.Words == "":
		return card.ListReply(r.Lang, items), nil
	case c.Name == command.Meant:
		return a.Meant(ctx, r, items[0], c.Words)
	case c.Name.Is(command.NoWords) && c.Words != "":
		return NotUnderstood(r, c.Words, "请只写编号，例如：/rectify %s %s", "Give item numbers only, for example: /rectify %s %s", c.Name, card.Numbers(items)), nil
	case c.Name == command.Text, c.Name == command.History:
		return a.each(ctx, r, c, items)
	case c.Name == command.Snooze:
		return a.Digests.Snooze(ctx, r, c, items)
	case c.Name == command.Remind:
		return a.remind(r, c, items), nil
	}
	items, act, instead, err := a.Plan(ctx, r, book, c)
	switch {
	case err != nil:
		return reply.Reply{}, err
	case instead != nil:
		return *instead, nil
	}
	return a.carry(ctx, r, c, items, act)
}
