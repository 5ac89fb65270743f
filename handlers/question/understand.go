package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/question/intent"
	"rectify/index/lexicon"
)

// An Understanding is a question for items, with all its conditions, which hold
// together.
type Understanding struct {
	Query // its Want, statuses, places, numbers, first and last, terms and exclusions

	ByClass bool        // Statuses cannot say which: Classes do
	Classes []Class     // only these
	Owned   []Ownership // who answers for the items
	Due     []Period    // when they are due: any of these
	NotDue  []Period
	LateOn  string // the day as of which items are late, with Late; empty for today
	DueEnd  End    // of the items that meet the other conditions, those due first or last
	Group   *Group // how the items are counted; nil where they are not
	Gaps    []Gap
	Strict  bool     // the terms are asked for together
	Unread  []string // English words that nothing accounts for: they may narrow the question
	Said    string   // the words of the status where Classes is set
}

// An Ownership is a condition on who answers for an item: any of the owners.
type Ownership struct {
	Owners []string `json:"owners"`
	Part   Part     `json:"part,omitempty"`
	Not    bool     `json:"not,omitempty"`
}

// reader reads one question.
type reader struct {
	Domain
	text     string // folded
	runes    []rune
	at       []int // rune of every byte
	sentence *sentence
	spoken   *runeSet
	looked   map[string]bool
	excepts  bool     // something is excluded
	unmixed  []Entity // what somebody only warns of
	unread   []string // English words that nothing accounts for
}

func newReader(typed string, d Domain) *reader {
	asked := forwarded.ReplaceAllString(text.Key(typed), " $1 ")
	r := &reader{Domain: d, text: againAsked.ReplaceAllString(asked, ""), looked: map[string]bool{}}
	r.runes = []rune(r.text)
	r.at = make([]int, len(r.text)+1)
	n := 0
	for i, c := range r.text {
		for k := range utf8.RuneLen(c) {
			r.at[i+k] = n
		}
		n++
	}
	r.at[len(r.text)] = n
	if len(r.Classes) > mostClasses {
		r.Classes = r.Classes[:mostClasses]
	}
	r.sentence = newSentence(r.text, d.Headings)
	r.spoken = runesOf(r.runes)
	return r
}

// span is an entity from one byte of the text to another, which weighs its runes.
func (r *reader) span(kind Kind, from, to int) Entity {
	e := Entity{Kind: kind, From: r.at[from], To: r.at[to]}
	for e.From < e.To && r.runes[e.From] == ' ' {
		e.From++
	}
	for e.To > e.From && r.runes[e.To-1] == ' ' {
		e.To--
	}
	e.Weight = float64(e.To - e.From)
	if e.To > e.From && isLatin(r.runes[e.From]) {
		e.Weight *= latinWeight
	}
	return e
}

// latinWeight is how telling a letter is beside a Chinese character.
const latinWeight = 0.4

// tokenAt is the token that begins at a rune, or holds it.
func (r *reader) tokenAt(i int) *token {
	for k := range r.sentence.tokens {
		if t := &r.sentence.tokens[k]; t.from <= i && i < t.to {
			return t
		}
	}
	return nil
}

// longestLoose is how many characters a text has at most that is read for
// conditions though it hardly asks for items: a longer one tells a story.
const longestLoose = 150

