package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/index/lexicon"
)

// How probable it must be that a question asks for items: without words that say so,
// and with them.
const (
	leastLikely  = 0.4
	hardlyLikely = 0.15
)

// mostUnread is how many characters may stay unexplained where a question asks
// for items without doubt.
const mostUnread = 2

// asksOthers finds a question for units or people rather than items.
var asksOthers = regexp.MustCompile(`(?:哪些|哪几个|哪几家|哪几位|哪家|哪个|哪位|多少个?|几个|几家)(?:责任|牵头|配合)?(?:科室|单位|部门|处室|人|干部|领导|企业|公司|学校|乡镇|街道|地方|措施|制度|办法|文件|项目)(?:负责人|人)?(?:被|受|还|有|在|没|最|是|的)?`)

// asksOwners finds the same in English: which department has finished.
var asksOwners = regexp.MustCompile(`\bwhich (?:departments?|directorates?|units?|offices?|teams?|bureaus?|divisions?|agenc(?:y|ies)|people|persons?|managers?|directors?) (?:has|have|had|is|are|was|were)\b`)

// asksForItems reports whether the question asks for the items that meet its
// conditions, rather than for something that one of them says.
func (r *reader) asksForItems(a grammar.Asking, all, rest []Entity, likely float64) bool {
	strong := slices.ContainsFunc(all, func(e Entity) bool {
		switch e.Kind {
		case OfTerm:
			return e.Cued
		case OfOwner:
			return e.Part != condition.AnyPart || likely >= grammar.SurelySet && !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfTerm && !e.Cued })
		}
		return true
	})
	plural := slices.ContainsFunc(r.sentence.Tokens, func(t grammar.Token) bool { return t.Role == grammar.Which && t.Text != "哪" && t.Text != "哪个" })
	plural = plural || everyItem.MatchString(r.text) || whatElse.MatchString(r.text)
	named := plural && (a.Items || a.Noun) || a.HowMany && (a.Noun || a.Items)
	onlyTerms := !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind != OfTerm })
	switch {
	case ofOwner.MatchString(r.text) && onlyOwners(all), r.onlyConditions(a, all, rest), len(rest) == 0 && onlyOwners(all) && r.translatedName(all):
		return true
	case a.Fact && !a.Which && onlyTerms && !(strong && whereIs.MatchString(r.text)), asksOthers.MatchString(r.text) && !a.Items, asksOwners.MatchString(r.text):
		return false
	case onlyTerms && len(all) > 0 && !strong && !plural && !a.List:
		return false // 电梯困人是哪个问题: one item
	case len(all) > 0 && !strong && (a.HowMany && !a.Which || likely < grammar.SurelySet):
		return false
	case strong && !onlyTerms && whereIs.MatchString(r.text) && !a.HowMany: // where does finance only help
		return true
	case likely >= leastLikely, (plural || a.List) && strongKinds(all, likely) > 1, a.Share && len(rest) == 0 && strong && !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfTerm }), named && likely >= hardlyLikely:
		return true
	}
	return false
}

// translatedName reports whether a question is nothing but names of Chinese units or
// people in letters: the agriculture bureau.
func (r *reader) translatedName(all []Entity) bool {
	return grammar.Language(r.text) == "en" && len(strings.Fields(r.text)) <= mostOfName && !slices.ContainsFunc(all, func(e Entity) bool {
		return e.Not || len(e.Owners) == 0 || !text.HasHan(e.Owners[0])
	})
}

// mostOfName is how many words a question has at most that only names a unit.
const mostOfName = 8

// onlyConditions reports whether a question is nothing but conditions on items, whatever
// its classifier makes of it: 财务科还没整改的, ICT's.
func (r *reader) onlyConditions(a grammar.Asking, all, rest []Entity) bool {
	if len(rest) > 0 || a.Fact && !whereIs.MatchString(r.text) || len(all) == 0 {
		return false
	}
	denies := slices.ContainsFunc(all, func(e Entity) bool { return e.Not })
	if slices.ContainsFunc(r.sentence.Tokens, func(t grammar.Token) bool {
		asksElse := (t.Text == "啥" || t.Text == "什么") && whatLeft.MatchString(r.text) && slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfOwner || e.Kind == OfPlace })
		return (t.Role == grammar.Negation && !denies || t.Role == grammar.Ask && !joins[t.Text] && !asksElse) && !covered(all, Entity{From: t.From, To: t.To})
	}) {
		return false
	}
	asks := a.Noun || a.Which || a.List || a.HowMany || ownsIt.MatchString(r.text)
	strong := false
	for _, e := range all {
		switch e.Kind {
		case OfNumber:
			if !e.Cued || len(e.Numbers) < 2 && !e.Not {
				return false
			}
		case OfTerm:
			ofIts := strings.HasPrefix(r.after(e.To), "的") && strings.HasSuffix(r.text, "的") // 尾矿库的,还没办结的
			if (!e.Cued || !strings.HasSuffix(r.text, "的")) && !ofIts && !whereIs.MatchString(r.text) {
				return false
			}
			strong = strong || e.Cued
		case OfOwner:
			strong = strong || e.Part != condition.AnyPart || asks
		default:
			strong = true
		}
	}
	return strong
}

// ownsIt finds, behind a name, that what belongs to it is meant.
var ownsIt = regexp.MustCompile(`['’]s\b|\b(?:has|have|got)\b|的[?？。]*$|(?:全部|所有)的?[?？。]*$`)

// joins are words that ask nothing next to conditions: what is open in section D.
var joins = map[string]bool{"is": true, "are": true, "do": true, "does": true, "did": true, "was": true, "were": true, "be": true, "what": true, "what's": true, "whats": true, "show": true, "show me": true, "give me": true, "呢": true, "啊": true, "呀": true, "嘛": true, "吧": true, "?": true, "？": true}

