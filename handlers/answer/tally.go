package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/question"
	"rectify/handlers/reply"
)

// A tally is the items of one unit, person or section.
type tally struct {
	name  string
	items []ledger.Item
}

// counted says how many of the chosen items each unit, person or section has, or
// which of them have the most or the fewest.
func (q Question) counted(ctx context.Context, chosen []ledger.Item) reply.Reply {
	by, l := q.groupedBy(), q.ReplyLang
	groups := q.groups(ctx, chosen, by)
	out := reply.Reply{Lang: l, Kind: reply.KindCount, Source: reply.FromRules, Certainty: reply.Exact}
	if len(groups) == 0 {
		first := l.Say("没有符合条件的问题（共 %d 项）。", "No item meets these conditions (of %d).", len(q.View.Items))
		if len(chosen) > 0 {
			first = l.Say("台账里还没有%s，只能按部分统计：", "The ledger names no %s yet. By section:", groupNoun(l, by))
			out.Parts = append(out.Parts, q.bySection(chosen))
		}
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: first}))
		return out
	}
	about := ""
	if q.conditioned() {
		about = q.condition() + l.Say("的问题", "")
	}
	table := reply.Table{Head: []string{groupNoun(l, by), l.Say("项数", "Items"), l.Say("编号", "Numbers")}}
	for _, g := range groups {
		table.Rows = append(table.Rows, []string{g.name, fmt.Sprint(len(g.items)), l.Numbers(numbersIn(g.items))})
	}
	leading := groups
	if top := q.Conditions.Group.Top; top > 0 {
		leading = leaders(groups, top)
	}
	for _, g := range leading {
		for _, item := range g.items {
			if r := card.Ref(item); !slices.Contains(out.Items, r) {
				out.Items = append(out.Items, r)
			}
		}
	}
	out.Parts = []reply.Part{reply.Paragraph{Text: q.leading(about, leading, len(chosen))}, table}
	return out
}

// leading is the first line: who has the most, or how many groups there are.
func (q Question) leading(about string, leading []tally, of int) string {
	l, g := q.ReplyLang, q.Conditions.Group
	var each []string
	for _, g := range leading {
		each = append(each, l.Say("%s %d 项", "%s: %d", g.name, len(g.items)))
	}
	if g.Top == 0 {
		return l.Say("%s共 %d 项，按%s统计：", "%s %d items, by %s:", about, of, groupNoun(l, q.groupedBy()))
	}
	most := l.Say("最多", "most")
	if g.Fewest {
		most = l.Say("最少", "fewest")
	}
	return l.Say("%s%s的是%s。", "%s the %s: %s.", about, most, strings.Join(each, l.Say("、", ", ")))
}

// conditioned reports whether the question narrows the items that are counted.
func (q Question) conditioned() bool {
	q.Conditions.Group = nil
	return q.Narrowed()
}

// leaders are the first groups, with those that have as many items as the last of
// them.
func leaders(groups []tally, top int) []tally {
	n := min(top, len(groups))
	for n < len(groups) && len(groups[n].items) == len(groups[n-1].items) {
		n++
	}
	return groups[:n]
}

// groupNoun names what items are counted by.
func groupNoun(l reply.Lang, by question.By) string {
	switch by {
	case question.ByUnit:
		return l.Say("责任单位", "responsible unit")
	case question.BySupport:
		return l.Say("配合单位", "supporting unit")
	case question.BySection:
		return l.Say("部分", "section")
	}
	return l.Say("责任人", "person")
}

// groupedBy is what items are counted by, as far as the ledger knows it: 谁 may be a
// person or a unit.
func (q Question) groupedBy() question.By {
	by := q.Conditions.Group.By
	if by != question.ByOwner {
		return by
	}
	for i := range q.View.Items {
		if len(q.View.GroupsOf(&q.View.Items[i], question.ByPerson)) > 0 {
			return question.ByPerson
		}
	}
	return question.ByUnit
}

// groups are the items by their units, people or sections: the most, or the fewest,
// first; of groups of one size, in the order of the notice.
func (q Question) groups(ctx context.Context, items []ledger.Item, by question.By) (all []tally) {
	name := q.People.Names(ctx, q.ReplyLang)
	at := map[string]int{}
	for _, item := range items {
		names := q.View.GroupsOf(&item, by)
		if by == question.BySection {
			names = []string{q.placeName(question.Place{Section: item.Section})}
		}
		for _, id := range names {
			called := id
			if by != question.BySection {
				called = name.One(id)
			}
			i, known := at[called]
			if !known {
				i, at[called] = len(all), len(all)
				all = append(all, tally{name: called})
			}
			all[i].items = append(all[i].items, item)
		}
	}
	slices.SortStableFunc(all, func(a, b tally) int {
		if q.Conditions.Group.Fewest {
			a, b = b, a
		}
		return cmp.Compare(len(b.items), len(a.items))
	})
	return all
}

// numbersIn are the numbers of items.
func numbersIn(items []ledger.Item) []int {
	out := make([]int, len(items))
	for i, item := range items {
		out[i] = item.Number
	}
	return out
}