// Understand reads a question for a list, a count or a share of items as entities
// with competing readings: every reader proposes stretches with what they would
// mean, the heaviest set without overlaps is chosen, and what is left are terms that
// stand in items. ok is false where it asks for something else, or holds words that
// nothing accounts for.
func Understand(typed string, d Domain, asks intent.Distribution) (u Understanding, ok bool) {
	r := newReader(typed, d)
	if len(r.runes) == 0 || len(r.sentence.tokens) == 0 {
		return u, false
	}
	a := r.sentence.asked()
	a.which = a.which || whatElse.MatchString(r.text)
	likely := asks[intent.List] + asks[intent.Count] + asks[intent.Mine]
	if len(r.runes) > longestLoose && likely < surelySet {
		return u, false
	}
	chosen := schedule(r.propose())
	if grouped(chosen) != nil {
		return r.counted(chosen)
	}
	strong := slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind != OfTerm && e.Kind != OfNumber })
	if isHelp(typed) || a.thatOne && !strong || a.fact && !a.which && !a.howMany && likely < surelySet {
		return u, false
	}
	if r.sentence.find(0, each) >= 0 || fromEnd.MatchString(r.text) || severalAsked.MatchString(r.text) {
		return u, false
	}
	r.assignParts(chosen)
	if dueFields.MatchString(r.text) && !slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind == OfDue || e.Kind == OfDueEnd || e.Kind == OfGap }) {
		return u, false // days counted from today
	}
	terms, rest := r.terms(chosen)
	all := append(slices.Clone(chosen), terms...)
	slices.SortStableFunc(all, func(a, b Entity) int { return a.From - b.From })
	all = r.withoutGlosses(all)
	r.negate(all)
	all = r.telling(all)
	if !r.accounts(all, rest, likely) || !r.asksForItems(a, all, rest, likely) {
		return u, false
	}
	u.Lang, u.Unread = Language(typed), r.unread
	u.Loose = slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfTerm && !e.Cued && !e.Not })
	u.Want = r.wanted(a, asks)
	if !r.combine(&u, all) {
		return u, false
	}
	if u.Want == Share && len(u.Statuses) == 0 && !u.ByClass && !u.Late && rateOfDone.MatchString(r.text) {
		u.Statuses = done
	}
	if len(u.Numbers) == 1 && len(all) == 1 && all[0].Labelled {
		u.Want = Find
		return u, true
	}
	if len(u.Numbers) == 1 || len(u.Numbers) > 0 && !slices.ContainsFunc(all, func(e Entity) bool {
		return e.Not || e.Kind == OfStatus || e.Kind == OfOwner || e.Kind == OfDue || e.Kind == OfDueEnd || e.Kind == OfEdge || e.Kind == OfGap
	}) {
		return u, false // items by their numbers are shown, whatever else is said of them
	}
	if len(all) == 1 && all[0].Ahead {
		return u, false // what is to come
	}
	return u, len(all) > 0 || a.howMany && !a.which && len(rest) == 0 && r.asksOfAll()
}

// asksOfAll reports whether a question without conditions holds no word that may be one.
func (r *reader) asksOfAll() bool {
	return !slices.ContainsFunc(lex(chatter.ReplaceAllString(r.text, " ")), func(t token) bool {
		return t.role == negation || t.role == word || t.role == doneVerb || t.role == status
	})
}

var (
	// fromEnd finds an item counted from the end.
	fromEnd = regexp.MustCompile(`倒数第|from the end|second to last|last but one`)
	// againAsked finds a short question that only asks again which, or how many: 有没有?
	// 哪项?
	againAsked = regexp.MustCompile(`(?:有没有|有吗|有么)?[?？。!！,，]\s*(?:如果有)?(?:都|分别|具体|麻烦)?(?:是|有|给)?(?:哪\p{Han}{0,2}|几\p{Han}|多少\p{Han}?|列(?:一)?下|列出来|给个?(?:编号|数|数字))(?:问题)?[?？。!！]*$|(?:有没有|有吗|有么)[?？。!！]*$|[.?!]\s*(?:please )?(?:list|show|give)(?: me| us)?(?: all)?(?: of)?(?: (?:them|his|hers|theirs|it|those|these))?(?: all)?(?:,? please)?[.?!]*$`)
	// forwarded finds a whole question in quotation marks.
	forwarded = regexp.MustCompile(`["“]([^"“”]{4,}(?:列出|列一下|哪些|哪几|多少|有几|几[个项条]|which|how many)[^"“”]*)["”]`)
	// severalAsked finds more than one question.
	severalAsked = regexp.MustCompile(`[?？。!！].*(?:哪|几|(?:^|[^用别不要])列|吗|which|how|list)`)
)

// asksOthers finds a question for units or people rather than items.
var asksOthers = regexp.MustCompile(`(?:哪些|哪几个|哪几家|哪几位|哪家|哪个|哪位|多少个?|几个|几家)(?:责任|牵头|配合)?(?:科室|单位|部门|处室|人|干部|领导|企业|公司|学校|乡镇|街道|地方|措施|制度|办法|文件|项目)(?:负责人|人)?(?:被|受|还|有|在|没|最|是|的)?`)

