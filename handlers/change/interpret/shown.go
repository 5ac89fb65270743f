package interpret

import (
	"context"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/reply"
)

// each joins the replies about several items.
func each(one func(c *card.Cards, ctx context.Context, l reply.Lang, item ledger.Item) (reply.Reply, error)) func(*Interpreter, context.Context,
	Typed) (reply.Reply, error) {
	return func(a *Interpreter, ctx context.Context, t Typed) (all reply.Reply, err error) {
		for i, item := range t.Items[:min(len(t.Items), mostAtOnce)] {
			out, err := one(a.Cards, ctx, t.Lang, item)
			if err != nil {
				return reply.Reply{}, err
			}
			if i == 0 {
				all = out
				continue
			}
			all.Items, all.Parts, all.Citations = append(all.Items, out.Items...), append(all.Parts, out.Parts...), append(all.Citations, out.Citations...)
		}
		if more := len(t.Items) - mostAtOnce; more > 0 {
			all.Parts = append(all.Parts, reply.Paragraph{Text: t.Lang.Phrase(msgTooManyShown, mostAtOnce, more)})
		}
		return all, nil
	}
}

// mostAtOnce limits the items whose text or history is shown at once.
const mostAtOnce = 5

// Previewed reports whether the person has confirmed a preview of a change to
// these items. A confirmation by button counts only for the versions that the
// preview showed.
func Previewed(r reply.Request, items []ledger.Item) bool {
	return r.Confirmed && (!r.Rich || !slices.ContainsFunc(items, func(item ledger.Item) bool { return r.Seen[item.Number] == 0 }))
}
