package answer

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/question"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
)

// ofTheNotice matches a question what a notice is, rather than how far its items are.
var ofTheNotice = regexp.MustCompile(`(?i)通报|公示|公告|报告|材料|文件|\b(?:notice|report|document)\b`)

// overview says in one line how far all items are, and lists those still open. A
// question what the notice is gets its title first.
func (q Question) overview(context.Context) (reply.Reply, error) {
	items := q.View.Items
	open := view.Where(items, func(item *ledger.Item) bool { return item.Status.Open() })
	overdue := view.Where(items, func(item *ledger.Item) bool { return clock.Late(item, q.Clock.Today()) })
	done := 0
	for i := range items {
		if items[i].Done() {
			done++
		}
	}
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindCount, Source: reply.FromRules, Certainty: reply.Exact, Items: card.Refs(open)}
	out.Parts = []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgOverviewSummary,
		len(items), done, reply.Percent(done, len(items)), card.ByStatus(q.ReplyLang, items), len(overdue))}}
	if said := q.inNoticeWords(); said != "" {
		out.Parts = append(out.Parts, reply.Paragraph{Text: said})
	}
	totals := q.ownTotals()
	for _, said := range totals {
		out.Kind = reply.KindNotice
		out.Parts = append(out.Parts, said.Part())
	}
	ofNotice := ofTheNotice.MatchString(q.Text)
	if ofNotice {
		var titles []string
		for _, n := range q.View.Notices {
			titles = append(titles, q.ReplyLang.Phrase(msgOverviewNotice, n.Called(), cmp.Or(n.Issuer, q.ReplyLang.Phrase(msgOverviewNoIssuer)), n.Published))
		}
		out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: strings.Join(titles, "\n")}))
	}
	switch {
	case len(open) > mostListedUnderCount, ofNotice:
		out.Parts = append(out.Parts, reply.Progress{Rows: card.Progress(q.View, q.ReplyLang, items, q.Clock.Today())})
	case len(open) > 0:
		out.Parts = append(out.Parts, reply.Paragraph{Text: q.ReplyLang.Phrase(msgStillOpen)}, reply.ItemList{Items: out.Items, Opens: true})
	}
	out.Citations = q.titles(open)
	for _, said := range totals {
		out.Citations = append(out.Citations, said.Citation())
	}
	return out, nil
}

// Who wants to see, or to hand in, how far everything is.
var (
	asksChart  = regexp.MustCompile(`^(?:请|麻烦|能不能|可以|帮我|给我|我要|我想|来|再)*(?:看一?看?|画|做|出|生成|弄|整|要|发|有)(?:一?[个张份下幅])?(?:整改|完成|进度|进展|情况|统计|的)*(?:饼状?|柱状?|条形|折线|进度|统计)?图(?:表|片)?(?:吗|吧|看看)?$|^(?:please )?(?:show|draw|give|make|plot)(?: me)?(?: an?| the)? (?:\w+ )?(?:chart|graph|diagram|pie)\b[^?]{0,30}$`)
	asksReport = regexp.MustCompile(`^(?:请|麻烦|能不能|可以|帮我|给我|我要|我想|来|再)*(?:出|写|做|生成|起草|整理|弄|来|要|拟)(?:一?[份个篇下])?(?:整改|完成|进度|进展|情况|工作|的)*(?:汇报|报告|总结|简报|小结)(?:材料|稿)?(?:吗|吧|给领导)?$|^(?:please )?summari[sz]e (?:the |our )?(?:progress|status)(?: for .{2,30})?$|^(?:please )?(?:draft|write|give me|make) (?:an? |the )?(?:progress |status )?(?:report|summary)(?: for .{2,30})?$`)
)

// pictured answers who wants a chart or a report: how far all are, with a bar for each part, and
// how to get it as a file. ok is false for other questions.
func (q Question) pictured(ctx context.Context, folded string) (_ reply.Reply, ok bool, err error) {
	report := asksReport.MatchString(folded)
	if !report && !asksChart.MatchString(folded) {
		return reply.Reply{}, false, nil
	}
	out, err := q.overview(ctx)
	if err != nil {
		return reply.Reply{}, false, err
	}
	bars := reply.Progress{Rows: card.Progress(q.View, q.ReplyLang, q.View.Items, q.Clock.Today())}
	out.Parts = slices.DeleteFunc(out.Parts, func(p reply.Part) bool { _, drawn := p.(reply.Progress); return drawn })
	out.Parts = slices.Insert(out.Parts, 1, reply.Part(bars))
	if report {
		out.Parts = slices.Insert(out.Parts, 1, reply.Part(reply.Paragraph{Text: q.ReplyLang.Phrase(msgAsFile)}))
	}
	return out, true, nil
}

// countSaid finds how many items a notice says are so far.
var countSaid = regexp.MustCompile(`(?i)(?:` + soFar + `)[^\d。；;，,、]{0,6}\d+\s*(?:个|项|条|件|处)|\d+\s*(?:(?:个|项|条|件|处)[^\d。；;，,、]{0,4}(?:` + soFar +
	`)|(?:\w+ ){0,3}(?:complete\w*|implemented|in progress|on track|delayed|behind|overdue|closed|started)\b)`)

