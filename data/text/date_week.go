package text

import "time"

// week reads a day of a week, or a week: 周五, 下下周一, 本周内, friday next week.
func (r *dateReader) week(i int) (stretch, bool) {
	if s, ok := r.chineseWeek(i); ok {
		return s, true
	}
	return r.englishWeekday(i)
}

func (r *dateReader) chineseWeek(i int) (stretch, bool) {
	which, end := r.oneOf(i, "上上", "上", "下下下", "下下", "下", "本", "这")
	if r.at(end) == '个' && which != "" {
		end++
	}
	_, after := r.oneOf(end, "周", "星期", "礼拜")
	if after == end {
		return stretch{}, false
	}
	weeks, exact := map[string]int{"上上": -2, "上": -1, "下下下": 3, "下下": 2, "下": 1, "本": 0, "这": 0}[which]
	c := r.at(after)
	day := hanWeekday(c)
	switch {
	case c == '末' || c == '底':
		day = 7
	case c >= '1' && c <= '7':
		day = int(c - '0')
	}
	known := day > 0
	switch next := r.at(after + 1); {
	case known && isDigit(r.at(after)) && (isDigit(next) || next != 0 && IsHan(next) && next != '前'):
		return stretch{}, false // 下周3个
	case known && exact:
		return oneDay(onWeekday(r.today, day, weeks), after+1).absolute(), true
	case known:
		return oneDay(r.nearestWeekday(day), after+1), true
	}
	if r.at(after) == '初' {
		return unclear(after + 1), exact
	}
	bottom, to := r.oneOf(after, "内", "之内", "以内")
	if !exact && bottom == "" {
		return stretch{}, false
	}
	s := stretch{first: onWeekday(r.today, 1, weeks), last: onWeekday(r.today, 7, weeks), end: to, period: bottom == ""}
	return s.absolute(), true
}

// englishWeekday reads friday, next friday, friday next week, and the date that
// may follow: Friday, June 30.
func (r *dateReader) englishWeekday(i int) (stretch, bool) {
	which, at := r.oneOf(i, "next", "this", "this coming", "coming", "last")
	at = r.skip(at)
	day, end, ok := r.word("weekday", at)
	if !ok || r.loose && end-at < 6 {
		return stretch{}, false
	}
	weeks := map[string]int{"next": 1, "last": -1}[which]
	if in, to := r.oneOf(r.skip(end), "next week", "this week", "last week"); to > r.skip(end) {
		which, end = in, to
		weeks = map[string]int{"next week": 1, "last week": -1}[in]
	}
	if which == "" && !r.loose {
		if s, ok := r.weekdayOf(day, end); ok {
			return s, true
		}
	}
	if which == "" || which == "coming" || which == "this coming" {
		return oneDay(r.nearestWeekday(day), end), true
	}
	return oneDay(onWeekday(r.today, day, weeks), end).absolute(), true
}

// weekdayOf reads the date behind a weekday, which must agree.
func (r *dateReader) weekdayOf(day, end int) (stretch, bool) {
	at := r.lead(r.skip(end), ",")
	for _, read := range []func(int) (stretch, bool){r.english, r.figures, r.written} {
		if s, ok := read(at); ok {
			return r.agreeing(s, day), true
		}
	}
	return stretch{}, false
}

// agreeing asks where a date and the weekday that is said with it differ.
func (r *dateReader) agreeing(s stretch, day int) stretch {
	if s.problem != Clear || s.last.IsZero() || int(s.last.Weekday()+6)%7+1 == day {
		return s
	}
	return unclear(s.end, s.last, onWeekday(s.last, day, 0))
}

// nearestWeekday is the next such day, or the latest; today is one.
func (r *dateReader) nearestWeekday(day int) time.Time {
	t := onWeekday(r.today, day, 0)
	switch {
	case r.lean == Ahead && t.Before(r.today):
		return t.AddDate(0, 0, 7)
	case r.lean == Back && t.After(r.today):
		return t.AddDate(0, 0, -7)
	}
	return t
}

// hanWeekday is the day of the week that a character behind 周 or 星期 names,
// Monday as 1; 0 where it names none.
func hanWeekday(c rune) int {
	if c == '日' || c == '天' {
		return 7
	}
	if d := chineseDigit(c); d >= 1 && d <= 6 {
		return d
	}
	return 0
}
