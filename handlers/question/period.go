package question

import (
	"regexp"
	"strings"
	"time"

	"rectify/data/text"
)

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
	all := text.FindPeriods(r.text, r.Today)
	var out []Entity
	for i := 0; i < len(all); i++ {
		d := all[i]
		alone := true
		for i+1 < len(all) { // 9月到11月, 10月和11月
			between := r.text[d.To:all[i+1].From]
			next := all[i+1]
			ledBetween := betweenLed.MatchString(r.text[:d.From]) && strings.TrimSpace(between) == "and"
			if !untilJoint.MatchString(between) && !ledBetween && !andJoint.MatchString(between) {
				break
			}
			r.sameYear(&d, &next)
			if andJoint.MatchString(between) && !ledBetween && next.First.After(d.Last.AddDate(0, 0, 1)) {
				break
			}
			d.Last, d.To, d.Year = next.Last, next.To, d.Year || next.Year
			alone = false
			i++
		}
		if alone && d.Last.Month() == d.First.Month() && !d.Spelt || d.Whole && len(all) > 1 {
			continue // one month or day: due reads it
		}
		if e, ok := r.dueOver(d); ok {
			out = append(out, e)
		}
	}
	return out
}

// sameYear gives the one of two periods in a row that names no year that of the other.
func (r *reader) sameYear(a, b *text.Period) {
	switch {
	case a.Year && !b.Year:
		years := a.First.Year() - b.First.Year()
		b.First, b.Last = b.First.AddDate(years, 0, 0), b.Last.AddDate(years, 0, 0)
		if b.Last.Before(a.First) {
			b.First, b.Last = b.First.AddDate(1, 0, 0), b.Last.AddDate(1, 0, 0)
		}
	case b.Year && !a.Year:
		years := b.First.Year() - a.First.Year()
		a.First, a.Last = a.First.AddDate(years, 0, 0), a.Last.AddDate(years, 0, 0)
	case a.Year && b.Year && b.Last.Before(a.First):
		*a, *b = *b, *a
	}
}

// dueOver is a condition that items are due in a period, or on one side of it; ok is
// false where nothing says that it is of due dates.
func (r *reader) dueOver(d text.Period) (e Entity, ok bool) {
	before, after := r.text[:d.From], r.text[d.To:]
	named := namesDue.MatchString(r.text)
	done := toBeDone.FindString(after)
	if isDone.MatchString(before) || !named && done == "" && !isToBe.MatchString(before) {
		return e, false
	}
	if !d.Year {
		r.toBusiest(&d)
	}
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	p := Period{day(d.First), day(d.Last)}
	from, to := d.From, d.To
	switch left, led := beforeIt.FindStringIndex(after), ledBefore.FindStringSubmatchIndex(before); {
	case left != nil:
		p, to = Period{To: day(d.First.AddDate(0, 0, -1))}, d.To+left[1]
		if strings.ContainsAny(r.text[d.From:d.To], "底末") {
			p.To = day(d.Last)
		}
	case led != nil:
		p, from = Period{To: day(d.First.AddDate(0, 0, -1))}, led[0]
		if led[2] >= 0 {
			p.To = day(d.Last)
		}
	default:
		if m := afterIt.FindStringSubmatchIndex(after); m != nil {
			if p, to = (Period{From: day(d.First)}), d.To+m[1]; m[2] < 0 && d.Whole {
				p.From = day(d.Last.AddDate(0, 0, 1))
			}
		} else if m := ledAfter.FindStringSubmatchIndex(before); m != nil {
			if p, from = (Period{From: day(d.First)}), m[0]; m[2] < 0 {
				p.From = day(d.Last.AddDate(0, 0, 1))
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
func (r *reader) toBusiest(d *text.Period) {
	best, most := 0, 0
	for years := -5; years <= 5; years++ {
		p := Period{d.First.AddDate(years, 0, 0).Format(time.DateOnly), d.Last.AddDate(years, 0, 3).Format(time.DateOnly)}
		if n := r.dueIn(p); n > most {
			best, most = years, n
		}
	}
	d.First, d.Last = d.First.AddDate(best, 0, 0), d.Last.AddDate(best, 0, 0)
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
