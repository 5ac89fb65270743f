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
			head.Parts[1] = reply.Paragraph{Text: b.d.Headline + l.Say("。今天没有需要报告的。", ". Nothing to report today.")}
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
			head.Parts = append(head.Parts, reply.Paragraph{Text: l.Say("……还有 %d 项，见下表", "… and %d more, in the table below", more)})
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
	name := map[Review]string{NoReview: l.Say("每日提要", "Daily digest"), OfWeek: l.Say("每周回顾", "The week in review"), OfMonth: l.Say("每月回顾", "The month in review"), OfBoth: l.Say("每周和每月回顾", "The week and the month in review")}[b.Review]
	name = l.Say("整改", "Rectification: ") + name
	if b.Person != "" {
		name = map[Review]string{NoReview: l.Say("我的整改提要", "My rectification digest"), OfWeek: l.Say("我的整改周回顾", "My week in review"), OfMonth: l.Say("我的整改月回顾", "My month in review"), OfBoth: l.Say("我的整改周月回顾", "My week and month in review")}[b.Review]
	}
	return name + l.Say("（", " (") + clock.DayName(l, b.at) + l.Say("）", ")")
}

// A group is items of which the same is told.
type group struct {
	title string
	items []reply.ItemRef
}

func (b *digesting) groups() []group {
	l := b.Lang
	return []group{
		{l.Say("逾期", "Late"), b.d.Late},
		{l.Say("%d 天内到期", "Due within %d days", b.Clock.Pace.Ahead), b.d.DueSoon},
		{l.Say("已申请延期", "Extension requested"), b.d.Extended},
		{l.Say("需协调", "Waiting for others"), b.d.Waiting},
		{l.Say("未签收", "Receipt not confirmed"), b.d.Unreceived},
		{l.Say("久无消息", "No recent news"), b.d.Silent},
	}
}

func (b *digesting) writeChanges(head, detail *reply.Reply) {
	l := b.Lang
	lines := make([]string, len(b.d.Changes))
	for i, c := range b.d.Changes {
		lines[i] = l.Say("%s %s　%s（%s）", "%s %s: %s (%s)", l.Item(c.Number), c.Title, c.Text, c.By)
	}
	if len(lines) == 0 {
		return
	}
	shown := lines[max(0, len(lines)-mostInDigest):] // the latest
	text := strings.Join(shown, "\n")
	if len(shown) < len(lines) {
		text += "\n" + l.Say("……共 %d 条，详见下方", "… %d in total, see below", len(lines))
		title := l.Say("全部变化", "All changes")
		if len(lines) > mostInDetail {
			title = l.Say("最近 %d 条变化", "The last %d changes", mostInDetail)
		}
		detail.Parts = append(detail.Parts, reply.Label{Text: title}, reply.Paragraph{Text: strings.Join(lines[max(0, len(lines)-mostInDetail):], "\n")})
	}
	head.Parts = append(head.Parts, reply.Label{Text: l.Say("变化", "Changed")}, reply.Paragraph{Text: text})
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
		says := l.Say("时限 %s", "due %s", p.Due)
		if p.State == ledger.CommitmentProposed {
			says += l.Say("；原文所称，请确认", "; unconfirmed, please review")
		}
		detail.Parts = append(detail.Parts, reply.Quote{From: l.Item(p.Number) + " " + p.Title + l.Say("（", " (") + says + l.Say("）", ")"), Text: p.Sentence})
	}
	sentence := l.Say("%d 条遗留事项已到期", "%d commitments are overdue", len(b.d.Commitments))
	switch {
	case proposed == len(b.d.Commitments):
		sentence += l.Say("（均为原文所称，请确认）", " (all unconfirmed, please review)")
	case proposed > 0:
		sentence += l.Say("（其中 %d 条为原文所称，请确认）", " (%d unconfirmed, please review)", proposed)
	}
	head.Parts = append(head.Parts, reply.Paragraph{Text: sentence + l.Say("，详见下方。", ", see below.")})
}

// writeRemarks says what the digest leaves out, and what it does not know.
func (b *digesting) writeRemarks(head *reply.Reply, name people.Names) {
	l := b.Lang
	if len(b.d.Resting) > 0 {
		var words []string
		for _, r := range b.d.Resting {
			day := b.Clock.DayOf(r.Until)
			words = append(words, l.Say("%s（%s，至 %d月%d日）", "%s (%s, until %d-%d)", l.Item(r.Number), name.One(r.By), day.Month(), day.Day()))
		}
		head.Parts = append(head.Parts, reply.Paragraph{Text: l.Say("暂不列出：", "Left out for now: ") + l.Join(words)})
	}
	if year := b.at.Year(); b.Person == "" && !b.Clock.Calendar.Covers(year) {
		head.Parts = append(head.Parts, reply.Paragraph{Text: l.Say("%d 年的节假日安排还没有录入，工作日只按周末推算；请管理员更新 holidays.tsv。", "The holidays of %d are not known, so only weekends count as days off. Please ask the administrator to update holidays.tsv.", year)})
	}
}

// writeCharts adds the progress by section and, in a review, over time: by weeks
// or, by months; a message takes two charts, and the third stands in the thread.
func (b *digesting) writeCharts(head, detail *reply.Reply) {
	l := b.Lang
	if chart, ok := progressChart(l, b.d.Progress); ok {
		head.Parts = append(head.Parts, chart)
	}
	weeks, reviewed := trendChart(l, l.Say("各周已完成的项数", "Items done, by week"), b.d.Trend)
	if reviewed {
		head.Parts = append(head.Parts, weeks)
	}
	if months, ok := trendChart(l, l.Say("各月已完成的项数", "Items done, by month"), b.d.Months); ok && reviewed {
		detail.Parts = append(detail.Parts, months)
	} else if ok {
		head.Parts = append(head.Parts, months)
	}
}

// trendChart is how many were done over time, as a line.
func trendChart(l reply.Lang, title string, points []TrendPoint) (reply.Chart, bool) {
	c := reply.Chart{Kind: reply.LineChart, Title: title, Series: []reply.Series{{Name: l.Say("已完成", "done")}}}
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
	c := reply.Chart{Kind: reply.BarChart, Title: l.Say("各部分进度", "Progress by section"), Series: []reply.Series{{Name: l.Say("已完成", "done")}, {Name: l.Say("未完成", "open")}}}
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
		Caption: l.Say("需要关注的问题", "Items that need attention"),
		Head:    []string{l.Say("编号", "No."), l.Say("问题", "Item"), l.Say("责任人", "Owner"), l.Say("时限", "Due"), l.Say("情况", "Why")},
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
	open := reply.Menu{Name: l.Say("查看某一项…", "Show an item…"), As: reply.AsWindow, Chosen: -1}
	rest := reply.Menu{Name: l.Say("一周内不列入提要…", "Snooze an item for a week…"), As: reply.AsAnswer, Chosen: -1}
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
	buttons := reply.Buttons{{Label: l.Say("未完成的", "All open"), Command: "list open", As: reply.AsWindow}}
	if len(b.d.Commitments) > 0 {
		buttons = append(buttons, reply.Button{Label: l.Say("遗留事项", "Commitments"), Command: "list commitments", As: reply.AsWindow})
	}
	head.Parts = append(head.Parts, buttons)
}
