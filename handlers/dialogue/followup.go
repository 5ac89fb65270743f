package dialogue

import (
	"context"
	"regexp"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
	"rectify/handlers/compose"
	"rectify/handlers/question"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/index"
	"rectify/index/lexicon"
)

// following is a question that may lean on a topic.
type following struct {
	answer.Question
	question.FollowUp
	turn  *answer.Turn
	topic topic
	moved *int            // where in the topic's list the answer is, if it is there
	base  []ledger.Key    // what the answer's list was narrowed from, if it was
	asked *question.Query // what was asked in full, where that is more than Query
	rest  []ledger.Key    // items that the answer's list left out, for 还有呢
}

// next is the topic after the answer.
func (f *following) next(out reply.Reply) topic {
	if f.moved != nil {
		t := f.topic
		t.At, t.Picked, t.Text = *f.moved, true, f.Text
		return t
	}
	if len(out.Items) == 0 {
		return f.topic
	}
	t := topicOf(out, f.Query)
	t.Fields, t.More = f.Conditions, f.rest
	if t.Base = f.base; f.asked != nil {
		t.Asked = *f.asked
	}
	t.Who, t.Text = f.topic.Who.and(f.Conditions.Owners()), f.Text
	t.List = f.topic.listAfter(t.Items)
	return t
}

// forItems is what a sentence about a list asks for: items.
var forItems = intent.Distribution{intent.List: 1}

// aside are the intents of a sentence that leans on nothing, unless it says so.
var aside = map[intent.Intent]bool{
	intent.Mine: true, intent.Overview: true, intent.Recent: true, intent.Breakdown: true, intent.Greeting: true,
	intent.About: true, intent.Help: true, intent.HowTo: true, intent.Other: true,
}

// ofAll is how a question about everything says so.
var ofAll = regexp.MustCompile(`整体|总体|全局|全部|整个|总的|(?i)\boverall\b|\beverything\b|\bwe\b`)

// answer answers what leans on the topic; ok is false for what does not.
func (f *following) answer(ctx context.Context) (_ reply.Reply, ok bool, err error) {
	asks := f.turn.Intents
	switch meant := answer.ProbableIntent(asks); {
	case f.Lean == question.Alone && aside[meant],
		f.Lean == question.Instead && f.wholly() && len(f.turn.Statuses) > 0 && f.turn.Want != question.Find, // 那台账上正在整改的还有几条
		f.Lean == question.Of && (meant == intent.Mine || meant == intent.Breakdown || meant == intent.Overview && ofAll.MatchString(f.turn.Sentence)):
		return reply.Reply{}, false, nil
	}
	if f.Lean == question.Within || f.Lean == question.Instead && f.topic.listed() {
		asks = forItems
	}
	if f.Lean != question.Alone {
		if f.Query, f.Conditions, err = f.AsksFor(ctx, f.View, lexicon.Simplify(f.Rest), asks); err != nil {
			return reply.Reply{}, false, err
		}
	}
	f.Lang = string(f.ReplyLang)
	if f.Lean == question.Within && len(f.topic.Items) == 1 && len(f.topic.List) > 1 && severalMeant.MatchString(f.turn.Sentence) {
		f.topic.Items, f.topic.At, f.topic.Base = f.topic.List, -1, nil // 这四条里, after one of them
	}
	if out, ok, err := f.theirs(ctx); ok || err != nil {
		return out, ok, err
	}
	if out, ok, err := f.extremes(ctx); ok || err != nil {
		return out, ok, err
	}
	switch f.Lean {
	case question.Pick:
		return f.pick(ctx)
	case question.Along, question.Step:
		return f.step(ctx)
	case question.More:
		return f.more(ctx)
	case question.Others:
		return f.others(ctx)
	case question.Within:
		return f.within(ctx)
	case question.Of:
		return f.of(ctx)
	case question.Instead:
		if out, ok, err := f.instead(ctx); ok || err != nil {
			return out, ok, err
		}
		return f.staying(ctx)
	}
	if f.ofTheList(ctx) {
		return f.within(ctx)
	}
	if out, ok, err := f.bare(ctx); ok || err != nil {
		return out, ok, err
	}
	return f.staying(ctx)
}

