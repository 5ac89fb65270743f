package dates

import (
	"regexp"
	"time"

	"rectify/data/notice/source"
)

// slashedDay is a day in figures with the year last: 07/01/2026.
var slashedDay = regexp.MustCompile(`\b(\d{1,2})/(\d{1,2})/(20\d\d)\b`)

// MonthFirst reports whether a text prints the month before the day, 06/30/2026; known
// is false where none of its days, or as many of one kind as of the other, tells.
func MonthFirst(text string) (monthFirst, known bool) {
	months, days := 0, 0
	for _, m := range slashedDay.FindAllStringSubmatch(text, -1) {
		switch {
		case m[2] > "12" && len(m[2]) == 2:
			months++
		case m[1] > "12" && len(m[1]) == 2:
			days++
		}
	}
	return months > days, months != days
}

// Ambiguous reports whether a value is a day whose month may be either number:
// 07/01/2026.
func Ambiguous(value source.Passage) bool {
	m := slashedDay.FindString(string(value.Plain))
	return m != "" && len(m) == value.Len() && len(Find(value, time.Time{})) == 0
}

// InOrder reads such a day where the text says which number is the month.
func InOrder(value source.Passage, monthFirst bool) (time.Time, bool) {
	form := "2/1/2006"
	if monthFirst {
		form = "1/2/2006"
	}
	on, err := time.Parse(form, string(value.Plain))
	return on, err == nil
}
