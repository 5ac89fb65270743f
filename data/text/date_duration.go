package text

// The units of dates.tsv.
const (
	unitDay = iota + 1
	unitWeek
	unitMonth
	unitQuarter
	unitYear
	unitWorkingDay
	unitFortnight
)

// mostUnits bounds what is counted.
const mostUnits = 999

// duration reads time counted from today: 三天后, 半年内, 1.5个月, in two weeks.
func (r *dateReader) duration(i int) (stretch, bool) {
	i = r.lead(i, "再过", "再给", "再", "过", "给", "未来", "最近", "近", "another")
	if s, ok := r.chineseDuration(i); ok {
		return s, true
	}
	return r.englishDuration(i)
}

// lead steps over one of some words.
func (r *dateReader) lead(i int, words ...string) int {
	_, end := r.oneOf(i, words...)
	return r.skip(end)
}

// amount reads how many halves: 3, 3-5 (the later end), 1.5, 两三. odd is a
// fraction other than a half.
func (r *dateReader) amount(i int) (halves, end int, odd bool) {
	if first, ok := hanDigit(r.at(i)); ok && first > 0 {
		if second, pair := hanDigit(r.at(i + 1)); pair && second > first && !isNumeral(r.at(i+2)) {
			return 2 * second, i + 2, false // 两三天: the later end
		}
	}
	_, n, end := r.numberRange(i)
	if end == i || n > mostUnits {
		return 0, i, false
	}
	if r.at(end) == '.' {
		fraction, count, to := r.digits(end + 1)
		if count == 0 {
			return 0, i, false
		}
		return 2*n + 1, to, fraction != 5 || count != 1
	}
	return 2 * n, end, false
}

func (r *dateReader) chineseDuration(i int) (stretch, bool) {
	halves, end, odd := 1, i+1, false
	half := r.at(i) == '半'
	if !half {
		halves, end, odd = r.amount(i)
		if end == i {
			return stretch{}, false
		}
	}
	counted := false // 个
	end = r.skip(end)
	if r.at(end) == '个' {
		counted, end = true, r.skip(end+1)
		if r.at(end) == '半' {
			halves, end = halves+1, end+1
		}
	}
	unit, next, ok := r.word("unit", end)
	if !ok || isLatin(r.at(end)) || !r.measures(unit, half, counted, next) {
		return stretch{}, false
	}
	if !half && !counted && r.at(next) == '半' && (unit == unitYear || unit == unitWeek || unit == unitDay && r.at(end) == '天') {
		halves, next = halves+1, next+1
	}
	suffix, after := r.oneOf(r.skip(next), "之后", "以后", "过后", "后", "之内", "以内", "内", "之前", "以前", "前", "里")
	ago := suffix == "前" || suffix == "之前" || suffix == "以前"
	if r.at(end) == '日' && (suffix == "" || ago) || r.loose && suffix == "" {
		return stretch{}, false // 5日前 is by the fifth
	}
	if suffix == "" {
		after = next
	}
	return r.counted(halves, unit, ago, odd, after, suffix == ""), true
}

// measures reports whether a unit may follow its number as it is written: 三个月,
// but not 三月; 三年, but not 27年底.
func (r *dateReader) measures(unit int, half, counted bool, next int) bool {
	switch unit {
	case unitMonth, unitQuarter:
		return counted || half && unit == unitMonth
	case unitDay:
		return !counted
	case unitYear:
		after := r.at(r.skip(next))
		return !counted && (half || after != '底' && after != '末' && after != '初' && after != '第' && after != '上' && after != '下' &&
			after != '度' && (!isNumeral(after) || after == '半'))
	}
	return true
}

func (r *dateReader) englishDuration(i int) (stretch, bool) {
	halves, end, odd := 0, i, false
	if _, half := r.oneOf(i, "half a", "half"); half > i {
		halves, end = 1, half
	} else if n, word := r.spelled(i); word > i {
		halves, end = 2*n, word
		if _, and := r.oneOf(end, " and a half"); and > end {
			halves, end = halves+1, and
		}
	} else if isDigit(r.at(i)) {
		halves, end, odd = r.amount(i)
	}
	if end == i {
		return stretch{}, false
	}
	unit, next, ok := r.word("unit", r.lead(r.skip(end), "-"))
	if !ok || !isLatin(r.at(next-1)) {
		return stretch{}, false
	}
	if _, and := r.oneOf(next, " and a half"); and > next {
		halves, next = halves+1, and
	}
	suffix, after := r.oneOf(r.skip(next), "from now", "from today", "later", "ago", "time")
	if suffix == "" {
		after = next
	}
	if r.loose && suffix == "" && !r.led {
		return stretch{}, false
	}
	return r.counted(halves, unit, suffix == "ago", odd, after, suffix == ""), true
}

// counted is the day some halves of a unit from today.
func (r *dateReader) counted(halves, unit int, ago, odd bool, end int, bare bool) stretch {
	sign := 1
	if ago {
		sign = -1
	}
	day := r.today
	switch {
	case odd || halves == 0:
		return unclear(end)
	case unit == unitWorkingDay && ago:
		return unclear(end)
	case unit == unitWorkingDay:
		s := stretch{working: (halves + 1) / 2, end: end, year: true, figures: bare}
		return s
	case unit == unitDay:
		day = day.AddDate(0, 0, sign*(halves+1)/2)
	case unit == unitWeek:
		day = day.AddDate(0, 0, sign*((halves*7+1)/2))
	case unit == unitFortnight:
		day = day.AddDate(0, 0, sign*halves*7)
	default:
		sixths := halves * map[int]int{unitMonth: 1, unitQuarter: 3, unitYear: 12}[unit] // in half months
		day = addMonths(day, sign*(sixths/2)).AddDate(0, 0, sign*(sixths%2)*15)
	}
	if !plausible(day.Year()) {
		return unclear(end)
	}
	s := oneDay(day, end).absolute()
	s.figures = bare
	return s
}
