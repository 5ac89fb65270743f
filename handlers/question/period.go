package question

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A dated is a stretch of a question that names days: a month, a quarter, half a
// year or a year.
type dated struct {
	first, last time.Time
	from, to    int // bytes of the question
	year        bool
	whole       bool // a year and no more
	spelt       bool // a month in Chinese numerals, which no other reader knows
}

const (
	yearSaid   = `(?:(20\d\d|\d\d)\s*年(?:度)?的?\s*|(今年|本年度?|当年)的?\s*|(明年|来年)的?\s*|(去年|上年)的?\s*)?`
	monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
)

// The names of periods. Groups 1 to 4 are of the year where it comes first.
var (
	quarterNamed = regexp.MustCompile(yearSaid + `第?([一二三四1-4])(?:个)?季度?(?:末|底|内|里)?`)
	halfNamed    = regexp.MustCompile(yearSaid + `([上下])半年(?:末|底|内|里)?`)
	monthNamed   = regexp.MustCompile(yearSaid + `(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|末|([12]\d|3[01]|0?[1-9])[日号])?`)
	monthsNamed  = regexp.MustCompile(yearSaid + `(1[0-2]|0?[1-9])\s*(?:、|,|和|到|至|-|~|—|–|～)\s*(1[0-2]|0?[1-9])月(?:份|底|末)?`)
	yearNamed    = regexp.MustCompile(`(20\d\d)\s*年?(?:度|全年)?(?:内|以内|之内|里)?`)
	quarterIn    = regexp.MustCompile(`\b(?:(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter|q([1-4]))(?: of)?(?:\s+(20\d\d))?\b|\b(20\d\d)\s*q([1-4])\b`)
	halfIn       = regexp.MustCompile(`\b(?:(first|1st)|(second|2nd|last|latter)) half(?: of)?(?: (?:the year )?(20\d\d))?\b|\bh([12])(?: of)?(?: (20\d\d))?\b`)
	monthIn      = regexp.MustCompile(`\b(` + monthNames + `)\.?(?:,? (20\d\d))?\b`)
)

// periods are the stretches of days that a question names, in its order: where two
// may be read, the longer.
func (r *reader) periods() []dated {
	var all []dated
	add := func(m []int, year int, yearKnown bool, first time.Month, months int, whole bool) {
		if year == 0 {
			year = r.Today.Year()
		}
		from := time.Date(year, first, 1, 0, 0, 0, 0, time.UTC)
		d := dated{first: from, last: from.AddDate(0, months, -1), from: m[0], to: m[1], year: yearKnown, whole: whole}
		if !slices.ContainsFunc(all, func(o dated) bool { return o.from < d.to && d.from < o.to }) {
			all = append(all, d)
		}
	}
	group := func(m []int, g int) string {
		if m[2*g] < 0 {
			return ""
		}
		return r.text[m[2*g]:m[2*g+1]]
	}
	yearOf := func(m []int) (int, bool) {
		if said := group(m, 1); said != "" {
			n, _ := strconv.Atoi(said)
			if n < 100 {
				n += 2000
			}
			return n, true
		}
		switch {
		case group(m, 3) != "":
			return r.Today.Year() + 1, false
		case group(m, 4) != "":
			return r.Today.Year() - 1, false
		}
		return 0, false
	}
	number := func(said string) int { n, _ := strconv.Atoi(said); return n }
	for _, m := range quarterNamed.FindAllStringSubmatchIndex(r.text, -1) {
		year, known := yearOf(m)
		add(m, year, known, time.Month(3*wholeNumber(group(m, 5))-2), 3, false)
	}
	for _, m := range halfNamed.FindAllStringSubmatchIndex(r.text, -1) {
		year, known := yearOf(m)
		first := time.January
		if group(m, 5) == "下" {
			first = time.July
		}
		add(m, year, known, first, 6, false)
	}
	for _, m := range quarterIn.FindAllStringSubmatchIndex(r.text, -1) {
		n := number(group(m, 2) + group(m, 5))
		if said := group(m, 1); said != "" {
			n = map[string]int{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}[said]
			if n == 0 {
				n = 4
			}
		}
		year := number(group(m, 3) + group(m, 4))
		add(m, year, year > 0, time.Month(3*n-2), 3, false)
	}
	for _, m := range halfIn.FindAllStringSubmatchIndex(r.text, -1) {
		first := time.January
		if group(m, 2) != "" || group(m, 4) == "2" {
			first = time.July
		}
		year := number(group(m, 3) + group(m, 5))
		add(m, year, year > 0, first, 6, false)
	}
	for _, m := range monthsNamed.FindAllStringSubmatchIndex(r.text, -1) {
		year, known := yearOf(m)
		first, last := number(group(m, 5)), number(group(m, 6))
		if last > first {
			add(m, year, known, time.Month(first), last-first+1, false)
		}
	}
	for _, m := range monthNamed.FindAllStringSubmatchIndex(r.text, -1) {
		year, known := yearOf(m)
		add(m, year, known, time.Month(wholeNumber(group(m, 5))), 1, false)
		if n := len(all) - 1; n >= 0 && all[n].from == m[0] {
			all[n].spelt = number(group(m, 5)) == 0
		}
		if day := number(group(m, 6)); day > 0 && len(all) > 0 && all[len(all)-1].from == m[0] {
			d := &all[len(all)-1]
			d.first = d.first.AddDate(0, 0, day-1)
			d.last = d.first
		}
	}
	for _, m := range monthIn.FindAllStringSubmatchIndex(r.text, -1) {
		at := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", group(m, 1)[:3])
		year := number(group(m, 2))
		add(m, year, year > 0, time.Month(at/3+1), 1, false)
	}
	for _, m := range yearNamed.FindAllStringSubmatchIndex(r.text, -1) {
		add(m, number(group(m, 1)), true, time.January, 12, true)
	}
	slices.SortFunc(all, func(a, b dated) int { return a.from - b.from })
	return all
}

