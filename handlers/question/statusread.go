package question

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/handlers/question/grammar"
)

// statusList says how people word how far an item is.
//
//go:embed statusterms.tsv
var statusList string

// A statusPattern is one reading with all its wordings.
type statusPattern struct {
	reading string
	words   *regexp.Regexp
}

var statusPatterns = sync.OnceValue(func() []statusPattern {
	var order []string
	all := map[string][]string{}
	macros := patternsIn(statusList)
	expand := strings.NewReplacer("{neg}", "(?:"+macros["neg"]+")", "{comp}", "(?:"+macros["comp"]+")", "{still}", "(?:"+macros["still"]+")", "{not}", "(?:"+macros["not"]+")")
	for line := range strings.Lines(statusList) {
		reading, pattern, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") || reading == "neg" || reading == "comp" || reading == "still" || reading == "not" {
			continue
		}
		if all[reading] == nil {
			order = append(order, reading)
		}
		all[reading] = append(all[reading], "(?:"+expand.Replace(pattern)+")")
	}
	var out []statusPattern
	for _, reading := range order {
		words := regexp.MustCompile(strings.Join(all[reading], "|"))
		words.Longest()
		out = append(out, statusPattern{reading, words})
	}
	return out
})

// readings are the ledger's statuses that a reading means, and the words that
// a notice has for it of its own.
var readings = map[string]struct {
	statuses []notice.Status
	own      *regexp.Regexp
}{
	"done":        {grammar.Done, nil},
	"not_done":    {grammar.NotDone, nil},
	"open":        {grammar.Open, nil},
	"in_progress": {[]notice.Status{notice.InProgress}, nil},
	"not_started": {[]notice.Status{notice.NotStarted}, nil},
	"long_term":   {[]notice.Status{notice.LongTerm}, nil},
	"closed":      {[]notice.Status{notice.Closed}, nil},
	"not_closed":  {grammar.NotClosed, nil},
	"partly":      {[]notice.Status{notice.InProgress}, regexp.MustCompile(`部分|一半`)},
	"staged":      {[]notice.Status{notice.InProgress}, regexp.MustCompile(`阶段性`)},
	"behind":      {nil, regexp.MustCompile(`未(?:达到?|按|完成)序时|未按|滞后|缓慢`)},
	"on_track":    {[]notice.Status{notice.InProgress}, regexp.MustCompile(`^(?:已)?(?:达到|按|符合)(?:序时|时序|计划)?`)},
	"refused":     {nil, refusedWords},
	"accepted":    {nil, nil},
	"partlytaken": {nil, nil},
	"accepting":   {[]notice.Status{notice.InProgress}, regexp.MustCompile(`待(?:验收|核查|复核|销号|核|审)|申请(?:验收|销号)`)},
}

// refusedWords find a notice's own word for an item that management refused.
var refusedWords = regexp.MustCompile(`not (?:agreed|accepted)|reject|disagree|不同意|未采纳|不采纳|不予采纳|不接受`)

// responses are the readings that are of what was answered to a recommendation.
var responses = map[string]Response{"refused": Refused, "accepted": Accepted, "partlytaken": PartlyAccepted}

// statuses proposes the statuses that a question words.
func (r *reader) statuses() (out []Entity) {
	for _, p := range statusPatterns() {
		for _, m := range p.words.FindAllStringIndex(r.text, -1) {
			e := r.span(OfStatus, m[0], m[1])
			if t := r.tokenAt(e.From); r.takesObject(e) || t != nil && t.From < e.From && t.Role == grammar.Filler { // 在整改 of 现在整改
				continue
			}
			if p.reading == "late" {
				e.Late = true
			} else if e.Classes = r.classesOf(p.reading, r.text[m[0]:m[1]]); e.Classes == 0 && p.reading == "behind" {
				e.Late = true
			}
			if responses[p.reading] != "" && e.Classes == 0 {
				continue
			}
			e.Nearly = p.reading == "accepting" || p.reading == "staged" || p.reading == "partly"
			e.Weight *= statusWeight
			out = append(out, e)
		}
	}
	return slices.Concat(out, r.ownStatuses(), r.mistypedStatuses())
}

// statusWeight is how telling a character of a status is, beside 1 for one of a
// term.
const statusWeight = 1.2

// fieldAfter finds that a verb of completion only names a field: 完成情况.
var fieldAfter = regexp.MustCompile(`^(?:部分|情况|时限|期限|日期|时间|进展)`)

