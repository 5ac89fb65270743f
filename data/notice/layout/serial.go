package layout

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"strings"
	"unicode"
)

// SerialLabel reads 序号:3, 编号:NS-2025-03 and [编号]NS-2025-03, which are before the
// fields of an item.
func SerialLabel(p source.Passage) Label {
	if end := p.Index(0, "]"); p.Is(0, "[") && end > 0 && end <= fields.LongestName && fields.NamesNumber(p.Slice(1, end)) {
		return serialAt(p, end+1)
	}
	i := 2
	stops := ": |0123456789一二三四五六七八九十"
	if source.IsLatin(p, 0) {
		stops = ":|"
	}
	for i < min(p.Len(), longestSerial) && !p.Is(i, stops) {
		i++
	}
	if i >= p.Len() || !p.Has(0, "序号") && !fields.NamesNumber(p.To(i)) || source.IsLatin(p, 0) && !(p.Is(i, ":") && isCode(p.From(i+1).Trim())) {
		return Label{}
	}
	return serialAt(p, i)
}

// serialAt reads the number behind the name of one, whose signs begin at i.
func serialAt(p source.Passage, i int) Label {
	for p.Is(i, ": |") {
		i++
	}
	for k := i; k < min(p.Len(), i+longestSerial) && (source.IsLatin(p, k) || p.Is(k, "0123456789-_/#")); k++ {
		if p.Is(k, "-_/#") || source.IsLatin(p, k) {
			i = k + 1
		}
	}
	n, end := p.Number(i)
	if end == i || end < p.Len() && !p.Is(end, " 、.,;。") {
		return Label{}
	}
	if p.Is(end, "、.,;。") {
		end++
	}
	return Label{ProblemForm, n, end}
}

// isCode reports whether p is a code with a number and nothing else: BES-2026-001.
func isCode(p source.Passage) bool {
	for i := range p.Len() {
		if !source.IsLatin(p, i) && !p.Is(i, "0123456789-_/#.") {
			return false
		}
	}
	return p.Len() > 0 && p.Len() <= longestSerial && p.Is(p.Len()-1, "0123456789")
}

// longestSerial bounds the name of a number, and the number, in characters.
const longestSerial = 20

// hashLabel reads #2, № 2 and No. 2.
func hashLabel(p source.Passage) Label {
	i := 1
	switch {
	case p.Is(0, "#№"):
	case p.Has(0, "no. ") && p.Raw[0] == 'N':
		i = len("no. ")
	default:
		return Label{}
	}
	n, end := p.Number(p.SkipSpace(i))
	if end == p.SkipSpace(i) || end < p.Len() && !p.Is(end, " :.。、)") {
		return Label{}
	}
	return closeWord(p, Label{ordinalForm, n, end}, false)
}

// nestParts tells two kinds of part, Chapter 2 and Part A, apart: the word that comes
// first is that of the outer one.
func nestParts(paragraphs []Paragraph) {
	outer := ""
	for i, p := range paragraphs {
		if p.Label.Form != partForm {
			continue
		}
		label := p.To(p.Label.End).TrimStops(":、.]。 ")
		word := strings.Map(withoutNumerals, label.String()) // 第章 of 第二章, 板块 of 板块二
		if space := label.Index(0, " "); space > 0 {
			word = label.To(space).String()
		}
		if outer == "" {
			outer = word
		}
		if word != outer {
			paragraphs[i].Label.Form = innerPart
		}
	}
}

// withoutNumerals drops the figures and numerals of a label.
func withoutNumerals(r rune) rune {
	if unicode.IsDigit(r) || strings.ContainsRune("零〇一二三四五六七八九十百", r) {
		return -1
	}
	return r
}

// nestLettered takes numbers with a capital letter behind them, 1A. and 1B., for those of
// headings inside of a section where another numbered paragraph is right below each.
func nestLettered(paragraphs []Paragraph) {
	var found []int
	for i, p := range paragraphs {
		_, end := p.Arabic(0)
		if _, stop := letterNumber(p.Passage, end); end == 0 || stop == 0 || !p.Is(stop, ".:)。") || p.Label.Form != DigitDot {
			continue
		}
		if i+1 == len(paragraphs) || paragraphs[i+1].Label.Form == NoForm || paragraphs[i+1].Label.Form == DigitDot {
			return
		}
		found = append(found, i)
	}
	if len(found) < 2 {
		return
	}
	for _, i := range found {
		p := &paragraphs[i]
		_, end := p.Arabic(0)
		p.Label.Form = letter
		p.Label.Number, _ = letterNumber(p.Passage, end)
	}
}
