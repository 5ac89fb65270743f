package question

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

// groupList says by what people count items.
//
//go:embed groups.tsv
var groupList string

// groupWords are the patterns of groupList by their names.
var groupWords = patternsIn(groupList)

// A groupBy finds words for what items are counted by: the one of them that is asked
// for (哪个科室), each of them (每个科室), or some at the top (前三个科室).
type groupBy struct {
	by             condition.By
	one, each, top *pattern.Pattern
	ranked         *pattern.Pattern // the noun behind what is most so: the most overdue department
}

// rankPattern finds which of them are asked for.
var rankPattern = "(?:" + groupWords["most"] + "|" + groupWords["fewest"] + ")"

var groupBys = func() (all []groupBy) {
	for _, by := range []condition.By{condition.ByPerson, condition.ByUnit, condition.BySection} {
		noun := "(?:" + groupWords[string(by)] + ")"
		all = append(all, groupBy{by,
			pattern.MustCompile(`哪(?:一|几|些)?(?:个|家|位|名)?` + noun + `|` + noun + `(?:里面?|中|当中)?(?:是|为)?(?:谁|哪(?:个|家|位|一个|一家))|(?:责任|牵头|主责|配合|协办)` + noun + `(?:那?一?栏)?(?:里面?|中|当中)|` + rankPattern + `的(?:那|这)(?:一)?(?:个|家|位|名)?` + noun + `|\b(?:which|what) ` + noun + `\b|\b` + noun + ` (?:with|that has|that have|having)\b`),
			pattern.MustCompile(`(?:每一?(?:个|家|位|名)?|各(?:个|家|位)?|(?:按照?|分|逐个?|以))` + noun + `(?:为单位|来)?|\b(?:each|every|per|by|for each|in each|under each|does each|all(?: of)?(?: the)?|the (?:different|various|individual)) ` + noun + `\b`),
			pattern.MustCompile(`(?:前|头)([一二两三四五六七八九十\d]{1,2})(?:名|个|家|位)?的?` + noun + `|\b(?:top|first) (two|three|four|five|ten|\d{1,2}) ` + noun + `\b`),
			pattern.MustCompile(`\b(?:most|least) (?:\w+ ){1,2}(` + noun + `)\b`),
		})
	}
	return append(all, groupBy{by: condition.ByOwner, one: pattern.MustCompile(`谁家?|\bwho\b`)})
}()

// kindAsked finds the kind of unit at the end of words for units.
var kindAsked = regexp.MustCompile(`(?:县区|区县|县市区|乡镇|街道|[县区乡镇科股处局所]|中心|公司|学校)$|\b(?:bureau|directorate|division|office|committee|school|hospital)$`)

var (
	mostAsked   = rankWords("most")
	fewestAsked = rankWords("fewest")
	countAsked  = pattern.MustCompile(groupWords["count"])
	unitMeant   = regexp.MustCompile(groupWords["unit"])
)

// rankWords finds words for the most or the fewest where they are of items, and not
// of what an item says: 最多补助多少.
func rankWords(name string) *pattern.Pattern {
	return pattern.MustCompile(`(?:` + groupWords[name] + `)(?:的|是|哪|呢|吗|啊|呀|，|,|。|\?|？|;|；|、|和|几|有|一?共|总共|分别|\s|$)`)
}

// groups proposes by what items are to be counted, and whether those with the most or
// the fewest are asked for.
func (r *reader) groups() (out []Entity) {
	rank, fewest := mostAsked.FindStringIndex(r.text), false
	if rank == nil {
		rank = fewestAsked.FindStringIndex(r.text)
		fewest = rank != nil
	}
	rate := rateAsked.FindStringSubmatchIndex(r.text)
	if rate != nil {
		rank, fewest = rate[:2], rate[2] >= 0 || rate[4] >= 0
		out = append(out, r.weighty(rank))
	}
	for _, at := range sideAsked.FindAllStringIndex(r.text, -1) {
		out = append(out, r.weighty(at))
	}
	for _, g := range groupBys {
		said, top := []int(nil), 0
		if g.top != nil {
			if m := g.top.FindStringSubmatchIndex(r.text); m != nil && rank != nil || m != nil && strings.HasPrefix(r.text[m[0]:], "top") {
				said = m
				for _, n := range []int{1, 2} {
					if m[2*n] >= 0 {
						top = text.WholeNumber(r.text[m[2*n]:m[2*n+1]])
					}
				}
			}
		}
		if said == nil && rank != nil {
			if said = g.one.FindStringIndex(r.text); said == nil && g.each != nil {
				said = g.each.FindStringIndex(r.text)
			}
			if said == nil && g.ranked != nil {
				if m := g.ranked.FindStringSubmatchIndex(r.text); m != nil {
					said = m[2:4]
				}
			}
			top = 1
		}
		if said == nil && g.each != nil && countAsked.MatchString(r.text) {
			said, top = g.each.FindStringIndex(r.text), 0
		}
		if said == nil || r.endsName(said) {
			continue
		}
		e := r.span(OfGroup, said[0], said[1])
		e.Group, e.Weight = condition.Group{By: g.by, Top: top, Fewest: fewest, Rate: rate != nil}, 2*max(e.Weight, 2)
		if g.by == condition.ByUnit {
			e.Group.Kind = kindAsked.FindString(r.text[said[0]:said[1]])
		}
		helps := r.roleSaid() != "" || helpsAnywhere.MatchString(r.text) && !leadsAnywhere.MatchString(r.text)
		if units := unitMeant.MatchString(r.text); g.by == condition.ByUnit || g.by == condition.ByOwner && (units || helps) {
			e.Group.By = condition.ByUnit
			switch role := r.roleSaid(); {
			case role != "":
				e.Group.By, e.Group.Role = condition.BySupport, role
			case helpsAnywhere.MatchString(r.text) && !leadsAnywhere.MatchString(r.text):
				e.Group.By = condition.BySupport
			}
		}
		out = append(out, e)
		if rank != nil && (rank[1] <= said[0] || said[1] <= rank[0]) {
			out = append(out, r.weighty(rank))
		}
		break
	}
	return out
}

