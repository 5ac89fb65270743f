package question

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/text"
	"rectify/handlers/question/condition"
)

// dueWeight is the weight of a character of a due date.
const dueWeight = 1.3

// namesDue finds the words that make a date one for due dates, folded.
var namesDue = regexp.MustCompile(`(?:计划|预计|应当?|要求)完成(?:时间|时限|日期)?(?:那?一?栏|栏|写|填|标|是|为)|(?:整改|完成|办理|规定|原定|预计|计划)?的?(?:时限|期限|时间节点|限期|完成时间|完成日期|目标日期|到期日)(?:是|为|定在|写的是|写在|写|在|到)?|到期|临期|到点|到日子|到限|卡(?:死)?(?:在|到)|截止(?:日期|时间)?|\bdeadlines?\b|\bwhat(?:’|\')?s due\b|\bdue\b(?: dates?)?|\btarget(?:s|ed)?(?: implementation| completion)?(?: dates?)?\b|\b(?:supposed|meant|planned|scheduled|expected|required) to (?:be )?\w+|(?:会|将|就要|可能)(?:会|要)?(?:逾期|超期|过期|超时)|(?:预计|计划|力争|拖到|拖至|要到|得到|等到)|(?:早于|晚于|迟于|最晚|最迟|截止到)(?:到|在|是)?\s*(?:[\d一二三四五六七八九十今明年]|下个?[月季周])|(?:要求|要|应|须|该|才能|底|之前|以前|前)(?:要)?(?:完成|完|整改完|整改到位|交账|办结|改完|做完|销号)|之?前(?:完成|整改完|交账)|\b(?:to be |must be )?(?:finished|completed|done|implemented|rectified|closed) by\b` +
	`|\b(?:finish(?:ing)?|end|completion|closing) dates?\b|\bcut-?off\b|\b(?:ha(?:s|ve|d)|ought|needs?) to (?:be )?\w+ (?:it |them )?(?:in|by|before|after|until|till|during)\b|\b(?:must|should) be \w+ (?:in|by|before|after|during)\b|\b(?:run|runs|running|slip(?:s|ped)?|drift(?:s|ed)?|spill(?:s|ed)?(?: over)?|pushed(?: back| out)?|put (?:back|off)|carried(?: over)?) (?:out|until|till|to|into)\b|\bexpir(?:es?|ing)\b`)

var (
	counted   = regexp.MustCompile(`今天|明天|后天|本周|下周|这周|本月|下个?月|这个?月|(?:^|[^月\d])\d+\s*(?:天|日|周|个月|days?|weeks?|months?)\s*(?:内|后|之内|以内)|\b(?:today|tomorrow|(?:this|next|coming|current) (?:week|month|quarter|year|few|\d+)|next (?:mon|tues|wednes|thurs|fri|satur|sun)day|within|in (?:\d+|a|one|two|three) (?:days?|weeks?|months?))\b`)
	dueFields = regexp.MustCompile(`时限|期限|到期|截止|deadline|\bdue\b|\btarget dates?\b|交账`)
)

// Words between two periods, either from one to the other, or both of them.
var (
	untilJoint = regexp.MustCompile(`^\s*(?:初|底|末|份)?\s*(?:到|至|-|~|—|–|～|to|through|until|till)\s*$`)
	andJoint   = regexp.MustCompile(`^\s*(?:份|底|末)?\s*(?:和|、|与|及|跟|或|或者|以及|and|or|&)\s*$`)
	betweenIt  = regexp.MustCompile(`^(?:份|底|末)?(?:之间|中间)`)
	betweenLed = regexp.MustCompile(`\bbetween\s*$`)
)

