package answer

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/data/wording"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
	"rectify/handlers/learned"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/index"
)

// mostPossible is how many passages a possible answer quotes.
const mostPossible = 3

// mostPossibleFact is how many sentences of the first passage it quotes where a
// fact is asked for, which may be in the second best.
const mostPossibleFact = 2

// describesOne matches the end of a description of one item: …的那条.
var describesOne = regexp.MustCompile(`的那一?[条项个件](?:问题)?[?？。!！\s]*$`)

// possible shows the closest passages for a question that they may not answer:
// the best sentence of up to three items, and of the notice's prose where that
// comes first. Its first line says so, and names what is missing where that is
// known.
func (q Question) possible(ctx context.Context, hits []index.Hit) (reply.Reply, error) {
	first, err := q.missing(ctx, hits)
	if err != nil {
		return reply.Reply{}, err
	}
	asksFact := q.expected().Type != nil
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindPassages, Source: reply.FromSearch, Certainty: reply.Possible,
		Parts: []reply.Part{reply.Paragraph{Text: first}}}
	if line := q.known(hits[0]); line != "" && surelyMeans(hits[0]) {
		out.Parts = append(out.Parts, reply.Paragraph{Text: line})
	}
	most := mostPossible
	if describesOne.MatchString(q.Text) {
		most = 1
	}
	for i, hit := range hits {
		if len(out.Items) == most {
			break
		}
		item, isItem := q.View.Item(hit.Key())
		switch {
		case !isItem && i > 0: // prose that only comes near, behind items
			continue
		case !isItem:
			out.Kind = reply.KindNotice
		default:
			out.Items = append(out.Items, card.Ref(item))
		}
		var quotes []Quotation
		switch {
		case !isItem:
			quotes = q.proseQuotes(hit)
		case i == 0 && asksFact:
			quotes = q.quote(hit, mostPossibleFact)
		default:
			quotes = q.quote(hit, 1)
		}
		for _, c := range quotes {
			out.Citations = append(out.Citations, c.Citation())
			out.Parts = append(out.Parts, c.Part())
		}
	}
	return out, nil
}

// How much of a question the title of an item must hold, or the item at
// all, for a field of it to be said though its text may not answer: the field of another
// item is worse than none. Less will do of an item that lacks none of the rarer words.
const (
	leastOfTitle = 0.25
	leastHeld    = 0.4
	leastOfRare  = 0.2
	mostMissed   = 0.2
)

// surelyMeans reports whether a question names the item that was found.
func surelyMeans(hit index.Hit) bool {
	return hit.Evidence.CoveredByTitle() >= leastOfTitle || hit.TermCoverage >= leastHeld || hit.TermCoverage >= leastOfRare && hit.RarestMissed <= mostMissed
}

// ShortestNamed is the fewest characters of a stretch of the question that is
// said to be named by the notice.
const ShortestNamed = 3

// missing is the first line of a possible answer: that it may be none, and, where
// the question asks for a fact of a known kind about something that the notice
// names, that the notice does not state it.
func (q Question) missing(ctx context.Context, hits []index.Hit) (string, error) {
	uncertain := q.ReplyLang.Phrase(msgClosestPassages)
	if q.compare != "" {
		return q.ReplyLang.Phrase(msgOnlyItemsCompared, q.compare), nil
	}
	asked := q.expected().Type
	name := strings.TrimSpace(hits[0].LongestMatch)
	if asked == nil || utf8.RuneCountInString(name) < ShortestNamed || answertype.States(hits[0], asked) || surelyMeans(hits[0]) && q.known(hits[0]) != "" {
		return uncertain, nil
	}
	fact := q.ReplyLang.Say(asked.Zh, asked.En)
	keys, err := q.Index.Mentions(ctx, name)
	if err != nil || len(keys) == 0 {
		return uncertain, err
	}
	var numbers []int
	for key := range keys {
		numbers = append(numbers, key.Number)
	}
	slices.Sort(numbers)
	if len(numbers) > mostPossible {
		return q.ReplyLang.Phrase(msgMentionedInItemsNotStated, len(numbers), name, fact), nil
	}
	return q.ReplyLang.Phrase(msgMentionedInItemNotStated, name, q.ReplyLang.Numbers(numbers), fact), nil
}

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
