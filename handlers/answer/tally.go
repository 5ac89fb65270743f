package answer

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A tally is the items of one unit, person or section.
type tally struct {
	name  string
	items []ledger.Item
}

// counted says how many of the chosen items each unit, person or section has, or
// which of them have the most or the fewest.
func (q Question) counted(ctx context.Context, chosen []ledger.Item) (reply.Reply, error) {
	by, l := q.groupedBy(), q.ReplyLang
	whose := q.Conditions.Group.By == condition.ByOwner && q.Conditions.Group.Top == 0
	if nobody := func(item *ledger.Item) bool {
		return len(q.View.GroupsOf(item, condition.ByPerson, "")) == 0
	}; whose && len(view.Where(chosen, nobody)) > 0 {
		group := *q.Conditions.Group
		group.By, q.Conditions.Group, by = condition.ByUnit, &group, condition.ByUnit // who of all of them
	}
	groups, err := q.groups(ctx, chosen, by)
	if err != nil {
		return reply.Reply{}, err
	}
	out := reply.Reply{Lang: l, Kind: reply.KindCount, Source: reply.FromRules, Certainty: reply.Exact}
	if len(groups) == 0 && whose {
		return q.list(chosen), nil // whose are they: the notice names nobody
	}
	if len(groups) == 0 {
		if q.Late && len(chosen) == 0 { // who is late: nobody, but what is promised may be
			q.Conditions.Group = nil
			out, _, err := q.overdue(ctx, "")
			return out, err
		}
		first := l.Phrase(msgTallyEmpty, len(q.View.Items))
		if len(chosen) > 0 {
			first = l.Phrase(msgTallyNoOwners, groupNoun(l, by, q.Conditions.Group.Kind))
			out.Parts = append(out.Parts, q.bySection(chosen))
		}
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: first}))
		return out, nil
	}
	about := ""
	if q.conditioned() {
		about = q.condition() + l.Phrase(msgTallyOfItems)
	}
	table := reply.Table{Head: []string{groupNoun(l, by, q.Conditions.Group.Kind), l.Phrase(msgCountColumn), l.Phrase(msgNumbersColumn)}}
	if q.Conditions.Group.Rate {
		table.Head[2] = l.Phrase(msgDoneColumn)
	}
	for _, g := range groups {
		last := l.Numbers(numbersIn(g.items))
		if q.Conditions.Group.Rate {
			last = fmt.Sprint(len(view.Where(g.items, (*ledger.Item).Done)))
		}
		table.Rows = append(table.Rows, []string{g.name, fmt.Sprint(len(g.items)), last})
	}
	leading := groups
	if top := q.Conditions.Group.Top; top > 0 {
		leading = leaders(groups, top, q.more)
	}
	seen := map[ledger.Key]bool{}
	for _, g := range leading {
		for _, item := range g.items {
			if key := item.Key(); !seen[key] {
				seen[key] = true
				out.Items = append(out.Items, card.Ref(item))
			}
		}
	}
	of := len(chosen)
	if len(q.Conditions.Each) > 0 {
		of = len(out.Items)
	}
	out.Parts = []reply.Part{reply.Paragraph{Text: strings.TrimSpace(q.leading(about, leading, of))}, table}
	return out, nil
}

// leading is the first line: who has the most, or how many groups there are.
func (q Question) leading(about string, leading []tally, of int) string {
	l, g := q.ReplyLang, q.Conditions.Group
	var each []string
	for _, one := range leading {
		said := l.Phrase(msgTallyEntry, one.name, len(one.items))
		if n := len(one.items); g.Rate {
			done := len(view.Where(one.items, (*ledger.Item).Done))
			said = l.Phrase(msgTallyRate, one.name, reply.Percent(done, n), done, n)
		}
		each = append(each, said)
	}
	if g.Top == 0 && len(q.Conditions.Each) > 0 {
		return l.Phrase(msgTallyEach, about, strings.Join(each, l.Phrase(msgListComma)))
	}
	if g.Top == 0 {
		return l.Phrase(msgTallyTitle, about, of, groupNoun(l, q.groupedBy(), g.Kind))
	}
	most := l.Phrase(msgTallyMost)
	switch {
	case g.Rate && g.Fewest:
		most = l.Phrase(msgLowestRate)
	case g.Rate:
		most = l.Phrase(msgHighestRate)
	case g.Fewest:
		most = l.Phrase(msgTallyFewest)
	}
	return l.Phrase(msgTallyExtreme, about, most, strings.Join(each, l.Phrase(msgListComma)))
}

