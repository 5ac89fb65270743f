package question

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"rectify/data/notice"
	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

// statusList says how people word how far an item is.
//
//go:embed statusterms.tsv
var statusList string

// A statusPattern is one reading with all its wordings.
type statusPattern struct {
	reading string
	words   *pattern.Pattern
}

var statusPatterns = sync.OnceValue(func() []statusPattern {
	var order []string
	all := map[string][]string{}
	macros := patternsIn(statusList)
	expand := strings.NewReplacer("{neg}", "(?:"+macros["neg"]+")", "{comp}", "(?:"+macros["comp"]+")", "{still}", "(?:"+macros["still"]+")", "{not}", "(?:"+macros["not"]+")")
	for _, row := range text.Rows(statusList) {
		reading := row.Cells[0]
		if reading == "neg" || reading == "comp" || reading == "still" || reading == "not" {
			continue
		}
		if all[reading] == nil {
			order = append(order, reading)
		}
		all[reading] = append(all[reading], "(?:"+expand.Replace(row.Cells[1])+")")
	}
	var out []statusPattern
	for _, reading := range order {
		words := pattern.MustCompile(strings.Join(all[reading], "|"))
		words.Longest()
		out = append(out, statusPattern{reading, words})
	}
	return out
})

// readings are the ledger's statuses that a reading stands for, and the words that
// a notice has for it of its own.
var readings = map[string]struct {
	statuses []notice.Status
	own      *pattern.Pattern
}{
	"done":        {grammar.Done, nil},
	"not_done":    {grammar.NotDone, nil},
	"open":        {grammar.Open, nil},
	"in_progress": {[]notice.Status{notice.InProgress}, nil},
	"not_started": {[]notice.Status{notice.NotStarted}, nil},
	"long_term":   {[]notice.Status{notice.LongTerm}, nil},
	"closed":      {[]notice.Status{notice.Closed}, nil},
	"not_closed":  {grammar.NotClosed, nil},
	"partly":      {[]notice.Status{notice.InProgress}, pattern.MustCompile(`部分|一半|\bpart(?:ial)?ly\b`)},
	"staged":      {[]notice.Status{notice.InProgress}, pattern.MustCompile(`阶段性`)},
	"behind":      {nil, pattern.MustCompile(`未(?:达到?|按|完成)序时|未按|滞后|缓慢|\bdelayed\b|\bbehind (?:schedule|plan)\b|\boff track\b`)},
	"on_track":    {[]notice.Status{notice.InProgress}, pattern.MustCompile(`^(?:已)?(?:达到|按|符合)(?:序时|时序|计划)?|^(?:序时|按期|正常)推进|\bon (?:track|schedule|target)\b`)},
	"refused":     {nil, refusedWords},
	"accepted":    {nil, nil},
	"partlytaken": {nil, nil},
	"lapsed":      {nil, lapsedWords},
	"nearly":      {[]notice.Status{notice.InProgress}, pattern.MustCompile(`基本|大体|\b(?:substantially|largely|mostly|nearly)\b`)},
	"accepting":   {[]notice.Status{notice.InProgress}, pattern.MustCompile(`待(?:验|复核|销号|核|审)|申请(?:验收|销号)|\b(?:awaiting|pending|subject to) (?:verification|acceptance|closure|review|sign-?off)\b`)},
}

// refusedWords find a notice's own word for an item that management refused.
var refusedWords = pattern.MustCompile(`not (?:agreed|accepted)|^closed\W+(?:as )?(?:not|un)\W?\w+|reject|disagree|不同意|未采纳|不采纳|不予采纳|不接受`)

// responses are the readings that are of what was answered to a recommendation.
var responses = map[string]condition.Response{"refused": condition.Refused, "accepted": condition.Accepted, "partlytaken": condition.PartlyAccepted}

