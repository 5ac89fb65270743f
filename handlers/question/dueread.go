package question

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/text"
)

// dueWeight is how telling a character of a due date is.
const dueWeight = 1.3

// namesDue finds the words that make a date one for due dates, folded.
var namesDue = regexp.MustCompile(`(?:整改|完成|办理|规定|原定|预计|计划)?的?(?:时限|期限|时间节点|限期|完成时间)(?:是|为|定在|写的是|写在|写|在|到)?|到期|截止(?:日期|时间)?|\bdeadlines?\b|\bdue\b(?: date)?|(?:预计|计划|力争|拖到|拖至|要到|得到|等到)|(?:要|应|须|该|才能|底|之前|以前|前)(?:要)?(?:完成|完|整改完|整改到位|交账|办结|改完|做完|销号)|之?前(?:完成|整改完|交账)|\b(?:to be |must be )?(?:finished|completed|done) by\b`)

// yearAlone is a year without a month.
var yearAlone = regexp.MustCompile(`(20\d{2})\s*年?(?:\D|$)`)

var (
	upTo       = regexp.MustCompile(`^(?:日|号)?(?:之前|以前|前|及以前|及之前)`)
	earlier    = regexp.MustCompile(`^(?:之前|以前|及以前)`)
	fromThen   = regexp.MustCompile(`^(?:底|份)?(?:及)?(?:以后|之后|后|起|及以后)`)
	exactly    = regexp.MustCompile(`就写|就是这|正好|当天|这一天|这天`)
	beforeDay  = regexp.MustCompile(`\b(?:before|by|until|within)\s*(?:the end of\s*)?$`)
	afterDay   = regexp.MustCompile(`\b(?:after|later than|beyond|from)\s*$`)
	counted    = regexp.MustCompile(`今天|明天|后天|本周|下周|这周|本月|下个?月|这个?月|\d\s*(?:天|日|周|个月|days?|weeks?|months?)\s*(?:内|后|之内|以内)|\b(?:today|tomorrow|this|next|within|in (?:\d+|a|one|two|three) (?:days?|weeks?|months?))\b`)
	absolute   = regexp.MustCompile(`20\d\d|^\s*\d\d年`)
	otherYear  = regexp.MustCompile(`[(（]\s*(20\d\d)\s*年?\s*[)）]`)
	dueFields  = regexp.MustCompile(`时限|期限|到期|截止|deadline|\bdue\b|交账`)
	monthAlone = regexp.MustCompile(`(?:^|\D)(\d{1,2})月`)
)

// due proposes the days on which the items asked for are due. Days counted from
// today are left to those who look ahead.
func (r *reader) due() []Entity {
	cue := namesDue.FindStringIndex(r.text)
	if cue == nil || len(r.Dues) == 0 || counted.MatchString(r.text) {
		return nil
	}
	sentence := r.text
	entity := func(p Period, start, end int) []Entity {
		e := r.span(OfDue, start, end)
		e.Due, e.Weight = p, e.Weight*dueWeight
		out := []Entity{e}
		return out
	}
	d, before, ok := r.date()
	if ok {
		said := strings.TrimSuffix(strings.TrimPrefix(sentence, before), d.After)
		if m := otherYear.FindStringSubmatch(d.After); m != nil {
			year, _ := strconv.Atoi(m[1])
			shift := year - d.Last.Year()
			d.First, d.Last = d.First.AddDate(shift, 0, 0), d.Last.AddDate(shift, 0, 0)
		} else if !absolute.MatchString(said) {
			if !monthAlone.MatchString(said) && !strings.Contains(said, "年底") || slices.ContainsFunc(r.Dues, Period{r.Today.Format(time.DateOnly), d.Last.Format(time.DateOnly)}.Holds) {
				return nil // what is to come
			}
			r.toDues(&d)
		}
		day := func(t time.Time) string { return t.Format(time.DateOnly) }
		p := Period{day(d.First), day(d.Last)}
		after := strings.TrimSpace(d.After)
		end := strings.HasSuffix(said, "底前") || strings.HasSuffix(said, "底")
		if end { // 8月底前 is how notices write the day itself
			p.From = day(time.Date(d.Last.Year(), d.Last.Month(), 1, 0, 0, 0, 0, time.UTC))
		}
		switch {
		case fromThen.MatchString(after), strings.HasSuffix(said, "以后"), strings.HasSuffix(said, "之后"), afterDay.MatchString(before):
			p.To = ""
			if end || afterDay.MatchString(before) {
				p.From = day(d.Last.AddDate(0, 0, 1))
			}
		case exactly.MatchString(d.After):
		case strings.Contains(said, "年底") && (upTo.MatchString(after) || strings.HasSuffix(said, "前")):
			p.From = ""
		case end && !earlier.MatchString(after):
		case upTo.MatchString(after), strings.HasSuffix(said, "前"), beforeDay.MatchString(before):
			p.From = ""
		}
		start := len(before)
		return entity(p, start, start+len(said))
	}
	if m := yearAlone.FindStringSubmatchIndex(sentence); m != nil {
		if year, err := strconv.Atoi(sentence[m[2]:m[3]]); err == nil {
			end := m[3]
			if strings.HasPrefix(sentence[end:], "年") {
				end += utf8.RuneLen('年')
			}
			return entity(Period{strconv.Itoa(year) + "-01-01", strconv.Itoa(year) + "-12-31"}, m[2], end)
		}
	}
	return nil
}

