package dates

import (
	"regexp"
	"strconv"
	"time"

	"rectify/data/notice/source"
)

// yearMonth is a year and a month in figures: 2025.6, 2025-06.
var yearMonth = regexp.MustCompile(`^(20\d\d)[.\-/](0?[1-9]|1[0-2])$`)

// compact is a day in eight figures: 20260331.
var compact = regexp.MustCompile(`^20\d{6}$`)

// FindDue finds the dates in the value of a time limit, where a month in figures,
// 2025.6, is its last day, and eight figures, 20260331, are a day too.
func FindDue(value source.Passage, reference time.Time) []Date {
	if m := yearMonth.FindStringSubmatch(string(value.Plain)); m != nil {
		year, _ := strconv.Atoi(m[1])
		nth, _ := strconv.Atoi(m[2])
		last := time.Date(year, time.Month(nth)+1, 0, 0, 0, 0, 0, time.UTC)
		return []Date{{Start: 0, End: value.Len(), Last: last}}
	}
	if figures := string(value.Plain); compact.MatchString(figures) {
		if on, err := time.Parse("20060102", figures); err == nil {
			return []Date{{Start: 0, End: value.Len(), Last: on, HasYear: true}}
		}
	}
	return Find(value, reference)
}
