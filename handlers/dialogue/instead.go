package dialogue

import (
	"context"
	"regexp"

	"rectify/handlers/answer"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/question"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

// of is 它的期限: about the item being talked about, or all that were listed.
func (f *following) of(ctx context.Context) (reply.Reply, bool, error) {
	if len(f.Numbers) > 0 || len(f.Places) > 0 || f.Want == grammar.Help {
		return reply.Reply{}, false, nil
	}
	if f.topic.At < 0 {
		return f.within(ctx)
	}
	f.Statuses, f.Late, f.Want = nil, false, grammar.Find
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
		f.Want, f.Conditions = grammar.List, answer.Conditions{}
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
	if asked.Want == grammar.Find && (len(f.Statuses) > 0 || f.Late) && f.Subject == "" && len(f.Places) == 0 {
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
	if f.Subject != "" && len(f.Mention) == 0 && len(asked.Mention) > 0 && asked.Want != grammar.Find {
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
	if !ok || f.Subject != "" || asked.Want == grammar.Find {
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
	asks := f.Want == grammar.List || f.Want == grammar.Count
	if !asks || f.Narrowed() || f.Subject != "" || f.topic.Asked.Want == grammar.Find || f.wholly() {
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
