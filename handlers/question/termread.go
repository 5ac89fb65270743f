package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/handlers/question/grammar"
)

// Weights of a character of a term: one that quotation marks or a verb of mention
// make one, and one that only stands in items.
const (
	cuedWeight = 1.1
	termWeight = 1.0
)

// mostLooks bounds how often a question looks for a term.
const mostLooks = 60

// Where there are many items, each look costs more.
const (
	manyItems       = 5_000
	mostLooksInMany = 8
)

// terms reads what the other readings leave: runs of words that stand verbatim in
// items are terms, and rest is what does not.
func (r *reader) terms(chosen []Entity) (terms, rest []Entity) {
	taken := make([]bool, len(r.runes))
	for _, e := range chosen {
		for i := e.From; i < e.To; i++ {
			taken[i] = true
		}
	}
	for _, e := range r.unmixed {
		for i := e.From; i < e.To; i++ {
			taken[i] = true
		}
	}
	for _, words := range r.accounted(chosen) {
		for _, m := range words.FindAllStringIndex(r.text, -1) {
			e := r.span(OfTerm, m[0], m[1])
			for i := e.From; i < e.To; i++ {
				taken[i] = true
			}
		}
	}
	for _, run := range r.runs(taken) {
		found, left := r.termsIn(run)
		terms = append(terms, found...)
		rest = append(rest, left...)
	}
	return terms, slices.DeleteFunc(rest, func(e Entity) bool {
		return grammar.Language(e.Named) == "en" && functionWords.ReplaceAllString(e.Named, "") == ""
	})
}

// cueWords are words that lead up to entities of a kind.
var cueWords = map[Kind]*regexp.Regexp{
	OfOwner:  regexp.MustCompile(`(?:整改)?(?:责任|牵头|主责|主办|承办|配合|协办|协助|支持|分管|包保|主管)(?:单位|科室|部门|处室|领导|人|方|校领导|书记|主任|局长)?(?:里面?|中|名单|那?一?栏)?|负责|承担|名下|头上|手上|手里|作为|主抓|管着?|挂帅|认领|领办|带队|(?:党委|党组|党总支|支部|常务)?副?(?:[镇乡县区市局处科部院校所站队组社]长|书记|主任|主席|经理|总经理|董事长|总监|委员|主管|总工程师|总会计师|总工)|一个人|自己|单独|他们|我们|咱们|他|她|(?:那|这)(?:边|头|儿)|(?:来|打电话|又|在)?(?:问起?|催|打听)|\b(?:(?:not|only|just|merely) )*(?:responsible|units?|departments?|directorates?|divisions?|teams?|persons?|people|officers?|owners?|support(?:s|ed|ing)?|lead|leads|leading|led|owned|owns?|handled|handles|assigned|charge|listed|named|bureau|office|branch|county|city|district)(?: only| alone)?\b`),
	OfDue:    regexp.MustCompile(namesDue.String() + `|[(（]?(?:含|包括|不含)\s*\d{1,2}\s*[月日号][)）]?|写的?|定在|拖|为止|之前|以前|以后|之后|前|内|月底|年底|底|时间|才`),
	OfDueEnd: namesDue,
	OfStatus: regexp.MustCompile(`状态|标(?:着|成|为|的|明)?|写(?:着|成|为|的|明)?|属于|处于|处在|算|标记|注明|标注|阶段|程度|事项|\b(?:status|marked|whose|labelled|flagged)\b`),
	OfPlace:  regexp.MustCompile(`下面|里面|里头|底下|属于|归在|列在|归属|对应|包括|包含|下列|关于|(?:那|这)(?:一)?(?:个)?(?:大|小)?(?:方面|部分|板块|大类|领域|块儿?|小节|节|章|类|摊子|大项|标题)|方面|部分|范围|\boutside(?: of)?\b`),
	OfGroup:  regexp.MustCompile(`次数|名下|手上|手里|手头|头上|身上|负责|牵头|承担|配合|协办|当|作为|管|查出来?|问题|任务|事项|出现|数量|项数|条数|集中在?|(?:那|这)?一?栏|里面?|中|分别|各自|各|统计|数一下|汇总|归类|排个?名|排序|比较|别人|领|摊上|得|数|为单位|情况|名字|编号|\b(?:number|of|by|responsible|for|items?|findings?|supports?|supported|leads?|led|owns?|owned|have|has|does|do|with|total|count|counts|much|many)\b`),
	OfEdge:   regexp.MustCompile(`按顺序|从前往后|从后往前|排在?|顺序`),
}

// ledUpAs are the kinds whose cue words lead up to entities of another, too.
var ledUpAs = map[Kind][]Kind{OfDueSaid: {OfDue}, OfField: {OfOwner, OfDue}}

