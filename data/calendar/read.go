package calendar

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/text"
)

//go:embed china.tsv
var china string

// China returns the calendar of China, as far as its holidays are known.
func China() *Calendar {
	c, err := Read(china)
	if err != nil {
		panic(err) // it is part of the program
	}
	return c
}

// largestFile is far more than a hundred years take, in bytes.
const largestFile = 1 << 20

// Load returns the calendar of a file, and China's where there is none. Where the
// file cannot be read the error says why, with the line, and the calendar is
// China's.
func Load(path string) (*Calendar, error) {
	table, err := text.ReadFile(path, largestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return China(), nil
	}
	if err != nil {
		return China(), err
	}
	c, err := Read(table)
	if err != nil {
		return China(), fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

var errEmpty = errors.New("no day is listed in it")

// Read reads a calendar: a line a day, "2006-01-02", a tab, "holiday" or
// "workday", and what else one likes. Lines that begin with # are remarks. A year
// is taken to be covered where a holiday of it is listed. Errors are text.Faults,
// and one that no day is listed.
func Read(table string) (*Calendar, error) {
	c := &Calendar{days: map[string]bool{}, years: map[int]bool{}}
	listed := map[string]int{} // the lines of days
	var faults text.Faults
	for _, row := range text.Rows(table) {
		day, worked, what := readDay(row)
		key := day.Format(time.DateOnly)
		if first := listed[key]; what == "" && first > 0 && c.days[key] != worked {
			what = fmt.Sprintf("%s is %s in line %d", key, wordOf(!worked), first)
		}
		if what != "" {
			faults = append(faults, text.Fault{Line: row.Line, What: what})
			continue
		}
		c.days[key], listed[key] = worked, row.Line
		if !worked && day.Month() != time.December { // its last days may be off for New Year's sake
			c.years[day.Year()] = true
		}
	}
	if len(faults) == 0 && len(c.days) == 0 {
		return nil, errEmpty
	}
	return c, faults.Or()
}

// A day as it is written, also by spreadsheets: 2026-01-01, 2026/1/1, 2026年1月1日.
var written = regexp.MustCompile(`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0?0:00(?::00)?)?$`)

// Words for days, the first of which is that of the format.
var (
	offWords    = []string{"holiday", "off", "休", "休息", "放假", "节假日", "假日"}
	workedWords = []string{"workday", "work", "班", "上班", "补班", "工作日"}
)

func wordOf(worked bool) string {
	if worked {
		return workedWords[0]
	}
	return offWords[0]
}

// readDay reads a row. It returns what is wrong with the row; empty for a good one.
func readDay(row text.Row) (day time.Time, worked bool, what string) {
	if len(row.Cells) < 2 {
		return day, false, row.NotTabbed("a date, a tab, and holiday or workday")
	}
	parts := written.FindStringSubmatch(text.Fold(row.Cells[0]))
	if parts == nil {
		return day, false, fmt.Sprintf("%s: want a date such as 2026-01-01 first", row.Quoted())
	}
	day, err := time.Parse("2006-1-2", strings.Join(parts[1:], "-"))
	if err != nil {
		return day, false, fmt.Sprintf("%s: there is no such day", row.Quoted())
	}
	word := strings.ToLower(row.Cells[1])
	worked = slices.Contains(workedWords, word)
	if !worked && !slices.Contains(offWords, word) {
		return day, false, fmt.Sprintf("%s: want holiday or workday after the date", row.Quoted())
	}
	return day, worked, ""
}
