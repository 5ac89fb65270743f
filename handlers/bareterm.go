package handlers

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/handlers/question"
)

// longestBareTerm is the longest word, in characters, that somebody types alone to
// see where it stands; mostBareQuoted is how many of its items are quoted.
const (
	longestBareTerm = 8
	mostBareQuoted  = 3
)

// bareTerm answers a word alone, such as 旅游, with every item that holds it, best
// first. ok is false for a sentence, and for a word that fewer than two items
// hold.
func (q asking) bareTerm(ctx context.Context) (_ Reply, ok bool, err error) {
	term := strings.TrimFunc(q.text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	n := utf8.RuneCountInString(term)
	if q.Want != question.Find || q.narrowed() || q.hit > 0 || n < shortestTerm || n > longestBareTerm || q.Subject != term ||
		strings.ContainsFunc(term, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return Reply{}, false, nil
	}
	keys, err := q.search.Mentions(ctx, term)
	if err != nil || len(keys) < 2 {
		return Reply{}, false, err
	}
	hits, err := q.search.Search(ctx, term, len(q.book.Items))
	if err != nil {
		return Reply{}, false, err
	}
	reply := Reply{Lang: q.lang, Kind: KindItems, Source: FromRules, Certainty: Exact}
	reply.Parts = []Part{Paragraph{Text: q.lang.Say("%d 项提到“%s”，最相关的在前：", "%d items mention “%s”, most relevant first:", len(keys), term)}}
	for _, hit := range hits {
		key := hit.Key()
		item, there := q.book.Item(key)
		if !there || !keys[key] {
			continue
		}
		delete(keys, key)
		if len(reply.Items) < mostBareQuoted {
			for _, c := range q.quote(hit, 1) {
				reply.Citations = append(reply.Citations, c.citation())
				reply.Parts = append(reply.Parts, c.part())
			}
		}
		reply.Items = append(reply.Items, ref(item))
	}
	for i := range q.book.Items { // those that the search did not rank
		item := q.book.Items[i]
		if keys[item.Key()] {
			reply.Items = append(reply.Items, ref(item))
		}
	}
	reply.Parts = append(reply.Parts, ItemList{Items: reply.Items})
	return reply, true, nil
}
