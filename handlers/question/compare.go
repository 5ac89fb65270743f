package question

import (
	"regexp"
	"slices"
	"strings"

	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
)

var (
	// eachAsked finds words that ask for a count of each.
	eachAsked = regexp.MustCompile(`(?:分别|各自|各)[^,，。;；?？哪]{0,12}(?:几|多少)|分开(?:来)?(?:数|算|统计|计|报)|\bhow many\b.*\b(?:each|respectively)\b|\brespectively\b.*\bhow many\b`)
	// moreAsked finds words that ask which of several has more; its group, that it has
	// fewer.
	moreAsked = regexp.MustCompile(`(?:谁|哪(?:一)?(?:个|家|边|块|位|类|部分|方面|科室|部门|单位))[^,，。;；?？]{0,16}?(?:多|高|快|大|(少|低|慢|小))(?:一些|一点|些|点)?(?:$|[^\p{Han}少多]|[的呢啊呀吗])|(?:比|对比|相比|pk|vs)[^。;；?？]{0,24}?(?:多|高|快|(少|低|慢))|\b(?:who|which (?:one|of (?:them|the two))?) ?(?:has|have|'s got|has got|leads|owns) (?:more|(fewer|less))\b|\bdo(?:es)? .{2,60} (?:have|lead|own) (?:more|(fewer|less))\b|\bwhich .*\b(?:more|most|(?:(fewer|fewest|least)))\b`)
	// rateAsked finds words that compare by what share is done; its group, that it is less.
	rateAsked = regexp.MustCompile(`(?:完成|整改|办结|销号|落实|改|办|做|干)(?:(?:率|比例)(?:是)?|得|(?:的)?情况(?:是)?)(?:比较|更|最|相对)?(?:(低|差|慢|不好|不理想|糟|落后|靠后)|高|好|快|理想|靠前)(?:的|些|一些|一点|点)?|\b(?:(lowest|worst|poorest)|highest|best) (?:completion |implementation )?rates?\b`)
	// sideAsked asks to put things side by side, by what share of each is done.
	sideAsked = regexp.MustCompile(`对比|比较一下|比一?比|作(?:个)?比较|\bcompare\b|\bvs\.?\b|\bversus\b|\bcompared? (?:to|with)\b`)
	// bothParts asks how many somebody leads and how many they support.
	bothParts = regexp.MustCompile(`(?:` + leadVerbs + `)(?:的|了)?(?:有|是)?(?:几|多少)[^。?？]*(?:` + helpVerbs + `)(?:的|了)?(?:有|是)?(?:几|多少)|(?:` + helpVerbs + `)(?:的|了)?(?:有|是)?(?:几|多少)[^。?？]*(?:` + leadVerbs + `)(?:的|了)?(?:有|是)?(?:几|多少)`)
)

// compared finds, of the chosen entities, those that the question puts side by side to
// count each; by is what they are, and top how many of them are asked for.
func (r *reader) compared(chosen []Entity) (each []Entity, group condition.Group) {
	more, fewest := moreAsked.FindStringSubmatch(r.text), false
	if parts := r.partsOf(chosen); len(parts) > 1 && more == nil {
		return parts, condition.Group{By: condition.ByUnit}
	}
	if counts := r.countsOf(chosen); len(counts) > 1 && more == nil {
		if counts[0].Kind == OfOwner {
			return counts, condition.Group{By: condition.ByUnit}
		}
		return counts, condition.Group{By: condition.ByStatus}
	}
	rate, side := rateAsked.FindStringSubmatch(r.text), sideAsked.MatchString(r.text)
	if rate != nil {
		more = rate
	}
	if more == nil && !side && !eachAsked.MatchString(r.text) && !bothParts.MatchString(r.text) {
		return nil, group
	}
	if more != nil {
		fewest = strings.Join(more[1:], "") != ""
	}
	for i := range chosen { // 跟财政局比
		if e := &chosen[i]; e.Kind == OfTerm && len(e.Owners) > 0 {
			e.Kind, e.Cued = OfOwner, false
		}
	}
	r.assignParts(chosen)
	asked := grouped(chosen)
	for _, kind := range []Kind{OfOwner, OfStatus, OfPlace, OfDue, OfCell} {
		of := r.sideBySide(chosen, kind)
		if len(of) < 2 {
			continue
		}
		by := map[Kind]condition.By{OfStatus: condition.ByStatus, OfPlace: condition.BySection, OfDue: condition.ByDue, OfCell: condition.ByColumn, OfOwner: condition.ByUnit}[kind]
		if kind == OfOwner && of[0].Person {
			by = condition.ByPerson
		} else if kind == OfOwner && of[0].Part == condition.Supporting {
			by = condition.BySupport
		}
		if asked != nil && asked.By != by && !(asked.By == condition.ByOwner && kind == OfOwner) {
			continue // 哪个科室没完成的和逾期的最多
		}
		if group = (condition.Group{By: by, Fewest: fewest, Kind: of[0].Cell.Column, Rate: rate != nil || more == nil && side}); more != nil {
			group.Top = 1
		}
		return of, group
	}
	return nil, group
}

