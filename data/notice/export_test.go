package notice

import "time"

// ReadParts is Read that also returns what every byte of text was read as.
var ReadParts = read

// FindDates finds the dates a text names.
func FindDates(text string, reference time.Time) []Date {
	return findDates(decode(text).whole(), reference)
}
