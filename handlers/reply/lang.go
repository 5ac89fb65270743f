package reply

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/handlers/command"
)

// Lang is the language of an answer: that of the question.
type Lang string

const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// Say returns the sentence in the answer's language, formatted.
func (l Lang) Say(zh, en string, args ...any) string {
	format := zh
	if l == English {
		format = en
	}
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// Phrase is a phrase of the table of commands in the answer's language.
func (l Lang) Phrase(p command.Phrase) string { return l.Say(p.Zh, p.En) }

// Status is the word for a status.
func (l Lang) Status(s notice.Status) string {
	switch s {
	case notice.NotStarted:
		return l.Say("未启动", "not started")
	case notice.InProgress:
		return l.Say("正在整改", "in progress")
	case notice.Rectified:
		return l.Say("已整改", "rectified")
	case notice.LongTerm:
		return l.Say("长期坚持", "long-term")
	case notice.Closed:
		return l.Say("已销号", "closed off")
	}
	return l.Say("未说明", "not stated")
}

// Statuses is the word for several statuses taken together.
func (l Lang) Statuses(all []notice.Status) string {
	every := func(test func(notice.Status) bool) bool {
		return !slices.ContainsFunc(all, func(s notice.Status) bool { return !test(s) })
	}
	switch {
	case len(all) > 1 && every(notice.Status.Open):
		return l.Say("未完成", "open")
	case len(all) > 1 && every(notice.Status.Done):
		return l.Say("已完成", "done")
	}
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = l.Status(s)
	}
	return l.Join(words)
}

// Item names an item: "第11项", "item 11".
func (l Lang) Item(number int) string { return l.Say("第%d项", "item %d", number) }

// Numbers joins item numbers: "9、11、40", "9, 11, 40".
func (l Lang) Numbers(ns []int) string {
	words := make([]string, len(ns))
	for i, n := range ns {
		words[i] = fmt.Sprint(n)
	}
	return l.Join(words)
}

// Join lists words as the language does.
func (l Lang) Join(words []string) string { return strings.Join(words, l.Say("、", ", ")) }

// Day is a date as a sentence writes it: 2024年11月29日 in Chinese, as it stands
// in English. The last day of a month is also named as notices write it: 11月底.
// A day that is no date is returned as it is.
func (l Lang) Day(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil || l != Chinese {
		return date
	}
	if t.AddDate(0, 0, 1).Day() == 1 {
		return t.Format("2006年1月2日（2006年1月底）")
	}
	return t.Format("2006年1月2日")
}

// Bracketed puts a note in brackets behind what it belongs to; empty for none.
func (l Lang) Bracketed(note string) string {
	if note = strings.TrimSpace(note); note == "" {
		return ""
	}
	return l.Say("（%s）", " (%s)", note)
}
