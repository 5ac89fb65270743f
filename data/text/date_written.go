package text

// written reads dates made with 年, 月 and 日, quarters and halves of a year.
func (r *dateReader) written(i int) (stretch, bool) {
	year, end := r.yearOf(i)
	named := end > i
	at := r.skip(end)
	if s, ok := r.monthOn(year, at); ok {
		return s, true
	}
	if s, ok := r.partOfYear(year, at); ok {
		return s, true
	}
	if s, ok := r.festival(year, at); ok {
		return s, true
	}
	if !named {
		return stretch{}, false
	}
	if a, count, to := r.digits(at); count == 1 || count == 2 { // 2027年6.30
		if mark, b, count, to := r.figure(to, 0); (count == 1 || count == 2) && mark != 0 {
			return r.dayIn(year, a, b, to).open(), true
		}
	}
	_, last := month(year, 12)
	if year == r.today.Year() && r.at(end) == '内' {
		return months(year, 1, 12).ending(end).absolute(), true // the tail takes 内
	}
	if r.loose {
		return stretch{}, false
	}
	_, end = r.oneOf(end, "以内", "之内", "内")
	return unclear(end, last), true
}

func (s stretch) ending(end int) stretch {
	s.end = end
	return s
}

// yearOf reads 2027年, 27年, 二〇二七年, 明年; end == i where there is none.
func (r *dateReader) yearOf(i int) (year, end int) {
	if on, to, ok := r.word("year", i); ok {
		return r.today.Year() + on, to
	}
	n, to := r.number(i)
	after := r.skip(to)
	if to == i || r.at(after) != '年' {
		return 0, i
	}
	switch {
	case to-i == 4 && plausible(n):
		return n, after + 1
	case to-i == 2 && isDigit(r.at(i)) && r.followsYear(r.skip(after+1)):
		return 2000 + n, after + 1
	}
	return 0, i
}

// followsYear reports whether a month, quarter or half of a year begins at i.
func (r *dateReader) followsYear(i int) bool {
	c := r.at(i)
	return isNumeral(c) || c == '底' || c == '末' || c == '第' || c == '上' || c == '下'
}

// monthOn reads a month and its day: 6月, 6月底, 6月30日, 下个月15号, 12月5.
func (r *dateReader) monthOn(year, i int) (stretch, bool) {
	y, m, end, ok := r.relativeMonth(year, i)
	if !ok {
		var low int
		low, m, end = r.numberRange(i)
		if end = r.skip(end); end == i || r.at(end) != '月' || m > 99 {
			return stretch{}, false
		}
		y, end = year, end+1
		if r.at(end) == '份' {
			end++
		}
		if low < 1 || m > 12 {
			if s, ok := r.dayAfter(2024, 1, end); ok {
				end = s.end
			}
			return noSuchDay(end), true
		}
	}
	if s, ok := r.dayAfter(y, m, end); ok {
		return s, true
	}
	bottom, to := r.oneOf(end, "底", "末", "尾", "内", "之内", "以内")
	if y == 0 {
		s := r.inYear(end, func(y int) (stretch, bool) { return months(y, m, 1), true })
		s.end, s.period = to, bottom == ""
		return s, true
	}
	s := months(y, m, 1).ending(to).absolute()
	s.period = bottom == ""
	return s, true
}

// relativeMonth reads 下个月, and the month of 月底.
func (r *dateReader) relativeMonth(year, i int) (y, m, end int, ok bool) {
	if year != 0 {
		return 0, 0, i, false
	}
	on, end, ok := r.word("moon", i)
	if _, to := r.oneOf(i, "月底", "月末", "月尾", "月内"); to > i {
		end, ok = i+1, true
	}
	first, _ := month(r.today.Year(), int(r.today.Month())+on)
	return first.Year(), int(first.Month()), end, ok
}

