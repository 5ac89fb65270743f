// Package layout knows what printed lines are: numbers such as (一) and 1., page
// furniture, signatures, closing prose, and the paragraphs that hard-wrapped
// lines make up.
package layout

import (
	"unicode"

	"rectify/data/notice/declared"
	"rectify/data/notice/source"
)

// A Form is a way to print a number in front of a heading, an item or a
// measure.
type Form int

const (
	NoForm      Form = iota // not numbered
	partForm                // 第一部分
	innerPart               // Part A inside of Chapter 2
	findingForm             // Finding 2:
	CJKComma                // 一、
	CJKParen                // (一)
	roman                   // II.
	letter                  // B.
	letterPoint             // B.1
	ProblemForm             // 问题一:
	ordinalForm             // 第1项
	DigitDot                // 1.
	digitComma              // 1、
	DigitParen              // (1)
	digitHalf               // 1)
	circled                 // ①
	Forms                   // how many there are
)

// Rank orders the forms as official papers nest them, outermost first.
func (f Form) Rank() int {
	switch f {
	case digitComma:
		return DigitDot.Rank()
	case ordinalForm:
		return ProblemForm.Rank()
	case digitHalf:
		return DigitParen.Rank()
	}
	return int(f)
}

// A Label is the number printed at the start of a paragraph.
type Label struct {
	Form   Form
	Number int
	End    int // position after the label and the space behind it
}

// LargestLabel keeps years, house numbers and amounts from being labels.
const LargestLabel = 999

// ReadLabel reads the label at the start of p, if one is there.
func ReadLabel(p source.Passage) Label {
	if s, ok := declared.ReadBracketed(p, 0); ok { // [已完成]1.
		if l := ReadLabel(p.From(s.End).Trim()); l.Form != NoForm && s.End < p.Len() {
			l.End += p.SkipSpace(s.End)
			return l
		}
		return Label{}
	}
	if end := factsBefore(p); end > 0 {
		if l := ReadLabel(p.From(end).Trim()); l.Form != NoForm {
			l.End += p.SkipSpace(end)
			return l
		}
	}
	for _, read := range []func(source.Passage) Label{parenLabel, circledLabel, wordLabel, pointLabel, hashLabel, latinLabel} {
		l := read(p)
		if l.Form != NoForm && l.Number >= 1 && l.Number <= LargestLabel {
			l.End = p.SkipSpace(l.End)
			return l
		}
	}
	return Label{}
}

// factsBefore is the position behind a bracket of facts that a number follows:
// [财务处|2026-06-30|已完成]1. It is 0 where there is none.
func factsBefore(p source.Passage) int {
	const longest = 60
	if !p.Is(0, "[") {
		return 0
	}
	end := p.Slice(0, min(p.Len(), longest)).Index(0, "]")
	if end < 0 || !p.To(end).Contains("|") {
		return 0
	}
	return end + 1
}

// parenLabel reads (一), (1) and the half 1).
func parenLabel(p source.Passage) Label {
	open := p.Is(0, "([")
	i := 0
	if open {
		i = p.SkipSpace(1)
	}
	n, end := p.Arabic(i)
	f := DigitParen
	switch {
	case end == i && open:
		n, end = p.Chinese(i)
		f = CJKParen
	case !open:
		f = digitHalf
	}
	if end == i {
		return Label{}
	}
	end = p.SkipSpace(end)
	if !p.Is(end, ")") && !(p.Is(0, "[") && p.Is(end, "]")) {
		return Label{}
	}
	end++
	if p.Is(end, "、.:") {
		end++
	}
	return Label{f, n, end}
}

