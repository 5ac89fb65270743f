package digest

import (
	"fmt"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// Items of each group in the message; its thread lists more. One or two more are
// listed too: a pointer to a table of them takes more room.
const (
	mostInDigest = 5
	mostInGroup  = mostInDigest + 2
	mostInDetail = 40
)

// listed is how many of so many items of a group the message lists.
func listed(items int) int {
	if items <= mostInGroup {
		return items
	}
	return mostInDigest
}

// write fills the message, and the thread with what does not fit. Finished and newly
// late items come first.
func (b *digesting) write(name people.Names) {
	l := b.Lang
	head := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules, Parts: []reply.Part{reply.Heading{Text: b.title()}}}
	detail := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules}
	if b.d.Total > 0 {
		head.Parts = append(append(head.Parts, b.figures()), card.ByNotice(b.view, l, b.d.Progress)...)
	} else {
		head.Parts = append(head.Parts, reply.Paragraph{Text: b.d.Headline})
	}
	if b.d.Empty() {
		if b.d.Total > 0 {
			head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgNothingToReport)})
		}
		b.writeRemarks(&head, name)
		b.d.Head, b.d.Detail = head, detail
		return
	}
	changed := b.changed(mostOfItem)
	b.writeMoved(&head, msgFinished, b.d.Finished, changed)
	b.writeMoved(&head, msgReopened, b.d.Reopened, changed)
	groups := b.groups()
	for i, g := range groups {
		for j := range g.items { // changes of an item are shown where the item is listed
			g.items[j].Note = b.noteOf(changed, g.items[j].Key(), g.items[j].Note)
		}
		groups[i] = g
		head.Items = append(head.Items, g.above...)
		if len(g.items) == 0 {
			continue
		}
		title := l.Phrase(msgTitleAndCount, g.title, len(g.items)+len(g.above))
		if len(g.above) > 0 {
			title = l.Phrase(msgListedAbove, g.title, len(g.items)+len(g.above), len(g.above))
		}
		head.Parts = append(head.Parts, reply.Label{Text: title}, reply.ItemList{Items: b.dated(g.items[:listed(len(g.items))])})
		if more := len(g.items) - listed(len(g.items)); more > 0 {
			head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgMoreInTable, more)})
		}
		head.Items = append(head.Items, g.items...)
	}
	head.Parts = append(head.Parts, b.table(name, groups)...)
	b.writeOtherChanges(&head, &detail, changed, groups)
	b.writeCommitments(&head, &detail)
	b.writeRemarks(&head, name)
	b.writeCharts(&head, &detail)
	b.writeChoices(&head, groups)
	b.d.Head, b.d.Detail = head, detail
}

func (b *digesting) title() string {
	l := b.Lang
	name := map[Review]string{NoReview: l.Phrase(msgDailyDigest), OfWeek: l.Phrase(msgWeekReview), OfMonth: l.Phrase(msgMonthReview),
		OfBoth: l.Phrase(msgWeekMonthReview)}[b.Review]
	name = l.Phrase(msgTitlePrefix) + name
	if b.Person != "" {
		name = map[Review]string{NoReview: l.Phrase(msgMyDigest), OfWeek: l.Phrase(msgMyWeekReview), OfMonth: l.Phrase(msgMyMonthReview),
			OfBoth: l.Phrase(msgMyWeekMonthReview)}[b.Review]
	}
	return name + l.Phrase(msgOpenBracket) + clock.DayName(l, b.at) + l.Phrase(msgCloseBracket)
}

// A group is a section of the digest with its items.
type group struct {
	title string
	items []reply.ItemRef
	above []reply.ItemRef // already listed above as reopened
}

