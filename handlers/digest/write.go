package digest

import (
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// How much of each group the digest's message shows; its thread shows more.
const (
	mostInDigest = 5
	mostInDetail = 40
)

// write puts the digest into a message, and what is too long for it into its
// thread.
func (b *digesting) write(name people.Names) {
	l := b.Lang
	head := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Parts: []reply.Part{reply.Heading{Text: b.title()}, reply.Paragraph{Text: b.d.Headline}}}
	detail := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules}
	if b.d.Empty() {
		if b.d.Total > 0 {
			head.Parts[1] = reply.Paragraph{Text: b.d.Headline + l.Phrase(msgNothingReportToday)}
		}
		b.writeRemarks(&head, name)
		b.d.Head, b.d.Detail = head, detail
		return
	}
	b.writeChanges(&head, &detail)
	for _, g := range b.groups() {
		if len(g.items) == 0 {
			continue
		}
		head.Parts = append(head.Parts, reply.Label{Text: g.title}, reply.ItemList{Items: g.items[:min(len(g.items), mostInDigest)]})
		if more := len(g.items) - mostInDigest; more > 0 {
			head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgMoreTableBelow, more)})
		}
		head.Items = append(head.Items, g.items...)
	}
	b.writeCommitments(&head, &detail)
	b.writeRemarks(&head, name)
	b.writeCharts(&head, &detail)
	head.Parts = append(head.Parts, b.table(name)...)
	b.writeChoices(&head)
	b.d.Head, b.d.Detail = head, detail
}

func (b *digesting) title() string {
	l := b.Lang
	name := map[Review]string{NoReview: l.Phrase(msgDailyDigest), OfWeek: l.Phrase(msgWeekReview), OfMonth: l.Phrase(msgMonthReview), OfBoth: l.Phrase(msgWeekMonthReview)}[b.Review]
	name = l.Phrase(msgRectification) + name
	if b.Person != "" {
		name = map[Review]string{NoReview: l.Phrase(msgRectificationDigest), OfWeek: l.Phrase(msgWeekReviewInWrite), OfMonth: l.Phrase(msgMonthReviewInWrite), OfBoth: l.Phrase(msgWeekMonthReviewInWrite)}[b.Review]
	}
	return name + l.Phrase(msgOpenBracket) + clock.DayName(l, b.at) + l.Phrase(msgCloseBracket)
}

// A group is items of which the same is told.
type group struct {
	title string
	items []reply.ItemRef
}

func (b *digesting) groups() []group {
	l := b.Lang
	return []group{
		{l.Phrase(msgLateInWrite), b.d.Late},
		{l.Phrase(msgDueWithinDays, b.Clock.Pace.Ahead), b.d.DueSoon},
		{l.Phrase(msgExtensionRequested), b.d.Extended},
		{l.Phrase(msgWaitingOthers), b.d.Waiting},
		{l.Phrase(msgReceiptConfirmed), b.d.Unreceived},
		{l.Phrase(msgNoRecentNews), b.d.Silent},
	}
}

func (b *digesting) writeChanges(head, detail *reply.Reply) {
	l := b.Lang
	lines := make([]string, len(b.d.Changes))
	for i, c := range b.d.Changes {
		lines[i] = l.Phrase(msgText, l.Item(c.Number), c.Title, c.Text, c.By)
	}
	if len(lines) == 0 {
		return
	}
	shown := lines[max(0, len(lines)-mostInDigest):] // the latest
	text := strings.Join(shown, "\n")
	if len(shown) < len(lines) {
		text += "\n" + l.Phrase(msgTotalSeeBelow, len(lines))
		title := l.Phrase(msgAllChanges)
		if len(lines) > mostInDetail {
			title = l.Phrase(msgLastChanges, mostInDetail)
		}
		detail.Parts = append(detail.Parts, reply.Label{Text: title}, reply.Paragraph{Text: strings.Join(lines[max(0, len(lines)-mostInDetail):], "\n")})
	}
	head.Parts = append(head.Parts, reply.Label{Text: l.Phrase(msgChangedInWrite)}, reply.Paragraph{Text: text})
}

// writeCommitments names commitments whose day has passed: those that nobody has
// confirmed as what the text says.
func (b *digesting) writeCommitments(head, detail *reply.Reply) {
	l := b.Lang
	if len(b.d.Commitments) == 0 {
		return
	}
	proposed := 0
	for i, p := range b.d.Commitments {
		if p.State == ledger.CommitmentProposed {
			proposed++
		}
		if i >= mostInDetail {
			continue
		}
		if item, ok := b.book.Item(ledger.Key{Notice: p.Notice, Number: p.Number}); ok {
			head.Items = append(head.Items, b.Cards.RefAt(&item, b.at))
		}
		says := l.Phrase(msgDue, p.Due)
		if p.State == ledger.CommitmentProposed {
			says += l.Phrase(msgUnconfirmedPleaseReview)
		}
		detail.Parts = append(detail.Parts, reply.Quote{From: l.Item(p.Number) + " " + p.Title + l.Phrase(msgOpenBracket) + says + l.Phrase(msgCloseBracket), Text: p.Sentence})
	}
	sentence := l.Phrase(msgCommitmentsOverdue, len(b.d.Commitments))
	switch {
	case proposed == len(b.d.Commitments):
		sentence += l.Phrase(msgAllUnconfirmedPleaseReview)
	case proposed > 0:
		sentence += l.Phrase(msgUnconfirmedPleaseReviewInWrite, proposed)
	}
	head.Parts = append(head.Parts, reply.Paragraph{Text: sentence + l.Phrase(msgSeeBelow)})
}