// Words around a period that say which side of it is meant, that what is done in it
// is to be done or was done, or that the notice writes it so.
var (
	withIt    = `(?:[(（](?:含|包含|包括)[^()（）]{0,4}[)）]|及其?|或者?)` // the period itself is meant, too
	beforeIt  = regexp.MustCompile(`^\s*(?:(` + withIt + `(?:为止|止|之前|以前)|(?:or|and) (?:earlier|before)\b)|(?:为止|止|之前|以前)|(前))`)
	afterIt   = regexp.MustCompile(`^\s*(?:(` + withIt + `(?:以|之)?后|起|开始|(?:or|and) (?:later|after|beyond)\b|onwards?\b)|(?:以|之|过)?后)`)
	ledBefore = regexp.MustCompile(`(?:\b(?:before|prior to|earlier than)|[^不]早于|^早于|(\b(?:by|until|no later than|not later than|up to|on or before)|不(?:晚|迟)于|最(?:晚|迟)(?:不超过)?|截止到|截至|不超过))(?:到|在|于|是)?\s*(?:the )?$`)
	ledAfter  = regexp.MustCompile(`(?:\b(?:after|later than|beyond|past)|[^不](?:晚|迟)于|^(?:晚|迟)于|过[了完]|(\b(?:from|since|on or after|starting(?: in| from)?)|不早于))\s*(?:the )?$`)
	ledIn     = regexp.MustCompile(`(?:\b(?:(?:(?:been |have |has )*(?:slip(?:s|ped)?|drift(?:s|ed)?|spill(?:s|ed)?(?: over)?|pushed(?: back| out)?|put (?:back|off)|carried(?: over)?) (?:in)?to)|in|during|within|for|of|at|on)\s*(?:the )?|在|于)$`)
	toBeDone  = regexp.MustCompile(`^\s*(?:之?内|之间|期间|中|里|的时候)?(?:就|都|才|还|本)?(?:要|得|应当?|应该|该|须|需要?|必须|计划|预计|能)?(?:就)?(?:完成整改|整改完成|` + completed + `|到期|截止)`)
	isDone    = regexp.MustCompile(`(?:(?:已|已经|均已)(?:于|在)|早在)\s*$`)
	notUntil  = regexp.MustCompile(`\b(?:not|\w*n['’]t|(?:is|are|was|were|do|does|did)nt)(?: [a-z]+){0,4} (?:until|till|before)\s*(?:the )?$`)
	untilIt   = regexp.MustCompile(`(?:到了?|至|截至|截止到?)\s*$`)
	shouldBe  = regexp.MustCompile(`^\s*(?:就|都|本)?(?:该|应)`)
	doneIn    = regexp.MustCompile(`\b(?:completed|finished|done|closed|rectified|implemented|resolved|delivered) (?:in|on|during|before)\s*(?:the )?$`)
	exactly   = regexp.MustCompile(`就写|就是这|正好|^[^,，(（]*(?:当天|这一天|这天)`)
	writtenSo = regexp.MustCompile(`(?:(?:写|标|填|注|定)(?:的|着|成|明|了)*(?:是|为|在)?|(?:时限|期限|限期|时间|日期)(?:是|为)|\bdates?(?: of| is| are| as| says?| reads?|:)?\s*)["“]?$`)
)

// season is a part of a year that English notices print for a date.
var season = regexp.MustCompile(`\b(?:spring|summer|autumn|fall|winter|easter|christmas)\b`)

// completed is a verb of completion.
var completed = "(?:" + patternsIn(statusList)["comp"] + ")"

// due proposes the days on which the items asked for are due: those of each period
// that is named, or of one side of it.
func (r *reader) due() (out []Entity) {
	if len(r.Dues) == 0 {
		return nil
	}
	if e, ok := r.coming(); ok {
		return []Entity{e}
	}
	if counted.MatchString(r.text) {
		return nil
	}
	for _, d := range r.duePeriods() {
		if e, ok := r.dueOver(d); ok {
			out = append(append(out, e), r.dueNotes(e.To, e.Due)...)
		}
	}
	return out
}