func (b *digesting) groups() []group {
	l := b.Lang
	var groups []group
	for _, of := range []struct {
		title string
		items []reply.ItemRef
	}{
		{l.Phrase(msgNewlyLate), b.d.NewlyLate},
		{l.Phrase(msgLateSection), slices.DeleteFunc(slices.Clone(b.d.Late), func(item reply.ItemRef) bool { return has(b.d.NewlyLate, item.Key()) })},
		{l.Phrase(msgDueWithinDays, b.Clock.Policy.Ahead), b.d.DueSoon},
		{l.Phrase(msgExtensionRequested), b.d.Extended},
		{l.Phrase(msgWaitingForOthers), b.d.Waiting},
		{l.Phrase(msgReceiptOutstanding), b.d.Unreceived},
		{l.Phrase(msgNoRecentNews), b.d.Silent},
	} {
		g := group{title: of.title}
		for _, item := range of.items {
			if has(b.d.Reopened, item.Key()) {
				g.above = append(g.above, item)
			} else {
				g.items = append(g.items, item)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

// writeMoved lists finished and reopened items with all of their changes.
func (b *digesting) writeMoved(head *reply.Reply, title reply.Phrase, items, changed []reply.ItemRef) {
	if len(items) == 0 {
		return
	}
	shown := slices.Clone(items)
	for i := range shown {
		standing := ""
		switch item, there := b.view.Item(shown[i].Key()); {
		case !there:
		case shown[i].Late:
			standing = b.standing(&item)
		case item.Due != "":
			standing = b.finishedLate(&item)
		}
		shown[i].Owner, shown[i].Note = "", b.noteOf(changed, shown[i].Key(), standing)
	}
	head.Parts = append(head.Parts, reply.Label{Text: b.Lang.Phrase(msgTitleAndCount, b.Lang.Phrase(title), len(items))}, reply.ItemList{Items: shown})
}

// finishedLate says how many days after its due date an item was finished; empty where it
// was in time.
func (b *digesting) finishedLate(item *ledger.Item) string {
	for _, c := range b.d.Changes {
		if days := clock.DaysBetween(b.Clock.DayOf(item.Due), c.At); c.key() == item.Key() && c.finished() && days > 0 {
			return b.Lang.Phrase(msgFinishedLate, days)
		}
	}
	return ""
}

// dated are late items whose notes begin with the day that has passed.
func (b *digesting) dated(items []reply.ItemRef) []reply.ItemRef {
	items = slices.Clone(items)
	for i := range items {
		if items[i].Late {
			items[i].Note = b.Lang.Phrase(msgDueOn, items[i].Due) + b.Lang.Phrase(msgSemicolon) + items[i].Note
		}
	}
	return items
}

// noteOf returns the state of an item and its changes.
func (b *digesting) noteOf(changed []reply.ItemRef, key ledger.Key, standing string) string {
	at := slices.IndexFunc(changed, func(item reply.ItemRef) bool { return item.Key() == key })
	switch {
	case at < 0:
		return standing
	case standing == "":
		return changed[at].Note
	}
	return standing + b.Lang.Phrase(msgSemicolon) + changed[at].Note
}

func has(items []reply.ItemRef, key ledger.Key) bool {
	return slices.ContainsFunc(items, func(item reply.ItemRef) bool { return item.Key() == key })
}

// writeOtherChanges reports the changes of items that are not listed: the latest in the
// message, all of them in the thread.
func (b *digesting) writeOtherChanges(head, detail *reply.Reply, changed []reply.ItemRef, groups []group) {
	l := b.Lang
	items := slices.DeleteFunc(slices.Clone(changed), func(item reply.ItemRef) bool {
		listed := slices.ContainsFunc(groups, func(g group) bool { return has(g.items, item.Key()) })
		return listed || has(b.d.Finished, item.Key()) || has(b.d.Reopened, item.Key())
	})
	if len(items) > 0 {
		title := l.Phrase(msgTitleAndCount, l.Phrase(msgOtherChanges), len(items))
		head.Parts = append(head.Parts, reply.Label{Text: title}, reply.ItemList{Items: items[len(items)-listed(len(items)):]})
	}
	if len(items) > listed(len(items)) {
		head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgTotalBelow, len(items))})
	}
	if all := b.changed(mostInDetail); len(items) > listed(len(items)) || !slices.Equal(all, changed) {
		detail.Parts = append(detail.Parts, reply.Label{Text: l.Phrase(msgAllChanges)}, reply.ItemList{Items: all[max(0, len(all)-mostInDetail):]})
	}
}

// writeCommitments lists overdue commitments, and says which are unconfirmed.
func (b *digesting) writeCommitments(head, detail *reply.Reply) {
	l := b.Lang
	if len(b.d.Commitments) == 0 {
		return
	}
	proposed := 0
	detail.Parts = append(detail.Parts, reply.Label{Text: l.Phrase(msgTitleAndCount, l.Phrase(msgOverdueCommitments), len(b.d.Commitments))})
	for i, p := range b.d.Commitments {
		if p.State == ledger.CommitmentProposed {
			proposed++
		}
		if i >= mostInDetail {
			continue
		}
		if item, ok := b.view.Item(ledger.Key{Notice: p.Notice, Number: p.Number}); ok {
			head.Items = append(head.Items, b.Cards.RefAt(&item, b.at))
		}
		says := l.Phrase(msgDueOn, p.Due)
		if p.State == ledger.CommitmentProposed {
			says += l.Phrase(msgUnconfirmed)
		}
		detail.Parts = append(detail.Parts, reply.Quote{From: b.view.Called(l, ledger.Key{Notice: p.Notice, Number: p.Number}) + " " + p.Title +
			l.Phrase(msgOpenBracket) + says + l.Phrase(msgCloseBracket), Text: p.Sentence})
	}
	sentence := l.Phrase(msgCommitmentsOverdue, len(b.d.Commitments))
	switch {
	case proposed == len(b.d.Commitments):
		sentence += l.Phrase(msgAllUnconfirmed)
	case proposed > 0:
		sentence += l.Phrase(msgSomeUnconfirmed, proposed)
	}
	head.Parts = append(head.Parts, reply.Paragraph{Text: sentence + l.Phrase(msgSeeBelow)})
}

// writeRemarks names the snoozed items, and missing holidays.
func (b *digesting) writeRemarks(head *reply.Reply, name people.Names) {
	l := b.Lang
	if len(b.d.Resting) > 0 {
		var words []string
		for _, r := range b.d.Resting {
			day := b.Clock.DayOf(r.Until)
			words = append(words, l.Phrase(msgSnoozedItem, r.Called(l), name.One(r.By), day.Month(), day.Day()))
		}
		head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgSnoozedTitle) + l.Join(words)})
	}
	if year := b.at.Year(); b.Person == "" && !b.Clock.Calendar.Covers(year) {
		head.Parts = append(head.Parts, reply.Paragraph{Text: l.Phrase(msgHolidaysUnknown, year)})
	}
}

