package handlers

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rectify/data/ledger"
)

// overview says in one line how far all items are, and lists those still open.
func (q asking) overview() Reply {
	items := q.book.Items
	open := filter(items, func(item *ledger.Item) bool { return item.Status.Open() })
	overdue := filter(items, func(item *ledger.Item) bool { return late(item, q.clock.today()) })
	done := 0
	for i := range items {
		if items[i].Status.Done() {
			done++
		}
	}
	reply := Reply{Lang: q.lang, Kind: KindCount, Source: FromRules, Certainty: Exact, Items: refs(open)}
	reply.Parts = []Part{Paragraph{Text: q.lang.Say("共 %d 项，完成 %d 项（%d%%）：%s；逾期 %d 项。", "%d items, %d done (%d%%): %s; %d overdue.",
		len(items), done, 100*done/max(1, len(items)), byStatus(q.lang, items), len(overdue))}}
	switch {
	case len(open) > mostListedUnderCount:
		reply.Parts = append(reply.Parts, Progress{Rows: q.book.progress(q.lang, items)})
	case len(open) > 0:
		reply.Parts = append(reply.Parts, Paragraph{Text: q.lang.Say("还没有完成的：", "Still open:")}, ItemList{Items: reply.Items, Opens: true})
	}
	reply.Citations = q.titles(open)
	return reply
}

// An account is how far the items of one owner are.
type account struct {
	owner                   string
	total, done, open, late int
}

// breakdown says how far each responsible unit or person is, the furthest
// behind first.
func (q asking) breakdown(ctx context.Context) Reply {
	accounts := q.accounts()
	reply := Reply{Lang: q.lang, Kind: KindCount, Source: FromRules, Certainty: Exact}
	if len(accounts) == 0 {
		reply.Parts = []Part{
			Paragraph{Text: q.lang.Say("台账里还没有责任单位或责任人，只能按部分统计：", "The ledger has no responsible units or owners yet. By section:")},
			q.bySection(q.book.Items),
		}
		return reply
	}
	name := q.people.namer(ctx, q.lang)
	worst := accounts[0]
	first := q.lang.Say("%s 未完成最多：%d 项，其中逾期 %d 项。", "%s has the most left: %d open, %d of them overdue.", name.one(worst.owner), worst.open, worst.late)
	if worst.open == 0 {
		first = q.lang.Say("各责任单位和责任人都没有未完成的问题。", "No unit or owner has open items.")
	}
	table := Table{Head: []string{q.lang.Say("责任单位或责任人", "Unit or owner"), q.lang.Say("项数", "Items"),
		q.lang.Say("完成", "Done"), q.lang.Say("未完成", "Open"), q.lang.Say("逾期", "Overdue")}}
	for _, a := range accounts {
		table.Rows = append(table.Rows, []string{name.one(a.owner), fmt.Sprint(a.total), fmt.Sprint(a.done), fmt.Sprint(a.open), fmt.Sprint(a.late)})
	}
	reply.Parts = []Part{Paragraph{Text: first}, table}
	return reply
}

// accounts counts the items of each owner: most overdue first, then most open.
func (q asking) accounts() []account {
	of := map[string]*account{}
	for i := range q.book.Items {
		item := &q.book.Items[i]
		for _, owner := range ownersOf(item) {
			a := of[owner]
			if a == nil {
				a = &account{owner: owner}
				of[owner] = a
			}
			a.total++
			switch {
			case item.Status.Done():
				a.done++
			case item.Status.Open():
				a.open++
			}
			if late(item, q.clock.today()) {
				a.late++
			}
		}
	}
	var all []account
	for _, a := range of {
		all = append(all, *a)
	}
	slices.SortFunc(all, func(a, b account) int {
		return cmp.Or(cmp.Compare(b.late, a.late), cmp.Compare(b.open, a.open), cmp.Compare(b.total, a.total), cmp.Compare(a.owner, b.owner))
	})
	return all
}

// ownersOf are the people and units that answer for an item.
func ownersOf(item *ledger.Item) []string {
	if ids := item.OwnerIDs(); len(ids) > 0 {
		return ids
	}
	return names(item.Owner)
}
