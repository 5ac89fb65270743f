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

// pick is 第二个: one of those that were listed.
func (f *following) pick(ctx context.Context) (reply.Reply, bool, error) {
	n := len(f.topic.Items)
	if n < 2 {
		return reply.Reply{}, false, nil
	}
	at := f.N - 1
	if f.N < 0 {
		at = n + f.N
	}
	if at < 0 || at >= n {
		return f.Refuse(f.ReplyLang.Phrase(msgOnlyItemsListed, n)), true, nil
	}
	f.moved = &at
	return f.one(ctx, f.topic.Items[at])
}

// step is 上一条, by number, or through the list that an item was picked from.
func (f *following) step(ctx context.Context) (reply.Reply, bool, error) {
	t := f.topic
	listed := len(t.Items) > 1 && (f.Lean == grammar.Along || t.Picked)
	if listed {
		at := t.At + f.N
		if t.At < 0 && f.N < 0 {
			at = len(t.Items) - 1
		}
		if at >= 0 && at < len(t.Items) {
			f.moved = &at
			return f.one(ctx, t.Items[at])
		}
		return f.Refuse(f.ReplyLang.Phrase(msgLastItemsListed, len(t.Items))), true, nil
	}
	if t.At < 0 && len(t.Items) > 1 && endOfList.MatchString(f.turn.Sentence) { // 前面那条, of those that were listed
		at := 0
		if f.N > 0 {
			at = len(t.Items) - 1
		}
		f.moved = &at
		return f.one(ctx, t.Items[at])
	}
	from := t.Items[max(t.At, 0)]
	if t.At < 0 && f.N > 0 {
		from = t.Items[len(t.Items)-1]
	}
	from.Number += f.N
	return f.one(ctx, from)
}

// asksDetail are the words of somebody who wants an item told, not listed.
var asksDetail = regexp.MustCompile(`说说|讲讲|展开|详细|具体|\b(?:tell me|details?)\b`)

// endOfList names one end of a list.
var endOfList = regexp.MustCompile(`^(?:那)?(?:前|后)[面边头](?:的)?那`)

// more is 还有呢: what else the notice says about the subject.
func (f *following) more(ctx context.Context) (reply.Reply, bool, error) {
	if len(f.topic.More) > 0 {
		return f.restOfList()
	}
	f.Query = f.topic.Asked
	if f.Subject == "" || f.Want != grammar.Find || len(f.Numbers) > 0 {
		return f.thatIsAll(f.ReplyLang.Phrase(msgAllItems, len(f.topic.Items))), true, nil
	}
	hits, err := f.Index.Search(ctx, f.Subject, answer.MostHits)
	if err != nil {
		return reply.Reply{}, false, err
	}
	shown := keys(f.topic.Items)
	least := 0.0
	if len(hits) > 0 {
		least = answer.RelatedScore * hits[0].Score
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool {
		return shown[h.Key()] || h.Item == 0 || h.Cover < moreCover || h.Score < least || !f.Allowed(h)
	})
	if len(hits) == 0 {
		return f.thatIsAll(f.ReplyLang.Phrase(msgNoticeSaysNothingMore)), true, nil
	}
	return f.Passages(hits), true, nil
}

// thatIsAll lists once more what there is.
func (f *following) thatIsAll(sentence string) reply.Reply {
	out := f.Refuse(sentence)
	out.Kind = reply.KindItems
	for _, key := range f.topic.Items {
		item, _ := f.View.Item(key)
		out.Items = append(out.Items, card.Ref(item))
	}
	out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	return out
}

func keys(list []ledger.Key) map[ledger.Key]bool {
	set := map[ledger.Key]bool{}
	for _, key := range list {
		set[key] = true
	}
	return set
}

// from is the list that the last one was narrowed from, or that one itself.
func (t topic) from() []ledger.Key {
	if len(t.Base) > 0 {
		return t.Base
	}
	return t.Items
}

// others is 剩下的呢: the items that the list left out by their status, or
// more of what was found.
func (f *following) others(ctx context.Context) (reply.Reply, bool, error) {
	asked := f.topic.Asked
	if asked.Want == grammar.Find || len(asked.Statuses) == 0 {
		return f.more(ctx)
	}
	f.Query, f.Conditions = asked, f.topic.Fields
	f.Except.Statuses = f.AsUsed(asked.Statuses)
	f.Statuses = nil
	out, err := f.Items(ctx)
	return out, true, err
}