// CountedBy is what a folded sentence asks about, one of them or each: which chapter, per
// officer, who. It is empty where the sentence has no word for it.
func CountedBy(sentence string) condition.By {
	for _, g := range groupBys {
		if g.one.MatchString(sentence) || g.each != nil && g.each.MatchString(sentence) {
			return g.by
		}
	}
	return ""
}

// weighty are words about how items are counted, from one byte of the text to another.
func (r *reader) weighty(at []int) Entity {
	e := r.span(OfGroup, at[0], at[1])
	e.Weight = 2 * max(e.Weight, 2)
	return e
}

// roleSaid is the role of supporting units that the question names next to what it counts:
// 督导最多.
func (r *reader) roleSaid() string {
	for _, role := range r.Roles {
		if regexp.MustCompile(regexp.QuoteMeta(role) + `(?:的|了|得)*(?:问题|任务|事项|项目|数量|条|项|件|数)*(?:最|更|多|少|几|分别)`).MatchString(r.text) {
			return role
		}
	}
	return ""
}

// measured is all that comes between the words for what is compared and how it compares:
// 罚款 of 罚款金额最多, 花钱得最多.
var measured = regexp.MustCompile(`^(?:得|的|了)?(?:人数?|钱|金额|数额|总额|次数|面积|力度)?[又也]?$`)

// measures are the words for what the question compares where it is not items: 哪个县罚款最多, 哪家
// 企业罚得最多. The ledger counts items and nothing else.
func (r *reader) measures(chosen, words []Entity) string {
	for _, e := range chosen {
		if e.Kind != OfGroup {
			continue
		}
		for _, w := range words {
			if w.Cued || w.Kind != OfTerm {
				continue
			}
			// what is measured, or what else the units are
			if w.To <= e.From && e.Group.By == "" && measured.MatchString(string(r.runes[w.To:e.From])) || w.From == e.To && e.Group.By != "" && e.Group.Top > 0 && moreNoun.MatchString(w.Named) {
				return w.Named
			}
		}
	}
	return ""
}

// moreNoun is a word that goes on with the noun for what items are counted by, so that
// something else is meant: 企业 of 哪家企业.
var moreNoun = regexp.MustCompile(`^(?:企业|公司|工厂|厂|矿|店|医院|学校|酒店|村|人家|供应商|项目)`)

// endsName reports whether a noun of one character ends a name, 人社局谁牵头的多, or a heading
// is named by its number: 第二部分哪个完成得好.
func (r *reader) endsName(said []int) bool {
	from := r.at[said[0]]
	if from > 0 && strings.ContainsRune("一二三四五六七八九十", r.runes[from-1]) && sureCue.MatchString(string(r.runes[from:from+2])) {
		return true
	}
	return from > 0 && oneNoun.MatchString(r.text[said[0]:said[1]]) && text.IsHan(r.runes[from-1])
}

// oneNoun begins with a noun of one character for what items are counted by.
var oneNoun = regexp.MustCompile(`^[科股处局所县区乡镇类章块](?:里面?|中|当中)?(?:是|为)?(?:谁|哪)`)

// grouped is how the items are to be counted, of the chosen entities; nil where they
// are not.
func grouped(chosen []Entity) *condition.Group {
	for i := range chosen {
		if g := &chosen[i].Group; chosen[i].Kind == OfGroup && g.By != "" {
			return g
		}
	}
	return nil
}

// counted reads a question how many items that meet conditions each unit, person or
// section has, or each of the entities that the question puts side by side.
func (r *reader) counted(chosen, each []Entity, group condition.Group) (u Understanding, ok bool) {
	terms, rest := r.terms(chosen)
	terms = slices.DeleteFunc(terms, func(e Entity) bool { return genericTerm.MatchString(e.Named) })
	rest = slices.DeleteFunc(rest, func(e Entity) bool { return genericTerm.MatchString(e.Named) })
	if u.Compare = r.measures(chosen, append(slices.Clone(terms), rest...)); len(each) == 0 && u.Compare != "" {
		return u, false
	}
	all := append(slices.Clone(chosen), terms...)
	slices.SortStableFunc(all, func(a, b Entity) int { return a.From - b.From })
	all = r.withoutGlosses(all)
	r.negate(all)
	all = r.telling(all)
	likely := 0.0 // what is not accounted for may be what is counted: 哪个科室花钱最多
	if len(each) > 0 {
		likely = grammar.SurelySet
	}
	if !r.accounts(all, rest, likely) {
		return u, false
	}
	if u.Lang, u.Unread = grammar.Language(r.text), r.unread; len(each) > 0 {
		return u, r.eachOf(&u, all, each, group)
	}
	if !r.combine(&u, all) {
		return u, false
	}
	u.Want, u.Group = grammar.Count, grouped(chosen)
	return u, true
}