// takesObject reports whether a bare verb of completion has an object, so that it
// tells a story: 完成投资.
func (r *reader) takesObject(e Entity) bool {
	said := string(r.runes[e.From:e.To])
	if fieldAfter.MatchString(r.after(e.To)) && !grammar.IsLatin(r.runes[e.From]) {
		return true
	}
	if !slices.Contains([]string{"完成", "解决", "落实到位", "收尾", "结束", "到位", "清零"}, said) {
		return false
	}
	t := r.tokenAt(e.To)
	return t != nil && t.Role == grammar.Word && t.From == e.To && !grammar.IsLatin(r.runes[t.From])
}

// classesOf are the classes that a reading means: those whose own words say
// it, where a notice has such; otherwise all of its statuses.
func (r *reader) classesOf(reading, said string) (set Classes) {
	if set := r.classes(func(c Class) bool {
		return strings.Contains(c.Words, "销号") && !notYet.MatchString(c.Words) && c.Items > 1
	}); set != 0 && (reading == "closed" || reading == "not_closed") {
		if apart := r.classes(func(c Class) bool { return c.Status.Done() }) &^ set; apart != 0 && r.controlled(notice.Rectified) { // the notice tells 已完成 from 已完成并销号
			if reading == "not_closed" {
				set = r.classes(func(Class) bool { return true }) &^ set
			}
			return set
		}
	}
	if r.classes(func(c Class) bool { return c.Status == notice.Closed }) == 0 { // no item has been closed off yet: 销号 means done
		switch reading {
		case "closed":
			reading = "done"
		case "not_closed":
			reading = "not_done"
		}
	}
	if answer := responses[reading]; answer != "" {
		if set := r.classes(func(c Class) bool { return c.Response == answer }); set != 0 {
			return set
		}
	}
	known := readings[reading]
	if known.own != nil {
		if set = r.classes(func(c Class) bool { return known.own.MatchString(c.Words) }); set != 0 {
			return set
		}
	}
	if reading == "in_progress" && r.controlled(notice.InProgress) {
		if grammar.IsLatin([]rune(said)[0]) {
			said = "推进整改"
		}
		for _, stem := range []string{"推进", "进行", "办理", "落实", "实施", "整改"} {
			if !strings.Contains(said, stem) {
				continue
			}
			if set = r.classes(func(c Class) bool { return c.Status == notice.InProgress && strings.Contains(c.Words, "在"+stem) }); set != 0 {
				return set
			}
		}
	}
	return r.classes(func(c Class) bool {
		return slices.Contains(known.statuses, c.Status) && !refusedWords.MatchString(c.Words)
	})
}

// notYet finds that an item is not closed off though its words name that: 待验收销号.
var notYet = regexp.MustCompile(`待[^，,]{0,6}销号|未[^，,]{0,6}销号`)

// classes are those that meet a condition.
func (r *reader) classes(meets func(Class) bool) (set Classes) {
	for i, c := range r.Classes {
		if meets(c) {
			set |= 1 << i
		}
	}
	return set
}

// controlled reports whether the notice's own words for a status are a controlled
// vocabulary, so that each is asked for by itself: two or more of them, each used
// again and again (正在推进, 部分整改), rather than sentences of every item's own.
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

// leastOwn is the fewest characters of a notice's own word for a status that name
// it.
const leastOwn = 3

// ownStatuses proposes stretches that the question shares with the notice's own
// words for a status.
func (r *reader) ownStatuses() (out []Entity) {
	for _, c := range r.Classes {
		if c.Words != "" && grammar.Language(c.Words) == "en" {
			out = append(out, r.englishStatus(c)...)
			continue
		}
		if stem, ok := strings.CutSuffix(c.Words, "中"); ok && utf8.RuneCountInString(stem) > 1 {
			for _, m := range regexp.MustCompile(`(?:还|仍|正|尚|都)*在`+regexp.QuoteMeta(stem)+`(?:着|中|的)*`).FindAllStringIndex(r.text, -1) { // 还在攻坚 for 攻坚中
				e := r.span(OfStatus, m[0], m[1])
				e.Classes = r.classes(func(o Class) bool { return o.Words == c.Words })
				e.Weight *= ownWeight * statusWeight
				out = append(out, e)
			}
		}
		at, n := grammar.LongestShared(r.runes, []rune(c.Words))
		if n < leastOwn {
			continue
		}
		said := string(r.runes[at : at+n])
		set := r.classes(func(c Class) bool { return says(c.Words, said) })
		if n == leastOwn && utf8.RuneCountInString(c.Words) > n && everyday.MatchString(said) || set == 0 {
			continue
		}
		for _, known := range readings { // 滞后于序时进度 for 未达到序时进度
			if known.own != nil && known.own.MatchString(said) {
				set |= r.classes(func(o Class) bool { return known.own.MatchString(o.Words) })
			}
		}
		if plainStatus.MatchString(said) && (c.Status != notice.InProgress || !r.controlled(c.Status)) {
			set = r.classes(func(other Class) bool { return other.Status == c.Status })
		}
		e := Entity{Kind: OfStatus, From: at, To: at + n, Classes: set, Weight: float64(n) * ownWeight}
		if e.To < len(r.runes) && r.runes[e.To] == '的' {
			e.To++
			e.Weight += ownWeight
		}
		out = append(out, e)
	}
	return out
}

