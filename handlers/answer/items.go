package answer

import (
	"cmp"
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/clock"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Items answers a question for a list, a count or a share of items, and
// falls back to searching where its conditions name a subject that no item
// has verbatim.
func (q *Question) Items(ctx context.Context) (reply.Reply, error) {
	if missing := q.missingPlace(); missing != "" {
		return q.Refuse(missing), nil
	}
	q.Statuses = q.AsUsed(q.Statuses)
	if slices.Equal(q.Except.Statuses, []notice.Status{notice.Closed}) {
		q.Except.Statuses = q.AsUsed(q.Except.Statuses)
	}
	about := q.Subject
	if err := q.termFromSubject(ctx); err != nil {
		return reply.Reply{}, err
	}
	chosen, found, err := q.choose(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	if !found {
		q.Subject = strings.Join(append(slices.Clone(q.Mention), q.Subject), " ")
		return q.subject(ctx)
	}
	if len(chosen) == 0 && about != "" && oneAsked.MatchString(q.Text) { // 津贴拖着不发是哪条: no status, but what happened
		q.Subject, q.Mention, q.Statuses, q.Late, q.Want = about, nil, nil, false, grammar.Find
		return q.subject(ctx)
	}
	out, err := q.answered(ctx, chosen, about)
	if err != nil {
		return reply.Reply{}, err
	}
	more, err := q.earlier(ctx)
	out.Parts = append(out.Parts, more...)
	if unread := q.Conditions.Unread; err == nil && len(unread) > 0 {
		out.Certainty = reply.Possible
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: q.ReplyLang.Phrase(msgIgnoredWords, strings.Join(unread, " "))}))
	}
	return out, err
}

// oneAsked asks for one item.
var oneAsked = regexp.MustCompile(`(?:是|在)(?:哪|第几)一?[条项个]|\bwhich (?:one|item)\b`)

// answered puts the chosen items into the shape that is asked for.
func (q Question) answered(ctx context.Context, chosen []ledger.Item, about string) (reply.Reply, error) {
	switch {
	case q.Conditions.Group != nil:
		return q.counted(ctx, chosen)
	case q.Conditions.Whether:
		return q.whether(ctx, chosen)
	case q.Conditions.HowFar && len(chosen) > 0:
		return q.howFar(chosen), nil
	}
	switch q.Want {
	case grammar.Count:
		out := q.count(chosen)
		if about != "" && len(chosen) <= mostQuoted { // it may be the notice's own count that is asked for
			return q.withQuotes(ctx, out, about, chosen)
		}
		return out, nil
	case grammar.Share:
		return q.share(ctx, chosen)
	default:
		out := q.list(chosen)
		if q.First+q.Last == 0 {
			return out, nil
		}
		lines, err := q.FieldLines(ctx, chosen) // 头两条归谁
		if len(lines) > 0 {
			out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: strings.Join(lines, "\n")}))
		}
		return out, err
	}
}

// withQuotes adds to a reply what items say about a subject.
func (q Question) withQuotes(ctx context.Context, out reply.Reply, about string, items []ledger.Item) (reply.Reply, error) {
	q.Subject = about
	quotes, err := q.quotesWithin(ctx, items)
	if err != nil {
		return reply.Reply{}, err
	}
	for _, c := range quotes {
		out.Citations = append(out.Citations, c.Citation())
		out.Parts = append(out.Parts, c.Part())
	}
	return out, nil
}

