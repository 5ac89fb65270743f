// Package calendar knows which days are worked: weekends off, public holidays,
// and the weekends that are worked in their stead (调休).
package calendar

import (
	_ "embed"
	"fmt"
	"strings"
	"time"
)

//go:embed china.tsv
var china string

// A Calendar tells working days from days off. The zero value knows weekends
// only.
type Calendar struct {
	days  map[string]bool // "2006-01-02": whether it is worked, where that is not as the weekday says
	years map[int]bool    // of which a holiday is known
}

// China returns the calendar of China, as far as its holidays are known.
func China() *Calendar {
	c, err := Read(china)
	if err != nil {
		panic(err) // it is part of the program
	}
	return c
}

// Read reads a calendar: a line a day, "2006-01-02", a tab, "holiday" or
// "workday", and what else one likes. Lines that begin with # are remarks. A year
// is taken to be covered where a holiday of it is listed.
func Read(text string) (*Calendar, error) {
	c := &Calendar{days: map[string]bool{}, years: map[int]bool{}}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		day, err := time.Parse(time.DateOnly, fields[0])
		if err != nil || len(fields) < 2 || fields[1] != "holiday" && fields[1] != "workday" {
			return nil, fmt.Errorf("line %d: %q is not a date, a tab, and holiday or workday", number, line)
		}
		c.days[fields[0]] = fields[1] == "workday"
		if fields[1] == "holiday" && day.Month() != time.December { // its last days may be off for New Year's sake
			c.years[day.Year()] = true
		}
	}
	return c, nil
}

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