// conditioned reports whether the question narrows the items that are counted.
func (q Question) conditioned() bool {
	q.Conditions.Group = nil
	return q.narrowed()
}

// leaders are the first groups, with those that more puts level with the last of them.
func leaders(groups []tally, top int, more func(a, b tally) int) []tally {
	n := min(top, len(groups))
	for n < len(groups) && more(groups[n], groups[n-1]) == 0 {
		n++
	}
	return groups[:n]
}

// groupNoun names what items are counted by.
func groupNoun(l reply.Lang, by condition.By, kind string) string {
	if by == condition.ByColumn {
		return kind
	}
	return l.Phrase(cmp.Or(groupNouns[by], msgByPerson))
}

var groupNouns = map[condition.By]reply.Phrase{
	condition.ByUnit: msgByResponsibleUnit, condition.BySupport: msgBySupportingUnit, condition.BySection: msgBySection,
	condition.ByNotice: msgNoticeColumn,
	condition.ByStatus: msgStatusColumn, condition.ByDue: msgDueDateField,
}

// groupedBy is what items are counted by, as far as the ledger knows it: 谁 may be a
// person or a unit.
func (q Question) groupedBy() condition.By {
	by := q.Conditions.Group.By
	if by != condition.ByOwner {
		return by
	}
	for i := range q.View.Items {
		if len(q.View.GroupsOf(&q.View.Items[i], condition.ByPerson, "")) > 0 {
			return condition.ByPerson
		}
	}
	return condition.ByUnit
}

// groups are the items by their units, people or sections: the most, or the fewest,
// first; of groups of one size, in the order of the notice.
func (q Question) groups(ctx context.Context, items []ledger.Item, by condition.By) (all []tally, err error) {
	if len(q.Conditions.Each) > 0 {
		return q.named(ctx)
	}
	name := q.People.Names(ctx, q.ReplyLang)
	at := map[string]int{}
	kind := q.View.KindOf(q.Conditions.Group.Kind)
	for _, item := range items {
		names := q.View.GroupsOf(&item, by, q.Conditions.Group.Role)
		if len(names) == 0 && q.Conditions.Group.By == condition.ByOwner { // 谁: a unit where nobody is named
			names = q.View.GroupsOf(&item, condition.ByUnit, "")
		}
		if by == condition.BySection {
			names = []string{q.placeName(grammar.Place{Section: item.Section})}
		}
		for _, id := range names {
			called := id
			if by != condition.BySection {
				called = name.One(id)
			}
			if by != condition.BySection {
				if called = kind(called); called == "" {
					continue
				}
			}
			i, known := at[called]
			if known && all[i].items[len(all[i].items)-1].Key() == item.Key() { // two of its names are of one group
				continue
			}
			if !known {
				i, at[called] = len(all), len(all)
				all = append(all, tally{name: called})
			}
			all[i].items = append(all[i].items, item)
		}
	}
	q.rank(all)
	return all, nil
}

// rank sorts tallies, the most or the fewest first.
func (q Question) rank(all []tally) {
	slices.SortStableFunc(all, func(a, b tally) int {
		if q.Conditions.Group.Fewest {
			a, b = b, a
		}
		return q.more(a, b)
	})
}

// more compares tallies by what the question counts: how many items they have, or what
// share of them is done.
func (q Question) more(a, b tally) int {
	if !q.Conditions.Group.Rate {
		return cmp.Compare(len(b.items), len(a.items))
	}
	done := func(t tally) int { return len(view.Where(t.items, (*ledger.Item).Done)) }
	return cmp.Compare(done(b)*len(a.items), done(a)*len(b.items))
}

// named are the items of each of the things that the question names, in its order, or,
// where it asks which has more, in that order.
func (q Question) named(ctx context.Context) (all []tally, err error) {
	for _, each := range q.Conditions.Each {
		items, _, err := q.of(each).choose(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, tally{each.Named, items})
	}
	if q.Conditions.Group.Top > 0 {
		q.rank(all)
	}
	return all, nil
}

// numbersIn are the numbers of items.
func numbersIn(items []ledger.Item) []int {
	out := make([]int, len(items))
	for i, item := range items {
		out[i] = item.Number
	}
	return out
}

