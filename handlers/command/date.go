package command

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/width"

	"rectify/data/notice"
)

// SplitDate takes a date off the front of text: 2024-06-30, 6月底, 下周五,
// tomorrow, 5天后, in 5 days. Today decides what the words mean that name no
// year or no day at all. The date comes back as "2006-01-02".
func SplitDate(text string, today time.Time) (date, rest string, ok bool) {
	text = strings.TrimSpace(text)
	today = time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	for _, read := range []func(string, time.Time) (time.Time, int){digits, words, weekday, within, inNotice} {
		if day, length := read(text, today); length > 0 {
			rest = strings.TrimLeft(text[length:], " ,:;。，：；\t\u3000")
			return day.Format(time.DateOnly), rest, true
		}
	}
	return "", text, false
}

var (
	fullDate  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)
	solidDate = regexp.MustCompile(`^(\d{4})(\d{2})(\d{2})(\D|$)`)
	shortDate = regexp.MustCompile(`^(\d{1,2})[-/.](\d{1,2})(\D|$)`)
)

// digits reads dates in figures. One without a year is the next to come.
func digits(text string, today time.Time) (time.Time, int) {
	if m := fullDate.FindStringSubmatch(text); m != nil {
		return calendar(m[1], m[2], m[3], len(m[0]))
	}
	if m := solidDate.FindStringSubmatch(text); m != nil {
		return calendar(m[1], m[2], m[3], 8)
	}
	m := shortDate.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, 0
	}
	length := len(m[0]) - len(m[3])
	day, ok := calendar(strconv.Itoa(today.Year()), m[1], m[2], length)
	if ok > 0 && day.Before(today) {
		return calendar(strconv.Itoa(today.Year()+1), m[1], m[2], length)
	}
	return day, ok
}

// calendar is the day of that date, and length; 0 where there is no such day.
func calendar(year, month, day string, length int) (time.Time, int) {
	y, _ := strconv.Atoi(year)
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Year() != y || int(t.Month()) != m || t.Day() != d {
		return time.Time{}, 0
	}
	return t, length
}

// dayWords are days by name, counted from today.
var dayWords = []struct {
	word string
	day  func(today time.Time) time.Time
}{
	{"今天", inDays(0)}, {"今日", inDays(0)}, {"today", inDays(0)},
	{"明天", inDays(1)}, {"明日", inDays(1)}, {"tomorrow", inDays(1)},
	{"大后天", inDays(3)}, {"后天", inDays(2)},
	{"本周末", func(t time.Time) time.Time { return onWeekday(t, time.Sunday, 0) }},
	{"下周末", func(t time.Time) time.Time { return onWeekday(t, time.Sunday, 1) }},
	{"本月底", monthEnd(0)}, {"月底", monthEnd(0)}, {"下月底", monthEnd(1)}, {"下个月底", monthEnd(1)},
	{"end of next month", monthEnd(1)}, {"end of the month", monthEnd(0)}, {"end of month", monthEnd(0)}, {"next month", monthEnd(1)},
	{"年底", yearEnd}, {"年末", yearEnd}, {"end of the year", yearEnd}, {"end of year", yearEnd},
	{"next week", inDays(7)}, {"一周后", inDays(7)}, {"一周内", inDays(7)}, {"两周内", inDays(14)}, {"一个月内", func(t time.Time) time.Time { return t.AddDate(0, 1, 0) }},
}

func inDays(n int) func(time.Time) time.Time {
	return func(t time.Time) time.Time { return t.AddDate(0, 0, n) }
}

func monthEnd(ahead int) func(time.Time) time.Time {
	return func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month()+time.Month(ahead)+1, 0, 0, 0, 0, 0, time.UTC)
	}
}

func yearEnd(t time.Time) time.Time { return time.Date(t.Year(), 12, 31, 0, 0, 0, 0, time.UTC) }

func words(text string, today time.Time) (time.Time, int) {
	folded := strings.ToLower(text)
	for _, w := range dayWords {
		if after, found := strings.CutPrefix(folded, w.word); found && ends(w.word, after) {
			length := len(w.word)
			if w.word[0] > unicode.MaxASCII && strings.HasPrefix(after, "前") {
				length += len("前")
			}
			return w.day(today), length
		}
	}
	return time.Time{}, 0
}

