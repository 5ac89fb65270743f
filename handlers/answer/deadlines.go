package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/clock"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A span is the days that a question about due dates asks for: "2006-01-02",
// both included. Without a first day, what is past belongs to it too.
type span struct{ from, to string }

func (s span) holds(due string) bool { return due != "" && s.from <= due && due <= s.to }

// said is the span as an answer names it.
func (s span) said(l reply.Lang) string {
	if s.from == s.to {
		return l.Phrase(msgSpanOn, s.to)
	}
	if s.from == "" {
		return l.Phrase(msgSpanUntil, s.to)
	}
	return l.Phrase(msgSpanBetween, s.from, s.to)
}

// Words that ask for what is due, that ask for a day rather than for items, and
// that come between them and the rest.
var (
	asksDue  = pattern.MustCompile(`到期|临期|到点|到(了)?(时限|期限|日子)|(要|该|须|必须|应当?|得|才能)(完成|完|办|兑现|做|整改|交|弄|搞|收|改|结)(完|好|掉|差|卷|账|口|尾|结|到位)?|完成(什么|哪些)|兑现|会(逾期|超期|过期)|\bdue\b|must be|(has|have|need)s? to be|to be (done|finished|completed)|expir`)
	asksWhen = pattern.MustCompile(`什么时候|何时|哪天|哪一天|几号|几月|多久|\bwhen\b|how long`)
	aroundIt = pattern.MustCompile(`我们?|才|快要?|即将|马上|就要|需要?|必须|应当?|之前|以前|为止|前|内|要|完成|办|做|整改|任务|工作|事项?|有|了|交账|账|卷|按?(?:时间|日期)?(?:先后|早晚|顺序)(?:来)?(?:排|列)?(?:个?序|一下|好|出来)?|\b(by|before|until|in|on|the|of|we|i|do|does|be|done|finished|completed|coming|anything|soon)\b`)
)

// span is the days that a question names, and the question without their name.
func (a *Answers) span(folded string) (s span, rest string, ok bool) {
	today := a.Clock.DayOf(a.Clock.Today())
	if coming, ok := phrasing.Coming(folded, today, a.Clock.Policy.Ahead); ok {
		s.to, rest = coming.Last.Format(time.DateOnly), folded[:coming.From]+" "+folded[coming.To:]
		if !coming.Past {
			s.from = coming.First.Format(time.DateOnly)
		}
		return s, rest, true
	}
	if day, rest := a.dayIn(folded); day != "" {
		if s.to = day; withinDays.MatchString(folded) {
			s.from = a.Clock.Today()
		}
		return s, rest, true
	}
	if year, ok := phrasing.ComingYear(folded, today); ok {
		return span{year.First.Format(time.DateOnly), year.Last.Format(time.DateOnly)}, folded[:year.From] + " " + folded[year.To:], true
	}
	return s, folded, false
}

// dayIn is the first day that a question names, where it is to come, and the
// question without it; empty for none.
func (a *Answers) dayIn(folded string) (day, rest string) {
	d, before, ok := text.FindDate(folded, a.Clock.Now(), text.Ahead)
	if !ok || d.Working > 0 || d.Last.Format(time.DateOnly) < a.Clock.Today() {
		return "", folded
	}
	if monthBefore.MatchString(d.Text+d.After) && !d.First.Equal(d.Last) { // 12月前 ends with November
		d.Last = d.First.AddDate(0, 0, -1)
	}
	return d.Last.Format(time.DateOnly), before + " " + d.After
}

// withinDays finds a length of time, counted from today, rather than a day: 7天内.
var withinDays = pattern.MustCompile(`(?:[天日周月]|星期|礼拜)(?:之|以)?内|未来|接下来|\b(?:within|in|over) (?:the )?(?:next |coming )?(?:\d+|an?|two|three|four|six) (?:working )?(?:day|week|month)s?\b|\bnext (?:\d+|two|three|four|six) `)

// dueSoon finds what lists and the table call what is due soon.
var dueSoon = pattern.MustCompile(`临期|临近(?:时限|期限|到期)|快到(?:时限|期限)`)

// monthBefore finds a month, and not its end, before which something is due.
var monthBefore = pattern.MustCompile(`月份?(?:之前|以前|前)`)

// leftUntil finds what is left until a day in words for how long that is: 还剩不到一个月的.
var leftUntil = pattern.MustCompile(`(?:还有|还剩|只剩|剩下?|不足|不到|再有)(?:不到|不足|不超过|少于|大概|差不多)?((?:[\d一二两三四五六七八九十]+|半)个?(?:半月|天|日|周|星期|礼拜|月))(?:时间|左右|以内|之内|内)?(?:就|便)?(?:要)?(?:到期|到时限|到日子|到点|过期)?(?:的|$)`)

