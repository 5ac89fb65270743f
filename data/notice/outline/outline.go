// Package outline tells headings, items and prose apart by what their paragraphs
// hold.
package outline

import (
	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/notice/table"
)

// A Role is what a labelled paragraph is.
type Role int

const (
	Plain   Role = iota // prose, or a numbered line inside an item
	Item                // the first paragraph of an item
	Heading             // a heading above items
)

// An Outline tells headings, items and prose apart.
type Outline struct {
	Paragraphs []layout.Paragraph
	Roles      []Role
	Inside     []bool      // the label is before a part of an item: (2)整改情况:
	Running    bool        // items tell everything in one paragraph, the status in its sentences
	Form       layout.Form // how items are numbered; noForm where there are none
	first      int         // the first item's paragraph
	Begin      int         // the first heading above the first item, or first
	End        int         // the paragraph after the last item
	Section    int         // rank of section headings; 0 where there are none
	Subsection int         // rank of subsection headings; 0 where there are none
}

// Find decides by evidence: the item level is the one whose numbered
// stretches each hold one 整改情况 or one status, whatever its number looks
// like.
func Find(paragraphs []layout.Paragraph, t table.Table, marked bool, verdicts map[string]notice.Status) Outline {
	n := len(paragraphs)
	unlabelLists(paragraphs)
	e := gather(paragraphs, t, verdicts)
	if e.unlabelNested(paragraphs) {
		e = gather(paragraphs, t, verdicts)
	}
	running := !marked && e.findMentions(paragraphs)
	form := itemForm(paragraphs, e)
	if form == layout.NoForm && marked {
		form = e.answeredForm(paragraphs)
	}
	if form == layout.NoForm && marked {
		if e.decimalsTitled(paragraphs) {
			form = numberDecimals(paragraphs)
		}
		for _, number := range []func([]layout.Paragraph) layout.Form{e.numberProblems, numberDecimals, e.numberBare, e.numberTitled} {
			if form == layout.NoForm {
				form = number(paragraphs)
			}
		}
	}
	if form == layout.NoForm && !marked && e.decimalsMarked(paragraphs) {
		form = numberDecimals(paragraphs)
	}
	if form == layout.NoForm {
		form = e.numberClauses(paragraphs)
	}
	if form == layout.NoForm && !marked {
		form = e.countedForm(paragraphs)
		running = form != layout.NoForm
	}
	o := Outline{Running: running, Paragraphs: paragraphs, Roles: make([]Role, n), Inside: e.inside, Form: form, Begin: n, End: n}
	if o.Form == layout.NoForm {
		o.findSignature()
		return o
	}
	o.markItems(e)
	if o.first < 0 {
		o.Form, o.first = layout.NoForm, 0
		o.findSignature()
		return o
	}
	o.markHeadings()
	if o.Section == 0 {
		o.markUnnumbered()
	} else if o.Subsection == 0 {
		o.markUnnumberedInside()
	}
	o.findEnds()
	return o
}

// evidence is, for each paragraph, what only an item has.
type evidence struct {
	marks  [][]fields.Mark // the marks in its body
	signs  []int           // how many items it speaks for: 整改情况 and its like, statuses, fields
	inside []bool          // its label is before a part of an item: (2)整改情况:
}

func gather(paragraphs []layout.Paragraph, t table.Table, verdicts map[string]notice.Status) evidence {
	n := len(paragraphs)
	e := evidence{make([][]fields.Mark, n), make([]int, n), make([]bool, n)}
	bare := bareMarks(paragraphs)
	for i, p := range paragraphs {
		body := p.Body()
		e.marks[i] = p.Marks()
		if headsChapter(p, e.marks[i], bare) {
			e.marks[i] = nil
			continue
		}
		e.signs[i] = itemSigns(body, e.marks[i])
		facts := p.Is(0, "[") && p.To(p.Label.End).Contains("|") // [财务处|2026-06-30|已完成]1.
		if bracket, _, _ := layout.BracketOfFacts(body); bracket != nil {
			facts = true
		}
		if verdicts[layout.VerdictOf(body)] != "" {
			facts = true
		}
		if e.signs[i] == 0 && p.Label.Form != layout.NoForm && (facts || t.TitleOfRow(body)) {
			e.signs[i] = 1
		}
	}
	e.findInside(paragraphs)
	return e
}

// findMentions gives a sign to each numbered paragraph that has none but tells a
// status in one of its sentences, and reports whether several do.
func (e evidence) findMentions(paragraphs []layout.Paragraph) bool {
	const several = 2
	var found []int
	for i, p := range paragraphs {
		if p.Label.Form != layout.NoForm && e.signs[i] == 0 && !layout.OpensClosing(p.Body()) {
			if _, ok := declared.Surest(declared.Mentions(p.Body())); ok {
				found = append(found, i)
			}
		}
	}
	if len(found) < several {
		return false
	}
	for _, i := range found {
		e.signs[i] = 1
	}
	return true
}

