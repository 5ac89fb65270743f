package interpret

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/text"
	"rectify/handlers/clock"
	"rectify/handlers/command"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// justPast: a date without a year that passed less than this many days ago may mean the
// past day rather than next year.
const justPast = 31

// AskDate returns a question about the date of a command if the date is missing,
// ambiguous, not on the calendar, or past. ok is false if the date is clear.
func (a *Interpreter) AskDate(r reply.Request, c command.Command) (_ reply.Reply, ok bool) {
	switch c.Name {
	case command.Due, command.Remind:
	case command.Snooze:
		if c.Words == "" || digest.IsOwn(c.Words) {
			return reply.Reply{}, false
		}
	case command.Extend:
		if decision(c.Words) != nil {
			return reply.Reply{}, false
		}
	default:
		return reply.Reply{}, false
	}
	d := text.ReadDate(c.Words, a.Clock.Now(), text.Ahead)
	with := func(day time.Time) string {
		return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", c.Name, JoinNumbers(c.Numbers), day.Format(time.DateOnly), d.After))
	}
	if c.Name == command.Due && clears(c.Words) {
		return clearDue(r.Lang, c), true
	}
	if d.Problem != text.Clear {
		return a.AskWhich(r.Lang, d, fmt.Sprintf("%s %d", c.Name, c.Numbers[0]), with), true
	}
	if before := d.Last.AddDate(-1, 0, 0); !d.Year && d.Working == 0 && clock.DaysBetween(before, a.Clock.DayOf(a.Clock.Today())) <= justPast &&
		d.Last.Day() == before.Day() {
		d.Last = before // on the 26th, 11月25日 probably means yesterday
	}
	if d.Working > 0 || d.Last.Format(time.DateOnly) >= a.Clock.Today() || r.Confirmed {
		return reply.Reply{}, false
	}
	return askPast(r.Lang, d, a.Clock.Today(), c.Name == command.Due, with), true
}

// AskWhich asks which day is meant, with a button for each possible day.
func (a *Interpreter) AskWhich(l reply.Lang, d text.Date, example string, with func(day time.Time) string) reply.Reply {
	sentence := a.dateProblem(l, d, example)
	if len(d.Choices) == 0 {
		return reply.Sentence(l, sentence)
	}
	var choices reply.Buttons
	for _, day := range d.Choices {
		choices = append(choices, reply.Button{Label: day.Format(time.DateOnly), Command: with(day)})
	}
	out := reply.Sentence(l, sentence)
	out.Parts = append(out.Parts, choices)
	return out
}

// dateProblem says why words are not a date, and how to write one. example is the
// command before the date.
func (a *Interpreter) dateProblem(l reply.Lang, d text.Date, example string) string {
	day := a.Clock.Now().AddDate(0, 1, 0).Format(time.DateOnly)
	write := l.Phrase(msgHowToWriteDates, day, example, day)
	var days []string
	for _, c := range d.Choices {
		days = append(days, c.Format(time.DateOnly))
	}
	switch {
	case d.Problem == text.NoSuchDay:
		return l.Phrase(msgNoSuchDay, d.Text) + write
	case d.Problem == text.NoDate && strings.TrimSpace(d.Text) == "":
		return l.Phrase(msgDateMissing) + write
	case d.Problem == text.NoDate:
		return l.Phrase(msgDateNotUnderstood) + write
	case len(days) == 0:
		return l.Phrase(msgNoSpecificDay, d.Text) + write
	case len(days) == 1:
		return l.Phrase(msgNoSpecificDayDidYouMean, d.Text, days[0])
	}
	return l.Phrase(msgWhichDay, d.Text, strings.Join(days, l.Phrase(msgOrBetweenDays)))
}

// askPast asks whether a past day is meant, or its next occurrence. asWritten allows
// setting the past day. A day counted from today, or in a year long ago, has no next
// occurrence.
func askPast(l reply.Lang, d text.Date, today string, asWritten bool, with func(day time.Time) string) reply.Reply {
	next := d.Last
	for n := 1; next.Format(time.DateOnly) < today || next.Day() != d.Last.Day(); n++ {
		next = d.Last.AddDate(n, 0, 0)
	}
	day := fmt.Sprintf("%d月%d日", d.Last.Month(), d.Last.Day())
	if l == reply.English {
		day = d.Last.Format("January 2, 2006")
	}
	has := l.Phrase(msgHasPassedShort)
	if !asWritten {
		has = l.Phrase(msgHasPassed)
	}
	if !recurs(d, today) {
		written := d.Last.Format(time.DateOnly) + l.Phrase(msgSpaceInChinese)
		if d.Text != d.Last.Format(time.DateOnly) {
			written = l.Phrase(msgDayInBrackets, d.Text, d.Last.Format(time.DateOnly))
		}
		out := reply.Sentence(l, l.Phrase(msgPassedChooseAnother, written, has))
		if asWritten {
			out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgSetAnyway, d.Last.Format(time.DateOnly)), Command: with(d.Last), Confirm: true}})
		}
		return out
	}
	out := reply.Sentence(l, l.Phrase(msgPassedDidYouMean, day, has, next.Format(time.DateOnly)))
	choices := reply.Buttons{{Label: next.Format(time.DateOnly), Command: with(next), Confirm: true}}
	if asWritten {
		choices = append(choices, reply.Button{Label: l.Phrase(msgThatVeryDay, d.Last.Format(time.DateOnly)), Command: with(d.Last), Confirm: true})
		if d.Year { // who writes the year mostly means it
			slices.Reverse(choices)
		}
	}
	choices[0].Main = true
	out.Parts = append(out.Parts, choices)
	return out
}

// writtenYear matches a year in digits or Chinese numerals.
var writtenYear = regexp.MustCompile(`\d{4}|[零〇一二三四五六七八九]{4}|\d\d年`)

// recurs reports whether the day may mean a later year: 3月31日, or 2024-03-31 a year
// later, but not 昨天 or 1999年1月1日.
func recurs(d text.Date, today string) bool {
	if d.Year && !writtenYear.MatchString(reply.Readable(d.Text)) {
		return false
	}
	return d.Last.AddDate(2, 0, 0).Format(time.DateOnly) > today
}
