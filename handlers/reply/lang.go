package reply

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/handlers/command"
)

// Lang is the language of an answer: that of the question.
type Lang string

const (
	Chinese Lang = "zh" // simplified
	English Lang = "en" // with British spelling
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
	said := fmt.Sprintf(format, args...)
	if l == English {
		said = oneIs.ReplaceAllString(said, "${1}${2} is")
		said = onlyOne.ReplaceAllString(said, "${1}${2}")
	}
	return said
}

// onlyOne and oneIs find one thing that a text of many names: 1 items, 1 items are.
var (
	onlyOne = regexp.MustCompile(`(^|[^\d.,:/-])(1 (?:more |overdue )?(?:item|change|commitment|day|piece|person))s\b`)
	oneIs   = regexp.MustCompile(onlyOne.String() + ` are\b`)
)

// A Phrase is a text in both languages, of the texts.go that each package keeps.
type Phrase = command.Phrase

// Both returns the phrase of these texts. They take the same values, as in
// fmt.Sprintf.
func Both(zh, en string) Phrase { return Phrase{Zh: zh, En: en} }

// Phrase returns a phrase in the answer's language, with its values.
func (l Lang) Phrase(p Phrase, values ...any) string { return l.Say(p.Zh, p.En, values...) }

// Capital is a phrase that begins a line: in English with a capital letter.
func (l Lang) Capital(p Phrase, values ...any) string {
	said := l.Phrase(p, values...)
	if first, size := utf8.DecodeRuneInString(said); l == English && unicode.Is(unicode.Latin, first) {
		return string(unicode.ToUpper(first)) + said[size:]
	}
	return said
}

// Status is the word for a status.
func (l Lang) Status(s notice.Status) string {
	return l.Phrase(cmp.Or(statusWords[s], msgStatusNotStated))
}

var statusWords = map[notice.Status]Phrase{
	notice.NotStarted: msgStatusNotStarted, notice.InProgress: msgStatusInProgress, notice.Rectified: msgStatusRectified,
	notice.LongTerm: msgStatusLongTerm, notice.Closed: msgStatusClosed,
}

// Statuses is the word for several statuses taken together.
func (l Lang) Statuses(all []notice.Status) string {
	every := func(test func(notice.Status) bool) bool {
		return !slices.ContainsFunc(all, func(s notice.Status) bool { return !test(s) })
	}
	switch {
	case len(all) > 1 && every(notice.Status.Open):
		return l.Phrase(msgStatusesOpen)
	case len(all) > 1 && every(notice.Status.Done):
		return l.Phrase(msgStatusesDone)
	case len(all) > 2 && every(func(s notice.Status) bool { return !s.Done() }):
		return l.Phrase(msgStatusesNotDone)
	}
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = l.Status(s)
	}
	return l.Join(words)
}

// Item names an item: "第11项", "item 11".
func (l Lang) Item(number int) string { return l.Phrase(msgItemNumber, number) }

// ItemOf names an item with the key of its notice: "审计第11项", "audit item 11";
// without a key, as Item does.
func (l Lang) ItemOf(key string, number int) string {
	if key == "" {
		return l.Item(number)
	}
	return l.Phrase(msgItemOfNotice, key, number)
}

// ItemFirst is ItemOf at the beginning of a sentence: "Item 11".
func (l Lang) ItemFirst(key string, number int) string {
	if key == "" {
		return l.Phrase(msgItemFirst, number)
	}
	return l.ItemOf(key, number)
}

// Numbers joins item numbers: "9、11、40", "9, 11, 40".
func (l Lang) Numbers(ns []int) string {
	words := make([]string, len(ns))
	for i, n := range ns {
		words[i] = fmt.Sprint(n)
	}
	return l.Join(words)
}

// Join lists words as the language does.
func (l Lang) Join(words []string) string { return strings.Join(words, l.Phrase(msgListComma)) }

// Day is a date as a sentence writes it: 2024年11月29日, 29 November 2024. The last day of a month is also named as Chinese notices write it: 11月底.
// A day that is no date is returned as it is.
func (l Lang) Day(date string) string {
	t, err := time.Parse(time.DateOnly, date)
	switch {
	case err != nil:
		return date
	case l == English:
		return t.Format("2 January 2006")
	}
	if t.AddDate(0, 0, 1).Day() == 1 {
		return t.Format("2006年1月2日（2006年1月底）")
	}
	return t.Format("2006年1月2日")
}

// MonthDay is a day of a year that is clear: 11月29日, 29 November.
func (l Lang) MonthDay(t time.Time) string {
	if l == English {
		return t.Format("2 January")
	}
	return t.Format("1月2日")
}

// Bracketed puts a note in brackets behind what it belongs to; empty for none.
func (l Lang) Bracketed(note string) string {
	if note = strings.TrimSpace(note); note == "" {
		return ""
	}
	return l.Phrase(msgInBrackets, note)
}