// countWord finds words that ask how many items, in one of the clauses of a question.
var countWord = regexp.MustCompile(`(?:几|多少)[个项条件]?(?:问题|任务|事项)?(?:[^人钱元万家处次天年月点号]|$)|\bhow many\b`)

// countsOf are what several clauses ask the number of, one after the other: 一共几项,完成了
// 几项. A clause without a status asks for all.
func (r *reader) countsOf(chosen []Entity) []Entity {
	if counts, apart := r.countsBy(chosen, OfOwner); apart { // 持续推进的几条,党委办公室占几条
		return counts
	}
	counts, _ := r.countsBy(chosen, OfStatus)
	return counts
}

// countsBy are the conditions of one kind in the clauses that ask for a number, an empty one
// for a clause without; apart is whether some clause but the first has one and the first has none.
func (r *reader) countsBy(chosen []Entity, kind Kind) (counts []Entity, apart bool) {
	any := false
	for from := 0; from < len(r.runes); {
		to := r.clauseEnd(from, chosen)
		if several := r.countsIn(chosen, kind, from, to); len(several) > 1 { // 完成的几个部分完成的几个
			counts, any, from = append(counts, several...), true, to+1
			continue
		}
		clause := string(r.runes[from:to])
		if m := countWord.FindStringIndex(clause); m != nil {
			one := Entity{Kind: kind, From: from, To: from, Named: "一共"}
			if grammar.IsLatin(r.runes[from]) {
				one.Named = "in all"
			}
			for _, e := range chosen {
				if e.Kind == kind && !e.Not && e.From >= from && e.To <= to {
					one, any = e, true
					one.Named = strings.TrimSuffix(string(r.runes[e.From:e.To]), "的")
				}
			}
			counts = append(counts, one)
		}
		for from = to; from < len(r.runes) && r.stops(from); from++ {
		}
	}
	if !any {
		return nil, false
	}
	return counts, len(counts) > 1 && counts[0].From == counts[0].To
}

// countsIn are the conditions of a kind in a clause, each followed by its own words for
// how many.
func (r *reader) countsIn(chosen []Entity, kind Kind, from, to int) (counts []Entity) {
	var of []Entity
	for _, e := range chosen {
		if e.Kind == kind && !e.Not && e.From >= from && e.To <= to {
			of = append(of, e)
		}
	}
	for i, e := range of {
		end := to
		if i+1 < len(of) {
			end = of[i+1].From
		}
		if m := countWord.FindStringIndex(string(r.runes[e.To:end])); m == nil || m[0] > 0 {
			return nil
		}
		e.Named = strings.TrimSuffix(string(r.runes[e.From:e.To]), "的")
		counts = append(counts, e)
	}
	return counts
}

// partsOf are the only owner of a question in each of the parts that it asks the number of:
// 牵头的和督导的分别有几项.
func (r *reader) partsOf(chosen []Entity) (parts []Entity) {
	one := r.sideBySide(chosen, OfOwner)
	if len(one) != 1 || grouped(chosen) != nil || !eachAsked.MatchString(r.text) && !bothParts.MatchString(r.text) && len(countWord.FindAllString(r.text, -1)) < 2 {
		return nil
	}
	roles := quoteAll(r.Roles)
	for _, m := range regexp.MustCompile(strings.Join(append(roles, leadVerbs, helpVerbs, ownerWords["lead:en"], `\bsupport(?:s|ed|ing)?\b`), "|")).FindAllStringIndex(r.text, -1) {
		said := r.text[m[0]:m[1]]
		e := one[0]
		e.Part, e.Role, e.Not, e.Named = condition.Leads, "", false, said
		switch {
		case slices.Contains(r.Roles, said):
			e.Part, e.Role = condition.Supporting, said
		case helpsAnywhere.MatchString(said):
			e.Part = condition.Supporting
		}
		if r.at[m[0]] >= e.To && !slices.ContainsFunc(parts, func(o Entity) bool { return o.Part == e.Part && o.Role == e.Role }) {
			parts = append(parts, e)
		}
	}
	return parts
}