// telling leaves out what tells nothing beside the rest: numbers that nothing makes
// item numbers, terms that only repeat a heading that is named, and words of a clause
// that sets no condition.
func (r *reader) telling(all []Entity) []Entity {
	repeats := func(term Entity) bool {
		return slices.ContainsFunc(all, func(p Entity) bool {
			if p.Kind != OfPlace || p.Not != term.Not {
				return false
			}
			return slices.ContainsFunc(p.Places, func(place Place) bool {
				title := r.sentence.titleOf(place)
				return strings.Contains(title, term.Named) || len([]rune(term.Named)) > 2 && sharedPairs(term.Named, title) >= nearlyAll
			})
		})
	}
	return slices.DeleteFunc(slices.Clone(all), func(e Entity) bool {
		switch e.Kind {
		case OfNumber:
			return !e.Cued && !e.Not
		case OfTerm:
			return repeats(e) || genericTerm.MatchString(e.Named) && !r.quotedAt(e) || mentionsUs.MatchString(r.text) && ours.MatchString(r.before(e.From)) || !e.Cued && !mentionsUs.MatchString(r.text) && r.alone(e, all)
		}
		return false
	})
}

// alone reports whether a stretch stands in a clause that asks nothing and sets no
// other condition, beside one that does: 我要给下属单位发通知.
func (r *reader) alone(e Entity, all []Entity) bool {
	start, end := r.clauseStart(e.From, all), r.clauseEnd(e.To, all)
	if clause := string(r.runes[start:end]); start == 0 && end == len(r.runes) || asksHere.MatchString(clause) {
		return false
	}
	return slices.ContainsFunc(all, func(o Entity) bool { return (o.From < start || o.From >= end) && (o.Kind != OfTerm || o.Cued) }) &&
		!slices.ContainsFunc(all, func(o Entity) bool { return o.From >= start && o.From < end && o.From != e.From && o.Kind != OfTerm })
}

// ours is what stands before a word for one's own unit.
var ours = regexp.MustCompile(`(?:我们?|咱们?|本)$`)

// quotedAt reports whether a stretch stands in quotation marks, or is called a word.
func (r *reader) quotedAt(e Entity) bool {
	return e.From > 0 && strings.ContainsRune("\"“「『《'", r.runes[e.From-1]) || wordFor.MatchString(r.after(e.To))
}

// genericTerm is no term by itself.
var genericTerm = regexp.MustCompile(`^(?:问题|整改|情况|工作|部门|单位|科室|负责|牵头|配合|责任|我们|咱们|事项|任务|措施|进展|通报|内容)+$`)

// asksHere finds words that ask or set a condition, in a clause.
var asksHere = regexp.MustCompile(`哪|几|多少|什么|啥|列出|提到|涉及|出现|关于|which|what|how many|list|show|mention`)

// assignParts gives owners without a part the one that the question names elsewhere:
// 我是北笕乡的，我们要配合哪几项.
func (r *reader) assignParts(chosen []Entity) {
	leads, helps := leadsAnywhere.MatchString(notLeading.ReplaceAllString(r.text, "")), helpsAnywhere.MatchString(r.text)
	if eitherPart.MatchString(r.text) {
		for i := range chosen {
			if chosen[i].Kind == OfOwner {
				chosen[i].Part = Involved
			}
		}
		return
	}
	for i := range chosen {
		if e := &chosen[i]; e.Kind == OfOwner && e.Part == AnyPart && leads != helps {
			if e.Part = Leads; helps {
				e.Part = Supporting
			}
		}
	}
}

