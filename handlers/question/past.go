package question

import (
	"regexp"
	"strings"
	"time"

	"golang.org/x/text/width"

	"rectify/data/notice"
)

// pastWords are days of the past by name.
var pastWords = []struct {
	words string
	day   func(today time.Time) time.Time
}{
	{"昨天 昨日 yesterday", func(t time.Time) time.Time { return t.AddDate(0, 0, -1) }},
	{"前天", func(t time.Time) time.Time { return t.AddDate(0, 0, -2) }},
	{"上周末 上周 上星期 last_week", func(t time.Time) time.Time { return t.AddDate(0, 0, -int((t.Weekday()+6)%7)-1) }},
	{"上个月底 上月底 上个月末 上月末 上个月 上月 last_month", func(t time.Time) time.Time { return t.AddDate(0, 0, -t.Day()) }},
	{"去年年底 去年底 去年末 去年年末 last_year", func(t time.Time) time.Time { return time.Date(t.Year()-1, 12, 31, 0, 0, 0, 0, t.Location()) }},
}

var isoDay = regexp.MustCompile(`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`)

// around is what stands around a date that says as of when: "截至5月底时".
var around = regexp.MustCompile(`(截至|截止到?|到了?|在|as of|by the end of|at the end of|on|by)?\s*\x00\s*(的?时候|那时候?|那天|当时|时|为止|那会儿|前)?`)

// On takes the day out of a question as of when it is asked: "5月底还有几个没
// 完成". It returns that day and the question without it; ok is false where
// none is named, or only one to come. A date without a year is the latest.
func On(text string, today time.Time) (day time.Time, rest string, ok bool) {
	today = time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, today.Location())
	day, from, to := namedDay(text, today)
	if from == to || day.After(today) {
		return time.Time{}, text, false
	}
	marked := text[:from] + "\x00" + text[to:]
	return day, strings.TrimSpace(around.ReplaceAllString(marked, " ")), true
}

// namedDay finds the day a question names, and where in text.
func namedDay(text string, today time.Time) (day time.Time, from, to int) {
	if at := isoDay.FindStringIndex(text); at != nil {
		digits := strings.NewReplacer("/", "-", ".", "-").Replace(text[at[0]:at[1]])
		if t, err := time.ParseInLocation("2006-1-2", digits, today.Location()); err == nil {
			return t, at[0], at[1]
		}
	}
	folded := strings.ToLower(text)
	for _, p := range pastWords {
		for w := range strings.FieldsSeq(p.words) {
			w = strings.ReplaceAll(w, "_", " ")
			if at := strings.Index(folded, w); at >= 0 && len(folded) == len(text) {
				return p.day(today), at, at + len(w)
			}
		}
	}
	runes := []rune(text)
	dates := notice.FindDates(width.Narrow.String(text), today)
	if len(dates) == 0 || dates[0].End > len(runes) {
		return time.Time{}, 0, 0
	}
	d := dates[0]
	day = time.Date(d.Last.Year(), d.Last.Month(), d.Last.Day(), 0, 0, 0, 0, today.Location())
	if day.After(today) && !d.HasYear {
		day = day.AddDate(-1, 0, 0)
	}
	return day, len(string(runes[:d.Start])), len(string(runes[:d.End]))
}