// ofTheList reports whether a question for items that names only a status is
// about the list before it, which other conditions chose: 哪几条已经完成了 after 第二
// 部分有哪些问题. The conditions are then those of the question.
func (f *following) ofTheList(ctx context.Context) bool {
	q, asked := f.turn.Query, f.topic.Asked
	narrow := len(asked.Statuses) == 0 && (len(asked.Places)+len(asked.Mention)+len(asked.Numbers) > 0 || len(f.topic.Fields.Owners()) > 0)
	if len(f.topic.from()) < 2 || !f.topic.listed() || !narrow && len(f.topic.Base) == 0 || f.wholly() {
		return false
	}
	if m := theOne.FindStringSubmatch(f.turn.Sentence); m != nil { // 没完成的那条具体说说
		if one, _, err := f.AsksFor(ctx, f.View, m[1]+"有哪些", forItems); err == nil {
			q = one
		}
	}
	if len(q.Statuses) == 0 || len(q.Places)+len(q.Mention)+len(q.Numbers) > 0 || q.Subject != "" || !f.turn.Conditions.Empty() {
		return false
	}
	f.Query = q
	return true
}

// theOne is the one of a list that a condition picks out.
var theOne = regexp.MustCompile(`^(.+的)那一?[条项个]`)

// openly writes on the items being talked about where an open question names
// nothing else: 为什么这么慢, summarize them.
func (f *following) openly(ctx context.Context, found reply.Reply, answered bool) (reply.Reply, bool, error) {
	whole := f.turn.Query
	if !f.Composer.On() || found.Source == reply.FromWriter || !question.Open(f.Text) || question.About(whole.Subject) != "" || len(whole.Numbers) > 0 {
		return found, answered, nil
	}
	meant := f.topic.Items
	if f.topic.At >= 0 {
		meant = meant[f.topic.At : f.topic.At+1]
	}
	var items []ledger.Item
	for _, key := range meant[:min(len(meant), compose.MostSources)] {
		item, _ := f.View.Item(key)
		items = append(items, item)
	}
	if !answered {
		found = card.ListReply(f.ReplyLang, items)
	}
	out, err := f.Written(ctx, found, items)
	return out, true, err
}