// Words between two periods, either from one to the other, or both of them.
var (
	untilJoint = regexp.MustCompile(`^\s*(?:初|底|末|份)?\s*(?:到|至|-|~|—|–|～|to|through|until|till)\s*$`)
	andJoint   = regexp.MustCompile(`^\s*(?:份|底|末)?\s*(?:和|、|与|及|跟|或|或者|以及|and|or|&)\s*$`)
	betweenLed = regexp.MustCompile(`\bbetween\s*$`)
)

// Words around a period that say which side of it is meant, or that what is done in
// it is to be done.
var (
	beforeIt  = regexp.MustCompile(`^\s*(?:之前|以前|及以前|及之前|前)`)
	afterIt   = regexp.MustCompile(`^\s*(?:(及(?:以|之)?后|起|开始)|以后|之后|后)`)
	ledBefore = regexp.MustCompile(`\b(?:(?:before|prior to|earlier than)|(by(?: the end of)?|until|no later than|up to))\s*(?:the )?$`)
	ledAfter  = regexp.MustCompile(`\b(?:(?:after|later than|beyond)|(from|since|starting(?: in| from)?))\s*(?:the )?$`)
	ledIn     = regexp.MustCompile(`(?:\b(?:in|during|within|for|of|at|by the end of)\s*(?:the )?|在|于)$`)
	endOfIn   = regexp.MustCompile(`\b(?:at |by )?the end of\s*$`)
	toBeDone  = regexp.MustCompile(`^\s*(?:之?内|期间|中|里|的时候)?(?:就|都|才|还)?(?:要|得|应当?|应该|该|须|需要?|必须|计划|预计|能)?(?:就)?(?:完成整改|整改完成|完成|完|办结|整改完|整改到位|改完|做完|交账|到期|截止|销号)`)
	isToBe    = regexp.MustCompile(`(?:计划|预计|应当?|应该|要求|拟|力争|规定|需要?|须|要|得)(?:在|于)?\s*$`)
	isDone    = regexp.MustCompile(`(?:已|已经|均已|早)(?:于|在)\s*$`)
)