// deadline answers what is due by a day or within some days: items by their due
// dates in the ledger, and what the text commitments by then. ok is false for other
// questions.
func (q Question) deadline(folded string) (_ reply.Reply, ok bool) {
	folded = dueSoon.ReplaceAllString(folded, fmt.Sprintf("%d天内到期", q.Clock.Policy.Ahead))
	left := leftUntil.MatchString(folded)
	if folded = leftUntil.ReplaceAllString(folded, "${1}内到期"); left {
		folded = strings.Replace(folded, "半个月", "15天", 1)
	}
	days, rest, ok := q.span(folded)
	if left && days.from == "" {
		days.from = q.Clock.Today()
	}
	commitments := namesCommitments.MatchString(folded)
	if !ok || asksWhen.MatchString(folded) || !commitments && !asksDue.MatchString(folded) || q.namesMore(aroundIt.ReplaceAllString(asksDue.ReplaceAllString(rest, " "), " ")) {
		return reply.Reply{}, false
	}
	l := q.ReplyLang
	out := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules}
	var due reply.ItemList
	if !commitments {
		due.Items = q.dueWithin(days)
		out.Items = slices.Clone(due.Items)
	}
	found := q.commitmentsOf(func(p view.Commitment) bool { return p.Pending() && days.holds(p.Due) })
	slices.SortStableFunc(found, func(x, y view.Commitment) int { return cmp.Compare(x.Due, y.Due) })
	about := l.Phrase(msgItemsDueTitle, days.said(l))
	if commitments {
		about = l.Phrase(msgCommitmentsDueTitle, days.said(l))
	}
	switch said, count := q.howMany(found), len(due.Items); {
	case count+len(found) == 0:
		out.Parts = append(out.Parts, reply.Paragraph{Text: about + l.Phrase(msgNoneAfterTitle)})
	case commitments || count == 0:
		out.Parts = append(out.Parts, reply.Paragraph{Text: about + l.Phrase(msgColon) + said + l.Phrase(msgFullStop)})
	case len(found) == 0:
		out.Parts = append(out.Parts, reply.Paragraph{Text: about + l.Phrase(msgItemCount, count)}, due)
	default:
		out.Parts = append(out.Parts, reply.Paragraph{Text: about + l.Phrase(msgItemAndCommitmentCount, count, said)}, due)
	}
	q.quoteCommitments(&out, found)
	today := q.Clock.Today()
	if late := len(view.Where(q.asked(), func(item *ledger.Item) bool { return clock.Late(item, today) })); days.from != "" && late > 0 && !commitments && (days.from == days.to || len(due.Items) == 0 || days.from > today) {
		out.Parts = append(out.Parts, reply.Paragraph{Text: l.Phrase(msgMoreItemsOverdue, late)})
	}
	if past := len(q.fallen()); days.from != "" && past > 0 {
		out.Parts = append(out.Parts, reply.Paragraph{Text: l.Phrase(msgMoreCommitmentsOverdue, past)})
	}
	return out, true
}

// dueWithin are the open items that are due within some days, the earliest
// first.
func (q Question) dueWithin(days span) []reply.ItemRef {
	var due []reply.ItemRef
	for _, item := range q.asked() {
		if !item.Status.Open() || !days.holds(item.Due) {
			continue
		}
		shown := q.Cards.RefAt(&item, q.Clock.Now())
		shown.Note = q.ReplyLang.Phrase(msgItsDueDate, item.Due)
		if shown.Late {
			shown.Note = q.ReplyLang.Phrase(msgDaysLate, q.Clock.DaysLate(&item, q.Clock.Now()))
		}
		due = append(due, shown)
	}
	slices.SortStableFunc(due, func(x, y reply.ItemRef) int { return cmp.Compare(x.Due, y.Due) })
	return due
}

// asked are the items that a question is about: all, or those of the numbers
// and sections that it names.
func (q Question) asked() []ledger.Item {
	numbers := q.resolveNumbers()
	return view.Where(q.View.Items, func(item *ledger.Item) bool {
		return (len(numbers) == 0 || slices.Contains(numbers, item.Number)) && (len(q.Places) == 0 || view.Under(item, q.Places))
	})
}

// overdue answers what is past its day: late items, and commitments, which no item
// is late for. ok is false for other questions.
func (q Question) overdue(ctx context.Context, folded string) (_ reply.Reply, ok bool, err error) {
	plain := q.Late && !q.Loose && !namesCommitments.MatchString(folded) && (q.Want == grammar.List || q.Want == grammar.Count)
	if !plain {
		if asksWhen.MatchString(folded) || namesCommitments.MatchString(folded) || !asksFallen.MatchString(folded) || q.namesMore(aroundIt.ReplaceAllString(folded, " ")) {
			return reply.Reply{}, false, nil
		}
		q.Want, q.Late, q.Subject, q.Statuses = grammar.List, true, "", nil
	}
	out, err := q.listed(ctx)
	if err != nil || q.Subject != "" || len(q.Mention) > 0 || q.excludes() || q.First+q.Last > 0 || out.Kind == reply.KindPassages {
		return out, true, err
	}
	l := q.ReplyLang
	fallen := q.fallen()
	if len(out.Items)+len(q.Numbers)+len(q.Places) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: l.Phrase(msgNoItemOverdue, len(q.View.Items))}}
	}
	if len(fallen) > 0 {
		out.Parts = append(out.Parts, reply.Paragraph{Text: l.Phrase(msgOverdueCommitmentCount, q.howMany(fallen))})
		items := out.Items
		q.quoteCommitments(&out, fallen)
		out.Items = items // a commitment makes no item late
	}
	return out, true, nil
}

// fallen are the commitments of the items asked for whose day has passed.
func (q Question) fallen() []view.Commitment {
	today := q.Clock.Today()
	return q.commitmentsOf(func(p view.Commitment) bool { return p.Overdue(today) })
}

// commitmentsOf are the commitments, of the items asked for, that are meant.
func (q Question) commitmentsOf(meant func(view.Commitment) bool) (found []view.Commitment) {
	items := q.asked()
	for i := range items {
		for _, p := range q.View.Commitments(&items[i]) {
			if meant(p) {
				found = append(found, p)
			}
		}
	}
	return found
}

// howMany counts commitments and their items.
func (q Question) howMany(found []view.Commitment) string {
	items := map[ledger.Key]bool{}
	for _, p := range found {
		items[p.Key()] = true
	}
	return q.ReplyLang.Phrase(msgCommitmentsInItems, len(found), len(items))
}