// writeRemarks says what the digest leaves out, and what it does not know.
func (b *digesting) writeRemarks(head *reply.Reply, name people.Names) {
	l := b.Lang
	if len(b.d.Resting) > 0 {
		var words []string
		for _, r := range b.d.Resting {
			day := b.Clock.DayOf(r.Until)
			words = append(words, l.Phrase(msgUntil, l.Item(r.Number), name.One(r.By), day.Month(), day.Day()))
		}
		head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgLeftOutNow) + l.Join(words)})
	}
	if year := b.at.Year(); b.Person == "" && !b.Clock.Calendar.Covers(year) {
		head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgHolidaysKnownOnlyWeekends, year)})
	}
}

// writeCharts adds the progress by section and, in a review, over time: by weeks
// or, by months; a message takes two charts, and the third stands in the thread.
func (b *digesting) writeCharts(head, detail *reply.Reply) {
	l := b.Lang
	if chart, ok := progressChart(l, b.d.Progress); ok {
		head.Parts = append(head.Parts, chart)
	}
	weeks, reviewed := trendChart(l, l.Phrase(msgItemsDoneWeek), b.d.Trend)
	if reviewed {
		head.Parts = append(head.Parts, weeks)
	}
	if months, ok := trendChart(l, l.Phrase(msgItemsDoneMonth), b.d.Months); ok && reviewed {
		detail.Parts = append(detail.Parts, months)
	} else if ok {
		head.Parts = append(head.Parts, months)
	}
}

// trendChart is how many were done over time, as a line.
func trendChart(l reply.Lang, title string, points []TrendPoint) (reply.Chart, bool) {
	c := reply.Chart{Kind: reply.LineChart, Title: title, Series: []reply.Series{{Name: l.Phrase(msgDoneInWrite)}}}
	for _, p := range points {
		c.Labels = append(c.Labels, p.Date[len("2006-"):])
		c.Series[0].Values = append(c.Series[0].Values, p.Done)
	}
	return c, len(points) > 1
}

// mostBars is how many sections one chart shows.
const mostBars = 12

// progressChart is a bar a section: so many done, so many not.
func progressChart(l reply.Lang, rows []reply.ProgressRow) (reply.Chart, bool) {
	c := reply.Chart{Kind: reply.BarChart, Title: l.Phrase(msgProgressSection), Series: []reply.Series{{Name: l.Phrase(msgDoneInWrite)}, {Name: l.Phrase(msgOpen)}}}
	for i, row := range rows {
		if i == mostBars {
			break
		}
		c.Labels = append(c.Labels, row.Name)
		c.Series[0].Values = append(c.Series[0].Values, row.Done)
		c.Series[1].Values = append(c.Series[1].Values, row.Total-row.Done)
	}
	return c, len(c.Labels) > 1
}

// table is every item that the digest names, in one.
func (b *digesting) table(name people.Names) []reply.Part {
	l := b.Lang
	t := reply.Table{
		Caption: l.Phrase(msgItemsNeedAttention),
		Head:    []string{l.Phrase(msgNo), l.Phrase(msgItem), l.Phrase(msgOwner), l.Phrase(msgDueInWrite), l.Phrase(msgWhy)},
	}
	for _, g := range b.groups() {
		for _, item := range g.items {
			if len(t.Rows) < mostInDetail {
				t.Rows = append(t.Rows, []string{fmt.Sprint(item.Number), item.Title, name.All(item.Owner), item.Due, item.Note})
			}
		}
	}
	if len(t.Rows) <= mostInDigest {
		return nil // the message says it already
	}
	return []reply.Part{t}
}

// writeChoices are what can be done with the digest: open an item, let one
// rest that stands in a group, see all.
func (b *digesting) writeChoices(head *reply.Reply) {
	l := b.Lang
	open := reply.Menu{Name: l.Phrase(msgShowItem), As: reply.AsWindow, Chosen: -1}
	rest := reply.Menu{Name: l.Phrase(msgSnoozeItemWeek), As: reply.AsAnswer, Chosen: -1}
	whose := ""
	if b.Person != "" {
		whose = " mine"
	}
	grouped := 0
	for _, g := range b.groups() {
		grouped += len(g.items)
	}
	named := map[int]bool{}
	for i, item := range head.Items {
		if named[item.Number] || len(open.Options) == mostInDetail {
			continue
		}
		named[item.Number] = true
		label := fmt.Sprintf("%d. %s", item.Number, item.Title)
		open.Options = append(open.Options, reply.Option{Label: label, Value: fmt.Sprintf("status %d", item.Number)})
		if i < grouped {
			rest.Options = append(rest.Options, reply.Option{Label: label, Value: fmt.Sprintf("snooze %d", item.Number) + whose})
		}
	}
	menus := slices.DeleteFunc(reply.Menus{open, rest}, func(m reply.Menu) bool { return len(m.Options) == 0 })
	if len(menus) > 0 {
		head.Parts = append(head.Parts, menus)
	}
	buttons := reply.Buttons{{Label: l.Phrase(msgAllOpen), Command: "list open", As: reply.AsWindow}}
	if len(b.d.Commitments) > 0 {
		buttons = append(buttons, reply.Button{Label: l.Phrase(msgCommitments), Command: "list commitments", As: reply.AsWindow})
	}
	head.Parts = append(head.Parts, buttons)
}
