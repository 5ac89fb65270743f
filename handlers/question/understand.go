// Package question works out which items a person's sentence asks for: readers
// propose the conditions that its words may set, and the set of them that accounts
// for most of the sentence is what it means. It answers nothing and searches
// nothing.
package question

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/question/phrasing"
	"rectify/index/lexicon"
)

// An Understanding is a question for items, with all its conditions, which hold
// together.
type Understanding struct {
	grammar.Query // its Want, statuses, places, numbers, first and last, terms and exclusions

	condition.Set      // conditions on fields of the ledger
	Strict        bool // the terms are asked for together
}

// A Reading is one sentence, read once: how it asks, how it refers to what was said
// before it, and what it asks for.
type Reading struct {
	Text      string // as typed, without asides
	Sentence  string // in simplified characters, common slips corrected
	Intents   intent.Distribution
	FollowUp  grammar.FollowUp
	Asking    grammar.Asking // its words that ask
	Open      bool           // it asks for reasons, a summary or a comparison
	Parsed    grammar.Query  // what the grammar alone makes of it
	OfItems   Understanding  // what it asks of items
	AsksItems bool           // it was understood whole as a question for items
}

// Read reads what somebody typed, given what the ledger knows.
func Read(typed string, d condition.Domain) Reading {
	text := phrasing.WithoutAsides(typed)
	r := Reading{Text: inStandardNames(text, d), Sentence: inStandardNames(sentence(text), d), Open: phrasing.Open(text)}
	r.Asking = grammar.NewSentence(r.Sentence, nil).Asked()
	r.Intents, r.FollowUp, r.Parsed = intent.Classify(r.Sentence), grammar.ReadFollowUp(r.Sentence), grammar.Parse(r.Sentence, d.Headings)
	if r.Open && r.Parsed.Want == grammar.Find && len(r.Parsed.Numbers) == 0 {
		if bare := grammar.Parse(lexicon.Simplify(phrasing.Bare(text)), d.Headings); bare.Want != grammar.Find && bare.Want != grammar.Help {
			bare.Lang = r.Parsed.Lang
			r.Parsed = bare
		}
	}
	if r.OfItems, r.AsksItems = Understand(r.Sentence, d, r.Intents); !r.AsksItems && len(r.Parsed.Numbers) != 1 {
		if u, ok := afterContext(r.Sentence, d, r.Intents); ok {
			r.OfItems, r.AsksItems = u, true
		}
	}
	return r
}

// afterContext reads a text whose first sentences only tell what the last one is asked for: 他要
// 调走了。他负责的有哪些? The units, people and headings that they name hold for it unless it
// names its own. ok is false where the last one does not ask for items under a condition.
func afterContext(sentence string, d condition.Domain, asks intent.Distribution) (u Understanding, ok bool) {
	ofMatter := asks[intent.Subject]+asks[intent.Fact] > asks[intent.List]+asks[intent.Count]+asks[intent.Mine] // old lifts - what was done?
	for _, at := range phrasing.Parts(sentence) {
		context, asked := sentence[:at], sentence[at:]
		if strings.ContainsAny(context, "?？") {
			return u, false // several questions
		}
		u, ok := Understand(asked, d, intent.Classify(asked))
		a := grammar.NewSentence(asked, nil).Asked()
		ok = ok && (a.Which || a.List || a.HowMany || a.Share || text.HasHan(asked)) && u.Want != grammar.Find && (!u.Empty() || len(u.Statuses)+len(u.Places)+len(u.Numbers) > 0 || u.Late || u.Want == grammar.Count)
		_, refers := phrasing.Whose(asked, "")
		if !ok && !refers {
			continue // whatever is told, this asks for no items
		}
		told := newReader(context, d).told()
		if ofMatter && len(told) == 0 {
			continue // whatever is asked, nothing told bears on it
		}
		whose, where := "", ""
		for _, e := range schedule(told) {
			if e.Kind == OfOwner && len(u.Owned) == 0 && whose == "" {
				whose = e.Named
			}
			if e.Kind == OfPlace && len(u.Places) == 0 {
				where += e.Named
			}
		}
		with, _ := phrasing.Whose(asked, whose)
		switch {
		case whose+where == "" && ok && !ofMatter:
			return u, true
		case whose+where == "":
			continue
		case whose != "" && !refers:
			with = whose + "的，" + asked
		}
		if more, is := Understand(where+with, d, intent.Classify(where+with)); is && more.Want != grammar.Find {
			return more, true
		}
		if ok {
			return u, true
		}
	}
	return u, false
}