// one shows an item, with what it says about the rest of the question.
func (f *following) one(ctx context.Context, key ledger.Key) (reply.Reply, bool, error) {
	item, ok := f.View.Item(key)
	if !ok {
		return f.Refuse(f.ReplyLang.Phrase(msgNoItemsNumbered1,
			f.ReplyLang.Item(key.Number), f.View.MaxNumber())), true, nil
	}
	f.Numbers = []int{key.Number}
	out, err := f.Show(ctx, []ledger.Item{item})
	return out, true, err
}

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
	listed := len(t.Items) > 1 && (f.Lean == question.Along || t.Picked)
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
	if f.Subject == "" || f.Want != question.Find || len(f.Numbers) > 0 {
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

// moreCover is how much of a question an item must hold to be more about it.
const moreCover = 0.45

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
	if asked.Want == question.Find || len(asked.Statuses) == 0 {
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
	if f.Lean == question.Within && f.topic.At >= 0 && (len(f.topic.Items) == 1 || f.topic.Picked) && f.Subject != "" { // 里面查出来的有几个项目
		f.Query = question.Query{Lang: string(f.ReplyLang), Subject: f.Subject}
		return f.one(ctx, f.topic.Items[f.topic.At])
	}
	f.base = f.topic.from()
	if f.Lean != question.Instead && !(f.Lean == question.Alone && len(f.topic.Asked.Statuses) > 0) {
		f.base = f.topic.Items
	}
	f.Among = keys(f.base)
	switch {
	case f.Conditions.Empty() && (question.LeanOf(f.Rest).Lean == question.Of || f.Want == question.Find && f.Subject == "" && len(f.Statuses) == 0):
		f.Query = question.Query{Lang: string(f.ReplyLang), Want: question.List}
	case len(f.Numbers) > 0:
		return reply.Reply{}, false, nil
	case f.Want == question.Find:
		f.Want = question.List
	}
	asked := f.Query
	out, err := f.Items(ctx)
	if err == nil && len(out.Items) == 1 && asksDetail.MatchString(f.turn.Sentence) { // 没完成的那条具体说说
		f.Query = question.Query{Lang: string(f.ReplyLang)}
		return f.one(ctx, out.Items[0].Key())
	}
	if err == nil && out.Kind == reply.KindNone && asked.Subject != "" {
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
	out, err := f.Show(ctx, chosen)
	return out, true, err
}

// of is 它的期限: about the item being talked about, or all that were listed.
func (f *following) of(ctx context.Context) (reply.Reply, bool, error) {
	if len(f.Numbers) > 0 || len(f.Places) > 0 || f.Want == question.Help {
		return reply.Reply{}, false, nil
	}
	if f.topic.At < 0 {
		return f.within(ctx)
	}
	f.Statuses, f.Late, f.Want = nil, false, question.Find
	out, ok, err := f.one(ctx, f.topic.Items[f.topic.At])
	if item, there := f.View.Item(f.topic.Items[f.topic.At]); err == nil && ok && there && nameTypes[expectedName(f.Text)] {
		out = f.unstated(out, item)
	}
	return out, ok, err
}

// expectedName is what the answer type that a question expects is called in
// Chinese; empty where it expects none.
func expectedName(asked string) string {
	if fact := answertype.Expected(asked).Type; fact != nil {
		return fact.Zh
	}
	return ""
}

// wholePart asks for the items of a part, whatever was asked of another part before:
// 那第四部分的问题呢.
var wholePart = regexp.MustCompile(`(?:部分|方面|板块|领域|大类|章)的?(?:所有|全部|那些)?(?:问题|事项|条目)(?:呢|有哪些|是什么|都有啥|列一下)?[?？。]*$`)

// allItems is how a sentence about another part names all of it, after a list that
// was narrowed: 那第四部分的问题呢, not 那第四部分呢.
var allItems = regexp.MustCompile(`的(?:整改)?(?:问题|事项|任务)|\b(?:items|findings|problems|issues)\b`)

// ofWholePart reports whether a sentence sets no condition but a part, and asks for
// all of it: what was asked of another part before is dropped.
func (f *following) ofWholePart() bool {
	if len(f.Places) == 0 || len(f.Numbers)+len(f.Statuses) > 0 || f.Late || f.Subject != "" || !f.Conditions.Empty() {
		return false
	}
	if wholePart.MatchString(f.Text) && f.topic.listed() && len(f.Mention) == 0 && !f.Excludes() {
		return true
	}
	return len(f.topic.Base) > 0 && allItems.MatchString(f.turn.Sentence)
}

// instead is 那第三部分呢: the last question with another condition.
func (f *following) instead(ctx context.Context) (reply.Reply, bool, error) {
	asked := f.topic.Asked
	if f.ofWholePart() {
		f.Want, f.Conditions = question.List, answer.Conditions{}
		out, err := f.Items(ctx)
		return out, true, err
	}
	if len(f.Numbers) > 0 {
		if f.Subject == "" && len(asked.Numbers) > 0 {
			f.Subject = asked.Subject
			if f.topic.Text != "" { // its date or its owner, where that was asked
				f.Text = f.topic.Text
			}
		}
		out, err := f.Numbered(ctx)
		return out, true, err
	}
	if asked.Want == question.Find && (len(f.Statuses) > 0 || f.Late) && f.Subject == "" && len(f.Places) == 0 {
		return f.within(ctx)
	}
	if merged := f.topic.Fields.With(f.Conditions); !f.Conditions.Empty() && f.topic.listed() {
		if both, ok := asked.Merge(f.Query); ok {
			asked = both
		}
		if merged.ByClass {
			asked.Statuses = nil // its classes say more
		}
		f.Conditions, f.Query = merged, asked
		out, err := f.Items(ctx)
		return out, true, err
	}
	if f.Subject != "" && len(f.Mention) == 0 && len(asked.Mention) > 0 && asked.Want != question.Find {
		merged := asked
		merged.Mention = []string{f.Subject}
		f.Query = merged
		out, err := f.Items(ctx)
		return out, true, err
	}
	if len(f.topic.Base) > 0 && f.Subject == "" && f.Narrowed() {
		return f.within(ctx)
	}
	merged, ok := asked.Merge(f.Query)
	if !ok || f.Subject != "" || asked.Want == question.Find {
		return reply.Reply{}, false, nil
	}
	changed := len(f.Statuses) > 0
	if f.Query, f.Conditions = merged, f.topic.Fields; changed {
		f.Conditions.ByClass = false
	}
	out, err := f.Items(ctx)
	return out, true, err
}

// bare is 是哪几个 or 一共几项 after a list: a question for items that sets
// no condition of its own.
func (f *following) bare(ctx context.Context) (reply.Reply, bool, error) {
	asks := f.Want == question.List || f.Want == question.Count
	if !asks || f.Narrowed() || f.Subject != "" || f.EachPart || f.topic.Asked.Want == question.Find || f.wholly() {
		return reply.Reply{}, false, nil
	}
	f.base = f.topic.Base
	asked := f.topic.Asked
	asked.Want = f.Want
	f.asked = &asked
	f.Among = keys(f.topic.Items)
	out, err := f.Items(ctx)
	return out, true, err
}

// wholeNumbered asks how many there are of everything, and not of a list: 总共多少问题.
var wholeNumbered = regexp.MustCompile(`总共.*(?:问题|事项)`)

// wholly reports whether the question is about the notice as a whole.
func (f *following) wholly() bool {
	return wholeNumbered.MatchString(f.Text) || question.HoldsAny(f.Text, []string{"通报", "台账", "全部", "所有", "全文", "all", "total", "notice", "ledger", "altogether"})
}
