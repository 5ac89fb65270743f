package handlers

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
)

// A period is days From and To, both included, as "2006-01-02"; From is empty for
// any day before. The zero value is no period.
type period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to"`
}

func (p period) holds(day string) bool { return day != "" && p.From <= day && day <= p.To }

// namesDue finds the words that make a date one for due dates, folded.
var namesDue = regexp.MustCompile(`(整改|完成|办理|规定|原定)?的?(时限|期限|时间节点|限期)(是|为|定在|写的是|写在|在|到)?|到期|截止(日期|时间)?|deadlines?|\bdue\b( date)?|(要|应|须|该)(完成|整改完|整改到位|交账|办结|改完)|之?前(完成|整改完|交账)`)

// yearAlone is a year without a month.
var yearAlone = regexp.MustCompile(`(20\d{2})\s*年?(?:\D|$)`)

// upTo finds, behind a date, that days before it are meant, too. 8月底前 is how
// notices write the day itself.
var upTo = regexp.MustCompile(`^(之前|以前|前)`)

// absolute finds the year of a date; those counted from today are for deadline.
var absolute = regexp.MustCompile(`20\d\d|^\s*\d\d年`)

// beforeDay is what is before a date up to which days are meant.
var beforeDay = regexp.MustCompile(`\b(before|by|until|within|in|next)\s*$`)

// dueIn takes the days on which the items that a question asks for are due,
// where it names them with their year, and returns the rest of its sentence,
// which is folded.
func (a *Assistant) dueIn(book *book, sentence string) (p period, rest string) {
	if !namesDue.MatchString(sentence) || !slices.ContainsFunc(book.Items, func(i ledger.Item) bool { return i.Due != "" }) {
		return p, sentence
	}
	without := func(words string) string {
		return namesDue.ReplaceAllString(strings.Replace(sentence, words, " ", 1), " ")
	}
	d, before, ok := text.FindDate(sentence, a.now(), text.Ahead)
	if !ok {
		d, before, ok = text.FindDate(sentence, a.now(), text.Back)
	}
	if ok && d.Year && !d.First.IsZero() {
		p = period{d.First.Format(time.DateOnly), d.Last.Format(time.DateOnly)}
		said := strings.TrimSuffix(strings.TrimPrefix(sentence, before), d.After)
		if !absolute.MatchString(said) || upTo.MatchString(strings.TrimSpace(d.After)) || strings.HasSuffix(said, "前") && !strings.HasSuffix(said, "底前") || beforeDay.MatchString(before) {
			return period{}, sentence // what is due until then: see deadline
		}
		return p, without(said)
	}
	if m := yearAlone.FindStringSubmatch(sentence); m != nil {
		if year, err := strconv.Atoi(m[1]); err == nil {
			return period{m[1] + "-01-01", strconv.Itoa(year) + "-12-31"}, without(m[0])
		}
	}
	return p, sentence
}
