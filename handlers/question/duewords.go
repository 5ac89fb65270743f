package question

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/phrasing"
)

// datePart is a date within what is printed as a time limit, and what surrounds
// the words next to it.
var datePart = regexp.MustCompile(`20\d\d\s*年?|\d{1,2}\s*月(?:\d{1,2}[日号]|底|末|份)?|[第一二三四1-4]+季度[末底]?|[,，、;；。()（）]|\b(?:january` +
	`|february|march|april|may|june|july|august|september|october|november|december|revised|extended|originally|was|from|to|now)\b`)

// A quarter or half a year is asked for as it is printed where the question says that it is written
// so: 时限写的是第三季度, and no day within it.
var (
	quarterSaid = regexp.MustCompile(`季度?|半年|\bquarter\b|\bhalf\b|\bq[1-4]\b`)
	writes      = regexp.MustCompile(`(?:写|标|填|注)(?:的|着|成|明|了)*(?:是|为|在)?["“]?$|\b(?:says?|reads?|printed as|written as|given as|shown as)\s*["“]?$`)
)

// dueSaid proposes words that the notice prints as a time limit, and that are no date:
// 立行立改, 春节前.
func (r *reader) dueSaid() (out []Entity) {
	seen := map[string]bool{}
	for _, printed := range r.DueWords {
		for part := range strings.FieldsSeq(datePart.ReplaceAllString(printed, " ")) {
			if seen[part] || utf8.RuneCountInString(part) < 2 || grammar.IsLatin([]rune(part)[0]) || part[0] == '(' {
				continue
			}
			seen[part] = true
			if at, n := grammar.LongestShared(r.runes, []rune(part)); n >= shortestSaid && n < utf8.RuneCountInString(part) && dueCue.MatchString(r.before(at)) { // 要等编制批复 of 待编制批复后确定
				e := Entity{Kind: OfDueSaid, From: at, To: at + n, Named: string(r.runes[at : at+n]), Weight: float64(n) * ownWeight}
				out = append(out, e)
			}
			for at := strings.Index(r.text, part); at >= 0; at = -1 {
				e := r.span(OfDueSaid, at, at+len(part))
				e.Named = part
				e.Weight *= ownWeight
				kept := r.classes(func(c condition.Class) bool { return c.Status == notice.LongTerm || strings.Contains(c.Words, part) }) != 0
				if everyday.MatchString(part) && (kept || !strings.HasPrefix(part, "长期")) || strings.HasPrefix(part, "长期") && kept { // it is a status, too
					if !dueCue.MatchString(r.before(e.From)) {
						continue
					}
					e.Weight *= 1.5
				}
				out = append(out, e)
			}
		}
	}
	return slices.Concat(out, r.putBack(), r.undecided())
}

// shortestSaid is how many runes of what is printed as a time limit name it.
const shortestSaid = 4

// Words for a time limit that is not the first one, and how a question asks for it.
var (
	movedDate = `(?:revised|extended|postponed|moved|re-?scheduled|put (?:back|off)|pushed(?: back| out)?|deferred|shifted|changed)`
	moved     = regexp.MustCompile(`\b(?:` + movedDate + `|previously|originally|formerly|now)\b`)
	asksMoved = regexp.MustCompile(`\b(?:` + movedDate + `|new|later) (?:(?:target|due|completion|implementation) )?(?:dates?|deadlines?|targets?)\b` +
		`|\b(?:target |due )?(?:dates?|deadlines?|targets?)(?: \w+){0,3} ` + movedDate + `\b|\bextensions?\b`)
)

// asksDate asks for the date itself, not for items by it: what's the new target date for that.
var asksDate = regexp.MustCompile(`^(?:(?:and|so|but|ok|okay),? )*(?:what(?:['’]s|s| is| was)|when(?:['’]s| is)|tell me|give me) (?:the|its|their) \w+ (?:(?:target|due|completion) )?(?:date|deadline|target)\b`)

// putBack proposes what English notices print of a time limit that was moved: 30
// September (revised to 31 January).
func (r *reader) putBack() []Entity {
	at := asksMoved.FindStringIndex(r.text)
	if at == nil || asksDate.MatchString(r.text) {
		return nil
	}
	e := r.span(OfDueSaid, at[0], at[1])
	e.Weight *= ownWeight
	for _, printed := range r.DueWords {
		switch said := moved.FindString(printed); {
		case said == "" || said == e.Named || slices.Contains(e.Alike, said):
		case e.Named == "":
			e.Named = said
		default:
			e.Alike = append(e.Alike, said)
		}
	}
	if e.Named == "" {
		return nil
	}
	return []Entity{e}
}