// circledLabel reads ①, ❶, 1️⃣ and the ready-made ⑴ and ⒈.
func circledLabel(p source.Passage) Label {
	if p.Len() == 0 {
		return Label{}
	}
	switch r := p.Plain[0]; {
	case r >= '①' && r <= '⑳':
		return Label{circled, int(r-'①') + 1, 1}
	case r >= '❶' && r <= '❿':
		return Label{circled, int(r-'❶') + 1, 1}
	case r >= '➀' && r <= '➓':
		return Label{circled, int(r-'➀')%10 + 1, 1}
	case r >= '⓵' && r <= '⓾':
		return Label{circled, int(r-'⓵') + 1, 1}
	case p.Is(0, "123456789") && (p.Is(1, "\u20e3") || p.Is(1, "\ufe0f") && p.Is(2, "\u20e3")):
		return Label{circled, int(r - '0'), 2 + p.Index(1, "\u20e3") - 1}
	case r >= '㉑' && r <= '㉟':
		return Label{circled, int(r-'㉑') + 21, 1}
	case r >= '⑴' && r <= '⒇':
		return Label{DigitParen, int(r-'⑴') + 1, 1}
	case r >= '⒈' && r <= '⒛':
		return Label{DigitDot, int(r-'⒈') + 1, 1}
	}
	return Label{}
}

// wordLabel reads 问题一:, 第1项 and 第一部分.
func wordLabel(p source.Passage) Label {
	if l := SerialLabel(p); l.Form != NoForm {
		return l
	}
	i := 0
	if p.Is(0, "[\"") { // 【问题1】, 「问题1」
		i = 1
	}
	if w := p.Longest(i, []string{"问题", "反馈问题", "整改问题", "具体问题", "存在问题", "整改任务", "整改事项", "任务", "事项", "反馈意见",
		"督察问题", "审计问题", "问题清单", "典型问题"}); w != "" {
		return problemLabel(p, i+source.Runes(w), i > 0)
	}
	if w := p.Longest(i, []string{"finding", "finding no.", "chapter", "part", "section", "theme", "objective", "chapter no.", "area"}); w != "" {
		l := problemLabel(p, i+source.Runes(w), i > 0)
		if n, end := capitalNumber(p, p.SkipSpace(i+source.Runes(w))); l.Form == NoForm && end > 0 && p.Is(i+source.Runes(w), " ") {
			l = closeWord(p, Label{partForm, n, end}, i > 0)
		}
		switch {
		case l.Form == NoForm:
		case w[0] == 'f': // above recommendations, below sections
			l.Form = findingForm
		default:
			l.Form = partForm
		}
		return l
	}
	if w := p.Longest(i, []string{"audit", "report", "review", "topic", "goal", "pillar", "workstream"}); w != "" { // words that prose begins with, too
		if n, end := p.Arabic(p.SkipSpace(i + source.Runes(w))); p.Is(i+source.Runes(w), " ") && p.Is(end, ".:。") && n > 0 {
			return closeWord(p, Label{partForm, n, end}, i > 0)
		}
	}
	if w := p.Longest(i, []string{"recommendation", "recommendation no.", "recommendation no", "recommendation #", "rec.", "rec", "rec no.",
		"observation", "issue", "action", "conclusion"}); w != "" {
		return problemLabel(p, i+source.Runes(w), i > 0)
	}
	if w := p.Longest(i, []string{"板块", "模块", "专题", "单元"}); w != "" { // 板块一
		if n, end := p.Number(p.SkipSpace(i + source.Runes(w))); n > 0 && p.Is(end, " :、.") {
			return closeWord(p, Label{partForm, n, end}, i > 0)
		}
	}
	if !p.Has(i, "第") {
		return Label{}
	}
	n, end := p.Number(i + 1)
	if end == i+1 {
		return Label{}
	}
	if w := p.Longest(end, []string{"部分", "方面", "大类", "类", "板块", "章", "篇", "节", "单元"}); w != "" {
		return closeWord(p, Label{partForm, n, end + source.Runes(w)}, i > 0)
	}
	if w := p.Longest(end, []string{"项", "条", "个问题", "项问题", "条问题", "个", "项整改任务", "号问题"}); w != "" {
		end += source.Runes(w)
		if p.Is(end, "是") { // 第一个问题是
			return Label{ordinalForm, n, end + 1}
		}
		return closeWord(p, Label{ordinalForm, n, end}, i > 0)
	}
	return Label{}
}

