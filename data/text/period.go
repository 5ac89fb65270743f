package text

import (
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// A Period is a stretch of days that a text names: a month, several months, a
// quarter, half a year or a year.
type Period struct {
	First, Last time.Time // its days, in UTC
	From, To    int       // bytes [From, To) of the text
	Year        bool      // the text says of which year
	Whole       bool      // a year and no more
	Spelt       bool      // a month in Chinese numerals
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

// FindPeriods finds the periods that a folded text names, in its order: where two
// may be read, the longer. One without a year is of today's.
func FindPeriods(text string, today time.Time) []Period {
	var all []Period
	add := func(m []int, year int, yearKnown bool, first time.Month, months int, whole bool) {
		if year == 0 {
			year = today.Year()
		}
		from := time.Date(year, first, 1, 0, 0, 0, 0, time.UTC)
		d := Period{First: from, Last: from.AddDate(0, months, -1), From: m[0], To: m[1], Year: yearKnown, Whole: whole}
		if !slices.ContainsFunc(all, func(o Period) bool { return o.From < d.To && d.From < o.To }) {
			all = append(all, d)
		}
	}
	group := func(m []int, g int) string {
		if m[2*g] < 0 {
			return ""
		}
		return text[m[2*g]:m[2*g+1]]
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
			return today.Year() + 1, false
		case group(m, 4) != "":
			return today.Year() - 1, false
		}
		return 0, false
	}
	number := func(said string) int {
		if n, err := strconv.Atoi(said); err == nil {
			return n
		}
		n, _ := ChineseNumber([]rune(said))
		return n
	}
	for _, m := range quarterNamed.FindAllStringSubmatchIndex(text, -1) {
		year, known := yearOf(m)
		add(m, year, known, time.Month(3*number(group(m, 5))-2), 3, false)
	}
	for _, m := range halfNamed.FindAllStringSubmatchIndex(text, -1) {
		year, known := yearOf(m)
		first := time.January
		if group(m, 5) == "下" {
			first = time.July
		}
		add(m, year, known, first, 6, false)
	}
	for _, m := range quarterIn.FindAllStringSubmatchIndex(text, -1) {
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
	for _, m := range halfIn.FindAllStringSubmatchIndex(text, -1) {
		first := time.January
		if group(m, 2) != "" || group(m, 4) == "2" {
			first = time.July
		}
		year := number(group(m, 3) + group(m, 5))
		add(m, year, year > 0, first, 6, false)
	}
	for _, m := range monthsNamed.FindAllStringSubmatchIndex(text, -1) {
		year, known := yearOf(m)
		first, last := number(group(m, 5)), number(group(m, 6))
		if last > first {
			add(m, year, known, time.Month(first), last-first+1, false)
		}
	}
	for _, m := range monthNamed.FindAllStringSubmatchIndex(text, -1) {
		year, known := yearOf(m)
		add(m, year, known, time.Month(number(group(m, 5))), 1, false)
		if n := len(all) - 1; n >= 0 && all[n].From == m[0] {
			all[n].Spelt = group(m, 5)[0] >= utf8.RuneSelf
		}
		if day := number(group(m, 6)); day > 0 && len(all) > 0 && all[len(all)-1].From == m[0] {
			d := &all[len(all)-1]
			d.First = d.First.AddDate(0, 0, day-1)
			d.Last = d.First
		}
	}
	for _, m := range monthIn.FindAllStringSubmatchIndex(text, -1) {
		year := number(group(m, 2))
		add(m, year, year > 0, time.Month(EnglishMonth(group(m, 1))), 1, false)
	}
	for _, m := range yearNamed.FindAllStringSubmatchIndex(text, -1) {
		add(m, number(group(m, 1)), true, time.January, 12, true)
	}
	slices.SortFunc(all, func(a, b Period) int { return a.From - b.From })
	return all
}
