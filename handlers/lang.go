package handlers

import (
	"fmt"
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/handlers/command"
)

// Lang is the language of an answer: that of the question.
type Lang string

const (
	Chinese Lang = "zh"
	English Lang = "en"
)

// say returns the sentence in the answer's language, formatted.
func (l Lang) say(zh, en string, args ...any) string {
	format := zh
	if l == English {
		format = en
	}
	if len(args) == 0 {
		return format
	}
	return fmt.Sprintf(format, args...)
}

// phrase is a phrase of the table of commands in the answer's language.
func (l Lang) phrase(p command.Phrase) string { return l.say(p.Zh, p.En) }

// Status is the word for a status.
func (l Lang) Status(s notice.Status) string {
	switch s {
	case notice.NotStarted:
		return l.say("未启动", "not started")
	case notice.InProgress:
		return l.say("正在整改", "in progress")
	case notice.Rectified:
		return l.say("已整改", "rectified")
	case notice.LongTerm:
		return l.say("长期坚持", "long-term")
	case notice.Closed:
		return l.say("已销号", "closed off")
	}
	return l.say("未说明", "not stated")
}

// statuses is the word for several statuses taken together.
func (l Lang) statuses(all []notice.Status) string {
	every := func(test func(notice.Status) bool) bool {
		return !slices.ContainsFunc(all, func(s notice.Status) bool { return !test(s) })
	}
	switch {
	case len(all) > 1 && every(notice.Status.Open):
		return l.say("未完成", "open")
	case len(all) > 1 && every(notice.Status.Done):
		return l.say("已完成", "done")
	}
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = l.Status(s)
	}
	return l.join(words)
}

// item names an item: "第11项", "item 11".
func (l Lang) item(number int) string { return l.say("第%d项", "item %d", number) }

// numbers joins item numbers: "9、11、40", "9, 11, 40".
func (l Lang) numbers(ns []int) string {
	words := make([]string, len(ns))
	for i, n := range ns {
		words[i] = fmt.Sprint(n)
	}
	return l.join(words)
}

// join lists words as the language does.
func (l Lang) join(words []string) string { return strings.Join(words, l.say("、", ", ")) }
