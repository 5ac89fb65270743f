package clock

import (
	"fmt"
	"time"

	"rectify/handlers/reply"
)

// StartOf is the moment at which a day begins.
func StartOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// DaysBetween counts days by the calendar, whatever the hours and the clock's
// changes.
func DaysBetween(from, to time.Time) int {
	day := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(day(to).Sub(day(from)).Hours() / 24)
}

// DayOf is a date of the ledger as a moment in the organisation's calendar.
func (a *Clock) DayOf(date string) time.Time {
	day, err := time.ParseInLocation(time.DateOnly, date, a.Time().Location())
	if err != nil {
		return time.Time{}
	}
	return day
}

// Monday begins the week of a day.
func Monday(day time.Time) time.Time {
	return StartOf(day).AddDate(0, 0, -(int(day.Weekday())+6)%7)
}

// SameDay reports whether two moments are on one day.
func SameDay(x, y time.Time) bool { return StartOf(x).Equal(StartOf(y)) }

// DayName is a date as people read it: "5月8日 周三".
func DayName(l reply.Lang, day time.Time) string {
	if l == reply.English {
		return day.Format("Mon Jan 2")
	}
	return fmt.Sprintf("%d月%d日 周%s", day.Month(), day.Day(), []string{"日", "一", "二", "三", "四", "五", "六"}[day.Weekday()])
}
