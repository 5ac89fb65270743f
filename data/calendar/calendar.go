// Package calendar knows which days are worked: weekends off, public holidays,
// and the weekends that are worked in their stead (调休).
package calendar

import "time"

// A Calendar distinguishes working days from days off. The zero value knows only
// weekends.
type Calendar struct {
	days  map[string]bool // "2006-01-02": whether it is worked, where that is not as the weekday says
	years map[int]bool    // of which a holiday is known
}

// Len is the number of days that are listed.
func (c *Calendar) Len() int { return len(c.days) }

// Covers reports whether the holidays of a year are known. Where they are not,
// only weekends are off.
func (c *Calendar) Covers(year int) bool { return c.years[year] }

// Working reports whether a day is worked.
func (c *Calendar) Working(day time.Time) bool {
	if worked, listed := c.days[day.Format(time.DateOnly)]; listed {
		return worked
	}
	return day.Weekday() != time.Saturday && day.Weekday() != time.Sunday
}

// After returns the nth working day after a day; for 0 the day itself.
func (c *Calendar) After(day time.Time, n int) time.Time {
	for n > 0 {
		if day = day.AddDate(0, 0, 1); c.Working(day) {
			n--
		}
	}
	return day
}

// Until counts the working days after one day up to another, that one
// included; negative where it is past.
func (c *Calendar) Until(from, to time.Time) int {
	from, to = dateOf(from), dateOf(to)
	if to.Before(from) {
		return -c.Until(to, from)
	}
	count := 0
	for day := from.AddDate(0, 0, 1); !day.After(to); day = day.AddDate(0, 0, 1) {
		if c.Working(day) {
			count++
		}
	}
	return count
}

func dateOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