// statuses proposes the statuses that a question words.
func (r *reader) statuses() (out []Entity) {
	for _, p := range statusPatterns() {
		for _, m := range p.words.FindAllStringIndex(r.text, -1) {
			e := r.span(OfStatus, m[0], m[1])
			if t := r.tokenAt(e.From); r.takesObject(e) || t != nil && t.From < e.From && t.Role == grammar.Filler || strings.HasPrefix(r.after(e.To), " secretar") { // 在整改 of 现在整改, permanent secretary
				continue
			}
			if p.reading == "late" && intoPeriod.MatchString(r.after(e.To)) { // slipped into 2026
				continue
			}
			if p.reading == "late" || p.reading == "in_time" {
				e.Late, e.Not = true, p.reading == "in_time"
				if e.Not && strings.HasSuffix(r.before(e.From), "有") { // 有没有逾期的
					continue
				}
				own := r.saidLate(r.text[m[0]:m[1]])
				if e.Not {
					own = r.notDueYet()
				}
				if own != 0 {
					e.Late, e.Not, e.Classes = false, false, own
				}
			} else if e.Classes = r.classesOf(p.reading, r.text[m[0]:m[1]]); e.Classes == 0 && p.reading == "behind" {
				e.Late = true
			}
			if (responses[p.reading] != "" || p.reading == "lapsed") && e.Classes == 0 {
				continue
			}
			if responses[p.reading] != "" {
				e.From = r.whoAnswered(e.From)
			}
			if printed := printedLong.FindString(strings.Join(r.DueWords, " ")); p.reading == "long_term" && e.Classes == 0 && printed != "" { // a time limit, here
				e.Kind, e.Named = OfDueSaid, printed
			}
			e.Answer = responses[p.reading] != "" && p.reading != "refused"
			e.Nearly = p.reading == "accepting" || p.reading == "nearly" || p.reading == "staged" || p.reading == "partly"
			e.Weight *= statusWeight
			out = append(out, e)
		}
	}
	return slices.Concat(out, r.ownStatuses(), r.deniedStatuses(), r.mistypedStatuses())
}

// statusWeight is the weight of a character of a status, against 1 for one of a term.
const statusWeight = 1.2

// classesOf are the classes that a reading stands for: those whose own words say it, or all.
func (r *reader) classesOf(reading, said string) (set condition.Classes) {
	if set := r.classes(func(c condition.Class) bool {
		return strings.Contains(c.Words, "销号") && !notYet.MatchString(c.Words) && c.Items > 1
	}); set != 0 && (reading == "closed" || reading == "not_closed") {
		if apart := r.classes(func(c condition.Class) bool { return c.Status.Done() }) &^ set; apart != 0 && r.controlled(notice.Rectified) { // the notice tells 已完成 from 已完成并销号
			if reading == "not_closed" {
				set = r.classes(func(condition.Class) bool { return true }) &^ set
			}
			return set
		}
	}
	if r.classes(func(c condition.Class) bool { return c.Status == notice.Closed }) == 0 { // no item is closed off yet: 销号 means done
		switch reading {
		case "closed":
			reading = "done"
		case "not_closed":
			reading = "not_done"
		}
	}
	if answer := responses[reading]; answer != "" {
		if set := r.classes(func(c condition.Class) bool { return c.Response == answer }); set != 0 {
			return set
		}
	}
	if plain := plainEnglish[reading]; plain != nil && !grammar.IsLatin([]rune(said)[0]) { // 正在进行, where the notice prints In progress for some
		if set = r.classes(func(c condition.Class) bool {
			return slices.Contains(readings[reading].statuses, c.Status) && plain.MatchString(c.Words)
		}); set != 0 {
			return set
		}
	}
	if grammar.IsLatin([]rune(said)[0]) && reading != "open" { // still in progress, where the notice prints In progress for some and Overdue for others; open is all of Open – Partially Addressed, too
		if set = r.classes(func(c condition.Class) bool {
			return slices.Contains(readings[reading].statuses, c.Status) && c.Words != "" && strings.Contains(" "+said+" ", " "+c.Words+" ")
		}); set != 0 {
			return set
		}
	}
	known := readings[reading]
	if reading == "not_started" && r.classes(func(c condition.Class) bool { return c.Status == notice.NotStarted }) == 0 {
		known.own = undone
	}
	if known.own != nil {
		if set = r.classes(func(c condition.Class) bool { return known.own.MatchString(c.Words) }); set != 0 {
			return set
		}
	}
	if reading == "in_progress" && r.controlled(notice.InProgress) {
		if grammar.IsLatin([]rune(said)[0]) {
			said = "推进整改"
		}
		said = strings.Replace(said, "在改", "在整改", 1)
		for _, stem := range []string{"推进", "进行", "办理", "落实", "实施", "整改"} {
			if !strings.Contains(said, stem) {
				continue
			}
			if set = r.classes(func(c condition.Class) bool {
				return c.Status == notice.InProgress && (coreOf(c.Words) == stem || strings.Contains(c.Words, "在"+stem))
			}); set != 0 {
				return set
			}
		}
		nearly, waits := readings["nearly"].own, readings["accepting"].own // 基本完成 and 改完待核 are no longer 还在改
		if going := r.classes(func(c condition.Class) bool {
			return c.Status == notice.InProgress && !nearly.MatchString(c.Words) && !waits.MatchString(c.Words) && !refusedWords.MatchString(c.Words)
		}); going != 0 && (strings.HasSuffix(said, "改") || strings.HasSuffix(said, "推")) {
			return going
		}
	}
	return r.classes(func(c condition.Class) bool {
		if stem := longStem.FindString(said); reading == "long_term" && (stem != "" && strings.Contains(c.Words, stem) || grammar.IsLatin([]rune(said)[0]) && longStem.MatchString(c.Words)) { // 已完成整改并长期坚持
			return true
		}
		refused := refusedWords.MatchString(c.Words) || lapsedWords.MatchString(c.Words) && !strings.HasPrefix(c.Words, "closed") || reading == "done" && c.Response == condition.Refused // closed, with nothing done
		return slices.Contains(known.statuses, c.Status) && !refused
	})
}