// sideBySide are the chosen entities of a kind that set different conditions, each
// heading by itself.
func (r *reader) sideBySide(chosen []Entity, kind Kind) (of []Entity) {
	for _, e := range chosen {
		if e.Kind != kind || e.Not || e.Late || kind == OfCell && e.Cell.Column == "" {
			continue
		}
		for _, one := range r.apart(e) {
			if !slices.ContainsFunc(of, func(o Entity) bool { return one.same(o) }) {
				of = append(of, one)
			}
		}
	}
	return of
}

// apart are an entity's headings or units, each by itself.
func (r *reader) apart(e Entity) (all []Entity) {
	switch {
	case e.Kind == OfPlace:
		for _, p := range e.Places {
			one := e
			one.Places = []grammar.Place{p}
			if one.Named = r.sentence.TitleOf(p); one.Named == "" {
				one.Named = string(r.runes[e.From:e.To])
			}
			all = append(all, one)
		}
	case e.Kind == OfOwner:
		one := e
		one.Named = strings.Join(e.Owners, "、")
		return append(all, one)
	default:
		one := e
		one.Named = strings.TrimSuffix(string(r.runes[e.From:e.To]), "的")
		return append(all, one)
	}
	return all
}

// same reports whether two entities of one kind set the same condition.
func (e Entity) same(o Entity) bool {
	return slices.Equal(e.Owners, o.Owners) && e.Classes == o.Classes && slices.Equal(e.Places, o.Places) && e.Due == o.Due && slices.Equal(e.Cell.Values, o.Cell.Values)
}

// eachOf reads the question once for each of the entities that it puts side by side.
func (r *reader) eachOf(u *Understanding, all, each []Entity, group condition.Group) bool {
	common := slices.DeleteFunc(slices.Clone(all), func(e Entity) bool {
		return e.Kind == OfGroup || e.Kind == each[0].Kind && !e.Not && !e.Late ||
			slices.ContainsFunc(each, func(o Entity) bool { return o.Kind == e.Kind && o.From == e.From && o.To == e.To })
	})
	u.Want, u.Group = grammar.Count, &group
	if !r.combine(u, common) {
		return false
	}
	for _, e := range each {
		of := Understanding{}
		of.Lang, of.Want = u.Lang, grammar.Count
		with := slices.Clone(common)
		if e.To > e.From {
			with = append(with, e)
		}
		slices.SortStableFunc(with, func(a, b Entity) int { return a.From - b.From })
		if !r.combine(&of, with) {
			return false
		}
		u.Each = append(u.Each, condition.Each{Named: e.Named, Query: of.Query, Conditions: of.Set})
	}
	return true
}

// orBetween is all that comes between two conditions of which one suffices, without the words
// that belong to either: 财务科牵头的或者逾期的.
var orBetween = regexp.MustCompile(`^[的了里中问题事项,，、\s"”]*(?:或者?是?|要么)(?:状态|标着?|写着?|编号|序号|由|在|是|为|属于|已经?|那些|[\s"“])*$|^[,\s]*\bor (?:(?:that|which|those|ones|items|are|is|the) )*$`)

// alternatives parts the conditions that all items meet from those of which one suffices, each
// with what belongs to it: 第一部分逾期的或者第三部分没完成的. Those of one field that combine
// joins by itself are no alternatives here.
func (r *reader) alternatives(all []Entity) (common []Entity, either [][]Entity) {
	ends := 0 // of the entities that are in an alternative
	for i := 1; i < len(all); i++ {
		_, from := r.partAround(all[i-1])
		to, _ := r.partAround(all[i])
		if to < from || !orBetween.MatchString(string(r.runes[from:to])) || all[i-1].joins(all[i]) {
			continue
		}
		each := 1 // how many conditions an alternative has
		for n := 2; i-n >= ends && i+n <= len(all); n++ {
			if slices.EqualFunc(all[i-n:i], all[i:i+n], func(a, b Entity) bool { return a.Kind == b.Kind }) {
				each = n
			}
		}
		if len(either) == 0 || ends != i {
			if len(either) > 0 {
				return all, nil // several pairs
			}
			common, either = slices.Clone(all[:i-each]), append(either, all[i-each:i])
		}
		ends = i + each
		either = append(either, all[i:ends])
	}
	return append(common, all[ends:]...), either
}

