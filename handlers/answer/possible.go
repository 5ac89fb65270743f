package answer

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
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