// spans proposes the days on which the items asked for are due where these are a
// quarter, half a year, several months, or one side of a year.
func (r *reader) spans() []Entity {
	all := r.periods()
	var out []Entity
	for i := 0; i < len(all); i++ {
		d := all[i]
		alone := true
		for i+1 < len(all) { // 9月到11月, 10月和11月
			between := r.text[d.to:all[i+1].from]
			next := all[i+1]
			ledBetween := betweenLed.MatchString(r.text[:d.from]) && strings.TrimSpace(between) == "and"
			if !untilJoint.MatchString(between) && !ledBetween && !andJoint.MatchString(between) {
				break
			}
			r.sameYear(&d, &next)
			if andJoint.MatchString(between) && !ledBetween && next.first.After(d.last.AddDate(0, 0, 1)) {
				break
			}
			d.last, d.to, d.year = next.last, next.to, d.year || next.year
			alone = false
			i++
		}
		if alone && d.last.Month() == d.first.Month() && !d.spelt || d.whole && len(all) > 1 {
			continue // one month or day: due reads it
		}
		if e, ok := r.dueOver(d); ok {
			out = append(out, e)
		}
	}
	return out
}

// sameYear gives the one of two periods in a row that names no year that of the other.
func (r *reader) sameYear(a, b *dated) {
	switch {
	case a.year && !b.year:
		years := a.first.Year() - b.first.Year()
		b.first, b.last = b.first.AddDate(years, 0, 0), b.last.AddDate(years, 0, 0)
		if b.last.Before(a.first) {
			b.first, b.last = b.first.AddDate(1, 0, 0), b.last.AddDate(1, 0, 0)
		}
	case b.year && !a.year:
		years := b.first.Year() - a.first.Year()
		a.first, a.last = a.first.AddDate(years, 0, 0), a.last.AddDate(years, 0, 0)
	case a.year && b.year && b.last.Before(a.first):
		*a, *b = *b, *a
	}
}

// dueOver is a condition that items are due in a period, or on one side of it; ok is
// false where nothing says that it is of due dates.
func (r *reader) dueOver(d dated) (e Entity, ok bool) {
	before, after := r.text[:d.from], r.text[d.to:]
	named := namesDue.MatchString(r.text)
	done := toBeDone.FindString(after)
	if isDone.MatchString(before) || !named && done == "" && !isToBe.MatchString(before) {
		return e, false
	}
	if !d.year {
		r.toBusiest(&d)
	}
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	p := Period{day(d.first), day(d.last)}
	from, to := d.from, d.to
	switch left, led := beforeIt.FindStringIndex(after), ledBefore.FindStringSubmatchIndex(before); {
	case left != nil:
		p, to = Period{To: day(d.first.AddDate(0, 0, -1))}, d.to+left[1]
		if strings.ContainsAny(r.text[d.from:d.to], "底末") {
			p.To = day(d.last)
		}
	case led != nil:
		p, from = Period{To: day(d.first.AddDate(0, 0, -1))}, led[0]
		if led[2] >= 0 {
			p.To = day(d.last)
		}
	default:
		if m := afterIt.FindStringSubmatchIndex(after); m != nil {
			if p, to = (Period{From: day(d.first)}), d.to+m[1]; m[2] < 0 && d.whole {
				p.From = day(d.last.AddDate(0, 0, 1))
			}
		} else if m := ledAfter.FindStringSubmatchIndex(before); m != nil {
			if p, from = (Period{From: day(d.first)}), m[0]; m[2] < 0 {
				p.From = day(d.last.AddDate(0, 0, 1))
			}
		} else if m := ledIn.FindStringIndex(before); m != nil && !endOfIn.MatchString(before) {
			from = m[0]
		}
	}
	if said := toBeDone.FindStringIndex(r.text[to:]); said != nil {
		to += said[1]
	}
	e = r.span(OfDue, from, to)
	e.Due, e.Weight = p, e.Weight*dueWeight
	return e, true
}

// toBusiest moves a period whose year is not said to the year in which most items are
// due then; of two, the later.
func (r *reader) toBusiest(d *dated) {
	best, most := 0, 0
	for years := -5; years <= 5; years++ {
		p := Period{d.first.AddDate(years, 0, 0).Format(time.DateOnly), d.last.AddDate(years, 0, 3).Format(time.DateOnly)}
		if n := r.dueIn(p); n > most {
			best, most = years, n
		}
	}
	d.first, d.last = d.first.AddDate(best, 0, 0), d.last.AddDate(best, 0, 0)
}

// dueIn counts the items that are due in a period.
func (r *reader) dueIn(p Period) (n int) {
	for day, items := range r.Dues {
		if p.Holds(day) {
			n += items
		}
	}
	return n
}
