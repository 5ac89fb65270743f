package answer

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
)

// Numbered answers a question that names items by number.
func (q Question) Numbered(ctx context.Context) (reply.Reply, error) {
	if missing := q.missingPlace(); missing != "" {
		return q.Refuse(missing), nil
	}
	numbers := q.resolveNumbers()
	var there []ledger.Item
	var absent []int
	for _, n := range numbers {
		items := q.View.ByNumber(n)
		if len(items) == 0 {
			absent = append(absent, n)
		}
		there = append(there, items...)
	}
	var problem string
	if len(absent) > 0 {
		problem = q.ReplyLang.Phrase(msgNoSuchNumbers,
			q.numberNames(absent), q.View.MaxNumber())
	}
	if len(there) == 0 {
		if term := strconv.Itoa(numbers[0]); len(numbers) == 1 && len(q.Places) == 0 && strings.TrimSpace(q.Text) == term {
			if held, err := q.Index.Holds(ctx, term); err != nil || held { // 12329, a hotline
				q.Numbers, q.Subject = nil, term
				out, err := q.subject(ctx)
				return out, err
			}
		}
		return q.Refuse(problem), nil
	}
	if len(numbers) == 1 && len(there) > 1 {
		return card.WhichNotice(q.ReplyLang, there, func(key string) string { return key + "：" + q.Text }), nil
	}
	out, err := q.Show(ctx, there)
	if problem != "" {
		out.Parts = append([]reply.Part{reply.Paragraph{Text: problem}}, out.Parts...)
	}
	return out, err
}

// Show shows one item whole, or several as a list; with a subject, first what
// they say about it.
func (q Question) Show(ctx context.Context, items []ledger.Item) (reply.Reply, error) {
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs(items)}
	if len(items) > 1 {
		out.Kind = reply.KindItems
	}
	lines, err := q.FieldLines(ctx, items)
	if err != nil {
		return reply.Reply{}, err
	}
	if len(lines) > 0 {
		out.Parts = append(out.Parts, reply.Paragraph{Text: strings.Join(lines, "\n")})
		if len(items) == 1 && q.lacks(&items[0]) {
			out.Certainty = reply.Possible // it names what is missing
		}
	}
	answered := len(lines) > 0 && !(len(items) == 1 && !items[0].Done() && asksWhyOpen.MatchString(index.Fold(q.Text))) // why it is open, the item says
	if q.Subject != "" && !answered {
		if out, err = q.withQuotes(ctx, out, q.Subject, items); err != nil {
			return reply.Reply{}, err
		}
	}
	if len(items) == 1 {
		shown := card.Of(q.View, q.ReplyLang, q.Clock.Today(), items[0])
		out.Parts = append(out.Parts, shown)
		out.Citations = append(out.Citations, card.Citations(shown)...)
		return out, nil
	}
	out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	out.Citations = append(out.Citations, q.titles(items)...)
	return out, nil
}

// mostWithin is how many items are looked through for what they say about a
// subject: as many as a notice has.
const mostWithin = 50

// quotesWithin finds what the given items, the first mostWithin of them, say about
// the subject.
func (q Question) quotesWithin(ctx context.Context, items []ledger.Item) ([]Quotation, error) {
	items = items[:min(len(items), mostWithin)]
	keys := make([]ledger.Key, len(items))
	for i, item := range items {
		keys[i] = item.Key()
	}
	hits, err := q.Index.Within(ctx, q.Subject, keys)
	if err != nil {
		return nil, err
	}
	var out []Quotation
	for _, hit := range hits {
		if hit.TermCoverage > 0 {
			out = append(out, q.quote(hit, 1)...)
		}
	}
	return out, nil
}

// resolveNumbers turns the numbers that were typed into item numbers. Where a
// section is named too, "第二部分第3个" means the item printed as 3 in that
// section or, where numbering runs on, the third one under it.
func (q Question) resolveNumbers() []int {
	if len(q.Places) == 0 || len(q.Numbers) == 0 {
		return q.fromEnd(q.View.MaxNumber())
	}
	var within []ledger.Item
	for _, item := range q.View.Items {
		if view.Under(&item, q.Places) {
			within = append(within, item)
		}
	}
	var out []int
	for _, n := range q.fromEnd(len(within)) {
		switch i := slices.IndexFunc(within, func(item ledger.Item) bool { return q.isNumbered(item, n) }); {
		case i >= 0:
			out = append(out, within[i].Number)
		case 0 < n && n <= len(within) && len(q.Numbers) <= 2: // a range is of the numbers as they are
			out = append(out, within[n-1].Number)
		default:
			out = append(out, n)
		}
	}
	return out
}

// fromEnd is the numbers with those that count from the end, of so many items.
func (q Question) fromEnd(of int) []int {
	out := slices.Clone(q.Numbers)
	for i, n := range out {
		if n < 0 {
			out[i] = max(0, of+1+n)
		}
	}
	return out
}

// isNumbered reports whether n is the item's number, or what is printed.
func (q Question) isNumbered(item ledger.Item, n int) bool {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, index.Fold(item.Label))
	return item.Number == n || digits == strconv.Itoa(n)
}

// numberNames names numbers in a sentence: "第0项、第99项".
func (q Question) numberNames(numbers []int) string {
	var names []string
	for _, n := range numbers[:min(len(numbers), 5)] {
		names = append(names, q.ReplyLang.Item(n))
	}
	return q.ReplyLang.Join(names)
}