// writeCharts adds progress by section and, in a review, over weeks or months. A message
// takes two charts; a third goes into the thread.
func (b *digesting) writeCharts(head, detail *reply.Reply) {
	l := b.Lang
	if rows := b.d.Progress[:min(len(b.d.Progress), mostBars)]; len(rows) > 1 {
		head.Parts = append(head.Parts, reply.ProgressChart(l, card.ProgressTitle(b.view, l), rows))
	}
	weeks, reviewed := trendChart(l, l.Phrase(msgDoneByWeek), b.d.Trend)
	if reviewed {
		head.Parts = append(head.Parts, weeks)
	}
	if months, ok := trendChart(l, l.Phrase(msgDoneByMonth), b.d.Months); ok && reviewed {
		detail.Parts = append(detail.Parts, months)
	} else if ok {
		head.Parts = append(head.Parts, months)
	}
}

// trendChart draws items done over time, below the line of all items, so that the scale
// begins at zero.
func trendChart(l reply.Lang, title string, points []TrendPoint) (reply.Chart, bool) {
	c := reply.Chart{Kind: reply.LineChart, Title: title, Series: []reply.Series{{Name: l.Phrase(msgDoneSeries)}, {Name: l.Phrase(msgAllItemsSeries)}}}
	for _, p := range points {
		c.Labels = append(c.Labels, p.Date[len("2006-"):])
		c.Series[0].Values = append(c.Series[0].Values, p.Done)
		c.Series[1].Values = append(c.Series[1].Values, p.Total)
	}
	return c, len(points) > 1
}

// mostBars limits the sections in a chart.
const mostBars = 12

// table lists the items that do not fit into the lists above.
func (b *digesting) table(name people.Names, groups []group) []reply.Part {
	l := b.Lang
	t := reply.Table{
		Caption: l.Phrase(msgMoreItemsTitle),
		Head:    []string{l.Phrase(msgNumberColumn), l.Phrase(msgItemColumn), l.Phrase(msgOwnerColumn), l.Phrase(msgDueColumn), l.Phrase(msgWhyColumn)},
	}
	for _, g := range groups {
		for _, item := range g.items[listed(len(g.items)):] {
			if len(t.Rows) < mostInDetail {
				t.Rows = append(t.Rows, []string{item.Ref(), item.Title, name.All(b.owners(item)), item.Due, item.Note})
			}
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []reply.Part{t}
}

// writeChoices adds the actions of a digest: open an item, snooze a listed item, show
// all.
func (b *digesting) writeChoices(head *reply.Reply, groups []group) {
	l := b.Lang
	open := reply.Menu{Name: l.Phrase(msgShowItemMenu), As: reply.AsWindow, Chosen: -1}
	rest := reply.Menu{Name: l.Phrase(msgSnoozeItemMenu), As: reply.AsAnswer, Chosen: -1}
	whose := ""
	if b.Person != "" {
		whose = " mine"
	}
	grouped := 0
	for _, g := range groups {
		grouped += len(g.items) + len(g.above)
	}
	named := map[ledger.Key]bool{}
	for i, item := range slices.Concat(head.Items, b.d.Finished, b.changed(1)) {
		if named[item.Key()] || len(open.Options) == mostInDetail {
			continue
		}
		named[item.Key()] = true
		label := fmt.Sprintf("%s. %s", item.Ref(), item.Title)
		open.Options = append(open.Options, reply.Option{Label: label, Value: fmt.Sprintf("status %s", item.Ref())})
		if i < grouped {
			rest.Options = append(rest.Options, reply.Option{Label: label, Value: fmt.Sprintf("snooze %s", item.Ref()) + whose})
		}
	}
	menus := slices.DeleteFunc(reply.Menus{open, rest}, func(m reply.Menu) bool { return len(m.Options) == 0 })
	if len(menus) > 0 {
		head.Parts = append(head.Parts, menus)
	}
	buttons := reply.Buttons{{Label: l.Phrase(msgListOpenButton), Command: "list open", As: reply.AsWindow}}
	if len(b.d.Commitments) > 0 {
		buttons = append(buttons, reply.Button{Label: l.Phrase(msgListCommitmentsButton), Command: "list commitments", As: reply.AsWindow})
	}
	head.Parts = append(head.Parts, buttons)
}
