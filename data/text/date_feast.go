package text

import (
	"cmp"
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// feastOf is the day of a feast of dates.tsv in a year.
func feastOf(number, year int) time.Time {
	if number == 0 {
		return easter(year)
	}
	return time.Date(year, time.Month(number/100), number%100, 0, 0, 0, 0, time.UTC)
}

// easter is Easter Sunday of a year, by the anonymous Gregorian computus.
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(year, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}

// feast reads a feast with or without a year: Christmas, Easter 2027.
func (r *dateReader) feast(i int) (stretch, bool) {
	number, end, ok := r.word("feast", i)
	if !ok {
		return stretch{}, false
	}
	d := feastOf(number, r.today.Year())
	if _, count, _ := r.digits(r.skip(end)); number == 0 && count != 4 && r.lean == Ahead && d.Before(r.today) { // of next year, another day
		d = easter(d.Year() + 1)
		return r.dayIn(d.Year(), int(d.Month()), d.Day(), end), true
	}
	return r.withYear(int(d.Month()), d.Day(), end), true
}

// The names of feasts and seasons within a text, with the year behind them.
var (
	feastIn  = namedIn("feast")
	seasonIn = namedIn("season")
)

// namedIn finds the words of a kind of dates.tsv, with the year behind them.
func namedIn(kind string) *regexp.Regexp {
	var words []string
	for _, w := range dateWords[kind] {
		words = append(words, regexp.QuoteMeta(string(w.runes)))
	}
	return regexp.MustCompile(`\b(` + strings.Join(words, "|") + `)(?:(?: of)?,? (20\d\d))?\b`)
}

// wordNumber is the number of a word of a kind of dates.tsv.
func wordNumber(kind, word string) int {
	for _, w := range dateWords[kind] {
		if string(w.runes) == word {
			return w.number
		}
	}
	return 0
}

// feasts adds the feasts and the seasons that a text names.
func (f *periods) feasts() {
	f.all(feastIn, func(m []int) {
		year := f.number(m, 2)
		d := feastOf(wordNumber("feast", f.group(m, 1)), cmp.Or(year, f.today.Year()))
		f.day(m, year, year > 0, int(d.Month()), d.Day())
	})
	f.all(seasonIn, func(m []int) {
		if year := f.number(m, 2); year > 0 || beforeMay.MatchString(strings.TrimSuffix(f.text[:m[0]], "the ")) { // spring tide, fall behind
			f.months(m, year, year > 0, wordNumber("season", f.group(m, 1)), 3)
		}
	})
}

//go:embed festivals.tsv
var festivalTable string

// festivals are the days of festivals.tsv as month and day, 625, by name and year; year 0
// means every year.
var festivals = func() map[string]map[int]int {
	days := map[string]map[int]int{}
	for _, row := range Rows(festivalTable) {
		var year, month, day int
		if n, _ := fmt.Sscanf(strings.Join(row.Cells[1:], " "), "%d %d-%d", &year, &month, &day); n < 3 || month > 12 || day > 31 {
			panic(fmt.Sprintf("festivals.tsv, line %d: %q", row.Line, row.Cells))
		}
		if days[row.Cells[0]] == nil {
			days[row.Cells[0]] = map[int]int{}
		}
		days[row.Cells[0]][year] = 100*month + day
	}
	return days
}()

// FestivalAt reads the Chinese festival that words begin with, and its day in a year.
// Size is its length in characters, 0 where there is none, and month is 0 where its day
// is not known.
func FestivalAt(words []rune, year int) (month, day, size int) {
	const longest = 3
	for n := min(longest, len(words)); n > 1; n-- {
		days, ok := festivals[string(words[:n])]
		if !ok {
			continue
		}
		on := cmp.Or(days[year], days[0])
		if n < len(words) && words[n] == '节' {
			n++
		}
		return on / 100, on % 100, n
	}
	return 0, 0, 0
}

// festival reads the festival behind a year: 2027年春节.
func (r *dateReader) festival(year, i int) (stretch, bool) {
	if year == 0 {
		return stretch{}, false
	}
	m, d, size := FestivalAt(r.runes[i:], year)
	if m == 0 {
		return stretch{}, false
	}
	return r.dayIn(year, m, d, i+size), true
}
