package answer

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/clock"
	"rectify/handlers/question/grammar"
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
	asksDue  = pattern.MustCompile(`到期|到(了)?(时限|期限|日子)|(要|该|须|必须|应当?)(完成|办|兑现|做|整改|交)(完|好|掉)?|完成(什么|哪些)|兑现|\bdue\b|must be|(has|have|need)s? to be|to be (done|finished|completed)|expir`)
	asksWhen = pattern.MustCompile(`什么时候|何时|哪天|哪一天|几号|几月|多久|\bwhen\b|how long`)
	aroundIt = pattern.MustCompile(`我们?|快要?|即将|马上|就要|需要?|必须|应当?|之前|以前|为止|前|内|要|完成|办|做|整改|任务|工作|事项?|有|了|交账|账|卷|按?(?:时间|日期)?(?:先后|早晚|顺序)(?:来)?(?:排|列)?(?:个?序|一下|好|出来)?|\b(by|before|until|in|on|the|of|we|i|do|does|be|done|finished|completed|coming|anything|soon)\b`)
)

// spans are stretches of days by name. The first group is the name; what may
// follow it keeps 下月5日 and 下周五, which are days, apart.
var spans = []struct {
	name *pattern.Pattern
	days func(a *Answers, today time.Time) (from, to time.Time)
}{
	{pattern.MustCompile(`(今天|今日)(?:[^之以前内]|$)`), day(0)},
	{pattern.MustCompile(`(?:^|due |expiring |done |finished |for )(today)`), day(0)},
	{pattern.MustCompile(`(明天|明日)(?:[^之以前内]|$)`), day(1)},
	{pattern.MustCompile(`(?:^|due |expiring |done |finished |for )(tomorrow)`), day(1)},
	{pattern.MustCompile(`(下个?月)(?:[^底末初\d一二三四五六七八九十]|$)`), month(1)},
	{pattern.MustCompile(`(?:^|[^f] )(next month)`), month(1)},
	{pattern.MustCompile(`([这本当]个?月)(?:[^底末初\d]|$)`), month(0)},
	{pattern.MustCompile(`(this month)`), month(0)},
	{pattern.MustCompile(`(下个?(?:周|星期|礼拜))(?:[^一二三四五六日天末]|$)`), week(1)},
	{pattern.MustCompile(`(next week)`), week(1)},
	{pattern.MustCompile(`([这本]个?(?:周|星期|礼拜))(?:[^一二三四五六日天末]|$)`), week(0)},
	{pattern.MustCompile(`(this week)`), week(0)},
	{pattern.MustCompile(`(快|即将|马上|临近|就要|快要|近期|最近)(?:要|会)?(?:到期|到时限|到期限|到日子)`), ahead},
	{pattern.MustCompile(`(due soon|about to (?:be due|expire)|coming due)`), ahead},
}

// years are asked for where no day in them is: 今年年底前 names one.
var years = []struct {
	name  *pattern.Pattern
	ahead int
}{
	{pattern.MustCompile(`(今年|本年度?|this year)`), 0}, {pattern.MustCompile(`(明年|next year)`), 1},
}

// day is a day from today on.
func day(ahead int) func(*Answers, time.Time) (from, to time.Time) {
	return func(_ *Answers, today time.Time) (from, to time.Time) {
		that := today.AddDate(0, 0, ahead)
		return that, that
	}
}

// month is the whole of a coming month, and of this one what is left or past.
func month(ahead int) func(*Answers, time.Time) (from, to time.Time) {
	return func(_ *Answers, today time.Time) (from, to time.Time) {
		first := time.Date(today.Year(), today.Month()+time.Month(ahead), 1, 0, 0, 0, 0, time.UTC)
		if ahead > 0 {
			from = first
		}
		return from, first.AddDate(0, 1, -1)
	}
}

// week is the same for weeks, which begin on Monday.
func week(ahead int) func(*Answers, time.Time) (from, to time.Time) {
	return func(_ *Answers, today time.Time) (from, to time.Time) {
		first := clock.Monday(today).AddDate(0, 0, 7*ahead)
		if ahead > 0 {
			from = first
		}
		return from, first.AddDate(0, 0, 6)
	}
}

// ahead is as far as digests look.
func ahead(a *Answers, today time.Time) (from, to time.Time) {
	return today, today.AddDate(0, 0, a.Clock.Policy.Ahead)
}

// span is the days that a question names, and the question without their name.
func (a *Answers) span(folded string) (s span, rest string, ok bool) {
	today := a.Clock.DayOf(a.Clock.Today())
	within := func(name *pattern.Pattern, from, to time.Time) bool {
		at := name.FindStringSubmatchIndex(folded)
		if at == nil {
			return false
		}
		s.to, rest = to.Format(time.DateOnly), folded[:at[2]]+" "+folded[at[3]:]
		if !from.IsZero() {
			s.from = from.Format(time.DateOnly)
		}
		return true
	}
	for _, named := range spans {
		if from, to := named.days(a, today); within(named.name, from, to) {
			return s, rest, true
		}
	}
	if day, rest := a.dayIn(folded); day != "" {
		return span{to: day}, rest, true
	}
	for _, year := range years {
		first := time.Date(today.Year()+year.ahead, 1, 1, 0, 0, 0, 0, time.UTC)
		from := first
		if year.ahead == 0 {
			from = time.Time{}
		}
		if within(year.name, from, first.AddDate(1, 0, -1)) {
			return s, rest, true
		}
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
	return d.Last.Format(time.DateOnly), before + " " + d.After
}

// deadline answers what is due by a day or within some days: items by their due
// dates in the ledger, and what the text commitments by then. ok is false for other
// questions.
func (q Question) deadline(folded string) (_ reply.Reply, ok bool) {
	days, rest, ok := q.span(folded)
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
	if late := len(view.Where(q.asked(), func(item *ledger.Item) bool { return clock.Late(item, today) })); days.from == days.to && late > 0 && !commitments {
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