var (
	leadsAnywhere = regexp.MustCompile(`负责|牵头|承办|主办|责任(?:单位|部门|科室|人|领导)|主责|名下|responsible|\bowned\b|\bled by\b|\bleads?\b`)
	notLeading    = regexp.MustCompile(`不(?:是)?(?:牵头|负责|主责)|\bnot (?:the )?lead\b`)
	// eitherPart finds words for both parts at once: 牵头或配合的.
	eitherPart    = regexp.MustCompile(`(?:负责|牵头|主责|承办)(?:的|了)?(?:或者?|和|与|及|加上?|、|还是|也好|以及|跟|还有)(?:者|是|作为|当)?(?:配合|协办|协助)|(?:配合|协办|协助)(?:的|了)?(?:或者?|和|与|及|加上?|、|还是|也好|以及|跟|还有)(?:者|是|作为|当)?(?:负责|牵头|主责|承办)|参与|\b(?:leads?|owns?|led|owned|responsible)(?: for)? (?:or|and|and/or) (?:supports?|supported|supporting|helps?)|\b(?:supports?|supported) (?:or|and) (?:leads?|led|owns?|owned)|\binvolved in\b`)
	helpsAnywhere = regexp.MustCompile(`配合|协办|协助|\bsupport`)
)

// How probable it must be that a question asks for items: without words that say
// so, with them, and where it is nothing but conditions.
const (
	leastLikely  = 0.4
	hardlyLikely = 0.15
	bareLikely   = 0.02
)

// asksForItems reports whether the question asks for the items that meet its
// conditions, rather than for something that one of them says.
func (r *reader) asksForItems(a asking, all, rest []Entity, likely float64) bool {
	strong := slices.ContainsFunc(all, func(e Entity) bool {
		switch e.Kind {
		case OfTerm:
			return e.Cued
		case OfOwner:
			return e.Part != AnyPart || likely >= surelySet && !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfTerm && !e.Cued })
		}
		return true
	})
	plural := slices.ContainsFunc(r.sentence.tokens, func(t token) bool { return t.role == which && t.text != "哪" && t.text != "哪个" })
	plural = plural || everyItem.MatchString(r.text) || whatElse.MatchString(r.text)
	named := plural && (a.items || a.noun) || a.howMany && (a.noun || a.items)
	onlyTerms := !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind != OfTerm })
	switch {
	case a.fact && !a.which && onlyTerms, asksOthers.MatchString(r.text) && !a.items:
		return false
	case onlyTerms && len(all) > 0 && !strong && !plural && !a.list:
		return false // 电梯困人是哪个问题: one item
	case len(all) > 0 && !strong && (a.howMany && !a.which || likely < surelySet):
		return false
	case likely >= leastLikely, named && likely >= hardlyLikely:
		return true
	}
	denies := slices.ContainsFunc(all, func(e Entity) bool { return e.Not })
	return strong && len(rest) == 0 && !a.fact && likely >= bareLikely && !slices.ContainsFunc(r.sentence.tokens, func(t token) bool { return t.role == ask }) &&
		!slices.ContainsFunc(all, func(e Entity) bool {
			return e.Kind == OfTerm && !(e.Cued && strings.HasSuffix(r.text, "的")) || e.Kind == OfNumber
		}) &&
		!slices.ContainsFunc(r.sentence.tokens, func(t token) bool {
			return (t.role == negation && !denies || t.role == talk) && !covered(all, Entity{From: t.from, To: t.to})
		})
}

// rateOfDone finds a share that is one of what is done.
var rateOfDone = regexp.MustCompile(`(?:完成|整改|销号|办结)率|\bcompletion rate\b|\brate of completion\b`)

// whatElse asks for items as things: 还有啥, 都有什么.
var whatElse = regexp.MustCompile(`(?:还有|有|剩|剩下|都是|是)(?:些)?(?:啥|什么)(?:问题|事项|任务|没)?[呢啊呀了]*[?？。]*$|^(?:and )?what else\b`)

// everyItem asks for all items that something is said of.
var everyItem = regexp.MustCompile(`\b(?:everything|anything|all (?:of )?(?:the |those )?(?:items|findings|issues|problems|ones))\b`)

// propose is what all readers make of the question.
func (r *reader) propose() []Entity {
	all := slices.Concat(r.statuses(), r.owners(), r.due(), r.ends(), r.places(), r.numbers(), r.edges(), r.quoted(), r.mentions(), r.gaps(), r.groups())
	dated := slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfDue })
	if late := slices.IndexFunc(all, func(e Entity) bool { return e.Late }); late >= 0 {
		if day, e, ok := r.lateOn(); ok {
			all = slices.DeleteFunc(all, func(e Entity) bool { return e.Kind == OfDue })
			e.Late, e.Due = true, Period{To: day}
			all, dated = append(all, e), false
		}
	}
	return slices.DeleteFunc(all, func(e Entity) bool {
		return e.To <= e.From || dated && e.Kind == OfStatus && r.namesDue(e) || covered(r.unmixed, e)
	})
}

