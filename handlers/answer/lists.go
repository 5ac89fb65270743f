package answer

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/card"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
)

// mostListedUnderCount is how many items a count still lists: who asks how
// many are left wants to know which, as long as they are few.
const mostListedUnderCount = 10

// list shows the chosen items.
func (q Question) list(chosen []ledger.Item) reply.Reply {
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItems, Source: reply.FromRules, Items: card.Refs(chosen)}
	if len(chosen) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgNoneMeetConditions, q.condition(), len(q.View.Items))}}
		return out
	}
	title := q.ReplyLang.Capital(msgListTitleOf, q.condition(), len(chosen), len(q.View.Items))
	if said := q.edge(len(chosen)); said != "" {
		title = q.ReplyLang.Phrase(msgListEdge, said, q.numberNames(numbersIn(chosen)))
	}
	if said := q.noneClosed(chosen); said != "" {
		title = said
	}
	out.Parts = append([]reply.Part{reply.Paragraph{Text: title}},
		q.byNotice(chosen, q.View.Items)...)
	out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	out.Citations = q.titles(chosen)
	return out
}

// edge says of which end of a list the chosen items are; empty where all of it is meant, or
// its end only bounds what the conditions are put to.
func (q Question) edge(n int) string {
	l, where := q.ReplyLang, ""
	switch {
	case q.Window || q.First+q.Last == 0 || q.First > 0 && q.Last > 0 || n > mostNamed:
		return ""
	case q.Last > 0:
		where = l.Phrase(msgLastOf, n)
	default:
		where = l.Phrase(msgFirstOf, n)
	}
	if q.First, q.Last = 0, 0; q.narrowed() {
		return q.condition() + l.Phrase(msgColon) + where
	}
	return where
}

// mostNamed is how many items a headline names by their numbers.
const mostNamed = 5

// howFar shows the chosen items, and first how many of them are how far.
func (q Question) howFar(chosen []ledger.Item) reply.Reply {
	out := q.list(chosen)
	out.Parts[0] = reply.Paragraph{Text: q.ReplyLang.Capital(msgSetHowFar, q.condition(), len(chosen), card.ByStatus(q.ReplyLang, chosen))}
	return out
}

// whether says whether all items that meet the other conditions have the status that is
// asked about, as the chosen ones do, and lists those that do not; all of them where none is
// left.
func (q Question) whether(ctx context.Context, chosen []ledger.Item) (reply.Reply, error) {
	of, l := q.withoutStatus(), q.ReplyLang
	all, _, err := of.choose(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	if len(all) == 0 {
		return of.list(all), nil
	}
	so := map[ledger.Key]bool{}
	for i := range chosen {
		so[chosen[i].Key()] = true
	}
	left := view.Where(all, func(item *ledger.Item) bool { return !so[item.Key()] })
	out := of.list(left)
	first := l.Phrase(msgNotAllAreSo, of.condition(), len(all), q.statusWords(), len(chosen), len(left), l.Numbers(numbersIn(left)))
	if len(left) == 0 {
		out = of.list(all)
		first = l.Phrase(msgAllAreSo, of.condition(), len(all), q.statusWords())
	}
	out.Parts[0] = reply.Paragraph{Text: first}
	return out, nil
}

// withoutStatus is the question without its conditions on how far items are.
func (q Question) withoutStatus() Question {
	q.Statuses, q.Late, q.Except.Statuses = nil, false, nil
	q.Conditions.ByClass, q.Conditions.Whether = false, false
	return q
}

// titles cites the items by their titles.
func (q Question) titles(items []ledger.Item) []reply.Citation {
	out := make([]reply.Citation, len(items))
	for i, item := range items {
		out[i] = reply.Citation{Notice: item.Notice, Item: item.Number, Quote: item.Title}
	}
	return out
}

// count says how many were chosen.
func (q Question) count(chosen []ledger.Item) reply.Reply {
	out := q.list(chosen)
	out.Kind = reply.KindCount
	if len(chosen) == len(q.View.Items) && !q.narrowed() {
		out.Parts = append([]reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgAllItemsByStatus, len(chosen),
			card.ByStatus(q.ReplyLang, chosen))}}, q.byNotice(chosen, q.View.Items)...)
		return out
	}
	sentence := q.ReplyLang.Capital(msgCountOf, q.condition(), len(chosen), len(q.View.Items))
	rest, all := q.withoutStatus(), len(q.View.Items)
	if within, _, err := rest.choose(context.Background()); err == nil && rest.narrowed() && q.statusWords() != "" && q.First+q.Last == 0 { // 第三部分已整改多少个
		all = len(within)
		sentence = q.ReplyLang.Capital(msgCountWithin, rest.condition(), all, q.statusWords(), len(chosen))
	}
	if split := q.split(chosen, all); split != "" {
		sentence = split
	}
	if said := q.noneClosed(chosen); said != "" {
		sentence = said
	}
	out.Parts = append([]reply.Part{reply.Paragraph{Text: sentence}}, q.byNotice(chosen, q.View.Items)...)
	if 0 < len(chosen) && len(chosen) <= mostListedUnderCount {
		out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	}
	return out
}