// accounted are patterns of what needs no accounting for.
func (r *reader) accounted(chosen []Entity) []*regexp.Regexp {
	out := []*regexp.Regexp{chatter}
	if len(r.Roles) > 0 && slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind == OfOwner || e.Kind == OfField }) {
		out = append(out, regexp.MustCompile(strings.Join(quoteAll(r.Roles), "|")))
	}
	for kind, words := range cueWords {
		if slices.ContainsFunc(chosen, func(e Entity) bool {
			return e.Kind == kind || slices.Contains(ledUpAs[e.Kind], kind)
		}) {
			out = append(out, words)
		}
	}
	return out
}

func quoteAll(words []string) (out []string) {
	for _, w := range words {
		out = append(out, regexp.QuoteMeta(w))
	}
	return out
}

// A run is a stretch without a break that holds a word; core is from its first
// word to the end of its last.
type run struct{ from, to, coreFrom, coreTo int }

// runs are the stretches of tokens that no reading takes, each with a word.
func (r *reader) runs(taken []bool) (out []run) {
	now := run{from: -1}
	flush := func() {
		if now.from >= 0 && now.coreTo > now.coreFrom {
			out = append(out, now)
		}
		now = run{from: -1}
	}
	for _, t := range r.sentence.Tokens {
		free := true
		for i := t.From; i < t.To; i++ {
			free = free && !taken[i]
		}
		if !free || t.Role == grammar.Pause || t.Role == grammar.Quote || t.Role == grammar.Bracket || t.Role == grammar.Mentions && len([]rune(t.Text)) > 1 || t.Role == grammar.Which || t.Role == grammar.Appears || t.Role == grammar.Related {
			flush()
			if free || t.Role != grammar.Word {
				continue
			}
		}
		if !free {
			for i := t.From; i < t.To; i++ { // what a reading leaves of a token
				if taken[i] {
					flush()
					continue
				}
				if now.from < 0 {
					now = run{from: i, coreFrom: i}
				}
				now.to, now.coreTo = i+1, i+1
			}
			continue
		}
		if now.from >= 0 && t.From != now.to && !(grammar.IsLatin(r.runes[now.to-1]) && grammar.IsLatin(r.runes[t.From])) {
			flush()
		}
		content := t.Role == grammar.Word || t.Role == grammar.Setting && len(taken) > 0 && t.To-t.From > 1 && r.cued(t.From, t.To)
		if content && t.To-t.From == 1 && strings.ContainsRune(loose, r.runes[t.From]) {
			content = false
		}
		if now.from < 0 {
			now = run{from: t.From, coreFrom: t.To, coreTo: t.To}
			if content {
				now.coreFrom = t.From
			}
		} else if content && now.coreTo <= now.coreFrom {
			now.coreFrom = t.From
		}
		now.to = t.To
		if content {
			now.coreTo = t.To
		}
	}
	flush()
	return out
}

// loose are characters that are words by themselves and tell nothing.
const loose = "人事话头份处属类样种批被让把给用跟和与及或而但若如则才只单光净尽些各每位名员者式化性度量率向往朝于以因由从自比同当当作为着做要需得该须应会能可想来去到上下前后先再又也还都就便却仍均皆全总共约近多少大小好坏新旧 "

// termsIn looks for the longest stretches of a run that stand verbatim in items.
func (r *reader) termsIn(at run) (terms, rest []Entity) {
	core := r.runes[at.coreFrom:at.coreTo]
	for _, from := range r.startsOf(at) {
		for _, to := range r.endsOf(at) {
			if from, to := r.trim(from, to); to-from > 1 && r.held(from, to) {
				return []Entity{r.term(from, to)}, nil
			}
		}
	}
	if terms, ok := r.splitTerm(at); ok {
		return terms, nil
	}
	if from, to := r.longestHeld(at.coreFrom, at.coreTo); to > from {
		terms = append(terms, r.term(from, to))
		for _, side := range [][2]int{{at.coreFrom, from}, {to, at.coreTo}} {
			if side[1]-side[0] > 1 {
				more, left := r.termsIn(run{side[0], side[1], side[0], side[1]})
				terms, rest = append(terms, more...), append(rest, left...)
			}
		}
		return terms, rest
	}
	if len(core) > 1 || r.cued(at.coreFrom, at.coreTo) {
		rest = append(rest, r.term(at.coreFrom, at.coreTo))
	}
	return nil, rest
}

// startsOf and endsOf are where a term in a run may begin and end, the widest first:
// beside the core, at tokens that may be part of a word, as 八项 of 八项规定.
func (r *reader) startsOf(at run) (out []int) {
	for _, t := range r.sentence.Tokens {
		switch {
		case t.From < at.from || t.From >= at.coreFrom:
		case r.mayBelong(t):
			out = append(out, t.From)
		default:
			out = nil
		}
	}
	return append(out[max(0, len(out)-mostAround):], at.coreFrom)
}