// mentions proposes, as terms, the stretches beside a verb of mention that stand in
// items.
func (r *reader) mentions() (out []Entity) {
	s := r.sentence
	for i := range s.tokens {
		if !s.is(i, mentions, related, appears) {
			continue
		}
		for way, stretch := range []func() (int, int){func() (int, int) { return s.termAfter(i + 1) }, func() (int, int) { return s.termBefore(i) }} {
			start, end := stretch()
			if start >= end {
				continue
			}
			from, to := r.trim(s.tokens[start].from, s.tokens[end-1].to)
			if to-from < 2 || !r.held(from, to) && !(way == 0 && end == start+1 && s.is(i, mentions) && to-from <= longestUnheld && !nameless.MatchString(string(r.runes[from:to])) && !joint.MatchString(string(r.runes[from:to]))) {
				continue
			}
			e := r.term(from, to)
			e.Cued, e.Weight = true, cuedWeight*float64(to-from)
			out = append(out, e)
			break
		}
	}
	return out
}

// longestUnheld is how long, in runes, a word may be that a verb of mention makes a
// term although no item holds it.
const longestUnheld = 6

// nameless are words that no notice need hold to be meant.
var nameless = regexp.MustCompile(`^[我本该此他她它你这那各其]|\d|哪|什么|啥|几|多少`)

// mostUnread is how many characters nothing need account for where a question asks
// for items without doubt.
const mostUnread = 2

// accounts reports whether the entities account for the question.
func (r *reader) accounts(all, rest []Entity, likely float64) bool {
	unread, han := 0, false
	sure := likely >= surelySet && slices.ContainsFunc(all, func(e Entity) bool { return e.Kind != OfTerm && e.Kind != OfNumber })
	for _, e := range all {
		for i := e.From; i < e.To; i++ {
			han = han || !isLatin(r.runes[i]) && r.runes[i] > 0x250
		}
	}
	for _, e := range rest {
		words := e.Named
		if r.alone(e, all) {
			continue
		}
		if Language(words) == "en" && (han || sure || len(lexicon.English(words)) == 0) {
			if !han && functionWords.ReplaceAllString(words, "") != "" {
				r.unread = append(r.unread, words)
			}
			continue // it glosses what is understood, or is of no subject that is known
		}
		unread += utf8.RuneCountInString(words)
	}
	return unread == 0 || len(all) > 0 && likely >= surelySet && unread <= mostUnread
}

// functionWords are English words that narrow nothing.
var functionWords = regexp.MustCompile(`[\s.,'?!-]+|\b(?:s|is|are|was|were|be|been|being|as|of|in|on|at|by|to|for|from|with|and|or|the|an?|any|that|which|who|whose|what|when|how|why|it|its|they|them|their|there|here|this|these|those|so|if|then|than|just|only|please|too|also|still|yet|now|do|does|did|has|have|had|can|could|would|should|will|must|me|my|we|us|our|you|your|i|responsible|due|date|dates|number|numbers|list|items?|findings?|issues?|problems?|about|before|after|until|since|per|each|every|all)\b`)

// wanted is the shape of the answer.
func (r *reader) wanted(a asking, asks intent.Distribution) Want {
	switch {
	case a.share:
		return Share
	case a.howMany && !a.which && !a.list:
		return Count
	case a.which || a.list:
		return List
	case asks[intent.Count] > asks[intent.List]:
		return Count
	}
	return List
}

