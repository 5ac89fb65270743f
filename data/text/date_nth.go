package text

import "time"

// nthIn reads the day of a period that is named behind it: 6月最后一个周五, 本月第二
// 个周一, 6月最后一天. Which days are worked a reader of dates does not know: a
// working day is asked about.
func (r *dateReader) nthIn(s stretch) (stretch, bool) {
	at := r.lead(s.end, "的")
	n, end := 0, 0
	if _, to := r.oneOf(at, "最后一个", "最后一", "最后", "末个"); to > at {
		n, end = -1, to
	} else if to := r.lead(at, "第"); to > at {
		if n, end = r.number(to); n < 1 || n > 31 {
			return stretch{}, false
		}
		end = r.lead(end, "个")
	} else if _, to := r.oneOf(at, "首个", "头一个"); to > at {
		n, end = 1, to
	} else {
		return stretch{}, false
	}
	day, to := r.unitOfPeriod(end)
	return r.nth(s, n, day, to), to > end
}

// nthOf reads last Friday of June, the first working day of next month, 2nd
// Monday in July.
func (r *dateReader) nthOf(i int) (stretch, bool) {
	at := r.lead(i, "the")
	which, end := r.oneOf(at, "last", "first", "second", "third", "fourth", "1st", "2nd", "3rd", "4th", "final")
	n, known := map[string]int{"last": -1, "final": -1, "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}[which]
	if !known {
		return stretch{}, false
	}
	at = r.skip(end)
	day, to := r.unitOfPeriod(at)
	if to == at {
		return stretch{}, false
	}
	_, of := r.oneOf(r.skip(to), "of", "in")
	if of == r.skip(to) {
		return stretch{}, false
	}
	at = r.lead(r.skip(of), "the")
	s, after := r.englishPeriod(at)
	if after == at {
		if s, known = r.written(at); !known {
			if s, known = r.monthThenDay(at); !known {
				if unit, whole := r.oneOf(at, "month", "quarter", "year"); whole > at {
					s, known = r.currentPeriod(unit, 0, whole).whole(), true
				}
			}
		}
	}
	if s.last.IsZero() || s.problem != Clear || !s.period {
		return stretch{}, false
	}
	return r.nth(s, n, day, s.end), true
}

// Days of a period that are no day of the week.
const (
	anyDay     = 8
	workingDay = 9
	wholeWeek  = 10
)

// unitOfPeriod reads a day of the week, 1 for Monday, or one of the above; end
// == i for none.
func (r *dateReader) unitOfPeriod(i int) (day, end int) {
	if _, week := r.oneOf(i, "周", "星期", "礼拜"); week > i {
		if d := hanWeekday(r.at(week)); d > 0 {
			return d, week + 1
		}
		return wholeWeek, week
	}
	if d, to, ok := r.word("weekday", i); ok {
		return d, to
	}
	if _, to := r.oneOf(i, "工作日", "working day", "business day", "workday", "work day", "weekday"); to > i {
		return workingDay, to
	}
	if _, to := r.oneOf(i, "week"); to > i {
		return wholeWeek, to
	}
	if _, to := r.oneOf(i, "天", "日", "day"); to > i {
		return anyDay, to
	}
	return 0, i
}

// nth is the nth such day of a period, the last for -1.
func (r *dateReader) nth(s stretch, n, day, end int) stretch {
	step, at := 1, s.first
	if n < 0 {
		step, at, n = -1, s.last, 1
	}
	is := func(d time.Time) bool {
		weekday := int(d.Weekday()+6)%7 + 1
		return day == anyDay || day == weekday || day == workingDay && weekday <= 5 || day == wholeWeek && weekday == 7
	}
	for ; !at.Before(s.first) && !at.After(s.last); at = at.AddDate(0, 0, step) {
		if is(at) {
			if n--; n > 0 {
				continue
			}
			if day == workingDay || day == wholeWeek {
				return unclear(end, at)
			}
			one := oneDay(at, end)
			one.year = s.year
			return one
		}
	}
	return noSuchDay(end)
}
