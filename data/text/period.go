package text

import (
	"regexp"
	"slices"
	"strconv"
	"time"
)

// A Period is a stretch of days that a text names: a month, several months, a
// quarter, half a year or a year.
type Period struct {
	First, Last time.Time // its days, in UTC
	From, To    int       // bytes [From, To) of the text
	Year        bool      // the text says of which year
	Relative    bool      // it says so from today: 今年, 明年
	Whole       bool      // a year and no more
	End         bool      // the end of it is meant: 6月底, 2025年末
}

// Day reports whether it is one day.
func (p Period) Day() bool { return p.First.Equal(p.Last) }

const (
	yearSaid   = `(?:(20\d\d|\d\d)\s*年(?:度)?的?\s*|(今年|本年度?|当年)的?\s*|(明年|来年)的?\s*|(去年|上年)的?\s*)?`
	monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
)

// The names of periods. Groups 1 to 4 are of the year where it comes first.
var (
	quarterNamed = regexp.MustCompile(yearSaid + `第?([一二三四1-4])(?:个)?季度?(?:末|底|内|里)?`)
	halfNamed    = regexp.MustCompile(yearSaid + `([上下])半年(?:末|底|内|里)?`)
	monthNamed   = regexp.MustCompile(yearSaid + `(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月(?:份|底|末|\s*([12]\d|3[01]|0?[1-9])\s*[日号])?`)
	monthsNamed  = regexp.MustCompile(yearSaid + `(1[0-2]|0?[1-9])\s*(?:、|,|和|到|至|-|~|—|–|～)\s*(1[0-2]|0?[1-9])月(?:份|底|末)?`)
	yearEndNamed = regexp.MustCompile(yearSaid + `年(?:底|末|终)`)
	yearEndShort = regexp.MustCompile(`(?:(20\d\d)\s*年?|(今年|本年)|(明年|来年)|(去年|上年))(?:底|末)`)
	yearNamed    = regexp.MustCompile(`(20\d\d)\s*年?(?:度|全年)?(?:内|以内|之内|里)?`)
	quarterIn    = regexp.MustCompile(`\b(?:(first|second|third|fourth|last|1st|2nd|3rd|4th) quarter|q([1-4]))(?: of)?(?:\s+(20\d\d)(/\d\d)?)?\b|\b(20\d\d)(/\d\d)?\s*q([1-4])\b`)
	halfIn       = regexp.MustCompile(`\b(?:(first|1st)|(second|2nd|last|latter)) half(?: of)?(?: (?:the year )?(20\d\d))?\b|\bh([12])(?: of)?(?: (20\d\d))?\b`)
	monthIn      = regexp.MustCompile(`\b(?:end (?:of )?)?(` + monthNames + `)\.?(?:,? (20\d\d))?\b`)
	yearEndIn    = regexp.MustCompile(`\b(?:(?:the )?end of (20\d\d)|(20\d\d) year[- ]end|(?:the )?year[- ]end|(?:the )?end of (?:the|this) year)\b`)
	dayFirstIn   = regexp.MustCompile(`\b([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)? (?:of )?(` + monthNames + `)\.?(?:,? (20\d\d))?\b`)
	monthFirstIn = regexp.MustCompile(`\b(` + monthNames + `)\.? ([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?:,? (20\d\d))?\b`)
	dayWritten   = regexp.MustCompile(`(20\d\d)\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*[-/.月]\s*([12]\d|3[01]|0?[1-9])(?:[日号]|\b)`)
)

var (
	endSaid      = regexp.MustCompile(`[底末终]|\bend\b`)
	relativeYear = regexp.MustCompile(`^(?:[今本当明来去上]年)|\bthis year\b`)
	beforeMay    = regexp.MustCompile(`\b(?:in|by|before|after|until|till|since|from|of|to|and|end|early|mid|late|during|through|or|between)\s+$`)
)

