package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/data/wording"
	"rectify/handlers/card"
	"rectify/handlers/learned"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
)

// byWording answers with the items that the question's wording was confirmed to
// mean.
func (q Question) byWording(ctx context.Context) (_ reply.Reply, ok bool, err error) {
	if q.narrowed() || q.hit > 0 {
		return reply.Reply{}, false, nil
	}
	asked := learned.Reduced(q.Text)
	if asked == "" {
		return reply.Reply{}, false, nil
	}
	all, err := q.Keeper.Wordings(ctx)
	if err != nil {
		return reply.Reply{}, false, err
	}
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindPassages, Source: reply.FromRules}
	var meant []ledger.Item
	for _, known := range all {
		item, there := q.View.Item(ledger.Key{Notice: known.Notice, Number: known.Number})
		if !there || known.State != wording.Confirmed || !learned.Matches(known.Key, asked) ||
			slices.ContainsFunc(out.Items, func(r reply.ItemRef) bool { return r == card.Ref(item) }) {
			continue
		}
		meant = append(meant, item)
		out.Items = append(out.Items, card.Ref(item))
		says := strings.TrimSpace(text.Sentences(cmp.Or(q.View.Text(item).Finding, item.Title))[0])
		out.Citations = append(out.Citations, reply.Citation{Notice: item.Notice, Item: item.Number, Quote: says})
		out.Parts = append(out.Parts, reply.ItemList{Items: []reply.ItemRef{card.Ref(item)}}, reply.Quote{Text: says},
			reply.Paragraph{Text: q.ReplyLang.Phrase(msgWordingConfirmedBy,
				known.Text, q.People.Names(ctx, q.ReplyLang).One(known.DecidedBy), known.DecidedAt.In(q.View.Zone).Format("2006-01-02"))})
	}
	if len(meant) == 0 || learned.IsExact(q.Text, q.View.Headings()) {
		return reply.Reply{}, false, nil
	}
	out, err = q.Written(ctx, out, meant)
	return out, true, err
}

// Picked is the one of the nearest items that somebody picks by what they say:
// its number and no more, or its place among them.
func (t *Turn) Picked(nearest []ledger.Key) (key ledger.Key, ok bool) {
	if at := t.FollowUp.N - 1; t.FollowUp.Kind == grammar.Pick && at >= 0 && at < len(nearest) && phrasing.About(t.FollowUp.Rest) == "" {
		return nearest[at], true
	}
	if len(t.Numbers) != 1 || t.Subject != "" || t.Want != grammar.Find {
		return key, false
	}
	at := slices.IndexFunc(nearest, func(k ledger.Key) bool { return k.Number == t.Numbers[0] })
	if at < 0 {
		return key, false
	}
	return nearest[at], true
}