// Words for a time limit that nobody has set yet, as English notices print it and as people
// ask for it.
var (
	setDate    = `(?:confirmed|determined|decided|agreed|advised|announced|set|fixed|settled|known|finalised|finalized)`
	notSet     = regexp.MustCompile(`\bto be ` + setDate + `\b|\bnot (?:yet )?(?:been )?` + setDate + `\b|\bun(?:known|decided|determined|confirmed)\b|\btb[acd]\b`)
	asksNotSet = regexp.MustCompile(`\b(?:(?:is|are|still|yet) )*(?:to be|(?:\w+n['’]t|not|never)(?: yet)?(?: been)?(?: yet)?) ` + setDate + `\b(?: yet)?|\b(?:still )?un(?:known|decided|determined|confirmed)\b|\btb[acd]\b`)
	ofDate     = regexp.MustCompile(`\b(?:dates?|deadlines?|due|when|target|time limits?|completion)\b`)
	anyDigit   = regexp.MustCompile(`\d`)
	// obliged leads up to a time limit without a date: had to be dealt with immediately; atOnce
	// is how that one is said too.
	obliged = regexp.MustCompile(`\b(?:(?:had|have|has|needs?|needed|were|was|are|is|supposed|meant|expected) to|must|should)(?: be)? [a-z]+(?: with| out| up| off| right)? $`)
	atOnce  = regexp.MustCompile(`\b(?:straight ?away|right away|at once|without delay|forthwith)\b`)
)

// undecided proposes what English notices print where no date is set: to be confirmed.
func (r *reader) undecided() (out []Entity) {
	for _, printed := range r.DueWords { // target date says None set
		at := []int{strings.Index(r.text, printed), 0}
		if at[1] = at[0] + len(printed); at[0] < 0 && printed == "immediately" {
			at = atOnce.FindStringIndex(r.text)
		}
		if at == nil || at[0] < 0 || len(printed) < shortestPrinted || grammar.Language(printed) != "en" || anyDigit.MatchString(printed) {
			continue
		}
		led := obliged.FindStringIndex(r.text[:at[0]])
		if led == nil && !ofDate.MatchString(r.text) {
			continue
		} else if led != nil {
			at[0] = led[0]
		}
		e := r.span(OfDueSaid, at[0], at[1])
		e.Named, e.Weight = printed, e.Weight*ownWeight*2
		out = append(out, e)
	}
	if !ofDate.MatchString(r.text) {
		return out
	}
	at := asksNotSet.FindStringIndex(r.text)
	if at == nil {
		return out
	}
	for _, printed := range r.DueWords {
		if said := notSet.FindString(printed); said != "" && !anyDigit.MatchString(printed) {
			e := r.span(OfDueSaid, at[0], at[1])
			e.Named, e.Weight = said, e.Weight*ownWeight*2
			out = append(out, e)
		}
	}
	if len(out) == 0 {
		e := r.span(OfField, at[0], at[1])
		e.Fill, e.Weight = condition.Fill{Field: condition.FieldDue}, e.Weight*fieldWeight
		out = append(out, e)
	}
	return out
}

// intoPeriod finds, behind words for what is late, the time to which it was moved.
var intoPeriod = regexp.MustCompile(`^ (?:back |over )?(?:in)?to (?:\d{4}|next (?:year|month|quarter)|the |q[1-4])`)

// shortestPrinted is how many letters of what is printed as a time limit name it.
const shortestPrinted = 6

// dueCue finds, before words, that they occur in the field of the time limit.
var dueCue = regexp.MustCompile(`(?:时限|期限|限期|日期|时间)[^,，。?？]{0,8}$|只(?:写|标)(?:了|着|的|个)?["“]?$`)

// periods are the periods that the question names, found once.
func (r *reader) periods() []text.Period {
	if !r.dated {
		r.named, r.dated = text.FindPeriods(r.text, r.Today), true
	}
	return slices.Clone(r.named)
}

// pastNamed finds days before today that no condition is on.
var pastNamed = regexp.MustCompile(`去年|前年|上个?月|上周|上星期|昨天|前天|\blast (?:week|month|year)\b|\byesterday\b`)

// withoutDates leaves out, next to a status, the dates that no reading takes, which are said to
// be unread: the ledger of today does not say what was done last year.
func (r *reader) withoutDates(all []Entity) []Entity {
	if !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfStatus && !e.Late }) {
		return all
	}
	free := func(from, to int) {
		date := r.span(OfTerm, from, to)
		within := func(e Entity) bool {
			return e.Kind == OfTerm && !e.Cued && !e.Not && date.From <= e.From && e.To <= date.To
		}
		if others := slices.DeleteFunc(slices.Clone(all), within); !covered(others, date) && !r.chatted(date.From, date.To) {
			all, r.unread = others, append(r.unread, r.text[from:to])
		}
	}
	for _, at := range pastNamed.FindAllStringIndex(r.text, -1) {
		free(at[0], at[1])
	}
	for _, p := range r.periods() {
		if !p.Last.Equal(time.Date(r.Today.Year(), r.Today.Month(), r.Today.Day(), 0, 0, 0, 0, time.UTC)) && !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfDue }) {
			free(p.From, p.To)
		}
	}
	return all
}