// problemLabel reads the number behind the word 问题, which must be closed by
// a mark: 问题1很多 is prose.
func problemLabel(p source.Passage, i int, bracket bool) Label {
	if l := circledLabel(p.From(i)); l.Form != NoForm {
		return Label{ProblemForm, l.Number, i + l.End}
	}
	if spaced := p.SkipSpace(i); source.IsLatin(p, i-1) && p.Is(spaced, "(") { // Recommendation (1):
		i = spaced
	}
	paren := p.Is(i, "(")
	if paren {
		i++
	}
	n, end := p.Number(p.SkipSpace(i))
	if end == p.SkipSpace(i) && source.IsLatin(p, i-1) && p.Is(i, " ") {
		if n, end = spelledNumber(p, p.SkipSpace(i)); end == 0 {
			end = i
		}
	}
	if end == i {
		return Label{}
	}
	if part, stop := p.Arabic(end + 1); p.Is(end, ".-") && stop > end+1 { // Recommendation 2.1, 问题1-1
		n, end = part, stop
	}
	if paren {
		if !p.Is(end, ")") {
			return Label{}
		}
		return closeWord(p, Label{ProblemForm, n, end + 1}, bracket)
	}
	return closeWord(p, Label{ProblemForm, n, end}, bracket)
}

// closeWord takes the mark that must follow a label made of words.
func closeWord(p source.Passage, l Label, bracket bool) Label {
	if bracket {
		if !p.Is(l.End, "]\"") {
			return Label{}
		}
		l.End++
		if p.Is(l.End, ":、.") {
			l.End++
		}
		return l
	}
	if l.End == p.Len() {
		return l
	}
	if spaced := p.SkipSpace(l.End); p.Is(spaced, ":") { // 问题 1 :
		l.End = spaced
	}
	if !p.Is(l.End, ":、. |") && !(p.Is(l.End, "。") && source.IsLatin(p, 0)) { // Recommendation 1. is read with the stop that ends a sentence
		return Label{}
	}
	l.End++
	if dash := p.SkipSpace(l.End); p.Is(dash, "-–—") && p.Is(dash+1, " ") { // Finding 2 – Title
		l.End = dash + 1
	}
	return l
}

// wholeCounters are words that count what comes in whole numbers only, so that
// the 5 of 5.3号线 is a label, and that of 5.3万元 is not.
const wholeCounters = "号处座家名人项条期起笔栋批份件所户村部套辆类宗"

// amounts are units behind numbers with decimals. A full-width point before any other
// word is that of a label: 2．4个县.
const amounts = "万亿千百%元米公吨倍度平"

// pointLabel reads 一、 1. and 1、 and keeps off decimals (1.5万元), dates
// (2024.4.7) and enumerations (3、4月份).
func pointLabel(p source.Passage) Label {
	n, end := p.Arabic(0)
	if end == 0 {
		n, end = p.Chinese(0)
		if end == 0 || !p.Is(end, "、.") {
			return Label{}
		}
		return Label{CJKComma, n, end + 1}
	}
	f := DigitDot
	if source.IsLatin(p, end) && !source.IsLatin(p, end+1) && p.Is(end+1, ".:)。") { // 2a:
		return Label{f, n, end + 2}
	}
	switch {
	case p.Is(end, "、"):
		f = digitComma
	case p.Is(end, ":") && p.Is(end+1, " ") && end+2 < p.Len() && unicode.Is(unicode.Latin, p.Plain[end+2]): // 1: PAC conclusion
	case !p.Is(end, "."):
		return Label{}
	}
	end++
	if next, stop := p.Arabic(end); stop > end && !(stop == end+4 && next >= 1900 && next < 2100) && !p.Is(stop, wholeCounters) &&
		!(p.Raw[end-1] == '．' && !p.Is(stop, amounts)) {
		return Label{}
	}
	return Label{f, n, end}
}

// Decimal is the first part of a number such as 3.1 or 3-1 that p begins with, or 0.
func Decimal(p source.Passage) int {
	n, end := p.Arabic(0)
	if end == 0 || !p.Is(end, ".-") || n > LargestLabel {
		return 0
	}
	if _, stop := p.Arabic(end + 1); stop == end+1 || !p.Is(stop, " ") {
		return 0
	}
	return n
}