// whereIs asks, in English, for items as places.
var whereIs = regexp.MustCompile(`\bwhere\b`)

// whatElse asks for items as things: 还有啥, 都有什么.
var whatElse = regexp.MustCompile(`(?:还有|有|剩|剩下|都是|是)(?:些)?(?:啥|什么)(?:问题|事项|任务|没)?[呢啊呀了]*[?？。]*$|^(?:and )?what else\b`)

// whatLeft asks for what somebody has left to do: 手上还有啥没收尾的.
var whatLeft = regexp.MustCompile(`(?:还有|还剩|剩下?|有|在办)(?:些|点)?(?:啥|什么)(?:是)?(?:还|至今|仍)?(?:没|未|正在|在办|在改)`)

// ofOwner asks, behind a name, for what somebody answers for: 负责什么, 一共有哪些.
var ofOwner = regexp.MustCompile(`(?:负责|牵头|承办|配合|分管|包案|协同)(?:的|了|过)?(?:都|一共|总共)?(?:是|有)?(?:些)?(?:啥|什么)(?:问题|事项|任务)?[呢啊呀了]*[?？。]*$|(?:都|一共|总共|现在|目前|还)(?:都)?有(?:哪些|哪几[个项条]|几[个项条])[呢啊呀了]*[?？。]*$|^what(?:'s| is| are| does| do| has| have)? .*\b(?:down for|(?:responsible|accountable|answerable) for|in charge of|answers? for|managing|manages?|leads?|leading|owns?|supports?|supporting|handl(?:es?|ing)|dealing with|look(?:s|ing)? after|work(?:s|ing)? on|doing|left with)[?.]*$`)

// onlyOwners reports whether the entities are names of owners and no other condition.
func onlyOwners(all []Entity) bool {
	return len(all) > 0 && !slices.ContainsFunc(all, func(e Entity) bool { return e.Kind != OfOwner })
}

// everyItem asks for all items that something is said of.
var everyItem = regexp.MustCompile(`\b(?:everything|anything|every (?:item|recommendation|finding|issue|problem|one)|all (?:of )?(?:the |those )?(?:items|recommendations|findings|issues|problems|ones))\b`)

// accounts reports whether the entities explain the question.
func (r *reader) accounts(all, rest []Entity, likely float64) bool {
	unread, han := 0, false
	var left []string
	sure := likely >= grammar.SurelySet && slices.ContainsFunc(all, func(e Entity) bool { return e.Kind != OfTerm && e.Kind != OfNumber })
	for _, e := range all {
		for i := e.From; i < e.To; i++ {
			han = han || !grammar.IsLatin(r.runes[i]) && r.runes[i] > 0x250
		}
	}
	for _, e := range rest {
		words := e.Named
		if m := headingCue.FindStringIndex(r.after(e.To)); m != nil && m[0] == 0 && sureCue.MatchString(r.after(e.To)[:m[1]]) {
			r.unread = append(r.unread, words) // 招采那部分, of no heading
		}
		if r.alone(e, all) && r.likeUnit(e) {
			r.unread = append(r.unread, words)
			continue
		}
		if r.alone(e, all) || genericTerm.MatchString(words) {
			continue
		}
		if grammar.Language(words) == "en" && (han || sure || len(lexicon.English(words)) == 0) {
			if functionWords.ReplaceAllString(words, "") != "" && (!han || len(lexicon.English(words)) == 0) {
				r.unread = append(r.unread, words)
			}
			continue // it glosses what is understood, or is of no subject that is known
		}
		unread += utf8.RuneCountInString(words)
		left = append(left, words)
	}
	if unread == 0 {
		return true
	}
	if kinds := strongKinds(all, likely); kinds == 0 || likely < leastLikely && kinds < 2 {
		r.unread = append(r.unread, left...)
		return len(all) > 0 && likely >= grammar.SurelySet && unread <= mostUnread
	}
	r.unread = append(r.unread, left...)
	return true
}

// strong reports whether an entity is a condition on the ledger that hardly anything but
// a question for items sets.
func (e Entity) strong(likely float64) bool {
	switch e.Kind {
	case OfTerm, OfNumber, OfEdge:
		return false
	case OfOwner:
		return e.Part != condition.AnyPart || likely >= grammar.SurelySet
	}
	return true
}

// strongKinds is on how many fields of the ledger the entities set conditions.
func strongKinds(all []Entity, likely float64) int {
	kinds := map[Kind]bool{}
	for _, e := range all {
		if e.strong(likely) {
			kinds[e.Kind] = true
		}
	}
	return len(kinds)
}

// functionWords are English words that narrow nothing.
var functionWords = regexp.MustCompile(`[\s.,'’?!-]+|\b(?:s|m|re|ve|ll|d|carry|carries|bear|bears|line|lines|named|theyre|its|thats|new|others?|rather|than|is|are|was|were|be|been|being|as|of|in|on|at|by|to|for|from|with|and|or|the|an?|any|that|which|who|whose|what|when|how|why|it|its|they|them|their|there|here|this|these|those|so|if|then|than|just|only|please|too|neither|nor|not|both|either|got|gets?|getting|work(?:s|ing)?|doing|looking|dealing|handling|falls?|falling|fell|fallen|among|amongst|jointly|together|they|involves?|down|up|whatever|whichever|any(?:thing|one)|some|also|still|yet|now|do|does|did|has|have|had|can|could|would|should|will|must|me|my|we|us|our|you|your|hers?|his|him|theirs?|ours|mine|i|responsible|accountable|due|date|dates|number|numbers|roles?|capacity|list|items?|recommendations?|observations?|findings?|issues?|questions?|problems?|about|because|more|fewer|before|after|until|since|per|each|every|all)\b`)
