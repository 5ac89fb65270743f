package dialogue

import (
	"context"
	"regexp"

	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/compose"
	"rectify/handlers/question"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/index/lexicon"
)

// following is a question that may lean on a topic.
type following struct {
	answer.Question
	grammar.FollowUp
	turn  *answer.Turn
	topic topic
	moved *int           // where in the topic's list the answer is, if it is there
	base  []ledger.Key   // what the answer's list was narrowed from, if it was
	asked *grammar.Query // what was asked in full, where that is more than Query
	rest  []ledger.Key   // items that the answer's list left out, for 还有呢
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
	case f.Lean == grammar.Alone && aside[meant],
		f.Lean == grammar.Instead && f.wholly() && len(f.turn.Statuses) > 0 && f.turn.Want != grammar.Find, // 那台账上正在整改的还有几条
		f.Lean == grammar.Of && (meant == intent.Mine || meant == intent.Breakdown || meant == intent.Overview && ofAll.MatchString(f.turn.Sentence)):
		return reply.Reply{}, false, nil
	}
	if f.Lean == grammar.Within || f.Lean == grammar.Instead && f.topic.listed() {
		asks = forItems
	}
	if f.Lean != grammar.Alone {
		if f.Query, f.Conditions, err = f.AsksFor(ctx, f.View, lexicon.Simplify(f.Rest), asks); err != nil {
			return reply.Reply{}, false, err
		}
	}
	f.Lang = string(f.ReplyLang)
	if f.Lean == grammar.Within && len(f.topic.Items) == 1 && len(f.topic.List) > 1 && severalMeant.MatchString(f.turn.Sentence) {
		f.topic.Items, f.topic.At, f.topic.Base = f.topic.List, -1, nil // 这四条里, after one of them
	}
	if out, ok, err := f.theirs(ctx); ok || err != nil {
		return out, ok, err
	}
	if out, ok, err := f.extremes(ctx); ok || err != nil {
		return out, ok, err
	}
	switch f.Lean {
	case grammar.Pick:
		return f.pick(ctx)
	case grammar.Along, grammar.Step:
		return f.step(ctx)
	case grammar.More:
		return f.more(ctx)
	case grammar.Others:
		return f.others(ctx)
	case grammar.Within:
		return f.within(ctx)
	case grammar.Of:
		return f.of(ctx)
	case grammar.Instead:
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
	if !f.Composer.On() || found.Source == reply.FromWriter || !f.turn.Open || question.About(whole.Subject) != "" || len(whole.Numbers) > 0 {
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
		return f.Refuse(f.ReplyLang.Phrase(msgNoItemsNumberedInFollowup,
			f.ReplyLang.Item(key.Number), f.View.MaxNumber())), true, nil
	}
	f.Numbers = []int{key.Number}
	out, err := f.Show(ctx, []ledger.Item{item})
	return out, true, err
}
