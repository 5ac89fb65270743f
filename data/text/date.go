package text

import (
	"strings"
	"time"
	"unicode"
)

// A Date is what somebody typed for a day, or for some days: "6月底前", "next
// Friday", "3-5个工作日内".
type Date struct {
	Text        string    // as typed
	First, Last time.Time // its days, in UTC; the same where it is one day, zero where there is a Problem
	Working     int       // so many working days after today, which a calendar counts; First and Last are zero then
	Year        bool      // the text says of which year, or is counted from today
	After       string    // as typed, what follows
	Problem     Problem
	Choices     []time.Time // what an Unclear one may mean, the likeliest first; may be empty
}

// Problem says why words give no day.
type Problem int

const (
	Clear     Problem = iota // it is one day
	NoDate                   // the words do not begin with a date
	NoSuchDay                // no calendar has that day: 6月31日
	Unclear                  // more than one day, or none in particular, may be meant: 5.6.2027, 明年
)

// Lean is where a date without a year is looked for.
type Lean int

const (
	Ahead Lean = iota // the next to come, today included
	Back              // the latest, today included
)

// ReadDate reads the date at the front of what somebody typed, in Chinese or
// English. If the words after it would change its meaning, it is Unclear. Today decides what "下周五" is; its location, what day
// an instant with a zone falls on.
func ReadDate(typed string, today time.Time, lean Lean) Date {
	r := newDateReader(typed, today, lean)
	start := r.skip(0)
	s, ok := r.date(start)
	if !ok {
		return Date{Text: r.line.typed, Problem: NoDate}
	}
	d := r.made(s)
	d.After = strings.TrimLeftFunc(d.After, isLoose)
	return d
}

// FindDate finds the first clear date in a sentence, and returns it with what
// is before it. Words that are only sometimes a date, such as 11号 or 两周, do not
// count.
func FindDate(sentence string, today time.Time, lean Lean) (d Date, before string, ok bool) {
	r := newDateReader(sentence, today, lean)
	r.loose = true
	for i, c := range r.runes {
		last := r.at(i - 1)
		if !beginsDate(c) || last == '第' || last == '#' || isNumeral(c) && isNumeral(last) || isLatin(c) && isLatin(last) {
			continue
		}
		if s, found := r.date(i); found && s.problem == Clear {
			return r.made(s), r.line.typed[:r.offset[i]], true
		}
	}
	return Date{}, "", false
}

// made is the Date of a stretch.
func (r *dateReader) made(s stretch) Date {
	d := Date{Text: strings.TrimSpace(r.line.typed[r.offset[s.start]:r.offset[s.end]]), After: r.line.typed[r.offset[s.end]:], Problem: s.problem,
		Choices: s.choices}
	if s.problem == Clear {
		d.First, d.Last, d.Working, d.Year = s.first, s.last, s.working, s.year
	}
	return d
}

// isLoose reports whether a character between a date and what follows belongs
// to neither.
func isLoose(c rune) bool {
	return unicode.IsSpace(c) || strings.ContainsRune(",:;.!。！，：；、-–—", c)
}

// dayOf is the day of a moment, where it is, in UTC.
func dayOf(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}