// soFar are words for how far an item is.
const soFar = `完成|整改|销号|推进|进度|启动|开工|动工|坚持|验收|核验|复核|滞后|办结|落实|攻坚`

// leastCounts is how many counts a sentence holds that says how far the items of a notice are.
const leastCounts = 2

// ownTotals quotes of each notice, where they are few, the sentence before its items that
// says how many of them are how far.
func (q Question) ownTotals() (said []Quotation) {
	if len(q.View.Notices) > mostTotals {
		return nil
	}
	items := map[string]int{}
	for i := range q.View.Items {
		items[q.View.Items[i].Notice]++
	}
	for _, n := range q.View.Notices {
		best, counts := "", leastCounts-1
		all := regexp.MustCompile(fmt.Sprintf(`(?:^|\D)%d(?:\D|$)`, items[n.ID]))
		for _, paragraph := range n.Notice.Preamble {
			for _, sentence := range text.Sentences(paragraph) {
				if found := len(countSaid.FindAllString(sentence, -1)); found > counts && (all.MatchString(sentence) || addsUp(sentence, items[n.ID])) {
					best, counts = strings.TrimSpace(sentence), found
				}
			}
		}
		if best != "" {
			said = append(said, Quotation{Notice: n.ID, From: q.NoticeSource(n.ID), Text: best})
		}
	}
	return said
}

// count is a number that may count items: no year, no day and no part of a longer figure.
var count = regexp.MustCompile(`\d[\d,.]*`)

// addsUp reports whether two or more numbers of a sentence in a row come to that many.
func addsUp(sentence string, total int) bool {
	var numbers []int
	for _, digits := range count.FindAllString(sentence, -1) {
		n, err := strconv.Atoi(strings.Trim(digits, ",."))
		if err != nil || n > total {
			n = 0
		}
		numbers = append(numbers, n)
	}
	for i := range numbers {
		sum := numbers[i]
		for _, n := range numbers[i+1:] {
			if sum += n; sum == total && n > 0 && numbers[i] > 0 {
				return true
			}
		}
	}
	return false
}

// mostOwnWords is how many words of its own for statuses a notice has that uses them as
// a vocabulary.
const mostOwnWords = 8

// inNoticeWords counts the items by the notice's own words for how far they are; empty
// where it has none, or no vocabulary of them.
func (q Question) inNoticeWords() string {
	count := map[string]int{}
	var words []string
	other := false
	for i := range q.View.Items {
		item := &q.View.Items[i]
		said := strings.TrimRight(strings.TrimSpace(q.View.Text(*item).DeclaredWords), "。.；;")
		if said == "" || item.Status != item.Declared {
			return ""
		}
		if count[said]++; count[said] == 1 {
			words = append(words, said)
		}
		other = other || !strings.EqualFold(said, q.ReplyLang.Status(item.Status)) && said != reply.Chinese.Status(item.Status)
	}
	if !other || len(words) > mostOwnWords {
		return ""
	}
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	for i, w := range words {
		words[i] = q.ReplyLang.Phrase(msgTallyEntry, w, count[w])
	}
	return q.ReplyLang.Phrase(msgInNoticeWords, q.ReplyLang.Join(words))
}

// An account is how far the items of one owner are.
type account struct {
	owner                   string
	total, done, open, late int
	lasting                 int // long-term ones
}

// breakdown says how far each responsible unit or person, or each part of the notice, is, the
// furthest behind first.
func (q Question) breakdown(ctx context.Context) (reply.Reply, error) {
	return q.breakdownBy(ctx, question.CountedBy(index.Fold(q.Text)))
}

