package reading

import (
	"slices"
	"strings"
	"time"

	"rectify/data/notice/dates"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"rectify/data/notice/table"
	"rectify/data/text"
)

// A credit is one clause that says who answers for an item, or by when: 财务处牵头,
// 责任人马晓燕, 计划2025年6月底前完成.
type credit struct {
	kind  fields.Kind    // Owner, Support, Person, Both or Due
	value source.Passage // the names, or the time limit
	word  string         // of units that check the work: what they do, 验收
}

// creditEnds are what clauses end with that say who does the work, by the field
// they give.
var creditEnds = map[fields.Kind][]string{
	fields.Owner: {
		"按职责分工负责", "按分工负责", "分工负责", "按职责负责", "按权属负责", "各负其责", "共同负责", "分别负责", "共同牵头", "联合牵头", "共同承办", "牵头抓", "抓整改", "抓落实", "办理", "承担", "整改", "落实整改", "推进整改",
		"牵头负责", "牵头落实", "牵头办理", "牵头整改", "牵头", "具体负责", "具体落实", "负责落实", "负责整改", "负责办理", "负责", "主办", "承办", "主责", "为责任单位", "为牵头单位", "为责任部门", "为牵头部门",
		"作为责任单位", "作为牵头单位", "是责任单位", "是牵头单位",
	},
	fields.Support: {"协助配合", "协同配合", "配合落实", "配合整改", "给予配合", "予以配合", "配合", "协办", "协助", "协同", "参与", "为配合单位", "为协办单位", "作为配合单位"},
	fields.Person: {
		"为责任人", "为第一责任人", "为直接责任人", "为具体责任人", "为责任领导", "为牵头领导", "为包保领导", "作为责任人", "任责任人", "担任责任人", "是责任人", "任组长", "担任组长", "任专班组长", "任专班负责人", "包保", "包案", "包抓", "牵头督办", "督办", "挂帅", "分管", "总负责", "负总责", "具体抓",
		"主抓", "主管", "统筹", "抓总", "牵头抓总", "总牵头", "亲自督办", "亲自抓", "负责督办", "为总负责人", "为负责人", "任负责人", "跟踪督办", "全程督办",
	},
	fields.Beside: {"监督", "督导", "验收", "复核", "负责监督", "负责督导", "负责验收", "负责复核"},
}

// creditStarts are what clauses begin with that say so.
var creditStarts = map[fields.Kind][]string{
	fields.Support: {"会同", "协同", "联合", "商", "配合单位", "协办单位", "配合的有", "配合的是"},
	fields.Owner:   {"牵头的是", "负责的是", "承办的是"},
}

// dueStarts are what may be before a time limit, and dueEnds what may be behind it.
var (
	dueStarts = []string{"要求", "计划", "预计", "确保", "力争", "争取", "应当", "应", "须", "必须", "限期", "限", "于", "在", "拟于", "拟", "将于", "将", "定于", "原定", "按要求", "时限为", "时限", "完成时限为", "完成时限", "整改时限为", "整改时限", "期限为", "期限", "整改期限", "完成时间为", "完成时间", "为", "是", "至", "到", "最迟", "最晚", "不晚于", "以"}
	dueEnds   = []string{"完成", "完成整改", "整改完成", "整改到位", "办结", "销号", "完成销号", "整改完毕", "见效", "完成任务", "为限", "为期", "到位", "前", "全面完成", "全部完成", "基本完成", "完成整改任务", "落实到位"}
)

