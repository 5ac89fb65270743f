package answer

import (
	"context"
	"fmt"
	"math"
	"regexp"
	"slices"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/card"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
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
	out.Parts = append([]reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgListTitleOf, q.condition(), len(chosen), len(q.View.Items))}},
		q.byNotice(chosen, q.View.Items)...)
	out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	out.Citations = q.titles(chosen)
	return out
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
	sentence := q.ReplyLang.Phrase(msgCountOf, q.condition(), len(chosen), len(q.View.Items))
	out.Parts = append([]reply.Part{reply.Paragraph{Text: sentence}}, q.byNotice(chosen, q.View.Items)...)
	if 0 < len(chosen) && len(chosen) <= mostListedUnderCount {
		out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	}
	return out
}

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
	for i := range q.View.Items {
		all[under{q.View.Items[i].Notice, q.View.Items[i].Section}]++
	}
	for _, n := range q.View.Notices {
		for _, section := range n.Notice.Sections {
			key := under{n.ID, section.Number}
			table.Rows = append(table.Rows, []string{
				fmt.Sprintf("%d. %s", section.Number, section.Title),
				fmt.Sprintf("%d/%d", len(those[key]), all[key]), card.ByStatus(q.ReplyLang, those[key]),
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
		whole.Statuses, whole.Late, whole.Conditions.ByClass = nil, false, false
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
	percent := 100 * float64(len(chosen)) / float64(len(all))
	out.Parts = []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgShareOfItems,
		q.condition(), math.Round(percent), len(chosen), len(all), percent)}}
	out.Parts = append(out.Parts, q.byNotice(chosen, all)...)
	return out, nil
}

// ofEverything finds what says that a share is one of all items.
var ofEverything = regexp.MustCompile(`(?:占|在)(?:全部|所有|总数|总量|总体|全体|整个)|(?:全部|所有)(?:问题|事项|任务)?(?:的|里|中)|总数的|\bof (?:all|the total|everything)\b`)

// condition puts the conditions into words for a headline.
func (q Question) condition() string {
	var words []string
	for _, p := range q.Places {
		words = append(words, q.placeName(p))
	}
	for _, m := range q.Mention {
		words = append(words, q.ReplyLang.Phrase(msgConditionMentioning, m))
	}
	words = append(words, conditionWords(q.ReplyLang, &q.Conditions)...)
	if len(q.Statuses) > 0 {
		words = append(words, q.ReplyLang.Statuses(q.Statuses))
	}
	if q.Late {
		words = append(words, q.ReplyLang.Phrase(msgConditionLate))
	}
	if q.excludes() {
		words = append(words, q.ReplyLang.Phrase(msgConditionExcluded))
	}
	if len(words) == 0 {
		return q.ReplyLang.Phrase(msgItemsWord)
	}
	return q.ReplyLang.Join(words)
}

// placeName is a heading's title, or its number where there is none.
func (q Question) placeName(p grammar.Place) string {
	for _, s := range q.View.Headings() {
		if s.Number != p.Section {
			continue
		}
		if p.Subsection == 0 {
			return s.Title
		}
		for _, sub := range s.Subsections {
			if sub.Number == p.Subsection {
				return sub.Title
			}
		}
	}
	return q.ReplyLang.Phrase(msgSectionNumbered, p.Section)
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