// withoutAsideDays leaves out due days that a sentence names which asks nothing, next to those
// of one that asks: our board meets in July. What is due by June?
func (r *reader) withoutAsideDays(all []Entity) []Entity {
	aside := func(e Entity) bool {
		from, to := 0, len(r.text)
		for _, stop := range phrasing.Ends(r.text) {
			if r.at[stop[1]] <= e.From {
				from = stop[1]
			} else if r.at[stop[0]] >= e.To {
				to = min(to, stop[0])
			}
		}
		said := r.text[from:to]
		return !namesDue.MatchString(said) && !asksHere.MatchString(said) && !strings.HasPrefix(said, "what")
	}
	return slices.DeleteFunc(slices.Clone(all), func(e Entity) bool {
		return e.Kind == OfDue && aside(e) && slices.ContainsFunc(all, func(o Entity) bool { return o.Kind == OfDue && !aside(o) })
	})
}

// coming proposes the days counted from today on which items are due: 下个月, 十天之内.
func (r *reader) coming() (e Entity, ok bool) {
	p, found := phrasing.Coming(r.text, r.Today, r.Soon)
	if within := strings.Contains(r.text, "内") || strings.Contains(r.text, "within "); !found && within {
		if d, before, dated := text.FindDate(r.text, r.Today, text.Ahead); dated && d.Working == 0 && withinDays.MatchString(d.Text) {
			p, found = phrasing.Span{First: r.Today, Last: d.Last, From: len(before), To: len(before) + len(d.Text)}, true
		}
	}
	if !found && len(r.duePeriods()) == 0 {
		p, found = phrasing.ComingYear(r.text, r.Today)
	}
	if !found || (p.First.Equal(p.Last) || !namesDue.MatchString(r.text)) && !toBeDone.MatchString(r.text[p.To:]) {
		return e, false
	}
	to := p.To
	if done := toBeDone.FindStringIndex(r.text[to:]); done != nil {
		to += done[1]
	}
	e = r.span(OfDue, p.From, to)
	e.Due, e.Coming, e.Weight = condition.Period{From: p.First.Format(time.DateOnly), To: p.Last.Format(time.DateOnly)}, true, e.Weight*dueWeight
	return e, true
}

// withinDays finds that a date is counted from today.
var withinDays = regexp.MustCompile(`^(?:\d{1,3}|[^\d\s]{1,6}?)\s*个?(?:天|日|周|星期|礼拜|月|季度|半年|年)(?:之|以)?内|\bwithin\b`)

// printed are the folded words that are said of a time limit and printed as one.
func (r *reader) printed(words string) bool {
	return slices.ContainsFunc(r.DueWords, func(printed string) bool { return strings.Contains(printed, words) })
}

// Words before a day that make it the day on which items are late; after 以, words
// behind it do.
var (
	asOf    = regexp.MustCompile(`(?:截至|截止到?|截止|到了?|至)\s*$|\b(?:as of|as at|by|on|at)\s*$`)
	reckons = regexp.MustCompile(`(?:以|按|按照|拿)\s*$`)
	reckon  = regexp.MustCompile(`^\s*(?:这一?天)?(?:为准|来?(?:算|看|计|讲|说)|计算|为基准)`)
)

// lateOn is the day as of which items are asked to be late: 截至9月20日已经逾期的.
func (r *reader) lateOn() (day string, e Entity, ok bool) {
	for _, d := range r.periods() {
		start, end := 0, d.To
		if by, behind := reckons.FindStringIndex(r.text[:d.From]), reckon.FindStringIndex(r.text[d.To:]); by != nil && behind != nil {
			start, end = by[0], end+behind[1]
		} else if led := asOf.FindStringIndex(r.text[:d.From]); led != nil {
			start = led[0]
		} else {
			continue
		}
		if !d.Year {
			r.toBusiest(&d)
		}
		if d.Day() || d.End {
			return d.Last.Format(time.DateOnly), r.span(OfDue, start, end), true
		}
	}
	return "", e, false
}

// byDue finds that items are to be sorted by their due dates.
var byDue = regexp.MustCompile(`(?:按照?|以|依|照)?(?:整改|完成)?(?:的)?(?:到期|时限|期限|截止|完成)(?:的)?(?:时间|日期|日|早晚)?(?:的)?(?:先后|早晚|远近|顺序|从早到晚|由近及远|由早到晚|从近到远)+(?:顺序|次序)?(?:来)?(?:排|列|给)?(?:个?序|一下|好|出来|下来)*|按照?(?:整改|完成)?(?:到期|时限|期限|截止)(?:的)?(?:时间|日期|日)?(?:来)?(?:排|列)(?:个?序|一下|好|出来)*|\b(?:sorted|ordered|sort|order) by (?:due|target|deadline)(?: dates?)?|\bin order of (?:due|target) dates?`)

// orders proposes that items are to be sorted by their due dates.
func (r *reader) orders() (out []Entity) {
	for _, m := range byDue.FindAllStringIndex(r.text, -1) {
		e := r.span(OfOrder, m[0], m[1])
		e.Weight *= dueWeight
		out = append(out, e)
	}
	return out
}