// breakdownBy is the breakdown by one of units, people, parts and notices.
func (q Question) breakdownBy(ctx context.Context, by condition.By) (reply.Reply, error) {
	folded := index.Fold(q.Text)
	accounts := q.accounts(by)
	if len(accounts) == 0 {
		by, accounts = "", q.accounts("")
	}
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindCount, Source: reply.FromRules, Certainty: reply.Exact}
	if len(accounts) == 0 {
		out.Parts = []reply.Part{
			reply.Paragraph{Text: q.ReplyLang.Phrase(msgNoOwnersBySection)},
			q.bySection(q.View.Items),
		}
		return out, nil
	}
	name := q.People.Names(ctx, q.ReplyLang)
	first := q.furthest(accounts, msgMostOverdue, name, func(a account) int { return a.late }) +
		q.furthest(accounts, msgMostLeftOpen, name, func(a account) int { return a.open })
	switch {
	case asksFinished.MatchString(folded):
		first = cmp.Or(q.furthest(accounts, msgNothingLeft, name, func(a account) int { return min(1, max(0, 1-a.open)) }), first)
	case asksBest.MatchString(folded):
		slices.SortStableFunc(accounts, account.better)
		best := accounts[0]
		first = q.ReplyLang.Phrase(msgMostDone, name.One(best.owner), best.done, best.total)
	case first == "":
		first = q.ReplyLang.Phrase(msgNobodyHasOpenItems)
	}
	noun := q.ReplyLang.Phrase(msgOwnerColumn)
	if by != "" && by != condition.ByOwner {
		noun = groupNoun(q.ReplyLang, by, "")
	}
	table := reply.Table{Head: []string{noun, q.ReplyLang.Phrase(msgCountColumn),
		q.ReplyLang.Phrase(msgDoneColumn), q.ReplyLang.Phrase(msgOpenColumn), q.ReplyLang.Phrase(msgOverdueColumn)}}
	kept := slices.ContainsFunc(accounts, func(a account) bool { return a.total > a.done+a.open })
	if kept {
		column := q.ReplyLang.Status(notice.LongTerm)
		if slices.ContainsFunc(accounts, func(a account) bool { return a.total > a.done+a.open+a.lasting }) { // refused, or no longer applicable
			column = q.ReplyLang.Phrase(msgOtherColumn)
		}
		table.Head = append(table.Head, column)
	}
	for _, a := range accounts {
		table.Rows = append(table.Rows, []string{name.One(a.owner), fmt.Sprint(a.total), fmt.Sprint(a.done), fmt.Sprint(a.open), fmt.Sprint(a.late)})
		if last := &table.Rows[len(table.Rows)-1]; kept {
			*last = append(*last, fmt.Sprint(a.total-a.done-a.open))
		}
	}
	out.Parts = []reply.Part{reply.Paragraph{Text: first}, table}
	if without := view.Where(q.View.Items, func(item *ledger.Item) bool { return len(q.accountOf(item, by)) == 0 }); len(without) > 0 {
		out.Parts = append(out.Parts, reply.Paragraph{Text: q.notInTable(without)})
	}
	return out, nil
}

// accountOf are the units, people, parts or notices to which an item is counted.
func (q Question) accountOf(item *ledger.Item, by condition.By) []string {
	switch by {
	case condition.ByNotice:
		return []string{q.View.KeyOf(item.Notice)}
	case condition.BySection:
		return []string{q.placeName(grammar.Place{Section: item.Section})}
	case condition.ByUnit, condition.ByPerson:
		if named := q.View.GroupsOf(item, by, ""); len(named) > 0 || by == condition.ByPerson {
			return named
		}
	}
	return view.OwnersOf(item)
}

// mostFurthest is how many owners with as many items are named.
const mostFurthest = 6

// furthest says who has the most of what is counted, all of them where several have as many;
// nothing where none has any.
func (q Question) furthest(accounts []account, says reply.Phrase, name people.Names, count func(account) int) string {
	most := 0
	for _, a := range accounts {
		most = max(most, count(a))
	}
	if most == 0 {
		return ""
	}
	var who []string
	for _, a := range accounts {
		if count(a) == most {
			who = append(who, name.One(a.owner))
		}
	}
	if len(who) > mostFurthest {
		who = append(who[:mostFurthest], "…")
	}
	each := ""
	if len(who) > 1 {
		each = q.ReplyLang.Phrase(msgEachOfSeveral)
	}
	return q.ReplyLang.Phrase(says, q.ReplyLang.Join(who), each, most)
}

// asksFinished asks who has nothing left to do, asksBest who is furthest ahead.
var (
	asksFinished = regexp.MustCompile(`(?:都|全部?|已经?)(?:已经?)?(?:完成|干完|搞完|办完|办结|清零)了?|\bnothing (?:left|open|outstanding|more)\b|\b(?:finished|completed|done|cleared|closed) (?:all|everything)\b|\b(?:fully|all) (?:complete|done|finished)|\bup to date\b|\b(?:units|departments|teams|offices|services|divisions|directorates) are (?:done|finished|complete)\b`)
	asksBest     = regexp.MustCompile(`最(?:好|快|高|积极|早|多完成)|(?:完成|做|干|推进)(?:得)?(?:最多|领先)|第一名|领先|走在前|先进|\b(?:best|fastest|ahead|quickest|top|leading)\b`)
)

// better orders accounts by the share that is done, then by how much that is.
func (a account) better(b account) int {
	return cmp.Or(cmp.Compare(b.done*a.total, a.done*b.total), cmp.Compare(b.done, a.done), cmp.Compare(a.late, b.late))
}

// accounts counts the items of each unit, person or part: most overdue first, then most open.
func (q Question) accounts(by condition.By) []account {
	of := map[string]*account{}
	for i := range q.View.Items {
		item := &q.View.Items[i]
		for _, owner := range q.accountOf(item, by) {
			owner = q.View.Unified(owner)
			a := of[owner]
			if a == nil {
				a = &account{owner: owner}
				of[owner] = a
			}
			a.total++
			switch {
			case item.Done():
				a.done++
			case item.Status.Open():
				a.open++
			case item.Status == notice.LongTerm:
				a.lasting++
			}
			if clock.Late(item, q.Clock.Today()) {
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