// written is a date as notices write it.
var written = regexp.MustCompile(`(20\d\d|\d\d)\s*年\s*(1[0-2]|0?[1-9])\s*月(?:份)?(?:(底)|\s*([12]\d|3[01]|0?[1-9])\s*(?:日|号))?`)

// date is the first date of the question, and what is before it.
func (r *reader) date() (d text.Date, before string, ok bool) {
	if m := written.FindStringSubmatchIndex(r.text); m != nil {
		number := func(g int) int {
			n, _ := strconv.Atoi(r.text[m[2*g]:m[2*g+1]])
			return n
		}
		year := number(1)
		if year < 100 {
			year += 2000
		}
		first := time.Date(year, time.Month(number(2)), 1, 0, 0, 0, 0, time.UTC)
		d = text.Date{Text: r.text[m[0]:m[1]], First: first, Last: first.AddDate(0, 1, -1), Year: true, After: r.text[m[1]:]}
		if m[8] >= 0 {
			d.First = first.AddDate(0, 0, number(4)-1)
			d.Last = d.First
		}
		return d, r.text[:m[0]], true
	}
	for _, lean := range []text.Lean{text.Ahead, text.Back} {
		if d, before, ok = text.FindDate(r.text, r.Today, lean); ok && !d.First.IsZero() {
			return d, before, true
		}
	}
	return d, before, false
}

// asOf finds, before a day, that it is the day on which items are late.
var asOf = regexp.MustCompile(`(?:截至|截止到?|截止|到了?|至)\s*$|\b(?:as of|as at|by|on)\s*$`)

// lateOn is the day as of which items are asked to be late: 截至9月20日已经逾期的.
func (r *reader) lateOn() (day string, e Entity, ok bool) {
	d, before, ok := r.date()
	if !ok || !asOf.MatchString(before) || !d.First.Equal(d.Last) {
		return "", e, false
	}
	e = r.span(OfDue, len(before), len(r.text)-len(d.After))
	return d.Last.Format(time.DateOnly), e, true
}

// toDues moves a date whose year is not written to the latest year in which items are
// due then: 今年年底 is asked of the notice's year.
func (r *reader) toDues(d *text.Date) {
	for _, years := range []int{0, -1, -2, 1, -3} {
		first, last := d.First.AddDate(years, 0, 0), d.Last.AddDate(years, 0, 0)
		p := Period{time.Date(last.Year(), last.Month(), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), last.AddDate(0, 0, 3).Format(time.DateOnly)}
		if slices.ContainsFunc(r.Dues, p.Holds) {
			d.First, d.Last = first, last
			return
		}
	}
}

// namesDue reports whether a status is part of the words for a due date: 前完成.
func (r *reader) namesDue(e Entity) bool {
	for _, m := range namesDue.FindAllStringIndex(r.text, -1) {
		if from, to := r.at[m[0]], r.at[m[1]]; e.From < to && from < e.To && e.To-e.From <= to-from+2 {
			return true
		}
	}
	return false
}
