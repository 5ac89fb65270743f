package outline

import (
	"rectify/data/notice/declared"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// numberTitled numbers the lines that bear no number and are right above a field that
// item after item begins with, 关于…的问题 above 整改情况：. It returns their form; NoForm
// where there are none.
func (e evidence) numberTitled(paragraphs []layout.Paragraph) layout.Form {
	const fewest = 3
	above, count := map[string][]int{}, map[string]int{}
	best := ""
	for i := 1; i < len(paragraphs); i++ {
		if len(e.marks[i]) == 0 || e.marks[i][0].Start > 0 {
			continue
		}
		word := e.marks[i][0].Word
		count[word]++
		if e.titles(paragraphs, i-1) {
			if above[word] = append(above[word], i-1); len(above[word]) > len(above[best]) {
				best = word
			}
		}
	}
	at := above[best]
	if len(at) < fewest || len(at)*10 < count[best]*8 {
		return layout.NoForm
	}
	for k, i := range at {
		paragraphs[i].Label = layout.Label{Form: layout.ProblemForm, Number: k + 1}
	}
	return layout.ProblemForm
}

// titles reports whether a paragraph may be the title of an item without a number.
func (e evidence) titles(paragraphs []layout.Paragraph, i int) bool {
	p := paragraphs[i]
	longest := 2 * layout.LongestTitle
	if p.English() {
		longest *= 2
	}
	return p.Label.Form == layout.NoForm && len(e.marks[i]) == 0 && p.Len() >= 3 && p.Len() <= longest && !p.Is(p.Len()-1, ":,;") &&
		declared.WholeCell(p.Passage) == "" && !layout.IsClutter(p.Passage) && (i == 0 || !paragraphs[i-1].AwaitsValue())
}

// decimalsTitled reports whether nearly all paragraphs that begin with a number such as
// 1-1 have a field right below them.
func (e evidence) decimalsTitled(paragraphs []layout.Paragraph) bool {
	all, titled := 0, 0
	for i, p := range paragraphs[:max(0, len(paragraphs)-1)] {
		if layout.Decimal(p.Passage) > 0 && source.Runes(p.String()) <= 2*layout.LongestTitle {
			all++
			titled += count(len(e.marks[i]) == 0 && len(e.marks[i+1]) > 0 && e.marks[i+1][0].Start == 0)
		}
	}
	return all > 1 && titled*10 >= all*8
}