// combine makes one set of conditions of the entities; ok is false where they set
// none that can be met.
func (r *reader) combine(u *Understanding, all []Entity) (ok bool) {
	r.combineStatuses(u, all)
	r.combineOwners(u, all)
	r.combineTerms(u, all)
	for i, e := range all {
		switch e.Kind {
		case OfDue:
			if e.Late {
				u.Late, u.LateOn = true, e.Due.To
			} else if e.Not {
				u.NotDue = append(u.NotDue, e.Due)
			} else if !slices.Contains(u.Due, e.Due) {
				u.Due = append(u.Due, e.Due)
			}
		case OfPlace:
			if e.Not {
				for _, p := range e.Places {
					u.Except.Places = addPlace(u.Except.Places, p)
				}
			} else {
				for _, p := range e.Places {
					u.Places = addPlace(u.Places, p)
				}
			}
		case OfNumber:
			for _, n := range e.Numbers {
				if e.Not && !slices.Contains(u.Except.Numbers, n) {
					u.Except.Numbers = append(u.Except.Numbers, n)
				} else if !e.Not && !slices.Contains(u.Numbers, n) {
					u.Numbers = append(u.Numbers, n)
				}
			}
		case OfEdge:
			u.First, u.Last = e.First, e.Last
			u.Window = (bounds.MatchString(r.after(e.To)) || u.Want == Count) && slices.ContainsFunc(all[i+1:], func(e Entity) bool { return e.Kind != OfPlace })
		case OfDueEnd:
			u.DueEnd = e.End
		case OfGap:
			u.Gaps = append(u.Gaps, e.Gap)
		}
	}
	return true
}

// addPlace adds a heading; of one and another within it, the narrower counts.
func addPlace(places []Place, p Place) []Place {
	for i, other := range places {
		if other.Section != p.Section {
			continue
		}
		switch {
		case other == p, p.Subsection == 0:
			return places
		case other.Subsection == 0:
			places[i] = p
			return places
		}
	}
	return append(places, p)
}

// pureJoint is all that stands between two conditions either of which will do.
var pureJoint = regexp.MustCompile(`^[\s"”“的了]*(?:和|、|与|及|跟|或|或者|或是|以及|还有|外加|加|加上|还是|or|and|&|/|,)?[\s"”“]*$`)

// withoutDone leaves out a plain status that another one qualifies: 改完了, 就等验收的.
func (r *reader) withoutDone(all []Entity) []Entity {
	if !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfStatus && e.Nearly && !e.Not }) {
		return all
	}
	isDone := r.classes(func(c Class) bool { return c.Status.Done() })
	return slices.DeleteFunc(slices.Clone(all), func(e Entity) bool {
		return e.Kind == OfStatus && !e.Nearly && !e.Not && !e.Late && e.Classes == isDone
	})
}

// conjoined is all that stands between two statuses either of which will do.
var conjoined = regexp.MustCompile(`^[\s"”“的]*(?:和|与|及|跟|或|或者|或是|以及|还有|加上?|or|and|&)[\s"“]*$`)

