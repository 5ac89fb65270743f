package clock

import (
	"strings"
	"time"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// SplitDate takes a clear date off the front of what somebody typed. One said in
// working days is counted with the calendar, and counted says how.
func (a *Clock) SplitDate(l reply.Lang, words string) (date, counted, rest string, ok bool) {
	d := text.ReadDate(words, a.Time(), text.Ahead)
	switch {
	case d.Problem != text.Clear:
		return "", "", words, false
	case d.Working == 0:
		return d.Last.Format(time.DateOnly), "", d.After, true
	}
	n, from := d.Working, a.Time()
	to := a.Calendar.After(from, n)
	counted = l.Phrase(msgCountedWorkingDays, n, from.Format("01-02"))
	if odd := a.oddDays(l, from, to); odd != "" {
		counted += l.Phrase(msgComma) + odd
	}
	if !a.Calendar.Covers(to.Year()) {
		counted += l.Phrase(msgHolidaysUnknown, to.Year())
	}
	return to.Format(time.DateOnly), counted, d.After, true
}

// oddDays names the days between that are worked, or off, otherwise than their
// weekday says.
func (a *Clock) oddDays(l reply.Lang, from, to time.Time) string {
	var worked, off []string
	for day := from.AddDate(0, 0, 1); !day.After(to); day = day.AddDate(0, 0, 1) {
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		switch working := a.Calendar.Working(day); {
		case working && weekend:
			worked = append(worked, day.Format("01-02"))
		case !working && !weekend:
			off = append(off, day.Format("01-02"))
		}
	}
	var words []string
	if len(worked) > 0 {
		words = append(words, l.Phrase(msgWeekendWorked, strings.Join(worked, l.Phrase(msgListComma))))
	}
	if len(off) > 0 {
		words = append(words, l.Phrase(msgHolidayOff, strings.Join(off, l.Phrase(msgListComma))))
	}
	return strings.Join(words, l.Phrase(msgComma))
}

// WorkingDayBefore is the same hour of the working day before.
func (a *Clock) WorkingDayBefore(t time.Time) time.Time {
	for day := t.AddDate(0, 0, -1); ; day = day.AddDate(0, 0, -1) {
		if a.Calendar.Working(day) {
			return day
		}
	}
}

// FirstOfWeek begins the first working day of a week; the week's Monday where
// none has come yet.
func (a *Clock) FirstOfWeek(now time.Time) time.Time {
	for day := Monday(now); !day.After(now); day = day.AddDate(0, 0, 1) {
		if a.Calendar.Working(day) {
			return day
		}
	}
	return Monday(now)
}

// LastOfMonth begins the last working day of this month where it has come, else
// of the month before.
func (a *Clock) LastOfMonth(now time.Time) time.Time {
	day := StartOf(now)
	for !a.Calendar.Working(day) || a.Calendar.After(day, 1).Month() == day.Month() {
		day = day.AddDate(0, 0, -1)
	}
	return day
}
