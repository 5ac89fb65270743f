package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/handlers/question/grammar"
)

// exceptVerbs are words before or behind what they leave out.
const exceptVerbs = `去掉|去除|刨去|刨掉|刨除|剔除|剔掉|扣除|扣掉|减去|撇开|抛开|抛去|排除(?:在外)?|(?:先)?不算(?:上|在内|进去)?|不包括(?:在内)?` +
	`|不包含|不含|(?:就|先)?不要(?:了)?|(?:先)?不看|不计(?:在内)?|先不管|先?(?:别|甭)管|跳过|略过`

// Words that exclude the words next to them.
var (
	exceptBefore = regexp.MustCompile(`除了|除去|除开|除掉|除|` + exceptVerbs +
		`|\bexcept(?: for)?\b|\boutside(?: of)?\b|\bexcluding\b|\bother than\b|\b(?:rather than|instead of|as opposed to)\b|\bapart from\b|\baside from\b|\bbesides?\b|\bnot counting\b` +
		`|\bnot including\b|\bleaving out\b|\bleave out\b|\bwithout\b|\bminus\b|\bbut not\b|\bignor(?:e|ing)\b|\bskip(?:ping)?\b|^(?:now |then |and |ok,? |please )*(?:drop|remove|take out|exclude|lose)\b`)
	exceptAfter = regexp.MustCompile(`除外|以外|之外|` + exceptVerbs +
		`|(?:就)?(?:先)?(?:(?:不用|不必|无需|别)(?:再|要)?(?:说|提|讲|看|列|管|报|给|发)|不(?:再|要)?(?:说|提|讲|看|列|报))(?:出来|进来)?(?:了)?` +
		`|(?:就)?不用(?:了)?|(?:已经)?看过了?|知道了|已经有了|我有了|放一边|\bexcluded\b|\bnot counted\b|\bleft out\b`)
	alwaysAfter = regexp.MustCompile(`除外|以外|之外|不用|不必|不列|不看|不说|不提|不报|看过|知道了|有了|excluded|not counted|left out`)
	exceptEnds  = regexp.MustCompile(`以外|之外|外的?(?:[,，还都有没未其哪剩全正]|$)|[,，;；。?？()（）]|还剩|剩下|剩余|还有|其余|其他|其它|别的|哪|的都|的全|[啊呀吧]?(?:就|只|光|单)(?:看|要|说|列)|\b(?:is|are|was|were|ha(?:s|ve))\b`)
	// relative ends before the verb of what is left out: except those that are done.
	relative = regexp.MustCompile(`\b(?:that|which|who) $`)
	// notBefore precedes what is denied.
	notBefore = regexp.MustCompile(`(?:没|不|不是|并非|不属于|不在|不归属|不由|不归|没写(?:着|明)?|没有写|没标|没有标|未标|未写|没有?提(?:到|及|过)?` +
		`|未提(?:到|及)?|不提(?:到|及)?|没有?涉及|未涉及|不涉及|没有?(?:写|讲|说|点|谈)到|没有?出现(?:过)?|未出现|没有?包含|不包含|不含|不带|没带` +
		`|没有?关于|与|非|没有|\bneither|\bnor|\bnot|n't|\bno|\bnon|\bnever mention(?:s|ed)?|\bnot in|\bnot? mention(?:s|ed|ing)?|\bwithout)(?:过` +
		`|的是|由|被|让|叫|要|请|靠|属于|归| an?| the| by| be| in| under| within| part of| led by| owned by| supported by| assigned to| mention(?:s|ed|ing)?| contain(?:s` +
		`|ing)?| about)*[\s"“《'‘]*$`)
	// notAfter follows it.
	notAfter = regexp.MustCompile(`^["”》\s]*(?:没有|没|未|不)(?:被|在|有|怎么)?(?:提到|提及|涉及|出现|写到|牵头|负责|配合|点到|说到|沾边|有关|相关|什么关系|啥关系|关系|管(?:的|了|着)|参与)`)
	// alsoBefore and alsoAfter let in what others may leave out: 包括长期坚持的.
	alsoBefore = regexp.MustCompile(`(?:包括|包含|含|连|连同|算上|加上|还有|\bincluding\b|\bplus\b)[\s"“]*$`)
	alsoAfter  = regexp.MustCompile(`^["”\s的]*(?:[、和]\p{Han}{2,6}的?)?(?:也算|都算|都要|都列|一并|也要|也包括|算在内|也列|也计|也在内|included)`)
)

