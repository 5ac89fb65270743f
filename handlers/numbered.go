package handlers

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/index"
)

// numbered answers a question that names items by number.
func (q asking) numbered(ctx context.Context) (Reply, error) {
	if missing := q.missingPlace(); missing != "" {
		return q.refuse(missing), nil
	}
	numbers := q.resolveNumbers()
	var there []ledger.Item
	var absent []int
	for _, n := range numbers {
		items := q.book.ByNumber(n)
		if len(items) == 0 {
			absent = append(absent, n)
		}
		there = append(there, items...)
	}
	var problem string
	if len(absent) > 0 {
		problem = q.lang.Say("没有%s：本通报的问题编号为 1 到 %d。", "There is no %s: items are numbered 1 to %d.",
			q.numberNames(absent), q.book.MaxNumber())
	}
	if len(there) == 0 {
		return q.refuse(problem), nil
	}
	reply, err := q.show(ctx, there)
	if problem != "" {
		reply.Parts = append([]Part{Paragraph{Text: problem}}, reply.Parts...)
	}
	return reply, err
}

// show shows one item whole, or several as a list; with a subject, first what
// they say about it.
func (q asking) show(ctx context.Context, items []ledger.Item) (Reply, error) {
	reply := Reply{Lang: q.lang, Kind: KindItem, Source: FromRules, Items: refs(items)}
	if len(items) > 1 {
		reply.Kind = KindItems
	}
	answered := false
	if len(items) == 1 {
		line, err := q.fieldLine(ctx, items[0])
		if err != nil {
			return Reply{}, err
		}
		if answered = line != ""; answered {
			reply.Parts = append(reply.Parts, Paragraph{Text: line})
		}
	}
	if q.Subject != "" && !answered {
		var err error
		if reply, err = q.withQuotes(ctx, reply, q.Subject, items); err != nil {
			return Reply{}, err
		}
	}
	if len(items) == 1 {
		card := q.book.card(q.lang, q.clock.today(), items[0])
		reply.Parts = append(reply.Parts, card)
		reply.Citations = append(reply.Citations, cardCitations(card)...)
		return reply, nil
	}
	reply.Parts = append(reply.Parts, ItemList{Items: reply.Items})
	reply.Citations = append(reply.Citations, q.titles(items)...)
	return reply, nil
}

// cardCitations are the verbatim parts of a card.
func cardCitations(c Card) []Citation {
	var out []Citation
	for _, text := range append([]string{c.Finding}, c.Measures...) {
		if text != "" {
			out = append(out, Citation{Notice: c.Notice, Item: c.Number, Quote: text})
		}
	}
	return out
}

// quotesWithin finds what the given items say about the subject.
func (q asking) quotesWithin(ctx context.Context, items []ledger.Item) ([]quoted, error) {
	hits, err := q.search.Search(ctx, q.Subject, len(q.book.Items))
	if err != nil {
		return nil, err
	}
	var out []quoted
	for _, hit := range hits {
		named := slices.ContainsFunc(items, func(i ledger.Item) bool {
			return i.Notice == hit.Notice && i.Number == hit.Item
		})
		if named {
			out = append(out, q.quote(hit, 1)...)
		}
	}
	return out, nil
}

// resolveNumbers turns the numbers that were typed into item numbers. Where a
// section is named too, "第二部分第3个" means the item printed as 3 in that
// section or, where numbering runs on, the third one under it.
func (q asking) resolveNumbers() []int {
	if len(q.Places) == 0 {
		return q.fromEnd(q.book.MaxNumber())
	}
	var within []ledger.Item
	for _, item := range q.book.Items {
		if under(&item, q.Places) {
			within = append(within, item)
		}
	}
	var out []int
	for _, n := range q.fromEnd(len(within)) {
		switch i := slices.IndexFunc(within, func(item ledger.Item) bool { return q.isNumbered(item, n) }); {
		case i >= 0:
			out = append(out, within[i].Number)
		case 0 < n && n <= len(within):
			out = append(out, within[n-1].Number)
		default:
			out = append(out, n)
		}
	}
	return out
}

// fromEnd is the numbers with those that count from the end, of so many items.
func (q asking) fromEnd(of int) []int {
	out := slices.Clone(q.Numbers)
	for i, n := range out {
		if n < 0 {
			out[i] = max(0, of+1+n)
		}
	}
	return out
}

// isNumbered reports whether n is the item's number, or what is printed.
func (q asking) isNumbered(item ledger.Item, n int) bool {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, index.Fold(item.Label))
	return item.Number == n || digits == strconv.Itoa(n)
}

// numberNames names numbers in a sentence: "第0项、第99项".
func (q asking) numberNames(numbers []int) string {
	var names []string
	for _, n := range numbers[:min(len(numbers), 5)] {
		names = append(names, q.lang.Item(n))
	}
	return q.lang.Join(names)
}