// duePeriods are the periods that the question names, those in a row as one: 9月到11月.
func (r *reader) duePeriods() (out []text.Period) {
	all := r.periods()
	var glossed *text.Period
	for i := 0; i < len(all); i++ {
		d := all[i]
		if d.Whole && i+1 < len(all) && !all[i+1].Whole && strings.Trim(r.text[d.To:all[i+1].From], " )的") == "" { // 今年(2025年)下半年
			sameYear(&d, &all[i+1])
			all[i+1].Year = true
			continue
		}
		if i+1 < len(all) && !all[i+1].Whole && strings.TrimSpace(r.text[d.To:all[i+1].From]) == "(" { // 下半年(2025年7月到12月): what is in brackets says which
			if glossed = &all[i+1]; !d.Relative {
				sameYear(&d, glossed)
				glossed.Year = d.Year || glossed.Year
			}
			glossed.From = d.From
			continue
		}
		if d.Whole && slices.ContainsFunc(all, func(o text.Period) bool { return !o.Whole || o.From < d.From && o.First.Equal(d.First) }) {
			continue // the year of another, or said again
		}
		for i+1 < len(all) {
			next, between := all[i+1], r.text[d.To:all[i+1].From]
			if strings.TrimSpace(between) == "" && !next.Whole { // 2025年底12月31日
				sameYear(&d, &next)
				next.From, next.Year = d.From, next.Year || d.Year
				d = next
				i++
				continue
			}
			ledBetween := betweenLed.MatchString(r.text[:d.From]) && strings.TrimSpace(between) == "and" || andJoint.MatchString(between) && betweenIt.MatchString(r.text[next.To:])
			if !untilJoint.MatchString(between) && !ledBetween && !andJoint.MatchString(between) {
				break
			}
			sameYear(&d, &next)
			if andJoint.MatchString(between) && !ledBetween && next.First.After(d.Last.AddDate(0, 0, 1)) {
				break
			}
			d.Last, d.To, d.Year, d.End = next.Last, next.To, d.Year || next.Year, next.End
			i++
		}
		if glossed != nil && glossed.From == d.From && strings.HasPrefix(r.text[d.To:], ")") {
			d.To++
		}
		if at := slices.IndexFunc(all, func(o text.Period) bool { return o.Whole && o.From >= d.To }); at >= 0 && !d.Year { // 12月底前(2025年)
			sameYear(&d, &all[at])
			d.Year = true
		}
		out = append(out, d)
	}
	return out
}

// sameYear gives the one of two periods in a row that names no year that of the other.
func sameYear(a, b *text.Period) {
	switch {
	case a.Year && !b.Year:
		years := a.First.Year() - b.First.Year()
		b.First, b.Last = b.First.AddDate(years, 0, 0), b.Last.AddDate(years, 0, 0)
		if b.Last.Before(a.First) {
			b.First, b.Last = b.First.AddDate(1, 0, 0), b.Last.AddDate(1, 0, 0)
		}
	case b.Year && !a.Year:
		years := b.First.Year() - a.First.Year()
		a.First, a.Last = a.First.AddDate(years, 0, 0), a.Last.AddDate(years, 0, 0)
	case a.Year && b.Year && b.Last.Before(a.First):
		*a, *b = *b, *a
	}
}

// dueOver is a condition that items are due in a period, or on one side of it; ok is
// false where nothing says that it is of due dates.
func (r *reader) dueOver(d text.Period) (e Entity, ok bool) {
	before, after := r.text[:d.From], r.text[d.To:]
	said := namesDue.MatchString(r.text) || doneIn.MatchString(before) || toBeDone.MatchString(after)
	if isDone.MatchString(before) || !said && !toBeDone.MatchString(beforeIt.ReplaceAllString(after, "")) {
		return e, false
	}
	e.Kind, e.Ahead = OfDue, !said && !d.Last.Before(r.Today)
	if !d.Year {
		e.Ahead = r.ahead(d)
		r.toBusiest(&d)
	}
	from, to := d.From, d.To
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	next := day(d.Last.AddDate(0, 0, 1))
	before1 := day(d.First.AddDate(0, 0, -1)) // the day before it
	p := condition.Period{From: day(d.First), To: day(d.Last)}
	left, right := beforeIt.FindStringSubmatchIndex(after), afterIt.FindStringSubmatchIndex(after)
	ledLeft, ledRight, in, bounded := ledBefore.FindStringSubmatchIndex(before), ledAfter.FindStringSubmatchIndex(before), ledIn.FindStringIndex(before), true
	switch {
	case exactly.MatchString(after):
		bounded = false
	case left != nil:
		to += left[1]
		if left[4] >= 0 && (d.End && (r.writes(d) || writtenSo.MatchString(before)) || d.Day() && writtenSo.MatchString(before) && r.printed(r.text[d.From:to])) { // 8月底前 is how notices write the day itself
			if bounded, e.Until = false, true; d.Year && writtenSo.MatchString(before) && r.printed(r.text[d.From:to]) {
				e.Kind, e.Named = OfDueSaid, r.text[d.From:to]
			}
			break
		}
		if p = (condition.Period{To: day(d.Last)}); !d.Day() && !d.End && left[2] < 0 {
			p.To = before1
		}
	case right != nil:
		to += right[1]
		if p.To = ""; d.End || right[2] < 0 {
			p.From = next
		}
	case notUntil.MatchString(before): // not due until 2027
		from = notUntil.FindStringIndex(before)[0]
		p.To = ""
	case ledLeft != nil:
		from = ledLeft[0]
		if p = (condition.Period{To: day(d.Last)}); ledLeft[2] < 0 && !d.End {
			p.To = before1
		}
	case untilIt.MatchString(before) && shouldBe.MatchString(after): // 到9月30日该完成的
		p.From = ""
	case ledRight != nil:
		from = ledRight[0]
		if p.To = ""; ledRight[2] < 0 {
			p.From = next
		}
	default:
		bounded = false
		if in != nil {
			from = in[0]
		}
		if said := r.text[d.From:d.To]; r.printed(said) && (d.End && writtenSo.MatchString(before) || quarterSaid.MatchString(said) && writes.MatchString(before) || season.MatchString(said)) {
			e.Kind, e.Named = OfDueSaid, said
		}
	}
	switch without, with := withoutEdge.MatchString(after), withEdge.MatchString(after); {
	case without && p.To == "":
		p.From = next
	case without:
		p = condition.Period{To: before1}
	case with && p.To == "":
		p.From = day(d.First)
	case with:
		p = condition.Period{To: day(d.Last)}
	default:
		e.Ahead = e.Ahead && bounded && p.To != ""
	}
	if done := toBeDone.FindStringIndex(r.text[to:]); done != nil {
		to += done[1]
	}
	stretch := r.span(OfDue, from, to)
	e.From, e.To, e.Due, e.Weight = stretch.From, stretch.To, p, stretch.Weight*dueWeight
	return e, true
}

