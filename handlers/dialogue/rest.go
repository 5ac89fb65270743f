package dialogue

import (
	"context"
	"regexp"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/index"
)

// moreCover is how much of a question an item must hold to be more about it.
const moreCover = 0.45

// more answers 还有呢: what else the notice says about the subject.
func (f *followUp) more(ctx context.Context) (reply.Reply, bool, error) {
	if len(f.topic.More) > 0 {
		return f.restOfList()
	}
	f.Query = f.topic.Asked
	if f.Subject == "" || f.Want != grammar.Find || len(f.Numbers) > 0 {
		return f.thatIsAll(f.ReplyLang.Phrase(msgThatIsAll, len(f.topic.listed()))), true, nil
	}
	hits, err := f.Index.Search(ctx, f.Subject, answer.MostHits)
	if err != nil {
		return reply.Reply{}, false, err
	}
	shown := keys(f.topic.listed())
	least := 0.0
	if len(hits) > 0 {
		least = answer.RelatedScore * hits[0].Score
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool {
		return shown[h.Key()] || h.Item == 0 || h.TermCoverage < moreCover || h.Score < least || !f.Allowed(h)
	})
	if len(hits) == 0 {
		return f.thatIsAll(f.ReplyLang.Phrase(msgNothingMoreSaid)), true, nil
	}
	return f.Passages(hits), true, nil
}

// others answers 剩下的呢: the items that the last list left out, or more of what was found.
func (f *followUp) others(ctx context.Context) (reply.Reply, bool, error) {
	t := f.topic
	at := len(t.Lists) - 1
	asked := t.Lists[at]
	switch {
	case at > 0:
		rest := list{Asked: grammar.Query{Want: grammar.List}}
		for _, key := range asked.Items {
			rest.Asked.Except.Numbers = append(rest.Asked.Except.Numbers, key.Number)
		}
		return f.listAmong(ctx, t.Lists[:at], rest)
	case !t.chosen() || len(asked.Asked.Statuses) == 0:
		return f.more(ctx)
	}
	left := asked
	left.Asked.Except.Statuses, left.Asked.Statuses = f.AsUsed(asked.Asked.Statuses), nil
	return f.listAmong(ctx, nil, left)
}

// ofThose answers 剩下没弄好的: those of the list that meet a condition.
func (f *followUp) ofThose(ctx context.Context) (reply.Reply, bool, error) {
	if !f.clues.onlyConditions || f.clues.kinds&byStatus == 0 || len(f.topic.listed()) < 2 {
		return reply.Reply{}, false, nil
	}
	return f.listAmong(ctx, f.topic.Lists, f.clues.request)
}

// thatIsAll lists once more what there is.
func (f *followUp) thatIsAll(sentence string) reply.Reply {
	f.topicStays = true
	out := f.Refuse(sentence)
	out.Kind, out.Items = reply.KindItems, card.Refs(f.items(f.topic.listed()))
	out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	return out
}

// restOfList answers 还有呢 after the first few of a list: the others.
func (f *followUp) restOfList() (reply.Reply, bool, error) {
	items := f.items(f.topic.More)
	last := f.topic.Lists[len(f.topic.Lists)-1]
	f.Query, f.Conditions = last.Asked, last.Fields
	f.First = 0
	out := card.ListReply(f.ReplyLang, items)
	out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: f.ReplyLang.Phrase(msgMoreItems, len(items))}))
	return out, true, nil
}

// about answers 里面讲乡村旅游的是哪条: of the listed items, the ones that a
// subject fits best.
func (f *followUp) about(ctx context.Context) (reply.Reply, bool, error) {
	hits, err := f.Index.Search(ctx, f.Subject, len(f.View.Items))
	if err != nil {
		return reply.Reply{}, false, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 || !f.Allowed(h) })
	if len(hits) == 0 || hits[0].TermCoverage < moreCover {
		return reply.Reply{}, false, nil
	}
	verbatim := 0
	for _, hit := range hits {
		verbatim = max(verbatim, len([]rune(hit.LongestMatch)))
	}
	var chosen []ledger.Item
	for _, hit := range hits {
		if verbatim >= answer.ShortestNamed && len([]rune(hit.LongestMatch)) < verbatim {
			continue // another has the very words
		}
		if hit.TermCoverage >= moreCover && hit.Score >= answer.RelatedScore*hits[0].Score {
			item, _ := f.View.Item(hit.Key())
			chosen = append(chosen, item)
		}
	}
	if oneAsked.MatchString(f.turn.Sentence) {
		chosen = chosen[:1]
	}
	out, err := f.Show(ctx, chosen)
	return out, true, err
}

// oneAsked asks for one item of a list.
var oneAsked = regexp.MustCompile(`是哪(?:一)?[条项个]|哪(?:一)?[条项个](?:讲|说|提)|\bwhich one\b`)
