package dates

import (
	"regexp"
	"strconv"
	"time"

	"rectify/data/notice/source"
)

// yearMonth is a year and a month in figures: 2025.6, 2025-06.
var yearMonth = regexp.MustCompile(`^(20\d\d)[.\-/](0?[1-9]|1[0-2])$`)

// FindDue finds the dates in the value of a time limit, where a month in figures is
// one too: 2025.6 is its last day.
func FindDue(value source.Passage, reference time.Time) []Date {
	if m := yearMonth.FindStringSubmatch(string(value.Plain)); m != nil {
		year, _ := strconv.Atoi(m[1])
		nth, _ := strconv.Atoi(m[2])
		last := time.Date(year, time.Month(nth)+1, 0, 0, 0, 0, 0, time.UTC)
		return []Date{{Start: 0, End: value.Len(), Last: last}}
	}
	return Find(value, reference)
}
