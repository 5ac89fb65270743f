package question

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"rectify/data/text"
	"rectify/handlers/question/grammar"
)

// dueWeight is how telling a character of a due date is.
const dueWeight = 1.3

// namesDue finds the words that make a date one for due dates, folded.
var namesDue = regexp.MustCompile(`(?:整改|完成|办理|规定|原定|预计|计划)?的?(?:时限|期限|时间节点|限期|完成时间)(?:是|为|定在|写的是|写在|写|在|到)?|到期|截止(?:日期|时间)?|\bdeadlines?\b|\bdue\b(?: date)?|(?:预计|计划|力争|拖到|拖至|要到|得到|等到)|(?:要求|要|应|须|该|才能|底|之前|以前|前)(?:要)?(?:完成|完|整改完|整改到位|交账|办结|改完|做完|销号)|之?前(?:完成|整改完|交账)|\b(?:to be |must be )?(?:finished|completed|done) by\b`)

var (
	upTo        = regexp.MustCompile(`^(?:日|号)?(?:之前|以前|前|及以前|及之前)`)
	earlier     = regexp.MustCompile(`^(?:之前|以前|及以前)`)
	fromThen    = regexp.MustCompile(`^(?:底|份)?(?:及)?(?:以后|之后|后|起|及以后)`)
	exactly     = regexp.MustCompile(`就写|就是这|正好|当天|这一天|这天`)
	beforeDay   = regexp.MustCompile(`\b(?:before|by|until|within)\s*(?:the )?(?:end of\s*)?$`)
	preposition = regexp.MustCompile(`\b(?:before|by|until|within|after|later than|earlier than|prior to|beyond|from|in|on|since|of)\s*(?:the end of\s*)?$`)
	strictly    = regexp.MustCompile(`\b(?:before|earlier than|prior to)\s*(?:the )?$`)
	afterDay    = regexp.MustCompile(`\b(?:after|later than|beyond|from)\s*$`)
	counted     = regexp.MustCompile(`今天|明天|后天|本周|下周|这周|本月|下个?月|这个?月|\d\s*(?:天|日|周|个月|days?|weeks?|months?)\s*(?:内|后|之内|以内)|\b(?:today|tomorrow|this|next|within|in (?:\d+|a|one|two|three) (?:days?|weeks?|months?))\b`)
	absolute    = regexp.MustCompile(`20\d\d|^\s*\d\d年`)
	otherYear   = regexp.MustCompile(`(20\d\d)\s*(?:年|[)）]|$)`) // said apart from its month
	dueFields   = regexp.MustCompile(`时限|期限|到期|截止|deadline|\bdue\b|交账`)
	monthAlone  = regexp.MustCompile(`(?:^|\D)(\d{1,2})月`)
	finished    = regexp.MustCompile(`(?:已|已经|均已|早)(?:于|在)\s*$`) // before a date: when an item was done
)

// due proposes the days on which the items asked for are due. Days counted from
// today are left to those who look ahead.
func (r *reader) due() []Entity {
	if len(r.Dues) == 0 || counted.MatchString(r.text) {
		return nil
	}
	if spans := r.spans(); len(spans) > 0 {
		return spans
	}
	if !namesDue.MatchString(r.text) {
		return nil
	}
	sentence := r.text
	toCome := false
	entity := func(p Period, start, end int) []Entity {
		e := r.span(OfDue, start, end)
		e.Due, e.Ahead, e.Weight = p, toCome, e.Weight*dueWeight
		return append([]Entity{e}, r.dueNotes(e.To, p)...)
	}
	d, before, ok := r.date()
	if ok && finished.MatchString(before) {
		return nil
	}
	if ok {
		said := strings.TrimSuffix(strings.TrimPrefix(sentence, before), d.After)
		if m := otherYear.FindStringSubmatch(before + " " + d.After); m != nil && !absolute.MatchString(said) {
			year, _ := strconv.Atoi(m[1])
			shift := year - d.Last.Year()
			d.First, d.Last = d.First.AddDate(shift, 0, 0), d.Last.AddDate(shift, 0, 0)
		} else if !absolute.MatchString(said) {
			bounded := withEdge.MatchString(d.After) || withoutEdge.MatchString(d.After)
			ahead := upTo.MatchString(strings.TrimSpace(d.After)) || strings.HasSuffix(said, "前") || beforeDay.MatchString(before)
			if !monthAlone.MatchString(said) && !strings.Contains(said, "年底") {
				return nil // what is to come
			}
			toCome = ahead && !bounded && r.dueIn(Period{r.Today.Format(time.DateOnly), d.Last.Format(time.DateOnly)}) > 0
			near := text.Period{First: d.First, Last: d.Last}
			r.toBusiest(&near)
			d.First, d.Last = near.First, near.Last
		}
		day := func(t time.Time) string { return t.Format(time.DateOnly) }
		p := Period{day(d.First), day(d.Last)}
		after := strings.TrimSpace(d.After)
		monthEnd := strings.Contains(said, "底")
		if monthEnd { // 8月底前 is how notices write the day itself
			p.From = day(time.Date(d.Last.Year(), d.Last.Month(), 1, 0, 0, 0, 0, time.UTC))
		}
		switch {
		case fromThen.MatchString(after), strings.HasSuffix(said, "以后"), strings.HasSuffix(said, "之后"), afterDay.MatchString(before):
			p.To = ""
			if monthEnd || afterDay.MatchString(before) {
				p.From = day(d.Last.AddDate(0, 0, 1))
			}
		case exactly.MatchString(d.After):
		case strings.Contains(said, "年底") && (upTo.MatchString(after) || strings.HasSuffix(said, "前")):
			p.From = ""
		case monthEnd && !earlier.MatchString(after) && !strings.HasSuffix(said, "以前") && !strings.HasSuffix(said, "之前"):
		case upTo.MatchString(after), strings.HasSuffix(said, "前"), beforeDay.MatchString(before):
			p.From = ""
			if strictly.MatchString(before) || grammar.Language(said) == "zh" && !d.First.Equal(d.Last) && !monthEnd {
				p.To = day(d.First.AddDate(0, 0, -1))
			}
		}
		switch {
		case withoutEdge.MatchString(d.After) && p.To == "":
			p.From = day(d.Last.AddDate(0, 0, 1))
		case withoutEdge.MatchString(d.After):
			p.From, p.To = "", day(d.First.AddDate(0, 0, -1))
		case withEdge.MatchString(d.After) && p.To == "":
			p.From = day(d.First)
		case withEdge.MatchString(d.After):
			p.From, p.To = "", day(d.Last)
		}
		start, end := len(before), len(before)+len(said)
		if led := preposition.FindStringIndex(before); led != nil {
			start = led[0]
		}
		return entity(p, start, end)
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
			if led := strings.TrimSuffix(r.text, d.After); strings.LastIndex(led, d.Text) >= 0 {
				before = led[:strings.LastIndex(led, d.Text)] // with the preposition, which FindDate leaves out
			}
			return d, before, true
		}
	}
	return d, before, false
}

