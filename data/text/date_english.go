package text

import "time"

// english reads dates made with the English names of months, and ends of
// periods: June 30, 2027; 30th of June; end of next month; the 25th.
func (r *dateReader) english(i int) (stretch, bool) {
	i = r.lead(i, "the")
	if _, end := r.oneOf(i, "end of", "the end of", "month-end", "month end", "year-end", "year end", "quarter-end", "quarter end", "eom", "eoy",
		"eoq", "eow"); end > i {
		return r.endOf(i, end)
	}
	if s, end := r.englishPeriod(i); end > i {
		return s, true
	}
	if s, ok := r.feast(i); ok {
		return s, true
	}
	if s, ok := r.dayThenMonth(i); ok {
		return s, true
	}
	return r.monthThenDay(i)
}

// endOf reads what "end of" is the end of.
func (r *dateReader) endOf(i, end int) (stretch, bool) {
	for word, unit := range map[string]string{"month-end": "month", "month end": "month", "eom": "month", "year-end": "year", "year end": "year", "eoy": "year",
		"quarter-end": "quarter", "quarter end": "quarter", "eoq": "quarter", "eow": "week"} {
		if _, to := r.oneOf(i, word); to == end {
			return r.currentPeriod(unit, 0, end), true
		}
	}
	at := r.lead(r.skip(end), "the")
	if s, to := r.englishPeriod(at); to > at {
		s.period = false
		return s, true
	}
	if unit, to := r.oneOf(at, "week", "month", "quarter", "year"); to > at {
		return r.currentPeriod(unit, 0, to), true
	}
	if m, to, ok := r.word("month", at); ok {
		s := r.wholeMonth(m, to)
		s.period = false
		return s, true
	}
	if s, ok := r.partOfYear(0, at); ok {
		s.period = false
		return r.quarterOfYear(s), true
	}
	if y, count, to := r.digits(at); count == 4 && plausible(y) {
		return months(y, 1, 12).ending(to).absolute(), true
	}
	return stretch{}, false
}

// quarterOfYear is a quarter with the year behind it: Q3 2027.
func (r *dateReader) quarterOfYear(s stretch) stretch {
	y, count, to := r.digits(r.skip(s.end))
	if count != 4 || !plausible(y) || s.year {
		return s
	}
	whole := months(y, int(s.first.Month()), int(s.last.Month()-s.first.Month())+1).ending(to).absolute()
	whole.period = s.period
	return whole
}

// englishPeriod reads this week, next month, last year; a coming year is asked
// about.
func (r *dateReader) englishPeriod(i int) (stretch, int) {
	which, end := r.oneOf(i, "this", "next", "last", "current", "coming")
	if end == i {
		return stretch{}, i
	}
	unit, to := r.oneOf(r.skip(end), "week", "month", "quarter", "year")
	if unit == "" {
		return stretch{}, i
	}
	s := r.currentPeriod(unit, map[string]int{"next": 1, "last": -1, "coming": 1}[which], to).whole()
	if unit == "year" && r.at(i) != 'l' {
		if r.loose {
			return stretch{}, i
		}
		return unclear(to, s.last), to
	}
	return s, to
}

// currentPeriod is the week, month, quarter or year of today, or one some on.
func (r *dateReader) currentPeriod(unit string, on, end int) stretch {
	first, last := Around(unit, r.today, on)
	return stretch{first: first, last: last, end: end}.absolute()
}

// Around returns the first and the last day, in UTC, of a unit that today is in, or of one
// that is some on: a day, week, month, quarter or year. A week begins on Monday.
func Around(unit string, today time.Time, on int) (first, last time.Time) {
	today = dayOf(today)
	y, m := today.Year(), int(today.Month())
	var s stretch
	switch unit {
	case "day":
		return today.AddDate(0, 0, on), today.AddDate(0, 0, on)
	case "week":
		return onWeekday(today, 1, on), onWeekday(today, 7, on)
	case "month":
		s = months(y, m+on, 1)
	case "quarter":
		s = months(y, (m-1)/3*3+1+3*on, 3)
	case "year":
		s = months(y+on, 1, 12)
	}
	return s.first, s.last
}

// dayThenMonth reads 30 June, 30th of June 2027, 25th, 5th of next month.
func (r *dateReader) dayThenMonth(i int) (stretch, bool) {
	d, count, end := r.digits(i)
	if count == 0 || count > 2 {
		return stretch{}, false
	}
	_, ordinal := r.oneOf(end, "st", "nd", "rd", "th")
	isOrdinal := ordinal > end
	at := r.lead(r.skip(r.lead(ordinal, "-")), "of")
	if m, to, ok := r.word("month", at); ok {
		return r.withYear(m, d, r.afterMonth(to)), true
	}
	if s, to := r.englishPeriod(at); isOrdinal && to > at && s.problem == Clear && s.first.Day() == 1 {
		return r.dayIn(s.first.Year(), int(s.first.Month()), d, to), true
	}
	if isOrdinal && !r.loose {
		return r.dayOfMonth(d, ordinal).open(), true
	}
	return stretch{}, false
}

// afterMonth steps over the dot of an abbreviated month.
func (r *dateReader) afterMonth(i int) int {
	if r.at(i) == '.' {
		return i + 1
	}
	return i
}

// monthThenDay reads June 30, June 30th, 2027, June 2027 and June.
func (r *dateReader) monthThenDay(i int) (stretch, bool) {
	m, name, ok := r.word("month", i)
	if !ok {
		return stretch{}, false
	}
	end := r.afterMonth(name)
	at := r.lead(r.lead(r.skip(end), "-"), "the")
	if d, count, to := r.digits(at); count == 1 || count == 2 {
		_, to = r.oneOf(to, "st", "nd", "rd", "th")
		return r.withYear(m, d, to), true
	}
	if y, count, _ := r.digits(r.lead(at, ",")); count == 4 && plausible(y) {
		return r.wholeMonth(m, end), true
	}
	after := r.at(r.skip(name))
	if r.loose && !r.led || isLatin(after) && (string(r.runes[i:name]) == "may" || string(r.runes[i:name]) == "march" || string(r.runes[i:name]) == "mar") {
		return stretch{}, false // "may be late"
	}
	s := r.wholeMonth(m, name)
	return s, true
}

// withYear is a day of a month, and of the year behind it where there is one.
func (r *dateReader) withYear(m, d, end int) stretch {
	at := r.skip(r.lead(r.skip(end), ","))
	if y, count, to := r.digits(at); count == 4 && plausible(y) {
		return r.dayIn(y, m, d, to).open()
	}
	return r.dayIn(0, m, d, end).open()
}

// wholeMonth is a month, and of the year behind it where there is one.
func (r *dateReader) wholeMonth(m, end int) stretch {
	at := r.lead(r.skip(end), ",")
	at = r.lead(at, "of")
	if y, count, to := r.digits(at); count == 4 && plausible(y) {
		return r.monthOf(y, m, to).open()
	}
	return r.inYear(end, func(y int) (stretch, bool) { return months(y, m, 1), true }).whole()
}