// negate marks the entities that are not meant.
func (r *reader) negate(all []Entity) {
	for i := range all {
		e := &all[i]
		before := r.before(e.From)
		if e.Kind == OfStatus && r.runes[e.From] == '在' && strings.HasSuffix(before, "不") || r.deniedAfter(all, i) ||
			notBefore.MatchString(before) && !asksWhether.MatchString(before) && !(e.Kind == OfStatus && wordsNoNot.MatchString(before)) {
			e.Not = true
		}
	}
	for _, m := range exceptBefore.FindAllStringIndex(r.text, -1) {
		cue := r.span(OfTerm, m[0], m[1])
		if covered(all, cue) {
			continue
		}
		end := len(r.runes)
		from := m[1]
		for {
			stop := exceptEnds.FindStringIndex(r.text[from:])
			if stop == nil {
				break
			}
			at := r.span(OfTerm, from+stop[0], from+stop[1])
			at.To = at.From + 1 // what follows may be an entity
			if verb := grammar.IsLatin(r.runes[at.From]); !covered(all, at) && at.From >= cue.To && (!verb || r.entityWithin(all, cue.To, at.From) && !relative.MatchString(r.before(at.From))) {
				end = at.From
				break
			}
			from += stop[1]
		}
		any := false
		for i := range all {
			if all[i].From >= cue.To && all[i].To <= end {
				all[i].Not, any = !(all[i].Not && notBefore.MatchString(string(r.runes[cue.To:all[i].From]))), true
			}
		}
		if any {
			r.excepts = true
		}
	}
	for _, m := range exceptAfter.FindAllStringIndex(r.text, -1) {
		cue := r.span(OfTerm, m[0], m[1])
		if covered(all, cue) || !alwaysAfter.MatchString(r.text[m[0]:m[1]]) && r.entityWithin(all, cue.To, r.clauseEnd(cue.To, all)) {
			continue
		}
		if cue.From > 0 && r.runes[cue.From] == '别' && r.runes[cue.From-1] == '分' {
			continue
		}
		start := r.clauseStart(cue.From, all)
		for _, t := range r.sentence.Tokens { // behind what asks: 没改完的有哪些 40不算
			if t.Role == grammar.Which && t.To <= cue.From {
				start = max(start, t.To)
			}
		}
		opened := false
		if at := strings.LastIndex(string(r.runes[start:cue.From]), "除"); at >= 0 { // 除X以外
			start += utf8.RuneCountInString(string(r.runes[start:cue.From])[:at])
			opened = true
		}
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].From < start || all[i].To > cue.From {
				continue
			}
			if next := slices.IndexFunc(all[i+1:], func(e Entity) bool { return e.Not && e.To <= cue.From }); !opened && next >= 0 &&
				all[i+1+next].Kind != all[i].Kind && apartBy.MatchString(string(r.runes[all[i].To:all[i+1+next].From])) {
				break // 5到12项里的、第一部分以外的
			}
			all[i].Not = true
			r.excepts = true
		}
	}
}

// apartBy is what between two conditions sets them apart, so that only the second is
// left out.
var apartBy = regexp.MustCompile(`的|里|中|、|问题`)

// deniedAfter reports whether the text behind an entity denies it, and nothing else
// that follows at once: 纪委没参与的, but not 水环境方面没提到罚款的.
func (r *reader) deniedAfter(all []Entity, i int) bool {
	e := all[i]
	m := notAfter.FindStringIndex(r.after(e.To))
	if m == nil || e.Kind == OfStatus || e.Kind == OfOwner && onlyHelps.MatchString(r.after(e.To)) {
		return false
	}
	end := e.To + utf8.RuneCountInString(r.after(e.To)[:m[1]])
	if e.Kind == OfOwner && deniedPart.MatchString(r.after(e.To)[:m[1]]) {
		return true // 财务科没参与的、配合单位有两家的
	}
	return i+1 == len(all) || all[i+1].From > end+1
}

// deniedPart ends with what a unit does not do for an item.
var deniedPart = regexp.MustCompile(`(?:牵头|负责|配合|参与|沾边|有关|相关|关系)$`)

// asksWhether finds, before an entity, a question whether there is one: 有没有提到.
var asksWhether = regexp.MustCompile(`有没有(?:提到|提及|涉及|写到|写|讲到|说到|出现|包含|关于)?(?:过|了)?[\s"“]*$`)

var wordsNoNot = regexp.MustCompile(`(?:有没有|是不是|与)[\s"“]*$`)

// covered reports whether an entity overlaps a cue.
func covered(all []Entity, cue Entity) bool {
	for _, e := range all {
		if e.From < cue.To && cue.From < e.To {
			return true
		}
	}
	return false
}

func (r *reader) entityWithin(all []Entity, from, to int) bool {
	for _, e := range all {
		if e.From >= from && e.To <= to && e.Kind != OfEdge {
			return true
		}
	}
	return false
}

// clauseEnd and clauseStart are where the clause around a rune ends and begins:
// at a stop that no entity covers.
func (r *reader) clauseEnd(i int, all []Entity) int {
	for ; i < len(r.runes); i++ {
		if r.stops(i) && !covered(all, Entity{From: i, To: i + 1}) {
			return i
		}
	}
	return i
}

func (r *reader) clauseStart(i int, all []Entity) int {
	for ; i > 0; i-- {
		if r.stops(i-1) && !covered(all, Entity{From: i - 1, To: i}) {
			return i
		}
	}
	return i
}

// stops reports whether a clause ends at a rune: at a stop, or a full stop before the next
// sentence in English, which is no “no. 5”.
func (r *reader) stops(i int) bool {
	full := r.runes[i] == '.' && i > 2 && i+1 < len(r.runes) && r.runes[i+1] == ' ' && grammar.IsLatin(r.runes[i-1]) && grammar.IsLatin(r.runes[i-2]) && grammar.IsLatin(r.runes[i-3])
	return full || isStop(r.runes[i])
}

func isStop(c rune) bool {
	switch c {
	case ',', ';', '。', '?', '!', '(', ')', ':', '，', '；', '？', '（', '）', '：':
		return true
	}
	return false
}
