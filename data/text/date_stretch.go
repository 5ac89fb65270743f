package text

import "time"

// A stretch is what some characters say, up to end.
type stretch struct {
	first, last time.Time
	working     int
	start, end  int // without the words before it
	year        bool
	figures     bool // it ends in figures, or might be no date: no word may adhere to it
	period      bool // a whole month, week or year: "before" it may be before its first day
	problem     Problem
	choices     []time.Time
}

func oneDay(day time.Time, end int) stretch { return stretch{first: day, last: day, end: end} }

func noSuchDay(end int) stretch { return stretch{problem: NoSuchDay, end: end} }

func unclear(end int, choices ...time.Time) stretch {
	var distinct []time.Time
	for _, c := range choices {
		if len(distinct) == 0 || !distinct[len(distinct)-1].Equal(c) {
			distinct = append(distinct, c)
		}
	}
	return stretch{problem: Unclear, choices: distinct, end: end}
}

// absolute is the stretch of a date that names its year.
func (s stretch) absolute() stretch {
	s.year = true
	return s
}

// whole returns the stretch of a month, week or year.
func (s stretch) whole() stretch {
	s.period = true
	return s
}

// open is the stretch to which no word may adhere.
func (s stretch) open() stretch {
	s.figures = true
	return s
}

// firstYear and lastYear are the years that are taken for years.
const firstYear, lastYear = 1949, 2099

func plausible(year int) bool { return year >= firstYear && year <= lastYear }

// calendarDay is that day, where there is one.
func calendarDay(year, month, day int) (time.Time, bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t, month >= 1 && month <= 12 && t.Day() == day && day >= 1
}

// days are all of a month.
func month(year, month int) (first, last time.Time) {
	first = time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	return first, first.AddDate(0, 1, -1)
}

// months are all days of n months.
func months(year, from, n int) stretch {
	first, _ := month(year, from)
	return stretch{first: first, last: first.AddDate(0, n, -1)}
}

// addMonths is the same day some months on, or the last of a shorter month.
func addMonths(day time.Time, n int) time.Time {
	_, last := month(day.Year(), int(day.Month())+n)
	if day.Day() < last.Day() {
		return time.Date(last.Year(), last.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	}
	return last
}

// onWeekday is that day of the week (Monday is 1), weeks on. A week begins on
// Monday.
func onWeekday(today time.Time, day, weeks int) time.Time {
	return today.AddDate(0, 0, day-1-int((today.Weekday()+6)%7)+7*weeks)
}

// inYear gives a stretch of the year that is nearest in the reader's direction.
func (r *dateReader) inYear(end int, of func(year int) (stretch, bool)) stretch {
	year := r.base.Year()
	for range 2 {
		if s, ok := of(year); ok && (r.lean == Ahead && !s.last.Before(r.base) || r.lean == Back && !s.last.After(r.base)) {
			s.end = end
			return s
		}
		if r.lean == Back {
			year--
		} else {
			year++
		}
	}
	return noSuchDay(end)
}

// dayIn is a day of a month, in a year or in the nearest one for 0.
func (r *dateReader) dayIn(year, month, day, end int) stretch {
	if _, ever := calendarDay(2024, month, day); !ever { // a leap year
		return noSuchDay(end)
	}
	if year != 0 {
		d, ok := calendarDay(year, month, day)
		if !ok {
			return noSuchDay(end)
		}
		return oneDay(d, end).absolute()
	}
	if month == 2 && day == 29 {
		return r.leapDay(end)
	}
	return r.inYear(end, func(y int) (stretch, bool) {
		d, ok := calendarDay(y, month, day)
		return oneDay(d, end), ok
	})
}

// leapDay is February 29, which the nearest February may not have.
func (r *dateReader) leapDay(end int) stretch {
	s := r.inYear(end, func(y int) (stretch, bool) {
		first, last := month(y, 2)
		return stretch{first: first, last: last}, true
	})
	if s.last.Day() == 29 {
		return oneDay(s.last, end)
	}
	leap := s.last
	for leap.Day() != 29 {
		step := 1
		if r.lean == Back {
			step = -1
		}
		_, leap = month(leap.Year()+step, 2)
	}
	return unclear(end, s.last, leap)
}

// dayOfMonth is a day of the nearest month that has it.
func (r *dateReader) dayOfMonth(day, end int) stretch {
	if day < 1 || day > 31 {
		return noSuchDay(end)
	}
	m, step := int(r.base.Month()), 1
	if r.lean == Back {
		step = -1
	}
	for {
		d := time.Date(r.base.Year(), time.Month(m), day, 0, 0, 0, 0, time.UTC)
		if d.Day() == day && (r.lean == Ahead && !d.Before(r.base) || r.lean == Back && !d.After(r.base)) {
			return oneDay(d, end)
		}
		m += step
	}
}
