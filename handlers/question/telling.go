package question

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/pattern"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/index/lexicon"
)

// telling leaves out entities that add nothing to the rest: numbers that nothing makes
// item numbers, terms that only repeat a heading that is named, and words of a clause
// that sets no condition.
func (r *reader) telling(all []Entity) []Entity {
	repeats := func(term Entity) bool {
		return slices.ContainsFunc(all, func(p Entity) bool {
			if p.Kind != OfPlace || p.Not != term.Not {
				return false
			}
			return slices.ContainsFunc(p.Places, func(place grammar.Place) bool {
				title := r.sentence.TitleOf(place)
				return strings.Contains(title, term.Named) || len([]rune(term.Named)) > 2 && grammar.SharedPairs(term.Named, title) >= grammar.NearlyAll
			})
		})
	}
	return slices.DeleteFunc(slices.Clone(all), func(e Entity) bool {
		if e.Kind == OfTerm && saysEmpty.MatchString(e.Named) && slices.ContainsFunc(all, func(o Entity) bool { return o.Kind == OfField && o.Fill.Most == 0 }) {
			return true // 没有配合单位的(写“无”的也算)
		}
		if e.Kind == OfTerm && !e.Cued && r.alone(e, all) && r.likeUnit(e) {
			r.unread = append(r.unread, e.Named) // 支队的活,长期的
			return true
		}
		switch e.Kind {
		case OfNumber:
			return !e.Cued && !e.Not
		case OfTerm:
			return repeats(e) || !e.Cued && anybody.MatchString(e.Named) || genericTerm.MatchString(e.Named) && !r.quotedAt(e) || mentionsUs.MatchString(r.text) &&
				ours.MatchString(r.before(e.From)) && !placed.MatchString(e.Named) || !e.Cued && !mentionsUs.MatchString(r.text) && r.alone(e, all)
		}
		return false
	})
}

// saysEmpty is what notices print in a field that holds nothing.
var saysEmpty = regexp.MustCompile(`^(?:写|填|标|为|是)?(?:无|没有|空|空白|暂无|none|nil|n/a|blank)(?:的)?$`)

// alone reports whether a stretch occurs in a clause that asks nothing and sets no
// other condition, next to one that does: 我要给下属单位发通知.
func (r *reader) alone(e Entity, all []Entity) bool {
	start, end := r.clauseStart(e.From, all), r.clauseEnd(e.To, all)
	if clause := string(r.runes[start:end]); start == 0 && end == len(r.runes) || asksHere.MatchString(clause) {
		return false
	}
	return slices.ContainsFunc(all, func(o Entity) bool { return (o.From < start || o.From >= end) && (o.Kind != OfTerm || o.Cued) }) &&
		!slices.ContainsFunc(all, func(o Entity) bool { return o.From >= start && o.From < end && o.From != e.From && o.Kind != OfTerm })
}

// likeUnit reports whether words are of the name of a unit, or said to answer for items:
// they are no aside.
func (r *reader) likeUnit(e Entity) bool {
	after := r.after(e.To)
	return unitFrom.MatchString(r.after(e.From)) && !ours.MatchString(r.before(e.From)) || leadsAfter.MatchString(after) || helpsAfter.MatchString(after)
}

// unitFrom begins with the name of a unit.
var unitFrom = regexp.MustCompile(`^\p{Han}{1,8}?(?:[局所站股科处部]|中心|大队|支队|总队|公司|政府|街道办|分局|委员会|办公室)(?:的|[,，。;；]|$|` + "` + leadVerbs + `|` + helpVerbs + `" + `)`)

// ours is the text before a word for one's own unit.
var ours = regexp.MustCompile(`(?:我们?|咱们?|本)$`)

// placed begins the names of bodies that are ours by their place: 我市水务局.
var placed = regexp.MustCompile(`^[省市县区镇乡]\p{Han}`)

// anybody are words for those who answer for items, whoever they are.
var anybody = regexp.MustCompile(`^(?:其他|其它|别的|各位|各)?(?:领导|同志|干部|人员|负责人|责任人)$`)

// genericTerm is no term by itself.
var genericTerm = regexp.MustCompile(`^(?:问题|整改|情况|工作|部门|单位|科室|负责|牵头|配合|责任|我们|咱们|事项|任务|措施|进展|通报|内容|活儿?|差事|摊子|担子|事儿?|工作量|负担|压力|其他|其它|[省市县区]直|股室|处室)+$`)

// asksHere finds words that ask or set a condition, in a clause.
var asksHere = regexp.MustCompile(`的(?:里面?|里头|当中|之中|中)?$|哪|几|多少|什么|啥|列出|提到|涉及|出现|关于|which|what|how many|list|show|mention`)