// saysClosed finds words for items that are closed off.
var saysClosed = regexp.MustCompile(`销[号账项了]|\bclosed\b`)

// noneClosed says, where closed items are asked for and the ledger has none, that the chosen
// ones are only done, or not even that; empty elsewhere.
func (q Question) noneClosed(chosen []ledger.Item) string {
	l := q.ReplyLang
	if q.Conditions.ByClass || q.Late || len(q.Statuses) == 0 || !saysClosed.MatchString(q.Conditions.Said) ||
		slices.ContainsFunc(q.View.Classes(), func(c condition.Class) bool { return c.Status == notice.Closed || saysClosed.MatchString(c.Words) }) {
		return ""
	}
	about := ""
	if rest := q.withoutStatus(); rest.narrowed() {
		about = rest.condition() + l.Phrase(msgColon)
	}
	if slices.ContainsFunc(q.Statuses, notice.Status.Done) {
		return l.Phrase(msgNoneClosed, about, len(chosen), len(q.View.Items))
	}
	return l.Phrase(msgAllNotClosed, about, len(chosen), len(q.View.Items))
}

// split breaks down by status items that are not done, all in number, and counts the
// long-term ones separately where only open ones are meant; empty if the count says it all.
func (q Question) split(chosen []ledger.Item, all int) string {
	l, set := q.ReplyLang, q.Statuses
	if len(set) == 0 || q.Late || q.Conditions.ByClass || slices.ContainsFunc(set, notice.Status.Done) || !slices.Contains(set, notice.InProgress) || len(chosen) == 0 {
		return ""
	}
	rest := q.withoutStatus()
	about := ""
	if rest.narrowed() {
		about = rest.condition() + l.Phrase(msgColon)
	}
	if slices.Contains(set, notice.LongTerm) {
		if !slices.ContainsFunc(chosen, func(i ledger.Item) bool { return i.Status != chosen[0].Status }) {
			return ""
		}
		return l.Phrase(msgCountNotDone, about, len(chosen), card.ByStatus(l, chosen), all)
	}
	rest.Statuses = []notice.Status{notice.LongTerm}
	kept, _, err := rest.choose(context.Background())
	if err != nil || len(kept) == 0 || len(set) == 1 && !saysOpen.MatchString(q.Conditions.Said) {
		return ""
	}
	return l.Phrase(msgCountOpen, about, len(chosen), card.ByStatus(l, chosen), len(kept), all)
}

// saysOpen finds words for what is open, where nothing has not been started.
var saysOpen = regexp.MustCompile(`[没未剩]|\b(?:open|outstanding|pending|left|remaining)\b`)