func (r *reader) endsOf(at run) (out []int) {
	for _, t := range r.sentence.Tokens {
		if t.From < at.coreTo || t.To > at.to {
			continue
		}
		if len(out) == mostAround || !r.mayBelong(t) {
			break
		}
		out = append(out, t.To)
	}
	slices.Reverse(out)
	return append(out, at.coreTo)
}

// mayBelong reports whether a token beside a word may be part of it.
func (r *reader) mayBelong(t grammar.Token) bool {
	switch t.Role {
	case grammar.Filler, grammar.Ask, grammar.AskFact, grammar.Talk, grammar.Total, grammar.Negation, grammar.Already, grammar.Working, grammar.Pause, grammar.Quote, grammar.And, grammar.Mentions, grammar.Which, grammar.HowMany, grammar.Appears, grammar.Related:
		return false
	}
	return !(t.To-t.From == 1 && strings.ContainsRune(loose, r.runes[t.From]))
}

// mostAround is how many tokens beside the core of a run may belong to a term.
const mostAround = 3

// joint joins two terms.
var joint = regexp.MustCompile(`^(.{2,}?)(以及|或者|或是|或|和|与|及|跟|、|以及| and | or )(.{2,})$`)

// splitTerm reads two terms with a joint between, where both stand in items.
func (r *reader) splitTerm(at run) (terms []Entity, ok bool) {
	from, to := r.trim(at.from, at.to)
	words := string(r.runes[from:to])
	m := joint.FindStringSubmatchIndex(words)
	if m == nil {
		return nil, false
	}
	a, b := from, from+utf8.RuneCountInString(words[:m[3]])
	c, d := from+utf8.RuneCountInString(words[:m[6]]), to
	if !r.held(a, b) || !r.held(c, d) {
		return nil, false
	}
	terms = []Entity{r.term(a, b), r.term(c, d)}
	both := terms[0].Cued || terms[1].Cued
	terms[0].Cued, terms[1].Cued = both, both
	return terms, true
}

// trim cuts function words from the ends of a stretch.
func (r *reader) trim(from, to int) (int, int) {
	for from < to && strings.ContainsRune(" 的了是有在把被请都还也就再那这我你他们\"“”", r.runes[from]) {
		from++
	}
	for from < to && strings.ContainsRune(" 的了是呢吗吧啊呀都还也就\"“”", r.runes[to-1]) {
		to--
	}
	return from, to
}

// longestHeld is the longest stretch of a run, two characters or more, that stands
// in items; the first of those as long.
func (r *reader) longestHeld(from, to int) (int, int) {
	if grammar.IsLatin(r.runes[from]) {
		return from, from
	}
	for length := min(to-from-1, longestTerm); length >= 2; length-- {
		for start := from; start+length <= to; start++ {
			if end := start + length; !r.cutsNumber(start) && !r.cutsNumber(end) && r.held(start, end) {
				return start, end
			}
		}
	}
	return from, from
}

// cutsNumber reports whether a number goes on across a rune.
func (r *reader) cutsNumber(i int) bool {
	part := func(c rune) bool { return c >= '0' && c <= '9' || c == ',' || c == '.' }
	return i > 0 && i < len(r.runes) && part(r.runes[i-1]) && part(r.runes[i])
}

// longestTerm is how long, in runes, a part of a run is looked for.
const longestTerm = 16

// held reports whether some item holds a stretch of the question.
func (r *reader) held(from, to int) bool {
	term := strings.TrimSpace(string(r.runes[from:to]))
	if held, known := r.looked[term]; known {
		return held
	}
	if r.Holds == nil || len(r.looked) >= mostLooks || r.Items > manyItems && len(r.looked) >= mostLooksInMany {
		return false
	}
	r.looked[term] = r.Holds(term) || r.standing(term) != term
	return r.looked[term]
}

// standing is a term as items hold it: English words also without their plural.
func (r *reader) standing(term string) string {
	if term == "" || r.Holds == nil || !grammar.IsLatin([]rune(term)[0]) || r.Holds(term) {
		return term
	}
	for _, end := range []string{"s", "es"} {
		if one, ok := strings.CutSuffix(term, end); ok && len(one) > 2 && r.Holds(one) {
			return one
		}
	}
	return term
}

func (r *reader) term(from, to int) Entity {
	return Entity{Kind: OfTerm, From: from, To: to, Named: r.standing(strings.TrimSpace(string(r.runes[from:to]))), Cued: r.cued(from, to), Weight: termWeight * float64(to-from)}
}

// cued reports whether words beside a stretch ask where it is mentioned.
func (r *reader) cued(from, to int) bool {
	return mentionBefore.MatchString(r.before(from)) || mentionAfter.MatchString(r.after(to)) || wordFor.MatchString(r.after(to))
}