// takeCredit takes a bracket of credits off the end of a paragraph, (稽核科牵头,2025年
// 6月底前完成), and returns what is before it.
func (ir *itemReader) takeCredit(p source.Passage) source.Passage {
	body := p.TrimStops("。")
	if !body.Is(body.Len()-1, ")]") {
		return p
	}
	open := body.Len() - 1
	for depth := 0; open >= 0; open-- {
		switch {
		case body.Is(open, ")]"):
			depth++
		case body.Is(open, "(["):
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if open < 0 {
		return p
	}
	credits := ir.readCredits(body.Slice(open+1, body.Len()-1))
	if len(credits) == 0 {
		return p
	}
	for _, c := range credits {
		ir.claim(source.FieldText, c.value)
		if c.word != "" {
			ir.word = c.word
		}
		ir.takeValue(c.kind, c.value)
	}
	ir.claim(source.MarkText, p.From(open))
	return p.To(open)
}

// readCredits reads text that is nothing but credits, of which one names a unit or
// a person; nothing where it is anything else.
func (r *reader) readCredits(p source.Passage) []credit {
	var all []credit
	names := false
	for _, clause := range source.SplitAt(p.TrimStops("。;"), ",;。") {
		for _, doer := range splitDoers(clause) {
			credits, ok := r.readTogether(doer)
			if !ok {
				return nil
			}
			for _, c := range credits {
				names = names || c.kind != fields.Due
			}
			all = append(all, credits...)
		}
	}
	if !names {
		return nil
	}
	return all
}

// readTogether reads one clause, and 甲会同乙办理 as two: 甲办理 and 会同乙.
func (r *reader) readTogether(p source.Passage) ([]credit, bool) {
	if c, ok := r.readCredit(p); ok {
		return []credit{c}, true
	}
	for _, with := range []string{"会同", "联合", "协同"} {
		at := p.Index(0, with)
		if at <= 0 {
			continue
		}
		rest := p.From(at + source.Runes(with))
		if end := source.EndOf(rest, creditEnds[fields.Owner]...); end != "" {
			rest = rest.To(rest.Len() - source.Runes(end))
		}
		if lead := withoutBy(withoutSubject(p.To(at))); r.namesWhoAnswers(lead) && r.namesWhoAnswers(rest) {
			return []credit{{fields.Both, lead, ""}, {fields.Support, rest, ""}}, true
		}
	}
	return nil, false
}

// withoutBy drops the 由 that who does the work is behind.
func withoutBy(p source.Passage) source.Passage {
	return p.From(source.Runes(p.Longest(0, []string{"由", "交由", "转由", "已由", "交", "明确由", "均由", "分别由"}))).Trim()
}

// readCredit reads one clause.
func (r *reader) readCredit(p source.Passage) (credit, bool) {
	p = withoutBy(withoutSubject(p))
	if colon := p.Index(0, ":"); colon > 0 && colon <= fields.LongestName {
		kind, value := fields.OfColumn(p.To(colon)), p.From(colon+1).Trim()
		if kind == fields.Due {
			limit, ok := limitIn(value)
			return credit{kind, limit, ""}, ok
		}
		return credit{kind, value, ""}, kind.Answers() && r.namesWhoAnswers(value)
	}
	if kind, word := fields.Name(p, 0); kind.Answers() || kind == fields.Due {
		value := p.From(source.Runes(word)).Trim()
		for _, is := range []string{"分别为", "分别是", "为", "是", "由", "有", "包括"} {
			if value.Has(0, is) {
				value = value.From(source.Runes(is)).Trim()
				break
			}
		}
		if kind == fields.Due {
			limit, ok := limitIn(value)
			return credit{kind, limit, ""}, ok
		}
		return credit{kind, value, ""}, r.namesWhoAnswers(value)
	}
	if limit, ok := limitIn(p); ok {
		return credit{fields.Due, limit, ""}, true
	}
	if kind, value := calledAnswerer(p); kind != fields.None && r.namesWhoAnswers(value) {
		return credit{kind, value, ""}, true
	}
	for _, kind := range []fields.Kind{fields.Person, fields.Beside, fields.Support, fields.Owner} {
		if end := source.EndOf(p, creditEnds[kind]...); end != "" {
			value := p.To(p.Len() - source.Runes(end)).TrimStops("的").Trim()
			switch {
			case kind == fields.Owner:
				kind = fields.Both // 贺雨生负责
			case kind == fields.Person && text.IsUnit(value.String()):
				kind = fields.Beside // 督查室督办
			}
			if r.namesWhoAnswers(value) {
				return credit{kind, value, strings.TrimPrefix(end, "负责")}, true
			}
		}
		if start := p.Longest(0, creditStarts[kind]); start != "" {
			if value := p.From(source.Runes(start)).Trim(); r.namesWhoAnswers(value) {
				return credit{kind, value, ""}, true
			}
		}
	}
	return credit{}, false
}

// calledAnswerer reads a clause that says what field a name belongs into: 规划科为牵头
// 科室.
func calledAnswerer(p source.Passage) (fields.Kind, source.Passage) {
	for i := 1; i < p.Len(); i++ {
		is := p.Longest(i, []string{"为", "是", "作为", "担任", "任"})
		if is == "" {
			continue
		}
		if kind, word := fields.Name(p, i+source.Runes(is)); kind.Answers() && i+source.Runes(is)+source.Runes(word) == p.Len() {
			return kind, p.To(i)
		}
	}
	return fields.None, p
}

// withoutSubject drops the words for the item itself that a clause begins with:
// 此项, 这项工作.
func withoutSubject(p source.Passage) source.Passage {
	for range 2 {
		p = p.From(source.Runes(p.Longest(0, whatItIs))).Trim()
	}
	return p
}

// limitIn is the time limit that a clause says and nothing else: 2025年6月底前 of
// 计划2025年6月底前完成, 长期坚持.
func limitIn(p source.Passage) (source.Passage, bool) {
	for range 3 {
		p = p.From(source.Runes(p.Longest(0, dueStarts))).Trim()
	}
	if _, lasting := table.IsDue(p); lasting {
		return p, true
	}
	const longestAim = 8 // 2025年6月底前公示到位
	for _, d := range dates.Find(p, anyDay) {
		rest := p.From(d.End).Trim()
		rest = rest.From(source.Runes(rest.Longest(0, []string{"前", "之前", "以前", "底前", "内"}))).Trim()
		return p.To(p.Len() - rest.Len()), d.Start == 0 && (rest.Len() == 0 || rest.IsOne(dueEnds...) || d.Deadline && rest.Len() <= longestAim)
	}
	return p, false
}

// anyDay is a reference for dates without a year.
var anyDay = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// namesWhoAnswers reports whether a value is nothing but names of units and people.
func (r *reader) namesWhoAnswers(value source.Passage) bool {
	names := partNames(value)
	return len(names) > 0 && !slices.ContainsFunc(names, func(n source.Passage) bool { return !mayAnswer(n) })
}

// partNames cuts a value at the signs between names, and at 和, 及 and 与 where
// names are on both sides.
func partNames(value source.Passage) (names []source.Passage) {
	for _, part := range source.SplitAt(value, "、/ ") {
		for i := 1; i < part.Len()-1; i++ {
			if part.Is(i, "和及与") && mayAnswer(part.To(i)) && mayAnswer(part.From(i+1)) {
				names = append(names, part.To(i))
				part, i = part.From(i+1), 0
			}
		}
		names = append(names, part)
	}
	return names
}

// mayAnswer reports whether a passage is the name of a unit or a person.
func mayAnswer(name source.Passage) bool {
	bare := strings.TrimSuffix(fields.WithoutRemark(name.String()), "同志")
	switch {
	case name.Len() > longestNamed, name.Contains("的", "对", "将", "把", "已", "了", ":", "会同", "协同"):
		return false
	}
	return text.IsUnit(bare) || slices.Contains(bodies, bare) || text.IsPersonal(bare) || text.Titled(bare)
}

// longestNamed bounds a unit's or a titled person's name, in characters.
const longestNamed = 24

// readCreditSentences gives an item what whole sentences of its finding and its
// measures say of who answers for it and by when, and nothing else: 此项由财务处牵头,
// 审计室配合, 责任人李明, 2025年6月底前完成.
func (r *reader) readCreditSentences() {
	for i := range r.notice.Items {
		it := &r.notice.Items[i]
		var of fields.Answerers
		for _, part := range append([]string{it.Finding}, it.Work()...) {
			for _, sentence := range source.Sentences(source.Decode(part).Whole()) {
				for _, c := range r.readCredits(sentence.TrimStops("。;")) {
					if c.kind != fields.Due {
						for _, name := range partNames(c.value) {
							named := strings.TrimSuffix(name.String(), "同志")
							if c.kind == fields.Beside {
								of.Add(fields.Support, withRole(named, c.word))
							} else {
								of.Add(c.kind, named)
							}
						}
						continue
					}
					if named := dates.Find(c.value, r.published); len(named) > 0 && it.Due == "" {
						it.Due, it.DueWords = named[0].Last.Format(time.DateOnly), named[0].Text
					} else if it.DueWords == "" {
						it.DueWords = c.value.String()
					}
				}
			}
		}
		for k, name := range of.People {
			of.People[k] = text.BareName(name)
		}
		of.Fill(it)
	}
}
