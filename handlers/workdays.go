package handlers

import (
	"fmt"
	"strings"
	"time"

	"rectify/data/text"
)

// splitDate takes a clear date off the front of what somebody typed. One said in
// working days is counted with the calendar, and counted says how.
func (a *Clock) splitDate(l Lang, words string) (date, counted, rest string, ok bool) {
	d := text.ReadDate(words, a.now(), text.Ahead)
	switch {
	case d.Problem != text.Clear:
		return "", "", words, false
	case d.Working == 0:
		return d.Last.Format(time.DateOnly), "", d.After, true
	}
	n, from := d.Working, a.now()
	to := a.calendar.After(from, n)
	counted = l.Say("%d 个工作日，自 %s 起", "%d working days from %s", n, from.Format("01-02"))
	if odd := a.oddDays(l, from, to); odd != "" {
		counted += l.Say("，", ", ") + odd
	}
	if !a.calendar.Covers(to.Year()) {
		counted += l.Say("；%d 年的节假日安排还没有录入，只除去周末", "; the holidays of %d are not known, so only weekends were left out", to.Year())
	}
	return to.Format(time.DateOnly), counted, d.After, true
}

// oddDays names the days between that are worked, or off, otherwise than their
// weekday says.
func (a *Clock) oddDays(l Lang, from, to time.Time) string {
	var worked, off []string
	for day := from.AddDate(0, 0, 1); !day.After(to); day = day.AddDate(0, 0, 1) {
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		switch working := a.calendar.Working(day); {
		case working && weekend:
			worked = append(worked, day.Format("01-02"))
		case !working && !weekend:
			off = append(off, day.Format("01-02"))
		}
	}
	var words []string
	if len(worked) > 0 {
		words = append(words, l.Say("%s 调休上班", "%s worked", strings.Join(worked, l.Say("、", ", "))))
	}
	if len(off) > 0 {
		words = append(words, l.Say("%s 放假", "%s off", strings.Join(off, l.Say("、", ", "))))
	}
	return strings.Join(words, l.Say("，", ", "))
}

// dayName is a date as people read it: "5月8日 周三".
func dayName(l Lang, day time.Time) string {
	if l == English {
		return day.Format("Mon Jan 2")
	}
	return fmt.Sprintf("%d月%d日 周%s", day.Month(), day.Day(), []string{"日", "一", "二", "三", "四", "五", "六"}[day.Weekday()])
}