// within is 其中哪些没完成: some of those that were listed.
func (f *following) within(ctx context.Context) (reply.Reply, bool, error) {
	if f.Lean == grammar.Within && f.topic.At >= 0 && (len(f.topic.Items) == 1 || f.topic.Picked) && f.Subject != "" { // 里面查出来的有几个项目
		f.Query = grammar.Query{Lang: string(f.ReplyLang), Subject: f.Subject}
		return f.one(ctx, f.topic.Items[f.topic.At])
	}
	f.base = f.topic.from()
	if f.Lean != grammar.Instead && !(f.Lean == grammar.Alone && len(f.topic.Asked.Statuses) > 0) {
		f.base = f.topic.Items
	}
	f.Among = keys(f.base)
	switch {
	case f.Conditions.Empty() && (grammar.LeanOf(f.Rest).Lean == grammar.Of || f.Want == grammar.Find && f.Subject == "" && len(f.Statuses) == 0):
		f.Query = grammar.Query{Lang: string(f.ReplyLang), Want: grammar.List}
	case len(f.Numbers) > 0:
		return reply.Reply{}, false, nil
	case f.Want == grammar.Find:
		f.Want = grammar.List
	}
	asked := f.Query
	out, err := f.Items(ctx)
	if err == nil && len(out.Items) == 1 && asksDetail.MatchString(f.turn.Sentence) { // 没完成的那条具体说说
		f.Query = grammar.Query{Lang: string(f.ReplyLang)}
		return f.one(ctx, out.Items[0].Key())
	}
	if err == nil && (out.Kind == reply.KindNone || out.Kind == reply.KindPassages) && asked.Subject != "" {
		f.Query = asked
		if out, ok, err := f.about(ctx); ok || err != nil {
			return out, ok, err
		}
	}
	return out, true, err
}

// about is 里面讲乡村旅游的是哪条: of those that were listed, the ones that a
// subject fits best.
func (f *following) about(ctx context.Context) (reply.Reply, bool, error) {
	hits, err := f.Index.Search(ctx, f.Subject, len(f.View.Items))
	if err != nil {
		return reply.Reply{}, false, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 || !f.Allowed(h) })
	if len(hits) == 0 || hits[0].Cover < moreCover {
		return reply.Reply{}, false, nil
	}
	verbatim := 0
	for _, hit := range hits {
		verbatim = max(verbatim, len([]rune(hit.Name)))
	}
	var chosen []ledger.Item
	for _, hit := range hits {
		if verbatim >= answer.ShortestNamed && len([]rune(hit.Name)) < verbatim {
			continue // another has the very words
		}
		if hit.Cover >= moreCover && hit.Score >= answer.RelatedScore*hits[0].Score {
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

// leftOut are the items of a list of the first few that it left out.
func (a *Dialogues) leftOut(ctx context.Context, in answer.Inquiry, shown reply.Reply) ([]ledger.Key, error) {
	whole := *in.Turn
	whole.First = 0
	in.Turn = &whole
	all, err := a.Answers.Answer(ctx, in)
	if err != nil {
		return nil, err
	}
	var rest []ledger.Key
	for _, item := range all.Items {
		if !slices.ContainsFunc(shown.Items, func(s reply.ItemRef) bool { return s.Notice == item.Notice && s.Number == item.Number }) {
			rest = append(rest, item.Key())
		}
	}
	return rest, nil
}

// restOfList is 还有呢 after the first few of a list: the others.
func (f *following) restOfList() (reply.Reply, bool, error) {
	var items []ledger.Item
	for _, key := range f.topic.More {
		if item, there := f.View.Item(key); there {
			items = append(items, item)
		}
	}
	f.Query, f.Conditions = f.topic.Asked, f.topic.Fields
	f.First = 0
	out := card.ListReply(f.ReplyLang, items)
	out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: f.ReplyLang.Phrase(msgMore, len(items))}))
	return out, true, nil
}
