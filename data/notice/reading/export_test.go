package reading

import (
	"time"

	"rectify/data/notice/dates"
	"rectify/data/notice/source"
)

// ReadParts is Read that also returns what every byte of text was read as.
var ReadParts = read

// FindDates finds the dates a text names.
func FindDates(text string, reference time.Time) []dates.Date {
	return dates.FindDue(source.Decode(text).Whole(), reference)
}