// writes reports whether the notice writes a due date as by the end of a month.
func (r *reader) writes(d text.Period) bool {
	return strings.Contains(r.text[d.From:d.To], "月") && d.First.Month() == d.Last.Month() && (r.printed(d.First.Format("2006年1月底前")) || slices.Contains(r.DueWords, d.First.Format("1月底前")))
}

// ahead reports whether items are due from today to the end of the period that comes
// next.
func (r *reader) ahead(d text.Period) bool {
	for d.Last.Before(r.Today) {
		d.Last = d.Last.AddDate(1, 0, 0)
	}
	return r.dueIn(condition.Period{From: r.Today.Format(time.DateOnly), To: d.Last.Format(time.DateOnly)}) > 0
}

// toBusiest moves a period whose year is not said to the year in which most items are
// due then, or, where none is, at all. 今年 and 明年 stay while the notice runs: some of it
// was due by today and some is not, or something is due then. Else the
// years of the notice are meant, which is read long after.
func (r *reader) toBusiest(d *text.Period) {
	today := r.Today.Format(time.DateOnly)
	since := condition.Period{From: d.First.Format(time.DateOnly), To: d.Last.Format(time.DateOnly)}
	if d.End {
		since.From = d.Last.Format("2006") + "-01-01"
	}
	if d.Relative && (r.dueIn(condition.Period{To: today}) > 0 && r.dueIn(condition.Period{From: today}) > 0 ||
		r.dueIn(since) > 0) {
		return
	}
	best, most := 0, 0
	for years := -5; years <= 5; years++ {
		year := d.First.Year() + years
		n := r.dueIn(condition.Period{From: d.First.AddDate(years, 0, 0).Format(time.DateOnly), To: d.Last.AddDate(years, 0, 3).Format(time.DateOnly)})*r.Items*r.Items +
			r.dueIn(condition.Period{From: fmt.Sprintf("%d-01-01", year), To: fmt.Sprintf("%d-12-31", year)})
		if d.End { // by September, of what is due by then in a year
			n += r.dueIn(condition.Period{From: fmt.Sprintf("%d-01-01", year), To: d.Last.AddDate(years, 0, 0).Format(time.DateOnly)}) * r.Items
		}
		if n > most {
			best, most = years, n
		}
	}
	d.First, d.Last = d.First.AddDate(best, 0, 0), d.Last.AddDate(best, 0, 0)
}

