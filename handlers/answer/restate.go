package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/compose"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/index"
)

// The sources of a written answer.
const (
	sourceScore = 0.3
	sourceCover = 0.5 // of what is asked about
)

// Written has a writer answer an open question, and a question that search did not
// answer. Without a writer, or if the question asks for less, the answer is what
// search found. about are the items that the question is known to be about; if there
// are none, they are searched for, also where what was found may not answer.
func (q Question) Written(ctx context.Context, found reply.Reply, about []ledger.Item) (reply.Reply, error) {
	if !q.Composer.On() || q.by == nil || !q.Open && found.Answers() {
		return found, nil
	}
	if about == nil && (found.Answers() || q.Open && found.Certainty == reply.Possible) {
		items, err := q.sources(ctx, phrasing.About(q.Subject))
		if err != nil || len(items) == 0 && found.Answers() && q.ReplyLang == reply.Chinese { // what English means, the writer may find
			return found, err
		}
		about = items
	}
	return q.Composer.Compose(ctx, compose.Task{
		Request: *q.by, Question: q.Text, Lang: q.ReplyLang, Said: q.said, Open: q.Open, Since: q.since, Ledger: q.View, Found: found, About: about,
		Again: func(ctx context.Context, words string) (reply.Reply, []ledger.Item, error) {
			return q.again(ctx, words, found, about)
		},
	})
}

// again searches for a question in other words. What a question in another language
// means, and a description in Chinese, is answered by it; a question in Chinese for
// something is only brought nearer to what it may mean.
func (q Question) again(ctx context.Context, words string, found reply.Reply, about []ledger.Item) (reply.Reply, []ledger.Item, error) {
	hits, err := q.Index.Search(ctx, words, MostHits)
	if err != nil {
		return found, about, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 || !q.Allowed(h) })
	if len(hits) == 0 {
		return found, about, nil
	}
	about = inTurn(q.enough(hits), about)
	if found.Answers() {
		return found, about, nil
	}
	restated := q
	restated.Subject = words
	certainty, err := restated.certainty(ctx, hits)
	if err != nil {
		return found, about, err
	}
	if certainty == reply.Stated && (q.ReplyLang != reply.Chinese || !phrasing.AsksSomething(q.Text) || phrasing.AsksWhich(q.Text)) {
		found = restated.Passages(hits)
		if known := q.wordsOf(hits, words); known != "" {
			found = found.WithRemark(q.ReplyLang.Phrase(msgSearchedFor, known))
		}
		return found, about, nil
	}
	found, err = q.possible(ctx, hits)
	return found, about, err
}

// listed answers with a list, or, where more is asked of a few items than which
// they are, in sentences on them.
func (q Question) listed(ctx context.Context) (reply.Reply, error) {
	found, err := q.Items(ctx)
	if err != nil || !q.Open || len(found.Items) == 0 || len(found.Items) > compose.MostSources {
		return found, err
	}
	var items []ledger.Item
	for _, r := range found.Items {
		item, _ := q.View.Item(r.Key())
		items = append(items, item)
	}
	return q.Written(ctx, found, items)
}

// wordsOf returns those of the words that the items found contain: readers are shown
// none of the writer's own words.
func (q Question) wordsOf(hits []index.Hit, words string) string {
	var texts strings.Builder
	for _, item := range q.View.ItemsOf(hits) {
		text := q.View.Text(item)
		fmt.Fprintln(&texts, text.Title, text.Finding, text.Work())
	}
	known := slices.DeleteFunc(strings.Fields(words), func(word string) bool { return !strings.Contains(index.Fold(texts.String()), index.Fold(word)) })
	return strings.Join(known, " ")
}

// inTurn takes items from two lists in turn, each once.
func inTurn(first, second []ledger.Item) (both []ledger.Item) {
	for i := range max(len(first), len(second)) {
		for _, list := range [][]ledger.Item{first, second} {
			if i < len(list) && len(both) < compose.MostSources &&
				!slices.ContainsFunc(both, func(b ledger.Item) bool { return card.Ref(b) == card.Ref(list[i]) }) {
				both = append(both, list[i])
			}
		}
	}
	return both
}

// sources are the items on a subject that a draft may rest on, best first.
func (q Question) sources(ctx context.Context, about string) ([]ledger.Item, error) {
	if about == "" {
		return nil, nil
	}
	hits, err := q.Index.Search(ctx, about, MostHits)
	if err != nil {
		return nil, err
	}
	return q.enough(slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 || !q.Allowed(h) })), nil
}

// enough are the items that hold enough of what was searched for to answer
// from.
func (q Question) enough(hits []index.Hit) []ledger.Item {
	hits = slices.DeleteFunc(slices.Clone(hits), func(h index.Hit) bool { return h.TermCoverage < sourceCover })
	rest := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Score < sourceScore*hits[0].Score })
	if rest < 0 {
		rest = len(hits)
	}
	return q.View.ItemsOf(hits[:min(rest, compose.MostSources)])
}