// bySection counts the chosen items under each section.
func (q Question) bySection(chosen []ledger.Item) reply.Table {
	table := reply.Table{Head: []string{q.ReplyLang.Phrase(msgSectionColumn), q.ReplyLang.Phrase(msgCountColumn), q.ReplyLang.Phrase(msgStatusColumn)}}
	type under struct {
		notice  string
		section int
	}
	those, all := map[under][]ledger.Item{}, map[under]int{}
	for _, item := range chosen {
		key := under{item.Notice, item.Section}
		those[key] = append(those[key], item)
	}
	whole := len(chosen) == len(q.View.Items)
	for i := range q.View.Items {
		all[under{q.View.Items[i].Notice, q.View.Items[i].Section}]++
	}
	for _, n := range q.View.Notices {
		for _, section := range n.Notice.Sections {
			key := under{n.ID, section.Number}
			count := fmt.Sprintf("%d/%d", len(those[key]), all[key])
			if whole {
				count = fmt.Sprint(all[key])
			}
			table.Rows = append(table.Rows, []string{
				fmt.Sprintf("%d. %s", section.Number, section.Title), count, card.ByStatus(q.ReplyLang, those[key]),
			})
		}
	}
	return table
}

// share says what part of the items that meet the other conditions has the
// status asked for.
func (q Question) share(ctx context.Context, chosen []ledger.Item) (reply.Reply, error) {
	whole := q
	switch {
	case len(q.Statuses) == 0 && !q.Late && !q.Conditions.ByClass, ofEverything.MatchString(index.Fold(q.Text)): // of all items, how many are there
		whole.Query, whole.Conditions = grammar.Query{Lang: q.Lang}, condition.Set{}
	default:
		whole = q.withoutStatus()
	}
	all, _, err := whole.choose(ctx)
	if err != nil {
		return reply.Reply{}, err
	}
	out := q.list(chosen)
	out.Kind = reply.KindCount
	if len(all) == 0 {
		return out, nil
	}
	division := fmt.Sprintf("%d/%d", len(chosen), len(all))
	if 100*len(chosen)%len(all) != 0 {
		division += q.ReplyLang.Phrase(msgWholePercent, 100*float64(len(chosen))/float64(len(all)))
	}
	out.Parts = []reply.Part{reply.Paragraph{Text: q.ReplyLang.Capital(msgShareOfItems, q.condition(), reply.Percent(len(chosen), len(all)), division)}}
	out.Parts = append(out.Parts, q.byNotice(chosen, all)...)
	return out, nil
}

// ofEverything finds what says that a share is one of all items.
var ofEverything = regexp.MustCompile(`(?:占|在)(?:全部|所有|总数|总量|总体|全体|整个)|(?:全部|所有)(?:问题|事项|任务)?(?:的|里|中)|总数的|\bof (?:all|the total|everything)\b`)

// earlier says how many open items are due before the days that the notice prints as those
// by which items are due, which the question may mean, too: 12月底前. It is empty where none is.
func (q Question) earlier(ctx context.Context) ([]reply.Part, error) {
	due := q.Conditions.Due
	if !q.Conditions.Until || len(due) != 1 || due[0].From == "" {
		return nil, nil
	}
	q.Conditions.Due = []condition.Period{{To: q.Clock.DayOf(due[0].From).AddDate(0, 0, -1).Format(time.DateOnly)}}
	chosen, _, err := q.choose(ctx)
	chosen = view.Where(chosen, func(item *ledger.Item) bool { return item.Status.Open() })
	if err != nil || len(chosen) == 0 {
		return nil, err
	}
	return []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgOpenEarlier, len(chosen), q.ReplyLang.Numbers(numbersIn(chosen)))}}, nil
}

// missingPlace is a sentence about a section that was asked for and does not
// exist; empty where all do.
func (q Question) missingPlace() string {
	headings := q.View.Headings()
	for _, p := range q.Places {
		if !slices.ContainsFunc(headings, func(s notice.Section) bool { return s.Number == p.Section }) {
			var numbers []int
			for _, s := range headings {
				numbers = append(numbers, s.Number)
			}
			slices.Sort(numbers)
			return q.ReplyLang.Phrase(msgNoSuchSection,
				p.Section, q.ReplyLang.Numbers(slices.Compact(numbers)))
		}
	}
	return ""
}
