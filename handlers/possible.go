package handlers

import (
	"context"
	"slices"
	"unicode/utf8"

	"rectify/index"
)

// mostPossible is how many passages a possible answer quotes.
const mostPossible = 3

// mostPossibleFact is how many sentences of the first passage it quotes where a
// fact is asked for, which may stand in the second best.
const mostPossibleFact = 2

// possible shows the closest passages for a question that they may not answer:
// the best sentence of up to three items, and of the notice's prose where that
// comes first. Its first line says so, and names what is missing where that is
// known.
func (q asking) possible(ctx context.Context, hits []index.Hit) (Reply, error) {
	first, err := q.missing(ctx, hits)
	if err != nil {
		return Reply{}, err
	}
	asksFact := q.expected().answerType != nil
	reply := Reply{Lang: q.lang, Kind: KindPassages, Source: FromSearch, Certainty: Possible, Parts: []Part{Paragraph{Text: first}}}
	if line := q.known(hits[0]); line != "" {
		reply.Parts = append(reply.Parts, Paragraph{Text: line})
	}
	for i, hit := range hits {
		if len(reply.Items) == mostPossible {
			break
		}
		item, isItem := q.book.Item(hit.Key())
		switch {
		case !isItem && i > 0: // prose that only comes near, behind items
			continue
		case !isItem:
			reply.Kind = KindNotice
		default:
			reply.Items = append(reply.Items, ref(item))
		}
		var quotes []quoted
		switch {
		case !isItem:
			quotes = q.proseQuotes(hit)
		case i == 0 && asksFact:
			quotes = q.quote(hit, mostPossibleFact)
		default:
			quotes = q.quote(hit, 1)
		}
		for _, c := range quotes {
			reply.Citations = append(reply.Citations, c.citation())
			reply.Parts = append(reply.Parts, c.part())
		}
	}
	return reply, nil
}

// shortestNamed is the fewest characters of a stretch of the question that is
// said to be named by the notice.
const shortestNamed = 3

// missing is the first line of a possible answer: that it may be none, and, where
// the question asks for a fact of a known kind about something that the notice
// names, that the notice does not state it.
func (q asking) missing(ctx context.Context, hits []index.Hit) (string, error) {
	uncertain := q.lang.Say("没有找到直接的回答，最接近的原文如下（不一定是您要的）：", "No passage answers this directly. These come closest and may not be what you need:")
	asked := q.expected().answerType
	name := hits[0].Name
	if asked == nil || utf8.RuneCountInString(name) < shortestNamed || states(hits[0], asked) || q.known(hits[0]) != "" {
		return uncertain, nil
	}
	fact := q.lang.Say(asked.zh, asked.en)
	keys, err := q.search.Mentions(ctx, name)
	if err != nil || len(keys) == 0 {
		return uncertain, err
	}
	var numbers []int
	for key := range keys {
		numbers = append(numbers, key.Number)
	}
	slices.Sort(numbers)
	if len(numbers) > mostPossible {
		return q.lang.Say("通报 %d 项提到“%s”，但没有写明%s。最接近的原文：",
			"%d items mention “%s” but do not state the %s. The closest passages:", len(numbers), name, fact), nil
	}
	return q.lang.Say("通报提到“%s”（第%s项），但没有写明%s。最接近的原文：",
		"The notice mentions “%s” (item %s) but does not state the %s. The closest passages:", name, q.lang.Numbers(numbers), fact), nil
}
