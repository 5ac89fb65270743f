// Package dates finds the days, months, quarters, years and festivals that a
// notice names. Dates that people type are read by data/text.
package dates

import (
	"time"

	"rectify/data/notice/source"
)

// A precision says how much of a date the text names.
type precision int

const (
	year precision = iota
	halfYear
	quarter
	month
	day
)

// A Date is a day, month, quarter or year named in a text.
type Date struct {
	Text     string    // as printed: "2024年6月底前"
	Last     time.Time // its last day, in UTC
	Deadline bool      // the text says 前, 底 or the like: something is to be done by it
	HasYear  bool      // the year is named, here or just before
	Start    int       // character range [Start, End) of the text
	End      int
}

// Find finds the dates a text names, in order. A year that is not named is
// that of the date before it in the same text, or the one that brings the date
// nearest to reference: at most half a year back, else to come. A zero reference
// leaves such dates out.
func Find(p source.Passage, reference time.Time) []Date {
	var out []Date
	context := 0 // the year named last
	for i := 0; i < p.Len(); {
		d, ok := readDate(p, i)
		if !ok {
			i = skipNumber(p, i)
			continue
		}
		named := d.year > 0
		switch {
		case d.relative != 0 && !reference.IsZero():
			d.year, named = reference.Year()+d.relative-relativeYear, true
		case !named && context > 0:
			d.year, named = context, true
		case !named && !reference.IsZero():
			d.year = nearestYear(d, reference)
		}
		if d.year > 0 {
			if named {
				context = d.year
			}
			end, deadline := deadlineWords(p, d.end)
			out = append(out, Date{p.Slice(i, end).String(), d.lastDay(reference), deadline || d.bottom, named, i, end})
			d.end = end
		}
		i = d.end
	}
	return out
}

// skipNumber steps over one character, or over a whole number, so that the
// "5月" of "35月" is not read as a date.
func skipNumber(p source.Passage, i int) int {
	if _, end := p.Arabic(i); end > i {
		return end
	}
	return i + 1
}

// DayAt reads a date at i that names its day and its year, and returns the
// position after it.
func DayAt(p source.Passage, i int) (on time.Time, end int, ok bool) {
	d, ok := readDate(p, i)
	if !ok || d.precision != day {
		return time.Time{}, i, false
	}
	return d.last, d.end, true
}

// Skip returns the position after a date at i and the 前, 内 or the like
// behind it; i where there is no date.
func Skip(p source.Passage, i int) int {
	d, ok := readDate(p, i)
	if !ok {
		return i
	}
	end, _ := deadlineWords(p, d.end)
	return end
}

// deadlineWords steps over 前, 之前, 以前, 内 and the like behind a date.
func deadlineWords(p source.Passage, i int) (end int, deadline bool) {
	if w := p.Longest(i, []string{"之前", "以前", "前", "内", "以内", "止"}); w != "" {
		return i + source.Runes(w), true
	}
	return i, false
}

// A spelled date is what one stretch of characters says, before its year is
// worked out.
type spelled struct {
	year, month, day int // 0 where not named
	half, quarter    int
	relative         int  // relativeYear + 0 for 今年, + 1 for 明年, - 1 for 去年
	bottom           bool // 底, 末
	thisMonth        bool // 月底 without its month
	precision        precision
	last             time.Time // set where the year is known
	end              int
}

const relativeYear = 10 // keeps 今年 apart from no word at all

// readDate reads a date at i.
func readDate(p source.Passage, i int) (spelled, bool) {
	d, ok := readNumeric(p, i)
	if !ok {
		d, ok = readWritten(p, i)
	}
	if !ok {
		d, ok = readEnglish(p, i)
	}
	if ok && d.year > 0 {
		d.last = d.lastDay(time.Time{})
	}
	return d, ok
}

// readNumeric reads 2024-04-07, 2024.4.7 and 2024/4/7, and 2024.4 as nothing.
func readNumeric(p source.Passage, i int) (spelled, bool) {
	if d, ok := readSlashed(p, i); ok {
		return d, true
	}
	y, at := p.Arabic(i)
	if at != i+4 || !validYear(y) || !p.Is(at, "-./") {
		return spelled{}, false
	}
	mark := p.Plain[at]
	m, next := p.Arabic(at + 1)
	if next == at+1 || next > at+3 || next >= p.Len() || p.Plain[next] != mark {
		return spelled{}, false
	}
	d, end := p.Arabic(next + 1)
	if end == next+1 || end > next+3 || !validDay(y, m, d) {
		return spelled{}, false
	}
	return spelled{year: y, month: m, day: d, precision: day, end: end}, true
}

// readSlashed reads 06/30/2025 and 30/06/2025 where only one of the two can be the
// month.
func readSlashed(p source.Passage, i int) (spelled, bool) {
	a, at := p.Arabic(i)
	if at == i || at > i+2 || !p.Is(at, "/") || i > 0 && p.Is(i-1, "0123456789/") {
		return spelled{}, false
	}
	b, next := p.Arabic(at + 1)
	if next == at+1 || next > at+3 || !p.Is(next, "/") {
		return spelled{}, false
	}
	y, end := p.Arabic(next + 1)
	if a <= 12 && b > 12 {
		a, b = b, a
	}
	if end != next+5 || a <= 12 && a != b || !validYear(y) || !validDay(y, b, a) {
		return spelled{}, false
	}
	return spelled{year: y, month: b, day: a, precision: day, end: end}, true
}