// dueIn counts the items that are due in a period.
func (r *reader) dueIn(p condition.Period) (n int) {
	for day, items := range r.Dues {
		if p.Holds(day) {
			n += items
		}
	}
	return n
}

// Words behind a date, that leave out or let in the month or day that bounds a
// period: 10月不算, (含4月).
var (
	edgeNamed   = `(?:20\d\d年(?:\d{1,2}月)?|\d{1,2}\s*(?:月份?底?|日|号)|当月|本月|当天|当日|该月|该日|这一?天|这个?月)`
	withoutEdge = regexp.MustCompile(`[(（,，]\s*(?:` + edgeNamed + `(?:那|这)?(?:个月|天)?(?:本身)?(?:的|就|先)?(?:都)?(?:不算|不含|不包括|不计|不要|除外|不在内)(?:在内)?|(?:不含|不包括|不算|除)` + edgeNamed + `)[)）]?`)
	withEdge    = regexp.MustCompile(`[(（,，]\s*(?:(?:含|包含|包括|连|算上)` + edgeNamed + `|` + edgeNamed + `(?:的)?(?:也算|也要|算在内|在内|也在内|包括在内|含在内))(?:的)?[)）]?`)
)

// dueNotes are, as entities of the same period, what says behind a date whether its
// bound is meant.
func (r *reader) dueNotes(from int, p condition.Period) (out []Entity) {
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
var dueEnds = regexp.MustCompile(`(?:时限|期限|到期|截止|完成时间|时间节点)(?:的)?(?:时间|日期|日)?(?:是|算|排|都|排得|定得)?(?:在)?(?:(最早|最先|最前面?|最靠前|最短|最急|最近|最临近)|(最晚|最迟|最后面?|最靠后|最长|最远))(?:到期|截止)?|(?:(最早|最先)|(最晚|最迟|最后))(?:一个|一批)?(?:要|该|应|需要?)?(?:到期|截止|交账)|\b(?:(earliest|soonest|nearest)|(latest|furthest))(?: to be| to (?:come|fall))? (?:due(?: dates?)?|target(?: implementation| completion)? dates?|targets?|deadlines?)\b|\bdue (?:the )?(?:(first|earliest|soonest)|(last|latest))\b`)

// urgent finds what is asked for by its urgency: of what is open, what is due first.
var urgent = regexp.MustCompile(`最(?:紧急|紧迫|迫切|要紧|着急|急|赶|紧)(?:着)?(?:要)?(?:办|完成|处理|整改|改)?(?:的)?|\bmost (?:urgent|pressing)\b`)

// ends proposes the earliest or the latest due date.
func (r *reader) ends() (out []Entity) {
	for _, m := range urgent.FindAllStringIndex(r.text, -1) {
		e := r.span(OfDueEnd, m[0], m[1])
		e.End, e.Urgent = condition.Earliest, true
		e.Weight *= dueWeight
		out = append(out, e)
	}
	for _, m := range dueEnds.FindAllStringSubmatchIndex(r.text, -1) {
		e := r.span(OfDueEnd, m[0], m[1])
		e.End, e.Urgent = condition.Latest, strings.Contains(r.text[m[0]:m[1]], "近") // 期限最近的: of what is open
		for g := 1; 2*g < len(m); g += 2 {
			if m[2*g] >= 0 {
				e.End = condition.Earliest
			}
		}
		if n := endCount.FindStringSubmatchIndex(r.text[m[1]:]); n != nil {
			e.To, e.First = r.at[m[1]+n[1]], text.WholeNumber(r.text[m[1]+n[2]:m[1]+n[3]])
		}
		e.Weight = dueWeight * float64(e.To-e.From)
		out = append(out, e)
	}
	return out
}

// endCount finds, behind words for one end of the due dates, how many are asked for: 最晚的三条.
var endCount = regexp.MustCompile(`^(?:的)?(?:那|前|头)?([一二两三四五六七八九十\d]{1,2})(?:个|条|项|件)`)

// namesDue reports whether a status is part of the words for a due date: 前完成.
func (r *reader) namesDue(e Entity) bool {
	for _, m := range namesDue.FindAllStringIndex(r.text, -1) {
		if from, to := r.at[m[0]], r.at[m[1]]; e.From < to && from < e.To && e.To-e.From <= to-from+2 {
			return true
		}
	}
	return false
}