// termFromSubject turns a subject that some item contains verbatim, or the part of it
// that one contains, into a term that items must contain.
func (q *Question) termFromSubject(ctx context.Context) error {
	if q.Subject == "" {
		return nil
	}
	parts := strings.Fields(q.Subject)
	slices.SortStableFunc(parts, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for _, term := range slices.Insert(parts, 0, q.Subject) {
		keys, err := q.Index.Mentions(ctx, term)
		if err != nil {
			return err
		}
		if len(keys) > 0 && utf8.RuneCountInString(term) >= ShortestTerm {
			q.Mention, q.Subject = append(slices.Clone(q.Mention), term), ""
			return nil
		}
	}
	return nil
}

// ShortestTerm is the fewest characters that are worth looking for.
const ShortestTerm = 2

// AsUsed reads statuses as the ledger uses them: where nothing has been closed
// off yet, staff who say 销号 mean 整改完成.
func (q *Question) AsUsed(statuses []notice.Status) []notice.Status {
	closes := slices.ContainsFunc(q.View.Items, func(i ledger.Item) bool { return i.Status == notice.Closed })
	switch {
	case closes:
	case slices.Equal(statuses, []notice.Status{notice.Closed}):
		return []notice.Status{notice.Rectified, notice.Closed}
	case slices.Contains(statuses, notice.Rectified) && !slices.Contains(statuses, notice.Closed):
		return slices.DeleteFunc(slices.Clone(statuses), func(s notice.Status) bool { return s == notice.Rectified })
	}
	return statuses
}

// choose returns the items that meet every condition. found is false where a
// term that was asked for is in no item.
func (q Question) choose(ctx context.Context) (chosen []ledger.Item, found bool, err error) {
	if q.Subject != "" {
		return nil, false, nil
	}
	if q.Among, err = q.among(ctx); err != nil {
		return nil, false, err
	}
	with, found, err := q.mentioned(ctx)
	if err != nil || !found {
		return nil, false, err
	}
	var without []map[ledger.Key]bool
	for _, term := range q.Except.Mention {
		keys, err := q.Index.Mentions(ctx, term)
		if err != nil {
			return nil, false, err
		}
		without = append(without, keys)
	}
	numbers := q.resolveNumbers()
	meets := func(item *ledger.Item) bool {
		key := item.Key()
		holds := func(keys map[ledger.Key]bool) bool { return keys[key] }
		lacks := func(keys map[ledger.Key]bool) bool { return !keys[key] }
		return q.meets(item, numbers) && !slices.ContainsFunc(with, lacks) && !slices.ContainsFunc(without, holds)
	}
	chosen = q.View.AtEnd(&q.Conditions, view.Where(q.window(), meets))
	if !q.Window {
		chosen = q.cut(chosen)
	}
	return chosen, true, nil
}

// among are the items that the question may choose of: those that meet one of its alternatives.
func (q Question) among(ctx context.Context) (map[ledger.Key]bool, error) {
	if len(q.Conditions.Any) == 0 {
		return q.Among, nil
	}
	any := map[ledger.Key]bool{}
	for _, each := range q.Conditions.Any {
		items, _, err := q.of(each).choose(ctx)
		if err != nil {
			return nil, err
		}
		for i := range items {
			any[items[i].Key()] = true
		}
	}
	return any, nil
}

// of is the question as it is of one of the things that it names.
func (q Question) of(each condition.Each) Question {
	q.Query, q.Conditions = each.Query, each.Conditions
	q.Statuses = q.AsUsed(q.Statuses)
	return q
}

// mentioned are the items that hold each of the terms; with Either, those that
// hold any, as one. A term that no item contains whole may be two: 网吧和KTV. found is
// false if one is in no item.
func (q Question) mentioned(ctx context.Context) (with []map[ledger.Key]bool, found bool, err error) {
	any := map[ledger.Key]bool{}
	for terms := slices.Clone(q.Mention); len(terms) > 0; {
		keys, err := q.mentions(ctx, terms[0])
		if err != nil {
			return nil, false, err
		}
		halves := grammar.Halves(terms[0])
		terms = terms[1:]
		switch {
		case len(keys) == 0 && len(halves) > 0:
			terms = append(halves, terms...)
		case len(keys) == 0 && !q.Either:
			return nil, false, nil
		case q.Either:
			maps.Copy(any, keys)
		default:
			with = append(with, keys)
		}
	}
	if q.Either {
		return []map[ledger.Key]bool{any}, len(any) > 0, nil
	}
	return with, true, nil
}

// meets reports whether an item meets the conditions that need no search.
func (q *Question) meets(item *ledger.Item, numbers []int) bool {
	switch {
	case len(q.Numbers) > 0 && !slices.Contains(numbers, item.Number),
		len(q.Statuses) > 0 && !slices.Contains(q.Statuses, item.Status),
		q.Late && !clock.Late(item, q.asOfDay()) && (q.Conditions.LateOn != "" || !q.View.SaidLate(item)),
		q.Conditions.InTime && clock.Late(item, q.asOfDay()),
		len(q.Places) > 0 && !view.Under(item, q.Places),
		slices.Contains(q.Except.Numbers, item.Number),
		slices.Contains(q.Except.Statuses, item.Status),
		view.Under(item, q.Except.Places),
		!q.View.Meets(&q.Conditions, item),
		q.Among != nil && !q.Among[item.Key()]:
		return false
	}
	return true
}

// window is the items that the conditions are put to.
func (q Question) window() []ledger.Item {
	if !q.Window {
		return q.View.Items
	}
	within := view.Where(q.View.Items, func(item *ledger.Item) bool { return len(q.Places) == 0 || view.Under(item, q.Places) })
	return q.cut(within)
}

// cut keeps the first or last items asked for.
func (q Question) cut(items []ledger.Item) []ledger.Item {
	if q.First > 0 && q.Last > 0 && q.First+q.Last < len(items) { // 头一条和最后两条
		return slices.Concat(items[:q.First], items[len(items)-q.Last:])
	}
	if q.First > 0 && q.Last > 0 {
		return items
	}
	if q.First > 0 {
		items = items[:min(len(items), q.First)]
	}
	if q.Last > 0 {
		items = items[max(0, len(items)-q.Last):]
	}
	return items
}