// joins reports whether two conditions of one field that stand next to each other are one that
// either meets, or are no conditions on an item by itself.
func (e Entity) joins(o Entity) bool {
	ofDue := func(e Entity) bool {
		return e.Kind == OfDue || e.Kind == OfDueSaid || e.Kind == OfField && e.Fill.Field == condition.FieldDue
	}
	alone := func(e Entity) bool {
		return e.Kind == OfEdge || e.Kind == OfOrder || e.Kind == OfGroup || e.Kind == OfDueEnd || e.Kind == OfTerm && !e.Cued
	}
	switch {
	case alone(e), alone(o), ofDue(e) && ofDue(o):
		return true
	case e.Kind != o.Kind:
		return false
	case e.Kind == OfStatus:
		return e.Late == o.Late
	case e.Kind == OfOwner:
		return e.Person == o.Person && e.Not == o.Not && (e.Part == o.Part || e.Part == condition.AnyPart || o.Part == condition.AnyPart)
	case e.Kind == OfCell:
		return e.Cell.Column == o.Cell.Column
	}
	return e.Kind != OfField
}

// superlatives finds, in an English question for one of the items, what it compares them by.
var superlatives = regexp.MustCompile(`\bwhich (?:one|of (?:them|these)|item|recommendation|finding|problem|issue|task|action)s?\b.*?\b(?:the )?(\w+est|worst|best|(?:most|least) \w+|costs? (?:us )?(?:the )?most|took (?:the )?longest)\b` +
	`|\b(?:what(?:'s| is| are| was)|name|show me|list) the (?:single )?(\w+est|worst|best|(?:most|least) \w+) (?:item|recommendation|finding|problem|issue|task|action|risk)s?\b` +
	`|\bwho(?:'s| is| are| was) the (most \w+|least \w+)\b`)

// ofLedger are superlatives of what the ledger holds: days, numbers of items and how far they are.
var ofLedger = regexp.MustCompile(`^(?:latest|earliest|soonest|nearest|furthest|farthest|oldest|newest|last|next|fewest|highest|lowest|rest|request|interest|test|guest|forest|west|harvest|arrest|protest|contest|digest|(?:most|least) (?:supporting|lead(?:ing|s)?|owners?|units?|recent|urgent|overdue|late|delayed|open|items?|recommendations?|findings?|left|outstanding|behind|complete|completed|of|people))`)

// notCounted is what an English question compares items or people by that the ledger does
// not hold: hardest. It is empty for other questions.
func (r *reader) notCounted() string {
	if grammar.Language(r.text) != "en" {
		return ""
	}
	m := superlatives.FindStringSubmatch(r.text)
	if m == nil {
		return ""
	}
	said := strings.Join(m[1:], "")
	if ofLedger.MatchString(said) || strings.Contains(r.typed, strings.ToUpper(said[:1])+said[1:]) { // the Hillcrest Center
		return ""
	}
	return said
}

// manyOf finds, in English, what is counted.
var manyOf = regexp.MustCompile(`\bhow many ([a-z-]+s|people|staff|children|men|women)\b`)

// countsNouns reports whether a question counts, in English, what no item is: how many flats
// are sensors being tried in.
func (r *reader) countsNouns(a grammar.Asking, chosen []Entity) bool {
	m := manyOf.FindStringSubmatchIndex(r.text)
	if m == nil || a.Noun || a.Which || a.List {
		return false
	}
	e := r.span(OfTerm, m[2], m[3])
	t := r.tokenAt(e.From)
	if r.text[m[2]:m[3]] == "times" && slices.ContainsFunc(chosen, func(e Entity) bool { return e.Kind == OfOwner && e.Part != condition.AnyPart }) {
		return false // how many times is HR down as support
	}
	return t != nil && t.Role == grammar.Word && !covered(chosen, e) && !r.chatted(e.From, e.To)
}
