package phrasing

import (
	"regexp"
	"strings"
	"time"

	"rectify/data/text"
)

// yearless is a date without a year that may be of the past: weekdays and days
// without their month are not.
var yearless = regexp.MustCompile(`月|\d[-/.]\d|(?i)[a-z]{3,}\.? ?\d|\d ?[a-z]{3}`)

// around is what surrounds a date that says as of when: "截至5月底时".
var around = regexp.MustCompile(`(截至|截止到?|到了?|在|as of|by the end of|at the end of|on|by)?\s*\x00\s*(的?时候|那时候?|那天|当时|时|为止|那会儿|前)?`)

// On takes the day out of a question as of when it is asked: "5月底还有几个没
// 完成". It returns that day and the question without it; ok is false where
// none is named, or only one to come. A date without a year is the latest.
func On(sentence string, today time.Time) (day time.Time, rest string, ok bool) {
	today = time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, today.Location())
	d, before, ok := text.FindDate(sentence, today, text.Back)
	if !ok || d.Working > 0 || !d.Year && !yearless.MatchString(d.Text) {
		return time.Time{}, sentence, false
	}
	day = time.Date(d.Last.Year(), d.Last.Month(), d.Last.Day(), 0, 0, 0, 0, today.Location())
	if day.After(today) || day.Equal(today) && !strings.ContainsAny(d.Text, "0123456789") {
		return time.Time{}, sentence, false
	}
	marked := before + "\x00" + d.After
	return day, strings.TrimSpace(around.ReplaceAllString(marked, " ")), true
}