// told are the owners, by their full names, and the headings that a text names.
func (r *reader) told() (all []Entity) {
	for _, e := range slices.Concat(r.owners(), r.places()) {
		e.Named = string(r.runes[e.From:e.To])
		if e.Kind == OfPlace || e.Kind == OfOwner && slices.ContainsFunc(r.Owners, func(o condition.Owner) bool { return o.Called == e.Named }) {
			all = append(all, e)
		}
	}
	return all
}

// Sentence is what somebody typed in simplified characters, without asides, common slips
// corrected.
func Sentence(typed string) string { return sentence(phrasing.WithoutAsides(typed)) }

func sentence(text string) string {
	return grammar.WithItems(phrasing.Corrected(lexicon.Simplify(strings.TrimRight(text, ". ")))) // part 2. is no part 2.1
}

// longestLoose is how many characters a text has at most that is read for
// conditions though it hardly asks for items: a longer one is a narrative.
const longestLoose = 150

// Understand reads a question for a list, a count or a share of items as entities
// with competing readings: every reader proposes stretches with what they would
// mean, the heaviest set without overlaps is chosen, and what is left are terms that
// occur in items. ok is false where it asks for something else, or holds words that
// nothing accounts for.
func Understand(typed string, d condition.Domain, asks intent.Distribution) (u Understanding, ok bool) {
	r := newReader(typed, d)
	if len(r.runes) == 0 || len(r.sentence.Tokens) == 0 {
		return u, false
	}
	if u.Compare = r.notCounted(); u.Compare != "" {
		return u, false
	}
	a := r.sentence.Asked()
	a.Which = a.Which || whatElse.MatchString(r.text) || whichNumber.MatchString(r.text)
	likely := asks[intent.List] + asks[intent.Count] + asks[intent.Mine]
	if asksWhy.MatchString(r.text) && !a.Which && !a.HowMany {
		return u, false
	}
	if len(r.runes) > longestLoose && likely < grammar.SurelySet {
		return u, false
	}
	chosen := schedule(r.propose())
	r.assignParts(chosen)
	if m := mostOfItem.FindStringSubmatch(r.text); m != nil && !slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind == OfDueEnd || e.Kind == OfGroup || e.Fill.Extreme != "" }) {
		u.Compare = m[1]
		return u, false // 哪项花钱最多
	}
	if each, group := r.compared(chosen); grouped(chosen) != nil || each != nil {
		return r.counted(chosen, each, group)
	}
	strong := slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind != OfTerm && e.Kind != OfNumber })
	cued := slices.ContainsFunc(chosen, func(e Entity) bool { return e.Cued })
	howFar, whose := r.ofSet(chosen)
	ofSet := howFar || whose || r.ofEnds(chosen) || r.whether(chosen) >= 0
	if ofSet {
		likely = max(likely, grammar.SurelySet)
	}
	if grammar.IsHelp(typed) || !ofSet && (a.ThatOne && !strong || a.Fact && !a.Which && !a.HowMany && likely < grammar.SurelySet &&
		!((strong || cued) && whereIs.MatchString(r.text))) {
		return u, false
	}
	if countsMeasures.MatchString(r.text) {
		return u, false
	}
	if m := countsOthers.FindStringIndex(r.text); m != nil && !a.Which && !a.List && !a.Share && !countsItems.MatchString(r.text) && !covered(chosen, r.span(OfTerm, m[0], m[1])) {
		return u, false // 古籍数字化完成多少部了
	}
	if r.countsNouns(a, chosen) || doneAbout.MatchString(r.text) && !slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind != OfStatus }) {
		return u, false
	}
	each := func(t grammar.Token) bool { // which part B findings name one
		return t.Role == grammar.Each && !covered(chosen, Entity{From: t.To - 1, To: t.To})
	}
	if slices.ContainsFunc(r.sentence.Tokens, each) || ofIt.MatchString(r.text) && !a.Which || fromEnd.MatchString(r.text) ||
		severalAsked.MatchString(r.text) && !askedWhether.MatchString(r.text) {
		return u, false
	}
	if m := dueFields.FindStringIndex(r.text); m != nil && !covered(chosen, r.span(OfTerm, m[0], m[1])) && !slices.ContainsFunc(chosen, func(e Entity) bool {
		return e.Kind == OfDue || e.Kind == OfDueEnd || e.Kind == OfField || e.Kind == OfDueSaid || e.Kind == OfOrder || e.Late
	}) {
		return u, false // days counted from today
	}
	terms, rest := r.terms(chosen)
	rest = r.withoutSpelt(rest, chosen)
	all := append(slices.Clone(chosen), terms...)
	slices.SortStableFunc(all, func(a, b Entity) int { return a.From - b.From })
	all = r.withoutGlosses(all)
	r.negate(all)
	all = r.telling(r.withoutAsideDays(all))
	all = r.withoutDates(all)
	r.unread = append(r.unread, r.unreadTopics(all)...)
	if !r.accounts(all, rest, likely) || !ofSet && !r.asksForItems(a, all, rest, likely) {
		return u, false
	}
	asked := r.whether(all)
	u.Whether, u.HowFar = asked >= 0, howFar
	if whose {
		u.Group = &condition.Group{By: condition.ByOwner}
	}
	u.Lang, u.Unread = grammar.Language(typed), r.unread
	u.Loose = slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfTerm && !e.Cued && !e.Not })
	u.Want = r.wanted(a, asks)
	if !r.combine(&u, all) {
		return u, false
	}
	if u.Want == grammar.Share && len(u.Statuses) == 0 && !u.ByClass && !u.Late && rateOfDone.MatchString(r.text) {
		u.Statuses = grammar.Done
	}
	if len(u.Numbers) == 1 && len(all) == 1 && all[0].Labelled {
		u.Want = grammar.Find
		return u, true
	}
	if r.byNumbers(&u, a, all) {
		return u, false // items by their numbers are shown, whatever else is said of them
	}
	if len(all) == 1 && all[0].Ahead || lookAhead(all) {
		return u, false // what is to come
	}
	return u, len(all) > 0 || a.HowMany && !a.Which && len(rest) == 0 && r.asksOfAll()
}