// classes are those that meet a condition.
func (r *reader) classes(meets func(condition.Class) bool) (set condition.Classes) {
	for i, c := range r.Classes {
		if meets(c) {
			set |= 1 << i
		}
	}
	return set
}

// controlled reports whether the notice's own words for a status are a controlled vocabulary, each
// asked for by itself: two or more, used again and again (正在推进, 部分整改), and no sentences.
func (r *reader) controlled(s notice.Status) bool {
	all, repeated := 0, 0
	words := map[string]bool{}
	for _, c := range r.Classes {
		if c.Status != s {
			continue
		}
		all += c.Items
		if c.Items > 1 && c.Words != "" {
			repeated += c.Items
			words[c.Words] = true
		}
	}
	return len(words) > 1 && 5*repeated >= 4*all
}

// withoutDone leaves out a plain status that another one qualifies: 改完了, 就等验收的.
func (r *reader) withoutDone(all []Entity) []Entity {
	if !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfStatus && e.Nearly && !e.Not }) {
		return all
	}
	isDone := r.classes(func(c condition.Class) bool { return c.Status.Done() })
	return slices.DeleteFunc(slices.Clone(all), func(e Entity) bool {
		return e.Kind == OfStatus && !e.Nearly && !e.Not && !e.Late && e.Classes == isDone
	})
}

// conjoined is all that comes between two statuses that are alternatives.
var conjoined = pattern.MustCompile(`^[\s"”“的]*(?:和|与|及|跟|或|或者|或是|以及|还有|加上?|or|and|&)[\s"“]*(?:the )?["“]?$`)

// auxiliary finds English words before a status that only make a sentence of it: been
// implemented.
var auxiliary = pattern.MustCompile(`^(?:(?:does|do|did) (?:the |our |we |they )?(?:(?:government|department|agency|ministry|council|board|management|authority|administration|company|director|committee|service|university|trust|cabinet) )?)?(?:(?:already|been|fully|still|currently|has|have|is|are|was|were|anything|ones|items) )*`)