// ends reports whether an English word ends before rest; Chinese ones always do.
func ends(word, rest string) bool {
	return word[0] > unicode.MaxASCII || rest == "" || rest[0] < 'a' || rest[0] > 'z'
}

var weekdays = []string{"日天sunday", "一monday", "二tuesday", "三wednesday", "四thursday", "五friday", "六saturday"}

var (
	chineseWeekday = regexp.MustCompile(`^(下下|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天])前?`)
	englishWeekday = regexp.MustCompile(`(?i)^(next|this|on|by)?\s*(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)
)

// weekday reads 下周五 and "next friday". Without 下 it is the next such day.
func weekday(text string, today time.Time) (time.Time, int) {
	m, ahead := chineseWeekday.FindStringSubmatch(text), map[string]int{"下": 1, "下下": 2}
	if m == nil {
		m, ahead = englishWeekday.FindStringSubmatch(text), map[string]int{"next": 1}
	}
	if m == nil {
		return time.Time{}, 0
	}
	for i, names := range weekdays {
		if strings.Contains(names, strings.ToLower(m[2])) {
			weeks, relative := ahead[strings.ToLower(m[1])]
			day := onWeekday(today, time.Weekday(i), weeks)
			if !relative && day.Before(today) {
				day = day.AddDate(0, 0, 7)
			}
			return day, len(m[0])
		}
	}
	return time.Time{}, 0
}

// onWeekday is that day of the week, weeks ahead. A week begins on Monday.
func onWeekday(today time.Time, day time.Weekday, weeks int) time.Time {
	monday := today.AddDate(0, 0, -int((today.Weekday()+6)%7))
	return monday.AddDate(0, 0, int((day+6)%7)+7*weeks)
}

var (
	chineseWithin = regexp.MustCompile(`^(\d{1,3})\s*(天|日|周|个星期|个月)(?:后|之后|以后|内|之内|以内)`)
	englishWithin = regexp.MustCompile(`(?i)^(?:in|within)\s+(\d{1,3})\s+(day|week|month)s?\b`)
)

// within reads 5天后, 两周内 in figures, "in 5 days".
func within(text string, today time.Time) (time.Time, int) {
	m := chineseWithin.FindStringSubmatch(text)
	if m == nil {
		m = englishWithin.FindStringSubmatch(text)
	}
	if m == nil {
		return time.Time{}, 0
	}
	n, _ := strconv.Atoi(m[1])
	switch strings.ToLower(m[2]) {
	case "周", "个星期", "week":
		n *= 7
	case "个月", "month":
		return today.AddDate(0, n, 0), len(m[0])
	}
	return today.AddDate(0, 0, n), len(m[0])
}

// inNotice reads a date as notices write it: 6月底前, 2024年6月30日.
func inNotice(text string, today time.Time) (time.Time, int) {
	for _, d := range notice.FindDates(width.Narrow.String(text), today) {
		if d.Start == 0 {
			return d.Last, len(string([]rune(text)[:d.End]))
		}
	}
	return time.Time{}, 0
}

var (
	chineseWorkingDays = regexp.MustCompile(`^([\d０-９]{1,3}|[一二三四五六七八九十]{1,3})\s*个?工作日(?:之后|以后|后|之内|以内|内)?`)
	englishWorkingDays = regexp.MustCompile(`(?i)^(?:in|within)?\s*(\d{1,3})\s+(?:working|business)\s+days?\b`)
)

// SplitWorkingDays takes a number of working days off the front of text: "5个工
// 作日内", "in 5 working days". What day that is, a calendar knows.
func SplitWorkingDays(text string) (n int, rest string, ok bool) {
	text = strings.TrimSpace(text)
	m := chineseWorkingDays.FindStringSubmatch(text)
	if m == nil {
		m = englishWorkingDays.FindStringSubmatch(text)
	}
	if m == nil {
		return 0, text, false
	}
	n, err := strconv.Atoi(width.Narrow.String(m[1]))
	if err != nil {
		n = chineseNumber(m[1])
	}
	return n, strings.TrimLeft(text[len(m[0]):], " ,:;。，：；\t\u3000"), n > 0
}

// chineseNumber reads 五, 十五, 三十.
func chineseNumber(text string) (n int) {
	digit := 0
	for _, r := range text {
		if r == '十' {
			n, digit = n+10*max(digit, 1), 0
			continue
		}
		digit = (strings.IndexRune("一二三四五六七八九", r) / len("一")) + 1
	}
	return n + digit
}