// byNumbers reports whether a question names items by their numbers and sets no other condition
// on them.
func (r *reader) byNumbers(u *Understanding, a grammar.Asking, all []Entity) bool {
	is := func(meets func(Entity) bool) bool { return slices.ContainsFunc(all, meets) }
	if len(u.Numbers) == 0 || is(func(e Entity) bool { return e.Bound && !e.Not }) {
		return false
	}
	ranged := is(func(e Entity) bool { return e.Kind == OfNumber && len(e.Numbers) > 1 && !e.Labelled })
	return len(u.Numbers) == 1 || !(ranged && a.HowMany && !a.Which) && !is(func(e Entity) bool {
		if e.Kind == OfPlace && ranged && (e.Not || a.HowMany || a.Which) { // 5到12项里第一部分的有几项
			return true
		}
		return e.Not || e.Kind == OfStatus || e.Kind == OfOwner || e.Kind == OfDue || e.Kind == OfDueEnd || e.Kind == OfEdge || e.Kind == OfField ||
			e.Kind == OfDueSaid || e.Kind == OfCell
	})
}

// lookAhead reports whether the entities are what the intents that look ahead answer, with
// what is promised by then: days counted from today, statuses and headings.
func lookAhead(all []Entity) bool {
	coming := slices.ContainsFunc(all, func(e Entity) bool { return e.Coming })
	return coming && !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind != OfDue && e.Kind != OfStatus && e.Kind != OfPlace })
}

// asksOfAll reports whether a question without conditions holds no word that may be one.
func (r *reader) asksOfAll() bool {
	return !slices.ContainsFunc(grammar.Lex(chatter.ReplaceAllString(r.text, " ")), func(t grammar.Token) bool {
		return t.Role == grammar.Negation || t.Role == grammar.Word || t.Role == grammar.DoneVerb && t.Text != "整改" || t.Role == grammar.Status
	})
}