// dayAfter reads the day behind a month.
func (r *dateReader) dayAfter(year, m, end int) (stretch, bool) {
	if part, to := r.oneOf(end, "上旬", "中旬", "下旬", "中下旬", "上中旬"); to > end {
		return r.third(year, m, part, to), true
	}
	if _, to := r.oneOf(end, "初", "中"); to > end && r.at(to) != '旬' {
		return unclear(to), true
	}
	at := r.skip(end)
	_, d, to := r.numberRange(at)
	if to == at || d > 99 {
		return stretch{}, false
	}
	if c := r.at(r.skip(to)); c == '日' || c == '号' {
		return r.dayIn(year, m, d, r.skip(to)+1), true
	}
	if at > end {
		return stretch{}, false // "6月 3项": no day
	}
	return r.dayIn(year, m, d, to).open(), true
}

// third is a third of a month.
func (r *dateReader) third(year, m int, part string, end int) stretch {
	of := func(y int) (stretch, bool) {
		s := months(y, m, 1)
		switch part {
		case "上旬":
			s.last = s.first.AddDate(0, 0, 9)
		case "中旬", "上中旬":
			s.last = s.first.AddDate(0, 0, 19)
		}
		if part == "中旬" || part == "中下旬" {
			s.first = s.first.AddDate(0, 0, 10)
		} else if part == "下旬" {
			s.first = s.first.AddDate(0, 0, 20)
		}
		return s, true
	}
	if year == 0 {
		return r.inYear(end, of)
	}
	s, _ := of(year)
	return s.ending(end).absolute()
}

// partOfYear reads 第三季度, Q3, 季度末, 上半年 and 年底.
func (r *dateReader) partOfYear(year, i int) (stretch, bool) {
	y, from, n, end := r.quarter(year, i)
	if half, to := r.oneOf(i, "上半年", "下半年"); to > i {
		y, from, n, end = year, 1, 6, to
		if half == "下半年" {
			from = 7
		}
	}
	if end > i {
		bottom, to := r.oneOf(end, "底", "末", "内", "之内", "以内")
		s := months(y, from, n).absolute()
		if y == 0 {
			s = r.inYear(to, func(y int) (stretch, bool) { return months(y, from, n), true })
		}
		s.end, s.period = to, bottom == ""
		return s, true
	}
	_, end = r.oneOf(i, "年底", "年末", "年终", "岁末")
	if _, to := r.oneOf(i, "年内"); year == 0 && to > i {
		end = to
	}
	if _, to := r.oneOf(i, "底", "末", "终"); year != 0 && to > i {
		end = to
	}
	if end == i {
		return stretch{}, false
	}
	if year == 0 {
		year = r.today.Year()
		if r.lean == Back && (r.today.Month() != 12 || r.today.Day() != 31) {
			year--
		}
	}
	return months(year, 1, 12).ending(end).absolute(), true
}

// quarter reads a quarter, or a half as H1: its first month and how many. The
// year is 0 where it is open.
func (r *dateReader) quarter(year, i int) (y, from, n, end int) {
	if c := r.at(i); c == 'q' || c == 'h' {
		parts := 4
		if c == 'h' {
			parts = 2
		}
		if k, count, to := r.digits(i + 1); count == 1 && k >= 1 && k <= parts {
			return year, (k-1)*12/parts + 1, 12 / parts, to
		}
		return 0, 0, 0, i
	}
	if year == 0 {
		this := (int(r.today.Month())-1)/3*3 + 1
		if on, to, ok := r.word("quarter", i); ok {
			return r.today.Year(), this + 3*on, 3, to
		}
		if _, to := r.oneOf(i, "季度末", "季度底", "季末", "季底"); to > i {
			return r.today.Year(), this, 3, to - 1
		}
	}
	at := r.lead(i, "第")
	k, to := r.number(at)
	if _, after := r.oneOf(to, "季度", "季"); to > at && after > to && k >= 1 && k <= 4 {
		return year, k*3 - 2, 3, after
	}
	return 0, 0, 0, i
}

// bareDay reads a day without its month: 25号, 5日.
func (r *dateReader) bareDay(i int) (stretch, bool) {
	_, d, end := r.numberRange(i)
	if end == i || d > 99 {
		return stretch{}, false
	}
	end = r.skip(end)
	c := r.at(end)
	if c != '日' && c != '号' || r.loose && !r.hasDeadline(end+1) {
		return stretch{}, false
	}
	return r.dayOfMonth(d, end+1), true
}