// mostTotals is for how many notices a total of each is given.
const mostTotals = 12

// byNotice says how many of the chosen items are of each notice, and of how many of
// all; nothing where the question is about one notice.
func (q Question) byNotice(chosen, of []ledger.Item) []reply.Part {
	if len(q.View.Notices) < 2 || len(q.View.Notices) > mostTotals {
		return nil
	}
	those, all := map[string]int{}, map[string]int{}
	for i := range chosen {
		those[chosen[i].Notice]++
	}
	for i := range of {
		all[of[i].Notice]++
	}
	var words []string
	for _, n := range q.View.Notices {
		words = append(words, fmt.Sprintf("%s %d/%d", n.Key(), those[n.ID], all[n.ID]))
	}
	return []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgByNotice, q.ReplyLang.Join(words))}}
}

// asksByNotice finds that a question asks of each notice, or which of them; saysNotices are the
// words for that, which a question of each of them does without.
var (
	saysNotices = regexp.MustCompile(`(?:这|那)?(?:[两三四几各]|每一?)(?:份|个)?(?:整改)?(?:通报|报告)(?:里面?|中)?的?(?:各自?|分别)?(?:哪一?[个份])?|(?:这|那)?[两三四几各]份(?:里面?|中)?的?(?:各自?|分别|哪一?[个份])|哪一?份(?:整改)?(?:通报|报告)?|(?:按|分)(?:各份?)?通报|\b(?:(?:in|of|for|by|per) )?(?:which|each|every|per|by|both|either|compare|the two|the three)(?: of)?(?: the)?(?: two| three)? (?:notices?|reports?)\b(?: has| have| is| are)?`)
	otherPaper  = regexp.MustCompile(`份(?:文件|方案|材料|制度|合同|清单|名单|问卷|协议|档案|函)`)
	asksHowDone = regexp.MustCompile(`完成|整改|办结|逾期|超期|进度|进展|情况|[慢快好差]|落后|领先|怎么样|\b(?:done|late|overdue|open|complete[d]?|progress|ahead|behind|best|worst|slowest|fastest|going|doing|far|compare)\b`)
)

// byNotices answers what asks of each notice: how far each is, or else the question without
// these words, of each.
func (r reading) byNotices(ctx context.Context, in Inquiry) (_ reply.Reply, ok bool, err error) {
	q := r.plain
	if len(q.View.Notices) < 2 || !saysNotices.MatchString(r.folded) || otherPaper.MatchString(r.folded) {
		return reply.Reply{}, false, nil
	}
	rest := strings.TrimSpace(saysNotices.ReplaceAllString(r.folded, ""))
	t, err := q.Turn(ctx, cmp.Or(rest, r.folded), q.ReplyLang)
	if err != nil {
		return reply.Reply{}, false, err
	}
	of := t.Query
	if asksHowDone.MatchString(r.folded) && len(of.Mention)+len(of.Places)+len(of.Numbers)+len(t.Conditions.Owned)+len(t.Conditions.Due) == 0 && len(t.Conditions.Said) == 0 {
		out, err := q.breakdownBy(ctx, condition.ByNotice)
		return out, true, err
	}
	if rest == "" || rest == r.folded {
		return reply.Reply{}, false, nil
	}
	out, err := q.Answer(ctx, Inquiry{Text: rest, By: in.By, Said: in.Said})
	return out, true, err
}

// NoticeSource names the notice that a quotation outside every item is from.
func (q Question) NoticeSource(id string) string {
	if key := q.View.KeyOf(id); key != "" {
		return q.ReplyLang.Phrase(msgFromNoticeNamed, key)
	}
	return q.ReplyLang.Phrase(msgFromNotice)
}

// notInTable says how many items a table by unit or person leaves out because they name
// nobody, and counts them by notice where there are several: 医院 32 项.
func (q Question) notInTable(items []ledger.Item) string {
	if len(q.View.Notices) < 2 {
		return q.ReplyLang.Phrase(msgNotInTable, len(items))
	}
	var of []string
	for _, n := range q.View.Notices {
		if some := view.Where(items, func(item *ledger.Item) bool { return item.Notice == n.ID }); len(some) > 0 {
			of = append(of, q.ReplyLang.Phrase(msgOfNotice, n.Key(), len(some)))
		}
	}
	return q.ReplyLang.Phrase(msgNotInTableOf, len(items), q.ReplyLang.Join(of))
}