// combineStatuses intersects the statuses that are asked for, or unites them where
// none has both.
func (r *reader) combineStatuses(u *Understanding, all []Entity) {
	every := r.classes(func(Class) bool { return true })
	set, not, asked := every, Classes(0), false
	all = r.withoutDone(all)
	last := 0 // where the status before ends
	for _, e := range all {
		if e.Kind != OfStatus {
			continue
		}
		before, after := r.before(e.From), r.after(e.To)
		switch {
		case e.Late && e.Not:
		case e.Late:
			u.Late = true
		case e.Not:
			not |= e.Classes
		case !asked:
			set, asked = e.Classes, true
		case alsoBefore.MatchString(before), alsoAfter.MatchString(after), set&e.Classes == 0, conjoined.MatchString(string(r.runes[last:e.From])):
			set |= e.Classes
		default:
			set &= e.Classes
		}
		if last = e.To; !e.Late {
			u.Said = strings.TrimSpace(u.Said + " " + string(r.runes[e.From:e.To]))
		}
	}
	if !asked && not == 0 {
		if left := leftOver.FindStringIndex(r.text); left != nil && !r.excepts && !u.Late {
			u.Statuses = notDone
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

// withoutGlosses leaves out statuses in brackets that only say again, in other words,
// what is before the bracket, and of the two keeps the notice's own: 持续推进 (ongoing).
func (r *reader) withoutGlosses(all []Entity) []Entity {
	for i := 1; i < len(all); i++ {
		said, gloss := all[i-1], all[i]
		if said.Kind != OfStatus || gloss.Kind != OfStatus || said.Late || gloss.Late || said.Classes == 0 || gloss.Classes == 0 {
			continue
		}
		if opens.MatchString(string(r.runes[said.To:gloss.From])) && closes.MatchString(r.after(gloss.To)) {
			if isLatin(r.runes[said.From]) && !isLatin(r.runes[gloss.From]) && said.Classes&gloss.Classes != 0 {
				said.Classes = gloss.Classes
			}
			said.To = gloss.To
			all = slices.Delete(slices.Replace(slices.Clone(all), i-1, i, said), i, i+1)
		}
	}
	return all
}

var (
	opens  = regexp.MustCompile(`^\s*[(（\[]\s*[“"]?$`)
	closes = regexp.MustCompile(`^[”"]?(?: [a-z ]{1,30})?\s*[)）\]]`)
)

// leftOver finds words for what is left to do, where nothing else is excluded.
var leftOver = regexp.MustCompile(`还剩|剩下|剩余|剩几|剩多少|\bleft\b|\bremaining\b`)

// wholly are the statuses that a set of classes consists of, each whole; nil where
// it parts one.
func (r *reader) wholly(set Classes) (statuses []notice.Status) {
	for _, s := range notice.Statuses {
		of := r.classes(func(c Class) bool { return c.Status == s })
		switch {
		case of != 0 && set&of == of:
			statuses = append(statuses, s)
		case set&of != 0:
			return nil
		}
	}
	if slices.Contains(statuses, notice.Rectified) && r.classes(func(c Class) bool { return c.Status == notice.Closed }) == 0 {
		statuses = append(statuses, notice.Closed)
	}
	return statuses
}

// together finds words that ask for two things at once.
var togetherWords = regexp.MustCompile(`同时|共同|一起|一同|联合|并且|而且|又|且|都|\bboth\b|\bjointly\b|\btogether\b`)

// bothAfter finds, behind the second of two names, that both are asked for at once.
var bothAfter = regexp.MustCompile(`^(?:这)?(?:两|俩|二)?(?:个|家|位)?(?:科室|单位|部门|人|科|局)?(?:共同|一起|一同|联合|同时|都(?:要|是|在)?(?:负责|牵头|配合|参与|管|有份))|^ (?:together|jointly)\b`)

// combineOwners joins owners of one kind and part into one condition, unless they
// are asked for together.
func (r *reader) combineOwners(u *Understanding, all []Entity) {
	joined := -1
	var last Entity
	for _, e := range all {
		if e.Kind != OfOwner {
			continue
		}
		if joined >= 0 {
			own := &u.Owned[joined]
			same := slices.Equal(own.Owners, e.Owners) && own.Not == e.Not
			between := string(r.runes[last.To:e.From])
			either := !bothAfter.MatchString(r.after(e.To)) && own.Not == e.Not && last.Person == e.Person && (own.Part == e.Part || last.Part == AnyPart || e.Part == AnyPart) && !togetherWords.MatchString(between) && utf8.RuneCountInString(between) <= 8
			if same || either {
				for _, id := range e.Owners {
					if !slices.Contains(own.Owners, id) {
						own.Owners = append(own.Owners, id)
					}
				}
				own.Part = max(own.Part, e.Part)
				last = e
				continue
			}
		}
		u.Owned = append(u.Owned, Ownership{Owners: slices.Clone(e.Owners), Part: e.Part, Not: e.Not})
		joined, last = len(u.Owned)-1, e
	}
}

// orWords find words that ask for either.
var orWords = regexp.MustCompile(`或|要么|\bor\b|\beither\b`)

// combineTerms gathers the terms.
func (r *reader) combineTerms(u *Understanding, all []Entity) {
	last := -1
	for i, e := range all {
		if e.Kind != OfTerm || e.Named == "" {
			continue
		}
		if e.Not {
			u.Except.Mention = append(u.Except.Mention, e.Named)
			continue
		}
		if slices.Contains(u.Mention, e.Named) {
			continue
		}
		if last >= 0 {
			between := string(r.runes[all[last].To:e.From])
			u.Either = u.Either || orWords.MatchString(between)
			u.Strict = u.Strict || !pureJoint.MatchString(between) || togetherWords.MatchString(r.text)
		}
		u.Mention = append(u.Mention, e.Named)
		last = i
	}
}