// FindPeriods finds the periods that a folded text names, in its order: where two
// may be read, the longer. One without a year is of today's.
func FindPeriods(text string, today time.Time) []Period {
	f := periods{text: text, today: today}
	f.all(dayWritten, func(m []int) { f.day(m, f.number(m, 1), true, f.number(m, 2), f.number(m, 3)) })
	f.all(dayFirstIn, func(m []int) { f.day(m, f.number(m, 3), m[6] >= 0, EnglishMonth(f.group(m, 2)), f.number(m, 1)) })
	f.all(monthFirstIn, func(m []int) { f.day(m, f.number(m, 3), m[6] >= 0, EnglishMonth(f.group(m, 1)), f.number(m, 2)) })
	f.all(quarterNamed, func(m []int) {
		year, known := f.year(m)
		f.months(m, year, known, 3*f.number(m, 5)-2, 3)
	})
	f.all(halfNamed, func(m []int) {
		year, known := f.year(m)
		f.months(m, year, known, map[string]int{"上": 1, "下": 7}[f.group(m, 5)], 6)
	})
	f.all(quarterIn, func(m []int) {
		n := max(f.number(m, 2), f.number(m, 7))
		if said := f.group(m, 1); said != "" {
			if n = map[string]int{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3}[said]; n == 0 {
				n = 4
			}
		}
		year := max(f.number(m, 3), f.number(m, 5))
		if f.group(m, 4)+f.group(m, 6) != "" { // Q4 2026/27, of a year that begins in April
			n++
		}
		f.months(m, year+n/5, year > 0, 3*((n-1)%4)+1, 3)
	})
	f.all(halfIn, func(m []int) {
		first := 1
		if f.group(m, 2) != "" || f.number(m, 4) == 2 {
			first = 7
		}
		year := max(f.number(m, 3), f.number(m, 5))
		f.months(m, year, year > 0, first, 6)
	})
	f.all(monthsNamed, func(m []int) {
		year, known := f.year(m)
		if first, last := f.number(m, 5), f.number(m, 6); last > first {
			f.months(m, year, known, first, last-first+1)
		}
	})
	f.all(monthNamed, func(m []int) {
		year, known := f.year(m)
		if day := f.number(m, 6); day > 0 {
			f.day(m, year, known, f.number(m, 5), day)
			return
		}
		f.months(m, year, known, f.number(m, 5), 1)
	})
	f.all(monthIn, func(m []int) {
		if f.group(m, 1) != "may" || m[4] >= 0 || beforeMay.MatchString(text[:m[2]]) { // which may be late
			f.months(m, f.number(m, 2), m[4] >= 0, EnglishMonth(f.group(m, 1)), 1)
		}
	})
	f.feasts()
	for _, end := range []*regexp.Regexp{yearEndShort, yearEndNamed} {
		f.all(end, func(m []int) {
			year, known := f.year(m)
			f.months(m, year, known, 12, 1)
		})
	}
	f.all(yearEndIn, func(m []int) {
		year := max(f.number(m, 1), f.number(m, 2))
		f.months(m, year, year > 0, 12, 1)
	})
	f.all(yearNamed, func(m []int) {
		from := len(f.found)
		if f.months(m, f.number(m, 1), true, 1, 12); len(f.found) > from {
			f.found[from].Whole = true
		}
	})
	slices.SortFunc(f.found, func(a, b Period) int { return a.From - b.From })
	return f.found
}

// periods are those found in a text so far.
type periods struct {
	text  string
	today time.Time
	found []Period
}

// all reads the names of periods at every position.
func (f *periods) all(name *regexp.Regexp, read func(groups []int)) {
	for _, m := range name.FindAllStringSubmatchIndex(f.text, -1) {
		read(m)
	}
}

func (f *periods) group(m []int, g int) string {
	if m[2*g] < 0 {
		return ""
	}
	return f.text[m[2*g]:m[2*g+1]]
}

// number is the number of a group, in digits or Chinese; 0 for none.
func (f *periods) number(m []int, g int) int {
	said := f.group(m, g)
	if n, err := strconv.Atoi(said); err == nil {
		return n
	}
	n, _ := ChineseNumber([]rune(said))
	return n
}

// year is the year that groups 1 to 4 name, 0 for none; known says that it is named
// and not counted from today.
func (f *periods) year(m []int) (year int, known bool) {
	switch {
	case m[2] >= 0:
		if year = f.number(m, 1); year < 100 {
			year += 2000
		}
		return year, true
	case m[6] >= 0:
		return f.today.Year() + 1, false
	case m[8] >= 0:
		return f.today.Year() - 1, false
	}
	return 0, false
}

// months adds so many months from the first on, unless they overlap with what was found.
func (f *periods) months(m []int, year int, known bool, first, months int) {
	if year == 0 {
		year = f.today.Year()
	}
	from := time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
	d := Period{First: from, Last: from.AddDate(0, months, -1), From: m[0], To: m[1], Year: known, End: endSaid.MatchString(f.text[m[0]:m[1]]),
		Relative: relativeYear.MatchString(f.text[m[0]:m[1]])}
	if !slices.ContainsFunc(f.found, func(o Period) bool { return o.From < d.To && d.From < o.To }) {
		f.found = append(f.found, d)
	}
}

// day adds a day of a month.
func (f *periods) day(m []int, year int, known bool, month, day int) {
	from := len(f.found)
	if f.months(m, year, known, month, 1); len(f.found) > from {
		d := &f.found[from]
		d.First = d.First.AddDate(0, 0, day-1)
		d.Last = d.First
	}
}