// withoutGlosses leaves out statuses in brackets that only say again, in other words,
// what is before the bracket, and of the two keeps the notice's own: 持续推进 (ongoing).
func (r *reader) withoutGlosses(all []Entity) []Entity {
	for i := 1; i < len(all); i++ {
		said, gloss := all[i-1], all[i]
		if said.Kind != OfStatus || gloss.Kind != OfStatus || gloss.Late || said.Classes == 0 && !(said.Late && grammar.IsLatin(r.runes[gloss.From])) || gloss.Classes == 0 {
			continue
		}
		if opens.MatchString(string(r.runes[said.To:gloss.From])) && closes.MatchString(r.after(gloss.To)) {
			if said.Late { // running late (behind schedule)
				said.Late, said.Classes = false, gloss.Classes
			}
			both, word := said.Classes&gloss.Classes, string(r.runes[gloss.From:gloss.To])
			own := slices.ContainsFunc(r.Classes, func(c condition.Class) bool { return c.Words == word })
			if own = grammar.IsLatin(r.runes[said.From]) && !grammar.IsLatin(r.runes[gloss.From]) && (own || both != 0); own || both == gloss.Classes {
				said.Classes = gloss.Classes
			}
			said.To = gloss.To
			all = slices.Delete(slices.Replace(slices.Clone(all), i-1, i, said), i, i+1)
		}
	}
	return all
}

// withoutSpelt leaves out words of letters before a bracket that says them in Chinese:
// Li Ming (李明).
func (r *reader) withoutSpelt(rest, chosen []Entity) []Entity {
	return slices.DeleteFunc(rest, func(e Entity) bool {
		return e.To > e.From && grammar.IsLatin(r.runes[e.From]) && slices.ContainsFunc(chosen, func(o Entity) bool {
			return o.Kind == OfOwner && o.From > e.To && !grammar.IsLatin(r.runes[o.From]) && opens.MatchString(string(r.runes[e.To:o.From]))
		})
	})
}

var (
	opens  = regexp.MustCompile(`^(?: ?[a-z-]{2,})*\s*[(（\[]\s*[“"]?$`)
	closes = regexp.MustCompile(`^[”"]?(?: [a-z ]{1,30})?\s*[)）\]]`)
)

// longestUnheld is how long, in runes, a word may be that a verb of mention makes a
// term although no item holds it.
const longestUnheld = 6

// quotedTerm is the text in quotation marks; an apostrophe within a word is none.
var quotedTerm = regexp.MustCompile(`["“「『《]([^"”」』》'“「『《]{1,30})["”」』》]|(?:^|[^a-z0-9])'([^"”」』》'“「『《]{1,30})'(?:$|[^a-z0-9])`)

// wordFor is the text before words that call it a word: 约谈两个字, 诫勉字样.
var wordFor = pattern.MustCompile(`^["”」』》'\s]*(?:这|那)?(?:\p{Han}个字|俩字|仨字|二字|三字|字样|字眼|这?个?词|一词|的?说法|几个字)`)

// notMixed finds what somebody only warns of, or gives as an example: 别跟冯丽娟的混了,
// (长期、待定这类).
var notMixed = regexp.MustCompile(`[(（](?:比如|例如|如|譬如|像)[^()（）]*[)）]|[(（][^()（）]*(?:这类|之类|等等?|这种|什么的|一类)的?[)）]` +
	`|[(（]?\b(?:e\.g\.|for example|such as)[^()（）]*[)）]|(?:别|不要|不是|可别)(?:跟|和|与|同|把)?[^,，。;；?]{1,20}?(?:混|搞混|弄混|混淆|混为一谈|搞错|弄错)(?:了|起来)?`)

// quoted proposes the text in quotation marks as terms.
func (r *reader) quoted() (out []Entity) {
	r.unmixed = nil
	for _, m := range notMixed.FindAllStringIndex(r.text, -1) {
		r.unmixed = append(r.unmixed, r.span(OfTerm, m[0], m[1]))
	}
	for _, m := range quotedTerm.FindAllStringSubmatchIndex(r.text, -1) {
		from, to := max(m[2], m[4]), max(m[3], m[5])
		e := r.span(OfTerm, from, to)
		e.Named, e.Cued = r.text[from:to], true
		e.Weight *= cuedWeight
		out = append(out, e)
	}
	return out
}

// quotedAt reports whether a stretch is in quotation marks, or is called a word.
func (r *reader) quotedAt(e Entity) bool {
	return e.From > 0 && strings.ContainsRune("\"“「『《'", r.runes[e.From-1]) || wordFor.MatchString(r.after(e.To))
}

