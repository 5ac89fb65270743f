package text

import (
	"regexp"
	"strings"
	"time"
)

// figures reads dates in figures: 2027-06-30, 20270630, 6/30, 12/31/2027, 2027-06.
func (r *dateReader) figures(i int) (stretch, bool) {
	a, count, end := r.digits(i)
	switch {
	case count == 8:
		if y, m, d := a/10000, a/100%100, a%100; plausible(y) {
			return r.dayIn(y, m, d, end).open(), true
		}
		return stretch{}, false
	case count == 4:
		return r.yearFirst(a, end)
	case count == 0 || count > 2:
		return stretch{}, false
	}
	mark, b, bCount, end := r.figure(end, 0)
	switch {
	case bCount == 4 && plausible(b) && mark != '-':
		return r.monthOf(b, a, end).open(), true
	case bCount == 0 || bCount > 2:
		return stretch{}, false
	}
	if _, c, cCount, after := r.figure(end, mark); cCount > 0 {
		return r.three(a, b, c, cCount, after)
	}
	if r.at(r.skip(end)) == '月' || r.loose && mark != '/' && !r.hasDeadline(end) {
		return stretch{}, false
	}
	return r.monthAndDay(a, b, end).open(), true
}

// figure reads a mark and a number behind it: the given mark, or any of a date.
func (r *dateReader) figure(i int, mark rune) (_ rune, n, count, end int) {
	is := r.at(i)
	if mark != 0 && is != mark || is != '-' && is != '/' && is != '.' {
		return 0, 0, 0, i
	}
	n, count, end = r.digits(i + 1)
	if count == 0 {
		return 0, 0, 0, i
	}
	return is, n, count, end
}

// yearFirst reads what follows a year of four figures: -06-30, /6, nothing.
func (r *dateReader) yearFirst(year, end int) (stretch, bool) {
	mark, m, count, at := r.figure(end, 0)
	if count == 0 || count > 2 {
		if r.loose || !plausible(year) || r.at(end) != 0 {
			return stretch{}, false
		}
		_, last := month(year, 12)
		return unclear(end, last), true
	}
	_, d, count, after := r.figure(at, mark)
	switch {
	case count > 2:
		return unclear(after), true
	case count == 0 && !plausible(year):
		return stretch{}, false
	case count == 0 && r.loose && mark == '.':
		return stretch{}, false // 2024.4 is a number
	case count == 0:
		return r.monthOf(year, m, at).open(), true
	case !plausible(year):
		return unclear(after), true
	}
	s := r.dayIn(year, m, d, after).open()
	if c := r.at(after); c == '日' || c == '号' {
		s.end, s.figures = after+1, false
	}
	return r.instant(s, after), true
}

// monthOf is a month of a year.
func (r *dateReader) monthOf(year, m, end int) stretch {
	if m < 1 || m > 12 {
		return noSuchDay(end)
	}
	s := months(year, m, 1)
	s.end = end
	return s.absolute().whole()
}

// monthAndDay reads 6/30 as the month and the day, and 30/6 the only way it can
// be.
func (r *dateReader) monthAndDay(a, b, end int) stretch {
	if a > 12 && b <= 12 {
		a, b = b, a
	}
	return r.dayIn(0, a, b, end)
}

// three reads three short numbers. Where the year is last, the order of the
// other two differs between countries; where it has two figures, its place does.
func (r *dateReader) three(a, b, c, count, end int) (stretch, bool) {
	var days []time.Time
	valid := func(year, m, d int) {
		if day, ok := calendarDay(year, m, d); ok {
			days = append(days, day)
		}
	}
	switch {
	case count == 4 && plausible(c):
		valid(c, a, b)
		valid(c, b, a)
	case count <= 2:
		near := func(year int) bool { return year >= r.today.Year()-1 && year <= r.today.Year()+5 }
		if near(2000 + a) {
			valid(2000+a, b, c)
		}
		if count == 2 && near(2000+c) {
			valid(2000+c, b, a)
			valid(2000+c, a, b)
		}
	default:
		return stretch{}, false
	}
	switch s := unclear(end, days...); {
	case len(days) == 0:
		return noSuchDay(end), true
	case len(s.choices) > 1:
		return s, true
	}
	return oneDay(days[0], end).absolute().open(), true
}

// clockAndZone is the rest of an instant: T17:00:00Z.
var clockAndZone = regexp.MustCompile(`^[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)? ?(?:z|[+-]\d{2}:?\d{2})`)

// instant moves a day to where the reader is, where its hour and zone follow.
func (r *dateReader) instant(s stretch, at int) stretch {
	clock := clockAndZone.FindString(r.ahead(at))
	if clock == "" || s.problem != Clear {
		return s
	}
	bare := "T" + strings.ToUpper(strings.ReplaceAll(clock[1:], " ", ""))
	for _, layout := range []string{"2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z0700"} {
		if t, err := time.Parse(layout, s.first.Format("2006-01-02")+bare); err == nil {
			return oneDay(dayOf(t.In(r.zone)), at+len(clock)).absolute().open()
		}
	}
	return unclear(at + len(clock))
}