var (
	// fromEnd finds an item counted from the end.
	fromEnd = regexp.MustCompile(`倒数第|from the end|second to last|last but one`)
	// doneAbout asks, behind a subject, what was done about it.
	doneAbout = regexp.MustCompile(`[^,;:–—-]{4,}[,;:–—-] ?(?:and |so )?what(?:['’]s| has| was| is| have they)? (?:been |being )?done(?: (?:about|with) (?:it|this|that|them))?[?.!]*$`)
	// asksWhy asks, in English, for a reason.
	asksWhy = regexp.MustCompile(`^(?:(?:and|but|so|ok|okay),? )?(?:why|how come)\b`)
	// countsOthers asks how many there are of what no item is.
	countsOthers = regexp.MustCompile(`(?:多少|几)(?:个)?(?:部|人|名|位|万|亿|元|块|家|台|套|件套|公里|千米|米|公斤|吨|亩|公顷|平方|平米|立方|次|场|期|批|户|辆|艘|份|册|本|篇|封|所|座|处|头|只|株|棵|根|段|条路|天|年|月|周|小时|分钟|百分点|度|班|床|张|间|栋|幢|宗|起|例)|(?:罚|赔|退|追回|挽回|节约|节省|花|骗|贪|垫)(?:了|掉|回|过|出去)*多少(?:$|[^个条项件])`)
	// countsMeasures counts what is done about items, not items: 158条措施完成了多少条.
	countsMeasures = regexp.MustCompile(`\d[条项个](?:具体)?(?:整改)?(?:措施|举措|建议|线索|制度)[^,，。]*(?:多少|几)[条项个]`)
	countsItems    = regexp.MustCompile(`(?:多少|几)[项条件]|几个`)
	// mostOfItem asks of which item something is the most.
	mostOfItem = regexp.MustCompile(`哪一?(?:项|条|件)(?:问题|任务|事项)?(?:的)?(\p{Han}{1,6}?)(?:得|的)?最(?:多|大|少|高|长|贵|重|严重|厉害)`)
	// whichNumber asks for items by their numbers.
	whichNumber = regexp.MustCompile(`第几(?:条|项|个|号)`)
	// againAsked finds a short question that only asks again which, or how many: 有没有?
	// 哪项?
	againAsked = regexp.MustCompile(`(?:有没有|有吗|有么)?[?？。!！,，]\s*(?:如果有)?(?:都|分别|具体|麻烦|劳烦|烦请|辛苦|全|全部|帮忙|请|把它们|给我|帮我)*(?:是|有` +
		`|给)?(?:哪\p{Han}{0,2}|几\p{Han}|多少\p{Han}?|列(?:一)?下|列出来|给个?(?:编号|数|数字))(?:问题)?[?？。!！]*$|(?:有没有|有吗|有么)[?？。!！]*$` +
		`|[.?!]\s*(?:please )?(?:list|show|give)(?: me| us)?(?: all)?(?: of)?(?: (?:them|his|hers|theirs|it|those` +
		`|these))?(?: all)?(?:,? please)?[.?!]*$|[.?!]\s*(?:if so,? )?(?:which|what)(?: ones?| are they| is it| one is it)?[?.!]*$`)
	// forwarded finds a whole question in quotation marks.
	forwarded = regexp.MustCompile(`["“]([^"“”]{4,}(?:列出|列一下|哪些|哪几|多少|有几|几[个项条]|which|how many)[^"“”]*)["”]`)
	// ofIt finds a question about the one thing that is named before it: the asset register,
	// why is it late.
	ofIt = regexp.MustCompile(`^[^,;:?]{3,60}[,;:?] (?:so )?(?:why|when|how|who|whose|what|is|was|has|does|did|can|where)\b.*\b(?:it|its|it's)\b|^[^,;:?]{3,60}[,;:?] (?:so )?(?:is|was|has|did) (?:that|this)\b`)
	// askedWhether finds a question whether all are so far before the one that counts:
	// 是不是全都改完了?没改完的是哪些.
	// severalAsked finds more than one question.
	askedWhether = regexp.MustCompile(`^[^?？]*(?:吗|吧|没有|没|是不是[^?？]*)[?？]\s*(.*(?:哪|列|几[个项条]|多少).*)$`)
	severalAsked = regexp.MustCompile(`[?？。!！].*(?:哪|几|(?:^|[^用别不要])列|吗|which|how|list)`)
)

// rateOfDone finds a share that is one of what is done.
var rateOfDone = regexp.MustCompile(`(?:完成|整改|销号|办结)率|\bcompletion rate\b|\brate of completion\b`)

// wanted is the shape of the answer.
func (r *reader) wanted(a grammar.Asking, asks intent.Distribution) grammar.Want {
	switch {
	case a.Share:
		return grammar.Share
	case a.HowMany && !a.Which && !a.List:
		return grammar.Count
	case a.Which || a.List:
		return grammar.List
	case asks[intent.Count] > asks[intent.List]:
		return grammar.Count
	}
	return grammar.List
}