// A bareMark is a numbered mark without a colon, such as 二、整改落实情况.
type bareMark struct {
	form layout.Form
	word string
}

// bareMarks counts them: one that comes once heads a chapter, one that comes
// in item after item is a part of items.
func bareMarks(paragraphs []layout.Paragraph) map[bareMark]int {
	count := map[bareMark]int{}
	for _, p := range paragraphs {
		if body := p.Body(); p.Label.Form != layout.NoForm {
			if m := p.Mark(); m.Kind != fields.None && !body.Is(m.End-1, ":]。") {
				count[bareMark{p.Label.Form, m.Word}]++
			}
		}
	}
	return count
}

func headsChapter(p layout.Paragraph, marks []fields.Mark, bare map[bareMark]int) bool {
	return p.Label.Form != layout.NoForm && len(marks) > 0 && bare[bareMark{p.Label.Form, marks[0].Word}] == 1
}

// findInside finds labels before parts of an item. (1)问题表现: is one where
// the next such label is: (2)整改情况:
func (e evidence) findInside(paragraphs []layout.Paragraph) {
	var next [layout.Forms]int // number of the label of the form that comes next, where it is inside
	for i := len(paragraphs) - 1; i >= 0; i-- {
		f := paragraphs[i].Label.Form
		if f == layout.NoForm {
			continue
		}
		if marks := e.marks[i]; len(marks) > 0 && marks[0].Start == 0 {
			e.inside[i] = (marks[0].Kind != fields.Problem || next[f] == paragraphs[i].Label.Number+1) && !paragraphs[i].Another() &&
				layout.SerialLabel(paragraphs[i].Passage).Form == layout.NoForm // 编号:SL-01 问题类别:
		}
		if next[f] = 0; e.inside[i] {
			next[f] = paragraphs[i].Label.Number
		}
	}
}

// itemSigns counts the most often repeated sign in p: two 整改情况 are two
// items, one 整改措施 and one 整改成效 are one.
func itemSigns(p source.Passage, marks []fields.Mark) int {
	count := map[string]int{}
	most := 0
	for _, m := range marks {
		if m.Kind != fields.Problem || m.Start == 0 {
			count[m.Word]++
			most = max(most, count[m.Word])
		}
	}
	if _, about := QuotedProblem(p); most == 0 && (about || saysStatus(p)) {
		return 1
	}
	return most
}

// saysStatus reports whether a sentence of p declares a status.
func saysStatus(p source.Passage) bool {
	for i := 0; i < p.Len(); i++ {
		if _, ok := declared.ReadBracketed(p, i); ok && i > 0 {
			return true
		}
		if i > 0 && !p.Is(i-1, "。;!?):") {
			continue
		}
		s, _, ok := declared.ReadSentence(p, i)
		if ok && (s.End == p.Len() || p.Is(s.End-1, "。:;")) {
			return true
		}
	}
	return false
}

// itemForm picks the form whose stretches look most like items. Where two
// look alike, the inner one is taken.
func itemForm(paragraphs []layout.Paragraph, e evidence) layout.Form {
	const several = 3
	best, bestScore := layout.NoForm, 0.0
	for f := layout.Form(1); f < layout.Forms; f++ {
		score := 0.0
		above, labels := 0, 0 // signs above the first label: a note [1] below items without numbers is none
		for i, p := range paragraphs {
			if p.Label.Form != f || e.inside[i] || layout.OpensClosing(p.Body()) {
				above += count(labels == 0 && e.signs[i] > 0)
				continue
			}
			labels++
			switch n := stretchSigns(paragraphs, e, i); {
			case n == 1:
				score++
			case n == 0:
				score -= 0.25
			default:
				score -= float64(n - 1)
			}
		}
		if (score > bestScore || score == bestScore && score > 0) && (labels > 1 || above < several) {
			best, bestScore = f, score
		}
	}
	return best
}

// stretchSigns is the evidence between the label at i and the next label of
// its form or of an outer one.
func stretchSigns(paragraphs []layout.Paragraph, e evidence, i int) int {
	f := paragraphs[i].Label.Form
	signs := map[string]int{}
	most := 0
	for j := i; j < len(paragraphs); j++ {
		l := paragraphs[j].Label
		if j > i && l.Form != layout.NoForm && !e.inside[j] && (l.Form == f || l.Form.Rank() < f.Rank()) {
			break
		}
		if e.signs[j] == 0 {
			continue
		}
		key := "" // a status without a mark
		if marks := e.marks[j]; len(marks) > 0 {
			key = marks[len(marks)-1].Word
		}
		signs[key] += e.signs[j]
		most = max(most, signs[key])
	}
	return most
}

// CountTitles counts the items that begin with the title of a row of t.
func (o Outline) CountTitles(t table.Table) int {
	n := 0
	for i, p := range o.Paragraphs {
		if o.Roles[i] == Item && t.TitleOfRow(p.Body()) {
			n++
		}
	}
	return n
}
