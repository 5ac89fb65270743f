// Package credits reads clauses that say who answers for an item, or by when:
// 财务处牵头, 责任人为马晓燕, 由局长李明分管, 计划2025年6月底前完成.
package credits

import (
	"slices"
	"strings"

	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// A Credit is what one clause says.
type Credit struct {
	Kind  fields.Kind    // Owner, Support, Person, Beside or Due
	Names []Name         // not of Due
	Value source.Passage // the names, or the time limit, as printed
	Word  string         // of those who check the work: what they do, 验收

	DayOnly bool // a day and no word that it is a time limit: 2024年11月20日
}

// Read reads a sentence clause by clause; rest are the clauses that are no credits.
// Loose says that words may follow those of a role: 配合对账.
func (k Known) Read(sentence source.Passage, loose bool) (all []Credit, rest []source.Passage) {
	for _, part := range splitRoles(withoutRemarks(sentence.TrimStops("。;"))) {
		for _, clause := range source.SplitAt(part, ",;。()") {
			if clause.Len() > longestClause {
				rest = append(rest, clause)
				continue
			}
			for _, doer := range splitDoers(clause) {
				if credits := k.clause(doer, loose); len(credits) > 0 {
					all = append(all, credits...)
				} else {
					rest = append(rest, doer)
				}
			}
		}
	}
	return all, rest
}

// splitRoles cuts a sentence behind each word of a role in brackets, 责任单位为甲（牵头）、
// 乙（配合）: what follows is 乙配合.
func splitRoles(p source.Passage) (parts []source.Passage) {
	from := 0
	for i := range p.Len() {
		if !p.Is(i, "(") {
			continue
		}
		end := p.Index(i, ")")
		if end < 0 {
			break
		}
		role := p.Slice(i+1, end)
		kind, _ := roleOf(role, false)
		if kind != fields.Owner && kind != fields.Support || i == from {
			continue
		}
		part := p.Slice(from, i)
		if of, _ := roleNoun(part); of == fields.None {
			part = part.Join(role)
		}
		parts = append(parts, part)
		for from = end + 1; p.Is(from, "、和及与"); from++ {
		}
	}
	return append(parts, p.From(from))
}

// longestClause bounds a clause that says who answers, in characters.
const longestClause = 120

// Named reports whether one of the credits names somebody.
func Named(all []Credit) bool {
	return slices.ContainsFunc(all, func(c Credit) bool { return len(c.Names) > 0 })
}

// splitDoers cuts a clause behind the words that say what somebody does: 由甲牵头、
// 乙配合.
func splitDoers(p source.Passage) []source.Passage {
	for i := 1; i < p.Len(); i++ {
		if p.Is(i, "、") && endRole(p.To(i)) != fields.None {
			return append([]source.Passage{p.To(i)}, splitDoers(p.From(i+1))...)
		}
	}
	return []source.Passage{p}
}

// Opening is a sentence up to the colon behind the words that say what somebody does,
// 总工程师甲牵头,规划部负责:一是…, and else all of it.
func Opening(sentence source.Passage) source.Passage {
	for i := 1; i < min(sentence.Len(), longestClause); i++ {
		if sentence.Is(i, ":") && endRole(sentence.To(i)) != fields.None {
			return sentence.To(i)
		}
	}
	return sentence
}

// endRole is the role whose words p ends with, or fields.None.
func endRole(p source.Passage) fields.Kind {
	for i := 1; i < p.Len(); i++ {
		if kind, _ := roleOf(p.From(i), false); kind != fields.None {
			return kind
		}
	}
	return fields.None
}

// clause reads one clause.
func (k Known) clause(p source.Passage, loose bool) []Credit {
	p = withoutBy(withoutSubject(p))
	if p.Len() == 0 {
		return nil
	}
	for _, read := range []func(source.Passage, bool) (Credit, bool){k.labelled, limit, k.called, k.doing, k.following} {
		if c, ok := read(p, loose); ok {
			return k.divided(c)
		}
	}
	return k.together(p, loose)
}

// divided makes of the units and the people of one credit one each.
func (k Known) divided(c Credit) []Credit {
	if c.Kind == fields.Due {
		return []Credit{c}
	}
	var out []Credit
	for _, person := range []bool{false, true} {
		of := c
		of.Names = nil
		for _, n := range c.Names {
			if n.Person == person {
				of.Names = append(of.Names, n)
			}
		}
		switch {
		case len(of.Names) == 0:
			continue
		case person && of.Kind != fields.Support:
			of.Kind = fields.Person
		case !person && of.Kind == fields.Person:
			of.Kind = fields.Owner
		}
		out = append(out, of)
	}
	return out
}

// labelled reads 责任单位:甲 and 责任单位为甲.
func (k Known) labelled(p source.Passage, _ bool) (Credit, bool) {
	colon := p.Index(0, ":")
	kind, value := fields.None, p
	if colon > 0 && colon <= fields.LongestName {
		kind, value = fields.OfColumn(p.To(colon)), p.From(colon+1).Trim()
	} else if of, word := roleNoun(p); of != fields.None {
		kind, value = of, p.From(word).Trim()
		for _, is := range []string{"分别为", "分别是", "为", "是", "由", "有", "包括"} {
			if value.Has(0, is) {
				value = value.From(source.Runes(is)).Trim()
				break
			}
		}
	}
	if kind == fields.Due {
		return limit(value, false)
	}
	if !kind.Answers() {
		return Credit{}, false
	}
	if names, ok := k.Names(value); ok {
		return Credit{Kind: kind, Names: names, Value: value}, true
	}
	c, ok := k.doing(value, false) // 分管领导李明抓落实
	c.Kind = kind
	return c, ok
}

// roleNoun reads the name of a field of units, people or days that p begins with,
// and its length: 主体责任部门为甲.
func roleNoun(p source.Passage) (fields.Kind, int) {
	if kind, word := fields.Name(p, 0); kind.Answers() || kind == fields.Due {
		return kind, source.Runes(word)
	}
	for i := 2; i <= min(p.Len(), fields.LongestName); i++ {
		if p.Longest(i, []string{"分别为", "分别是", "为", "是"}) == "" {
			continue
		}
		if kind := fields.OfColumn(p.To(i)); kind.Answers() || kind == fields.Due {
			return kind, i
		}
	}
	for _, start := range followStarts {
		if p.Has(0, start.word) && start.of {
			return start.kind, source.Runes(start.word)
		}
	}
	return fields.None, 0
}

// called reads a clause that says what field a name belongs into: 规划科为牵头科室.
func (k Known) called(p source.Passage, _ bool) (Credit, bool) {
	for i := 1; i < p.Len(); i++ {
		is := p.Longest(i, []string{"为", "是", "作为", "担任", "任", "分别为", "均为", "同为"})
		if is == "" {
			continue
		}
		of := p.From(i + source.Runes(is))
		kind := fields.Kind(fields.None)
		if of.Len() > 0 && of.Len() <= fields.LongestName {
			kind = fields.OfColumn(of)
		}
		if !kind.Answers() {
			continue
		}
		if names, ok := k.Names(p.To(i)); ok {
			return Credit{Kind: kind, Names: names, Value: p.To(i)}, true
		}
	}
	return Credit{}, false
}

// doing reads names and what they do: 财务处牵头负责, 执行局在“执转破”环节予以支持.
func (k Known) doing(p source.Passage, loose bool) (Credit, bool) {
	if loose { // 区教育局督导室督促, not 区教育局 and what follows 督导
		if c, ok := k.doing(p, false); ok {
			return c, true
		}
	}
	for i := 2; i < p.Len(); i++ {
		role := p.From(i)
		if role.Is(0, "在") {
			if end := endOfWhere(role); end > 0 {
				role = role.From(end)
			}
		}
		kind, word := roleOf(role, loose)
		if kind == fields.None {
			continue
		}
		value := p.To(i).TrimStops("的")
		if names, ok := k.Names(value); ok {
			return Credit{Kind: kind, Names: names, Value: value, Word: strings.TrimPrefix(word, "负责")}, true
		}
	}
	return Credit{}, false
}

// endOfWhere is the position behind 在“执转破”环节, or 0.
func endOfWhere(p source.Passage) int {
	const longest = 14
	for i := 1; i < min(p.Len(), longest); i++ {
		if w := p.Longest(i, []string{"环节", "方面", "工作中", "过程中", "上"}); w != "" {
			return i + source.Runes(w)
		}
	}
	return 0
}

// followStarts are what clauses begin with that name somebody: 会同甲, 牵头的是乙.
var followStarts = []struct {
	word string
	kind fields.Kind
	of   bool // 牵头的是
}{
	{"会同", fields.Support, false}, {"协同", fields.Support, false}, {"联合", fields.Support, false}, {"商", fields.Support, false},
	{"配合的有", fields.Support, true}, {"配合的是", fields.Support, true}, {"牵头的是", fields.Owner, true}, {"负责的是", fields.Owner, true}, {"承办的是", fields.Owner, true},
}

// following reads 会同甲、乙.
func (k Known) following(p source.Passage, _ bool) (Credit, bool) {
	for _, start := range followStarts {
		if !p.Has(0, start.word) || start.of {
			continue
		}
		if names, ok := k.Names(p.From(source.Runes(start.word)).Trim()); ok {
			return Credit{Kind: start.kind, Names: names, Value: p.From(source.Runes(start.word)).Trim()}, true
		}
	}
	return Credit{}, false
}

// together reads 甲会同乙办理 as two.
func (k Known) together(p source.Passage, loose bool) []Credit {
	for _, with := range []string{"会同", "联合", "协同", "商"} {
		at := p.Index(0, with)
		if at <= 1 {
			continue
		}
		lead := p.To(at)
		leads, ok := k.Names(lead)
		if !ok {
			continue
		}
		rest := p.From(at + source.Runes(with))
		for end := rest.Len(); end > 1; end-- {
			if end < rest.Len() {
				if kind, _ := roleOf(rest.From(end), loose); kind != fields.Owner {
					continue
				}
			}
			if others, ok := k.Names(rest.To(end)); ok {
				first := k.divided(Credit{Kind: fields.Owner, Names: leads, Value: lead})
				return append(first, Credit{Kind: fields.Support, Names: others, Value: rest.To(end)})
			}
		}
	}
	return nil
}
