package outline

import (
	"slices"

	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// numberProblems numbers the paragraphs that begin with the same name of a
// problem, such as 反馈问题:, where there are several and none bears a number: each
// begins an item. It returns their form; NoForm where there are none.
func (e evidence) numberProblems(paragraphs []layout.Paragraph) layout.Form {
	begin := map[string][]int{}
	best := ""
	for i, p := range paragraphs {
		marks := e.marks[i]
		if len(marks) == 0 || marks[0].Start > 0 || marks[0].Kind != fields.Problem || p.Label.Form != layout.NoForm {
			continue
		}
		word := marks[0].Word
		begin[word] = append(begin[word], i)
		if len(begin[word]) > len(begin[best]) {
			best = word
		}
	}
	if len(begin[best]) < 2 {
		return layout.NoForm
	}
	back := e.fieldsAbove(paragraphs, begin[best])
	for k, i := range begin[best] {
		paragraphs[i-back].Label = layout.Label{Form: layout.ProblemForm, Number: k + 1}
	}
	return layout.ProblemForm
}

// answeredForm is the form of which nearly every number has one field below it, up to the
// next, that says who answers or by when, whatever else is there several times: 完成情况
// below each goal of a task. It is NoForm where there is none.
func (e evidence) answeredForm(paragraphs []layout.Paragraph) layout.Form {
	const fewest = 3
	for f := layout.NoForm + 1; f < layout.Forms; f++ {
		labels, once := 0, map[string]int{} // how many have a field once, by its name
		var fieldsOf map[string]int
		end := func() {
			for word, n := range fieldsOf {
				once[word] += count(n == 1)
			}
		}
		for i, p := range paragraphs {
			if p.Label.Form == f && !e.inside[i] {
				end()
				labels, fieldsOf = labels+1, map[string]int{}
			}
			for _, m := range e.marks[i] {
				if fieldsOf != nil && (m.Kind.Answers() || m.Kind == fields.Due) {
					fieldsOf[m.Word]++
				}
			}
		}
		end()
		for _, n := range once {
			if labels >= fewest && n*10 >= labels*9 {
				return f
			}
		}
	}
	return layout.NoForm
}

// numberClauses numbers the paragraphs 一是, 二是, 三是 … where nearly all of them hold what
// only an item has. It returns their form; NoForm where there are none.
func (e evidence) numberClauses(paragraphs []layout.Paragraph) layout.Form {
	const fewest = 3
	var at, ends []int
	signs := 0
	for i, p := range paragraphs {
		if n, end := layout.ReadIs(p.Passage, 0); n == len(at)+1 && p.Label.Form == layout.NoForm {
			at, ends = append(at, i), append(ends, end)
			signs += count(e.signs[i] == 1)
		}
	}
	if len(at) < fewest || signs*10 < len(at)*8 {
		return layout.NoForm
	}
	for k, i := range at {
		paragraphs[i].Label = layout.Label{Form: layout.ProblemForm, Number: k + 1, End: ends[k]}
	}
	return layout.ProblemForm
}

// fieldsAbove counts the fields that are above the names of all problems, from the
// first on, and so belong to the same items: 分类：理论学习 above 问题内容：.
func (e evidence) fieldsAbove(paragraphs []layout.Paragraph, at []int) (back int) {
	for word := ""; ; back++ {
		for k, i := range at {
			above := i - back - 1
			if above < 0 || len(e.marks[above]) != 1 || e.marks[above][0].Start > 0 || paragraphs[above].Label.Form != layout.NoForm ||
				k > 0 && e.marks[above][0].Word != word {
				return back
			}
			word = e.marks[above][0].Word
		}
	}
}

// decimalsMarked reports whether several paragraphs that begin with numbers such as 3.1
// name who answers or how far they are.
func (e evidence) decimalsMarked(paragraphs []layout.Paragraph) bool {
	const several = 3
	n := 0
	for i, p := range paragraphs {
		n += count(layout.Decimal(p.Passage) > 0 && slices.ContainsFunc(e.marks[i], func(m fields.Mark) bool { return m.Kind.Answers() || m.Kind == fields.Status }))
	}
	return n >= several
}

// numberDecimals takes 1.1, 1.2 … for the numbers of items, and a 1 above them for
// that of their heading, where no other numbers are those of items. It returns
// their form; NoForm where there are none.
func numberDecimals(paragraphs []layout.Paragraph) layout.Form {
	var items, headings []int
	for i, p := range paragraphs {
		group, end := p.Arabic(0)
		switch {
		case end == 0:
		case layout.Decimal(p.Passage) > 0:
			items = append(items, i)
		case p.Is(end, " ") && i+1 < len(paragraphs) && layout.Decimal(paragraphs[i+1].Passage) == group:
			headings = append(headings, i)
		}
	}
	if len(items) < 2 {
		return layout.NoForm
	}
	for _, i := range items {
		p := &paragraphs[i]
		_, point := p.Arabic(0)
		number, end := p.Arabic(point + 1)
		p.Label, p.Listed = layout.Label{Form: layout.DigitParen, Number: number, End: p.SkipSpace(end)}, false
	}
	for _, i := range headings {
		p := &paragraphs[i]
		number, end := p.Arabic(0)
		p.Label = layout.Label{Form: layout.CJKComma, Number: number, End: p.SkipSpace(end)}
	}
	return layout.DigitParen
}

// numberBare takes the numbers 1, 2, 3 … with a space and a title behind them for those
// of items, where a field is below each: 01 夜间噪音扰民. It returns their form; NoForm
// where there are none.
func (e evidence) numberBare(paragraphs []layout.Paragraph) layout.Form {
	const fewest = 3
	var found []int
	for i, p := range paragraphs[:max(0, len(paragraphs)-1)] {
		n, end := p.Arabic(0)
		if n == len(found)+1 && p.Label.Form == layout.NoForm && p.Is(end, " ") && len(e.marks[i]) == 0 && len(e.marks[i+1]) > 0 && e.marks[i+1][0].Start == 0 {
			found = append(found, i)
		}
	}
	if len(found) < fewest {
		return layout.NoForm
	}
	for k, i := range found {
		p := &paragraphs[i]
		_, end := p.Arabic(0)
		p.Label = layout.Label{Form: layout.DigitParen, Number: k + 1, End: p.SkipSpace(end)}
	}
	return layout.DigitParen
}

// fewestCounted is how many items the prose must count before numbered paragraphs
// are taken for them on its word alone.
const fewestCounted = 3

// countedForm is the form whose labels run from 1 to a number of items that the
// prose counts, 反馈8个问题, where nothing else tells which paragraphs are items.
func (e evidence) countedForm(paragraphs []layout.Paragraph) layout.Form {
	counted := map[int]bool{}
	labels := map[layout.Form][]int{}
	for i, p := range paragraphs {
		if p.Label.Form != layout.NoForm {
			if len(labels[p.Label.Form]) == p.Label.Number-1 {
				labels[p.Label.Form] = append(labels[p.Label.Form], i)
			}
			continue
		}
		for _, t := range declared.Totals(p.Passage, p.Line) {
			counted[t.Count] = counted[t.Count] || t.Status == ""
		}
	}
	for f := layout.NoForm + 1; f < layout.Forms; f++ {
		if at := labels[f]; len(at) >= fewestCounted && counted[len(at)] {
			for _, i := range at {
				e.signs[i] = 1
			}
			return f
		}
	}
	return layout.NoForm
}

// markUnnumbered gives the heading role to short lines without a number that are
// right above items, the first of them above the first item: Fleet Management. Where
// most items have such a line above them, it is the end of the item before.
func (o *Outline) markUnnumbered() {
	var found []int
	items := 0
	for i := o.first; i < len(o.Paragraphs); i++ {
		if o.Roles[i] != Item {
			continue
		}
		items++
		if i > 0 && headsItems(o.Paragraphs, i-1) {
			found = append(found, i-1)
		}
	}
	if len(found) < 2 || found[0] != o.first-1 || len(found)*3 > items*2 {
		return
	}
	double := 0 // headings with another such line above them
	for _, i := range found {
		double += count(i > 0 && o.Roles[i-1] == Plain && headsItems(o.Paragraphs, i-1))
	}
	for k, i := range found {
		if double == len(found) { // the report's number above its title, which is the heading
			o.Paragraphs[i-1], o.Paragraphs[i] = o.Paragraphs[i], o.Paragraphs[i-1]
			i--
		}
		o.Paragraphs[i].Label = headingLabel(o.Paragraphs[i], layout.CJKComma, k+1)
		o.Roles[i] = Heading
		o.Begin = min(o.Begin, i)
	}
	o.Section = layout.CJKComma.Rank()
}

// markUnnumberedInside gives the heading role to short lines without a number that part
// the items of sections: right below most of the headings of sections, and in some
// section above a later item, too.
func (o *Outline) markUnnumberedInside() {
	form := layout.Form(1)
	for form < layout.Forms && form.Rank() <= o.Section {
		form++
	}
	if form.Rank() >= o.Form.Rank() {
		return
	}
	var found []int
	sections, opened, items := 0, 0, 0
	opens := false // no item since the heading of the section
	for i := o.Begin; i < len(o.Paragraphs); i++ {
		switch p := o.Paragraphs[i]; {
		case o.Roles[i] == Heading && p.Label.Form.Rank() == o.Section:
			sections++
			opens = true
		case o.Roles[i] == Item:
			items++
			if o.Roles[i-1] == Plain && headsItems(o.Paragraphs, i-1) {
				found = append(found, i-1)
				opened += count(opens)
			}
			opens = false
		}
	}
	if opened*3 < sections*2 || len(found) <= opened || len(found)*3 > items*2 {
		return
	}
	number := 0
	for i := o.Begin; len(found) > 0; i++ {
		if o.Roles[i] == Heading {
			number = 0
		}
		if i == found[0] {
			number, found = number+1, found[1:]
			o.Paragraphs[i].Label, o.Roles[i] = headingLabel(o.Paragraphs[i], form, number), Heading
		}
	}
	o.Subsection = form.Rank()
}

// headingLabel is the label of a heading that counts as the number-th of its form: 4.2 of
// 4.2 Waste contracts, or nothing.
func headingLabel(p layout.Paragraph, form layout.Form, number int) layout.Label {
	l := layout.Label{Form: form, Number: number}
	if layout.Decimal(p.Passage) > 0 {
		_, point := p.Arabic(0)
		_, end := p.Arabic(point + 1)
		l.End = p.SkipSpace(end)
	}
	return l
}

// headsItems reports whether a paragraph reads as a heading.
func headsItems(paragraphs []layout.Paragraph, i int) bool {
	p := paragraphs[i]
	longest := 30
	if p.English() {
		longest = 3 * longest
	}
	return p.Label.Form == layout.NoForm && (!p.Listed || layout.Decimal(p.Passage) > 0) && p.Len() >= 2 && p.Len() <= longest && !p.Is(p.Len()-1, "。;,:!?") && !p.Contains("。") && !isBlank(p.Passage) &&
		(p.English() || !p.Contains(":")) &&
		len(p.Marks()) == 0 && declared.WholeCell(p.Passage) == "" && (!layout.IsSignature(p.Passage) || i+1 < len(paragraphs) && (paragraphs[i+1].Label.Number == 1 || p.English())) && (i == 0 || !paragraphs[i-1].AwaitsValue())
}

// isBlank reports whether a bracket of p says what is to be filled in: [To complete: by
// when], 【待补：完成时限】.
func isBlank(p source.Passage) bool {
	open := p.Index(0, "[")
	return open >= 0 && p.From(open).Contains(":")
}