// mentions proposes, as terms, the stretches next to a verb of mention that occur in
// items.
func (r *reader) mentions() (out []Entity) {
	s := r.sentence
	for i := range s.Tokens {
		if !s.Is(i, grammar.Mentions, grammar.Related, grammar.Appears) {
			continue
		}
		for way, stretch := range []func() (int, int){func() (int, int) { return s.TermAfter(i + 1) }, func() (int, int) { return s.TermBefore(i) }} {
			start, end := stretch()
			if start >= end {
				continue
			}
			from, to := r.trim(s.Tokens[start].From, s.Tokens[end-1].To)
			if to-from > 2 && !r.held(from, to) && strings.ContainsRune("跟与和同对", r.runes[from]) && r.held(from+1, to) {
				from++
			}
			if to-from < 2 || !r.held(from, to) && !(bodyLike.MatchString(string(r.runes[from:to])) && to-from <= longestUnheld) &&
				!(way == 0 && end == start+1 && s.Is(i, grammar.Mentions) && to-from <= longestUnheld &&
					!nameless.MatchString(string(r.runes[from:to])) && !joint.MatchString(string(r.runes[from:to]))) {
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

// bodyLike ends words that name a body, which a notice may name in full.
var bodyLike = regexp.MustCompile(`\p{Han}{2}(?:委|局|办|院|公司|中心|分局)$`)

// nameless are words that no notice need hold to be meant.
var nameless = regexp.MustCompile(`^[我本该此他她它你这那各其]|\d|哪|什么|啥|几|多少`)

// fieldAfter finds that a verb of completion only names a field: 完成情况.
var fieldAfter = pattern.MustCompile(`^(?:部分|情况|时限|期限|日期|时间|进展)`)

// takesObject reports whether a bare verb of completion has an object, so that it
// is a narrative: 完成投资.
func (r *reader) takesObject(e Entity) bool {
	said := string(r.runes[e.From:e.To])
	if fieldAfter.MatchString(r.after(e.To)) && !grammar.IsLatin(r.runes[e.From]) {
		return true
	}
	if bareLasting.MatchString(said) && jobAfter.MatchString(r.after(e.To)) { // the permanent secretary
		return true
	}
	if said == "长期" && longOtherwise.MatchString(r.after(e.To)) {
		return true
	}
	if !slices.Contains([]string{"完成", "解决", "落实到位", "收尾", "结束", "到位", "清零"}, said) {
		return false
	}
	t := r.tokenAt(e.To)
	return t != nil && t.Role == grammar.Word && t.From == e.To && !grammar.IsLatin(r.runes[t.From])
}

// longOtherwise finds, behind 长期, what has gone on for long and is no status: 长期挂账.
var longOtherwise = pattern.MustCompile(`^(?:挂账|拖欠|闲置|占用|借用|借调|空置|滞留|积压|停|未|没|不|得不到|无人|无法|缺|欠|存在)`)

// printedLong finds what notices print as a time limit of what is kept up.
var printedLong = pattern.MustCompile(`长期(?:坚持)?|常态化?|持续(?:推进|坚持)?`)

// longStem is what a word for a status says of what is kept up, though it may say more.
var longStem = pattern.MustCompile(`长期坚持|持续坚持|长期`)

// deniedStatuses proposes what the notice itself words as not so, Not implemented, where the
// question denies the same: hasn't been implemented, 没有落实.
func (r *reader) deniedStatuses() (out []Entity) {
	for _, c := range r.Classes {
		verb, denies := strings.CutPrefix(c.Words, "not ")
		if !denies || len(verb) < shortestSlipped {
			continue
		}
		said := []string{verb}
		for _, t := range lexicon.English(verb) {
			said = append(said, t.Words...)
		}
		if !r.saysAny(said...) {
			continue
		}
		said[0] = regexp.QuoteMeta(verb)
		words := regexp.MustCompile(`(?:\bnot|n['’]?t)(?: been| be| yet| still)* ` + said[0] + `\b(?: yet)?|\byet to be ` + said[0] + `\b|\bun` + said[0] + `\b` +
			`|(?:还|尚|仍|都|并|一直)*(?:没能?|没有|未能?)(?:得到|被)?(?:` + strings.Join(said[1:], "|") + `)的?`)
		for _, m := range words.FindAllStringIndex(r.text, -1) {
			e := r.span(OfStatus, m[0], m[1])
			e.Classes, e.Weight = r.classes(func(o condition.Class) bool { return o.Words == c.Words }), e.Weight*ownWeight*statusWeight
			if len(said) > 1 || grammar.IsLatin(r.runes[e.From]) {
				out = append(out, e)
			}
		}
	}
	return out
}