// Words before a day that make it the day on which items are late; after 以, words
// behind it do.
var (
	asOf    = regexp.MustCompile(`(?:截至|截止到?|截止|到了?|至)\s*$|\b(?:as of|as at|by|on)\s*$`)
	reckons = regexp.MustCompile(`(?:以|按|按照|拿)\s*$`)
	reckon  = regexp.MustCompile(`^\s*(?:这一?天)?(?:为准|来?(?:算|看|计|讲|说)|计算|为基准)`)
)

// Words behind a date, that leave out or let in the month or day that bounds a
// period: 10月不算, (含4月).
var (
	edgeNamed   = `(?:\d{1,2}\s*(?:月份?底?|日|号)|当月|本月|当天|当日|该月|该日|这一?天|这个?月)`
	withoutEdge = regexp.MustCompile(`[(（,，]\s*(?:` + edgeNamed + `(?:那|这)?(?:个月|天)?(?:本身)?(?:的|就|先)?(?:都)?(?:不算|不含|不包括|不计|不要|除外|不在内)(?:在内)?|(?:不含|不包括|不算|除)` + edgeNamed + `)[)）]?`)
	withEdge    = regexp.MustCompile(`[(（,，]\s*(?:(?:含|包含|包括|连|算上)` + edgeNamed + `|` + edgeNamed + `(?:的)?(?:也算|也要|算在内|在内|也在内|包括在内|含在内))(?:的)?[)）]?`)
)

// dueNotes are, as entities of the same period, what says behind a date whether its
// bound is meant.
func (r *reader) dueNotes(from int, p Period) (out []Entity) {
	for _, words := range []*regexp.Regexp{withoutEdge, withEdge} {
		for _, m := range words.FindAllStringIndex(r.text, -1) {
			if e := r.span(OfDue, m[0], m[1]); e.From >= from {
				e.Due, e.Weight = p, e.Weight*dueWeight
				out = append(out, e)
			}
		}
	}
	return out
}

// dueEnds finds which end of the due dates is asked for: 时限最早的.
var dueEnds = regexp.MustCompile(`(?:时限|期限|到期|截止|完成时间|时间节点)(?:的)?(?:时间|日期|日)?(?:是|算|排|都|排得|定得)?(?:在)?(?:(最早|最先|最前面?|最靠前|最短|最急)|(最晚|最迟|最后面?|最靠后|最长|最远))(?:到期|截止)?|(?:(最早|最先)|(最晚|最迟|最后))(?:一个|一批)?(?:要|该|应|需要?)?(?:到期|截止|交账)|\b(?:(earliest|soonest|nearest)|(latest|furthest))(?: to be| to (?:come|fall))? (?:due(?: dates?)?|deadlines?)\b|\bdue (?:the )?(?:(first|earliest|soonest)|(last|latest))\b`)

// ends proposes the earliest or the latest due date.
func (r *reader) ends() (out []Entity) {
	for _, m := range dueEnds.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfDueEnd, m[0], m[1])
		e.End = Latest
		for g := 1; 2*g < len(m); g += 2 {
			if m[2*g] >= 0 {
				e.End = Earliest
			}
		}
		e.Weight *= dueWeight
		out = append(out, e)
	}
	return out
}

// lateOn is the day as of which items are asked to be late: 截至9月20日已经逾期的.
func (r *reader) lateOn() (day string, e Entity, ok bool) {
	d, before, ok := r.date()
	if !ok || !d.First.Equal(d.Last) {
		return "", e, false
	}
	var start int
	end := len(r.text) - len(d.After)
	if by, behind := reckons.FindStringIndex(before), reckon.FindStringIndex(d.After); by != nil && behind != nil {
		start, end = by[0], end+behind[1]
	} else if led := asOf.FindStringIndex(before); led != nil {
		start = led[0]
	} else {
		return "", e, false
	}
	e = r.span(OfDue, start, end)
	return d.Last.Format(time.DateOnly), e, true
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
