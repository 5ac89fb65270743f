package handlers

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// hourWord is an hour of the day, as people type it: 08:30, 8点半, 9点, 9.
var hourWord = regexp.MustCompile(`^(?:at)?\s*([01]?\d|2[0-3])(?:[:：点时](半|一刻|三刻|[0-5]\d)?分?)?$`)

// readHour is that hour as "15:04". A bare number is one only behind "at".
func readHour(word string, behindAt bool) (hour string, ok bool) {
	m := hourWord.FindStringSubmatch(word)
	if _, err := strconv.Atoi(word); m == nil || err == nil && !behindAt {
		return "", false
	}
	minute := map[string]string{"": "00", "一刻": "15", "半": "30", "三刻": "45"}[m[2]]
	if minute == "" {
		minute = m[2]
	}
	return fmt.Sprintf("%02s:%s", m[1], minute), true
}

// HourOfDay reads a time of day as people write it: 8:30, 08：30, 8点半, 9点. ok
// is false for what is none, such as 25:00.
func HourOfDay(text string) (hour string, ok bool) { return readHour(strings.TrimSpace(text), false) }
