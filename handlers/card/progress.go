package card

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A Count is how far a set of items is. Late and DueSoon are of those not done.
type Count struct {
	reply.ProgressRow
	DueSoon int
}

// Count counts items as of a moment. Home, digests and charts take their
// numbers from here.
func (a *Cards) Count(items []ledger.Item, now time.Time) (c Count) {
	today := now.Format(time.DateOnly)
	for i := range items {
		item := &items[i]
		c.Add(item.Status, item.Refused != "", 1)
		switch {
		case item.Done():
		case clock.Late(item, today):
			c.Late++
		case a.Clock.DueSoon(item, now):
			c.DueSoon++
		}
	}
	return c
}

// Figures says how many are done, late and due soon.
func (a *Cards) Figures(l reply.Lang, c Count) reply.Figures {
	return reply.Figures{
		{Value: reply.Percent(c.Done, c.Total), Label: l.Phrase(msgDoneOf, c.Done, c.Total), Lists: "done"},
		{Value: l.Phrase(msgFigure, c.Late), Label: l.Phrase(msgFilterLate), Lists: "late"},
		{Value: l.Phrase(msgFigure, c.DueSoon), Label: l.Phrase(msgDueWithin, a.Clock.Policy.Ahead), Lists: "near"},
	}
}

// Progress returns how many items of each section are done, and how many late
// on a day; of each notice, where the view has several.
func Progress(b *view.View, l reply.Lang, items []ledger.Item, today string) (rows []reply.ProgressRow) {
	at := map[string]int{}
	for i := range items {
		item := &items[i]
		name, _, _ := strings.Cut(b.HeadingText(*item), " › ")
		short := ShortSection(item.Section, name)
		switch {
		case len(b.Notices) > 1:
			name, short = item.NoticeKey, ""
		case name == "":
			name, short = l.Phrase(msgWithoutSection), ""
		}
		i, known := at[name]
		if !known {
			i = len(rows)
			at[name] = i
			rows = append(rows, reply.ProgressRow{Name: name, Short: short})
		}
		rows[i].Add(item.Status, item.Refused != "", 1)
		if !item.Done() && clock.Late(item, today) {
			rows[i].Late++
		}
	}
	return rows
}

// ProgressTitle is what Progress is of, in a heading.
func ProgressTitle(b *view.View, l reply.Lang) string {
	if len(b.Notices) > 1 {
		return l.Phrase(msgProgressNotice)
	}
	return l.Phrase(msgProgressSection)
}

// ByNotice says how far each notice is, in a line; nothing where the view has one.
func ByNotice(b *view.View, l reply.Lang, rows []reply.ProgressRow) []reply.Part {
	if len(b.Notices) < 2 || len(rows) == 0 {
		return nil
	}
	var words []string
	for _, row := range rows {
		said := l.Phrase(msgNoticeDone, row.Name, row.Done, row.Total)
		if row.Late > 0 {
			said += l.Phrase(msgNoticeLate, row.Late)
		}
		words = append(words, said)
	}
	return []reply.Part{reply.Paragraph{Text: strings.Join(words, l.Phrase(msgSemicolonInProgress))}}
}

// shortTitle is how much of a section's title its short name has, in characters.
const shortTitle = 8

// ShortSection is a section's name where there is little room: 一、学习贯彻…, 1. Governance.
func ShortSection(number int, title string) string {
	switch {
	case number <= 0:
		return shortHeading(title, shortTitle)
	case !text.HasHan(title):
		return fmt.Sprintf("%d. %s", number, shortHeading(title, 4*shortTitle))
	}
	return text.ChineseNumeral(number) + "、" + shortHeading(title, shortTitle)
}

var (
	headingTail = regexp.MustCompile(`(?:方面|领域|工作|情况|部分|板块)?(?:存在)?(?:的)?(?:问题)?$`)
	leader      = regexp.MustCompile(`毛泽东|邓小平|江泽民|胡锦涛|习近平?|习…`)
	headingJoin = regexp.MustCompile(`[,，、；;:：]|[和与及]|以及| and | & |, `)
)

// shortHeading shortens a heading to so many characters: first it drops an ending such
// as 方面, then all but the first part, and at last it cuts, but never behind the name of
// a leader or within what is called by it.
func shortHeading(title string, most int) string {
	bare := headingTail.ReplaceAllString(title, "")
	if bare == "" {
		bare = title
	}
	if utf8.RuneCountInString(bare) <= most {
		return bare
	}
	if at := headingJoin.FindStringIndex(bare); at != nil {
		first := headingTail.ReplaceAllString(strings.TrimSpace(bare[:at[0]]), "")
		if n := utf8.RuneCountInString(first); n >= most/2 && n <= most {
			return first
		}
	}
	cut := text.Clip(bare, most)
	if at := leader.FindStringIndex(cut); at != nil && at[0] > 0 {
		cut = cut[:at[0]] + "…"
	}
	return cut
}