// Lengths of a status in whose words one character may be mistyped.
const (
	shortestMistyped = 4
	longestMistyped  = 8
)

// mistypedStatuses proposes stretches that differ in one character from the notice's
// own word for a status: 正在整该.
func (r *reader) mistypedStatuses() (out []Entity) {
	for i, c := range r.Classes {
		words := []rune(c.Words)
		if len(words) < shortestMistyped || len(words) > longestMistyped {
			continue
		}
		for at := 0; at+len(words) <= len(r.runes); at++ {
			wrong := 0
			for k, w := range words {
				if said := r.runes[at+k]; said != w {
					if wrong++; k == 0 || strings.ContainsRune(tellsApart, said) || strings.ContainsRune(tellsApart, w) || grammar.IsLatin(said) {
						wrong = len(words)
					}
				}
			}
			if wrong == 1 {
				out = append(out, Entity{Kind: OfStatus, From: at, To: at + len(words), Classes: 1 << i, Weight: float64(len(words)) * mistypedWeight})
			}
		}
	}
	return out
}

// tellsApart are characters that make one status another.
const tellsApart = "未不没已正在待可部分全基本长期持续阶段性启动完成销号开始难 ,，。的"

// mistypedWeight lets a status with a mistyped character give way to one of that length without.
const mistypedWeight = 1.0

// everyday finds what too many words for a status hold to name one of a notice's own.
var everyday = regexp.MustCompile(`整改|推进|完成|坚持`)

// ownWeight prefers the notice's own word for a status to an everyday one that is
// as long.
const ownWeight = 1.25

// plainStatus is a status as everybody words it.
var plainStatus = regexp.MustCompile(`^(?:已|已经|全部|均已)?(?:整改|完成|整改完成|完成整改|整改到位|办结|销号)(?:了|完毕|到位)?$|^(?:尚)?(?:正在|持续|长期|需长期)?(?:整改|推进|坚持|完成)(?:中|完成|整改)?$|^(?:尚)?未(?:完成|启动|销号)$`)

// says reports whether a statement holds the words, and not only their
// negation: 未达到序时进度 does not say 达到序时进度.
func says(statement, words string) bool {
	for {
		before, after, ok := strings.Cut(statement, words)
		if !ok {
			return false
		}
		if !strings.HasSuffix(before, "未") && !strings.HasSuffix(before, "没有") && !strings.HasSuffix(before, "未能") {
			return true
		}
		statement = after
	}
}

// statusParts are the parts of a notice's own English word for a status: open and not
// started of "open – not started".
func statusParts(words string) []string {
	return strings.FieldsFunc(words, func(c rune) bool { return strings.ContainsRune("-–—/,;:()", c) })
}

// perfect finds what leads up to a status in English and changes nothing of it.
var perfect = regexp.MustCompile(`(?:\b(?:already|fully|completely|been|currently|marked as|marked|recorded as|shown as)\s+)+$`)

// englishStatus proposes the parts of a notice's own English word for a status where
// they occur in the question as words, each for every class that has it.
func (r *reader) englishStatus(c Class) (out []Entity) {
	for _, part := range statusParts(c.Words) {
		part = strings.TrimSpace(part)
		for _, m := range r.saidAs(part) {
			set := r.classes(func(o Class) bool {
				return slices.ContainsFunc(statusParts(o.Words), func(p string) bool { return strings.TrimSpace(p) == part })
			})
			if led := perfect.FindString(string(r.runes[:m[0]])); led != "" {
				m[0] -= len([]rune(led))
			}
			out = append(out, Entity{Kind: OfStatus, From: m[0], To: m[1], Classes: set, Weight: float64(m[1]-m[0]) * latinWeight * ownWeight * statusWeight})
		}
	}
	return out
}