// combineStatuses intersects the statuses asked for, or unites them where none has both.
func (r *reader) combineStatuses(u *Understanding, all []Entity) {
	every := r.classes(func(condition.Class) bool { return true })
	set, not, asked := every, condition.Classes(0), false
	all = r.withoutDone(all)
	last := 0 // where the status before ends
	var prior Entity
	for _, e := range all {
		if e.Kind != OfStatus || r.excepts && leftOver.MatchString(string(r.runes[e.From:e.To])) { // those that are left are the others
			continue
		}
		before, after := r.before(e.From), r.after(e.To)
		switch {
		case e.Late && e.Not:
			u.InTime = !slices.ContainsFunc(all, r.explainedInTime)
		case e.Late:
			u.Late = true
		case e.Not:
			not |= e.Classes
		case !asked:
			set, asked = e.Classes, true
		case set&e.Classes != 0 && (r.bothParts(prior, e) || r.keptDone(e)) && !orWords.MatchString(string(r.runes[last:e.From])):
			set &= e.Classes
		case (prior.Answer != e.Answer || prior.Nearly && e.Nearly) && set&e.Classes != 0 && !orWords.MatchString(string(r.runes[last:e.From])): // agreed and implemented, nearly done and to be checked
			set &= e.Classes
		case alsoBefore.MatchString(before), alsoAfter.MatchString(after), set&e.Classes == 0, conjoined.MatchString(string(r.runes[last:e.From])):
			set |= e.Classes
		default:
			set &= e.Classes
		}
		prior = e
		if last = e.To; !e.Late {
			said := strings.TrimRight(strings.TrimSuffix(auxiliary.ReplaceAllString(string(r.runes[e.From:e.To]), ""), "的"), "?.!")
			if e.Not {
				said = map[bool]string{true: "not ", false: "不是"}[grammar.IsLatin(r.runes[e.From])] + said
			}
			if strings.Count(said, "(") > strings.Count(said, ")") {
				said += ")"
			}
			u.Said = strings.TrimSpace(u.Said + " " + said)
		}
	}
	if u.InTime && !asked && not == 0 { // what is done is not asked about
		set, asked = every&^r.classes(func(c condition.Class) bool { return c.Status.Done() }), true
	}
	if !asked && not == 0 {
		if left := leftOver.FindStringIndex(r.text); left != nil && !r.excepts && !u.Late {
			u.Statuses = grammar.NotDone
		}
		return
	}
	var excepted []notice.Status
	if !asked { // only exclusions: kept apart, for what is said of them
		if excepted = r.wholly(not); excepted != nil {
			u.Except.Statuses = excepted
			return
		}
	}
	set &^= not
	if u.Statuses = r.wholly(set); u.Statuses == nil {
		u.ByClass = true
		for i, c := range r.Classes {
			if set.Has(i) {
				u.Classes = append(u.Classes, c)
			}
		}
	}
}

// leftOver finds words for what is left to do, where nothing else is excluded.
var leftOver = pattern.MustCompile(`还剩|就剩|只剩|剩下|剩余|剩几|剩多少|剩哪|剩啥|剩什么|\bleft\b|\bremaining\b`)

// wholly are the statuses that a set of classes consists of, each whole; nil where it parts one.
func (r *reader) wholly(set condition.Classes) (statuses []notice.Status) {
	for _, s := range notice.Statuses {
		of := r.classes(func(c condition.Class) bool { return c.Status == s })
		switch {
		case of != 0 && set&of == of:
			statuses = append(statuses, s)
		case set&of != 0:
			return nil
		}
	}
	if slices.Contains(statuses, notice.Rectified) && r.classes(func(c condition.Class) bool { return c.Status == notice.Closed }) == 0 {
		statuses = append(statuses, notice.Closed)
	}
	return statuses
}

// halfOfStatus reports whether a stretch is the first half of a status of four characters, and
// of no other: 暂缓的 of 暂缓实施.
func (r *reader) halfOfStatus(c condition.Class, at, n int) bool {
	said, words, end := string(r.runes[at:at+n]), []rune(c.Words), at+n
	return n == leastOwn-1 && len(words) == 2*n && string(words[:n]) == said && !everyday.MatchString(said) && (end == len(r.runes) || r.runes[end] == '的') &&
		r.classes(func(o condition.Class) bool { return strings.Contains(o.Words, said) }) == r.classes(func(o condition.Class) bool { return o.Words == c.Words })
}