// readWritten reads dates made with 年, 月 and 日.
func readWritten(p source.Passage, i int) (spelled, bool) {
	d := spelled{end: i}
	d.readYear(p)
	named := d.end > i
	if is, known := d.readFestival(p); is {
		return d, known
	}
	switch {
	case d.readMonth(p):
		d.precision = month
		d.readDay(p)
	case d.readQuarter(p):
		d.precision = quarter
	case d.readHalf(p):
		d.precision = halfYear
	case !d.readYearEnd(p) && !named:
		return spelled{}, false
	}
	if !named && d.precision == year && !d.bottom {
		return spelled{}, false
	}
	return d, true
}

// readYear reads 2024年, 二〇二四年, 今年 and 明年.
func (d *spelled) readYear(p source.Passage) {
	for k, word := range []string{"去年", "今年", "明年", "本年"} {
		if p.Has(d.end, word) {
			d.relative = relativeYear + []int{-1, 0, 1, 0}[k]
			d.end += source.Runes(word)
			return
		}
	}
	y, end := p.Number(d.end)
	if validYear(y) && end-d.end == 4 && p.Has(p.SkipSpace(end), "年") {
		d.year = y
		d.end = p.SkipSpace(p.SkipSpace(end) + 1)
	}
}

// readMonth reads 6月, 6月份, 6月底, 六月上旬 and 月底.
func (d *spelled) readMonth(p source.Passage) bool {
	if p.Has(d.end, "月底") && d.year == 0 {
		d.thisMonth, d.bottom, d.end = true, true, d.end+2
		return true
	}
	m, end := p.Number(d.end)
	end = p.SkipSpace(end)
	if m < 1 || m > 12 || end == d.end || !p.Has(end, "月") {
		return false
	}
	d.month, d.end = m, end+1
	if p.Has(d.end, "份") {
		d.end++
	}
	return true
}

// readDay reads what follows a month: 7日, 底, 中旬.
func (d *spelled) readDay(p source.Passage) {
	n, end := p.Number(p.SkipSpace(d.end))
	end = p.SkipSpace(end)
	if n >= 1 && n <= 31 && p.Is(end, "日号") {
		d.day, d.precision, d.end = n, day, end+1
		return
	}
	for word, n := range map[string]int{"上旬": 10, "中旬": 20} {
		if p.Has(d.end, word) {
			d.day, d.end = n, d.end+2
			return
		}
	}
	if w := p.Longest(d.end, []string{"底", "末", "下旬"}); w != "" {
		d.bottom, d.end = true, d.end+source.Runes(w)
	}
}

// readQuarter reads 第一季度, 二季度 and, behind a year, Q2.
func (d *spelled) readQuarter(p source.Passage) bool {
	i := d.end
	if n, end := p.Arabic(i + 1); d.year+d.relative > 0 && p.Is(i, "q") && end == i+2 && n >= 1 && n <= 4 {
		d.quarter, d.end = n, end
		d.takeBottom(p)
		return true
	}
	if p.Has(i, "第") {
		i++
	}
	n, end := p.Number(i)
	if n < 1 || n > 4 || end == i || !p.Has(end, "季度") {
		return false
	}
	d.quarter, d.end = n, end+2
	d.takeBottom(p)
	return true
}

// readHalf reads 上半年 and 下半年.
func (d *spelled) readHalf(p source.Passage) bool {
	for k, word := range []string{"上半年", "下半年"} {
		if p.Has(d.end, word) {
			d.half, d.end = k+1, d.end+3
			d.takeBottom(p)
			return true
		}
	}
	return false
}

// readYearEnd reads 年底, and the 底 behind a year.
func (d *spelled) readYearEnd(p source.Passage) bool {
	i := d.end
	if p.Has(i, "年") {
		i++
	} else if d.year == 0 && d.relative == 0 {
		return false
	}
	if p.Is(i, "内") && !p.Is(d.end-1, "0123456789一二三四五六七八九十两几数多") {
		d.bottom, d.end = true, i+1
		return true
	}
	if !p.Is(i, "底末") {
		return false
	}
	d.bottom, d.end = true, i+1
	return true
}

func (d *spelled) takeBottom(p source.Passage) {
	if p.Is(d.end, "底末") {
		d.bottom, d.end = true, d.end+1
	}
}

// lastDay is the last day of the date. A month not named is reference's.
func (d spelled) lastDay(reference time.Time) time.Time {
	m := 12
	switch {
	case d.thisMonth:
		m = int(reference.Month())
	case d.month > 0:
		m = d.month
	case d.quarter > 0:
		m = d.quarter * 3
	case d.half > 0:
		m = d.half * 6
	}
	if d.day > 0 {
		return time.Date(d.year, time.Month(m), d.day, 0, 0, 0, 0, time.UTC)
	}
	return time.Date(d.year, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC)
}

// nearestYear gives a date without a year the one that puts it at most half a
// year before reference.
func nearestYear(d spelled, reference time.Time) int {
	d.year = reference.Year()
	switch last := d.lastDay(reference); {
	case last.AddDate(0, 6, 0).Before(reference):
		return d.year + 1
	case last.AddDate(0, -10, 0).After(reference):
		return d.year - 1
	}
	return d.year
}

func validYear(y int) bool { return y >= 1949 && y < 2100 }

func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Month() == time.Month(m)
}
