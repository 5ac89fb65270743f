package outline

import (
	"slices"

	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
)

// markItems gives the item role to labels of the item form that have evidence
// of their own, or that fill a gap in the numbering.
func (o *Outline) markItems(e evidence) {
	var labels []int
	proved := map[int]bool{}
	for i, p := range o.Paragraphs[:o.closingFrom(e)] {
		if p.Label.Form == o.Form && !e.inside[i] && !layout.OpensClosing(p.Body()) {
			labels = append(labels, i)
			proved[i] = stretchSigns(o.Paragraphs, e, i) > 0
		}
	}
	next := 0 // number of the next label with evidence; 0 where there is none
	fits := make([]bool, len(labels))
	for k := len(labels) - 1; k >= 0; k-- {
		number := o.Paragraphs[labels[k]].Label.Number
		fits[k] = next == 0 || next == number+1 || next == 1
		if proved[labels[k]] || fits[k] && next == number+1 {
			next = number
		}
	}
	replies := alternate(labels, proved)
	last := 0 // number of the item before
	for k, i := range labels {
		p := o.Paragraphs[i]
		follows := last > 0 && p.Label.Number == last+1 && fits[k] && !replies
		if proved[i] || follows {
			o.Roles[i] = Item
			last = p.Label.Number
		}
	}
	o.markBefore(labels)
	o.first = slices.Index(o.Roles, Item)
}

// alternate reports whether labels without evidence follow nearly each one that has
// some: numbered paragraphs that say what was done about the numbered one above.
func alternate(labels []int, proved map[int]bool) bool {
	const fewest = 3
	items, replied := 0, 0
	for k, i := range labels {
		if proved[i] {
			items++
			replied += count(k+1 < len(labels) && !proved[labels[k+1]])
		}
	}
	return items >= fewest && replied*10 >= items*8
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// markBefore gives the item role to the labels before the first item that lead up
// to its number without a gap: 1. and 2. before 3.
func (o *Outline) markBefore(labels []int) {
	first := slices.IndexFunc(labels, func(i int) bool { return o.Roles[i] == Item })
	if first < 1 || o.Paragraphs[labels[first]].Label.Number != first+1 {
		return
	}
	for k, i := range labels[:first] {
		if o.Paragraphs[i].Label.Number != k+1 {
			return
		}
	}
	for _, i := range labels[:first] {
		o.Roles[i] = Item
	}
}

// closingFrom is where a heading leads out of the items and none follows: the last
// 下一步工作 with no 整改情况 behind it. The numbered paragraphs there are plans.
func (o *Outline) closingFrom(e evidence) int {
	tellsOfItem := func(m fields.Mark) bool { return m.Kind == fields.Problem || m.Kind.Work() }
	for i := len(o.Paragraphs) - 1; i >= 0 && !slices.ContainsFunc(e.marks[i], tellsOfItem); i-- {
		p := o.Paragraphs[i]
		plain := p.Label.Form == layout.NoForm && layout.Closes(p.Passage)
		outer := p.Label.Form != layout.NoForm && p.Label.Form.Rank() < o.Form.Rank()
		if (plain || outer) && layout.OpensClosing(p.Body()) {
			return i
		}
	}
	return len(o.Paragraphs)
}

// markHeadings finds which outer forms are above items. A form is a heading
// form where most of its labels from the first item's headings on have an
// item before the next one: a numbered list of measures has not.
func (o *Outline) markHeadings() {
	o.Begin = o.first
	chain := o.chain()
	last := o.lastItem()
	o.addLater(chain, last)
	var levels []int // ranks of heading forms, outermost first
	for f := layout.Form(1); f < layout.Forms; f++ {
		start, ok := chain[f]
		if !ok {
			continue
		}
		all, holding := o.countHolding(f, start, last)
		if holding*10 < all*6 || holding == 1 && f == outermost(chain) {
			continue
		}
		levels = append(levels, f.Rank())
		for i := start; i <= last; i++ {
			if o.Paragraphs[i].Label.Form == f && o.Roles[i] != Item {
				o.Roles[i] = Heading
			}
		}
		o.Begin = min(o.Begin, start)
	}
	if len(levels) > 0 {
		o.Section = levels[0]
	}
	if len(levels) > 1 {
		o.Subsection = levels[1]
	}
}

// chain is the headings over the first item: for each outer form the nearest
// label before it, as long as each is outside the one found before.
func (o *Outline) chain() map[layout.Form]int {
	chain := map[layout.Form]int{}
	rank := o.Form.Rank()
	for i := o.first - 1; i >= 0; i-- {
		if f := o.Paragraphs[i].Label.Form; f != layout.NoForm && f.Rank() < rank {
			chain[f] = i
			rank = f.Rank()
		}
	}
	return chain
}

// addLater adds the forms of headings that only later sections have: subsections
// under section B where section A has none.
func (o *Outline) addLater(chain map[layout.Form]int, last int) {
	outer := outermost(chain)
	for f := outer + 1; outer != layout.NoForm && f < layout.Forms; f++ {
		if _, ok := chain[f]; ok || f.Rank() <= outer.Rank() || f.Rank() >= o.Form.Rank() {
			continue
		}
		start := slices.IndexFunc(o.Paragraphs[o.first:last+1], func(p layout.Paragraph) bool { return p.Label.Form == f }) + o.first
		if start < o.first {
			continue
		}
		if all, holding := o.countHolding(f, start, last); all > 1 && holding == all {
			chain[f] = start
		}
	}
}

// countHolding counts the labels of form f in [start, last] and those with an
// item before the next one.
func (o *Outline) countHolding(f layout.Form, start, last int) (all, holding int) {
	held := true
	for i := start; i <= last; i++ {
		switch {
		case o.Roles[i] == Item:
			if !held {
				holding++
			}
			held = true
		case o.Paragraphs[i].Label.Form == f:
			all++
			held = false
		}
	}
	return all, holding
}

func outermost(chain map[layout.Form]int) layout.Form {
	for f := layout.Form(1); f < layout.Forms; f++ {
		if _, ok := chain[f]; ok {
			return f
		}
	}
	return layout.NoForm
}

func (o *Outline) lastItem() int {
	i := len(o.Paragraphs) - 1
	for i > 0 && o.Roles[i] != Item {
		i--
	}
	return i
}

// findEnds finds where the last item stops and the closing prose begins: at
// an outer heading, at words that only a closing has, or where the item has
// more plain paragraphs than any before it.
func (o *Outline) findEnds() {
	last := o.lastItem()
	usual, headed := o.usualTail(last), o.headsProse(o.first, last)
	tail, spare := 0, len(o.Paragraphs) // spare: the first paragraph that is one too many
	for i := last + 1; i < len(o.Paragraphs); i++ {
		p := o.Paragraphs[i]
		if o.Paragraphs[i-1].AwaitsValue() && !p.StartsField() || o.goesOnNaming(i) {
			continue
		}
		if o.leavesItems(i) || !headed && o.headsProse(i, i+1) {
			o.End = min(i, spare)
			return
		}
		if p.Label.Form == layout.NoForm && !p.Listed && !p.StartsField() {
			tail++
		} else {
			tail, spare = 0, len(o.Paragraphs)
		}
		if tail == usual+1 {
			spare = i
		}
	}
	o.End = spare
}

// goesOnNaming reports whether a paragraph is one of several lines of names below 责任单位
// with another field below them.
func (o *Outline) goesOnNaming(i int) bool {
	names := func(p layout.Paragraph) bool {
		return p.Label.Form == layout.NoForm && !p.StartsField() && layout.KindOf(p.Passage).Answers()
	}
	from, to := i, i
	for from > 0 && names(o.Paragraphs[from]) {
		from--
	}
	for to < len(o.Paragraphs) && names(o.Paragraphs[to]) {
		to++
	}
	return from < i && to > i && to < len(o.Paragraphs) && o.Paragraphs[from].AwaitsValue() && o.Paragraphs[from].Mark().Kind.Answers() && o.Paragraphs[to].StartsField()
}

// headsProse reports whether one of the paragraphs [from, to) reads as an English heading
// with prose below it, Risks or Next report, in an item or behind the last.
func (o *Outline) headsProse(from, to int) bool {
	for i := from; i < min(to, len(o.Paragraphs)-1); i++ {
		if below := o.Paragraphs[i+1]; o.Roles[i] == Plain && o.Paragraphs[i].English() && headsItems(o.Paragraphs, i) && !saysStatus(o.Paragraphs[i].Passage) && below.Label.Form == layout.NoForm &&
			!below.StartsField() && below.Is(below.Len()-1, "。") {
			return true
		}
	}
	return false
}

// leavesItems reports whether the paragraph at i cannot belong to an item.
func (o *Outline) leavesItems(i int) bool {
	p := o.Paragraphs[i]
	f := p.Label.Form
	switch m := p.Mark(); {
	case !o.Inside[i] && f != layout.NoForm && f.Rank() < o.Form.Rank() && (f.Rank() == o.Section || f.Rank() == o.Subsection): // 4. Recommendation
		return true
	case m.Kind.Answers() || m.Kind == fields.Due: // Contact person:
		return false
	case f == layout.NoForm && p.Longest(0, layout.ClosingWords) != "":
		return true
	case p.StartsField():
		return false
	case f == layout.NoForm:
		return layout.Closes(p.Passage)
	case f == o.Form:
		return layout.OpensClosing(p.Body())
	}
	rank := f.Rank()
	return rank < o.Form.Rank() && (rank <= layout.CJKParen.Rank() || rank == o.Section || rank == o.Subsection)
}

// usualTail is the largest number of plain paragraphs, behind a marked or
// numbered one, that an item before the last has.
func (o *Outline) usualTail(last int) int {
	if o.first == last {
		return 1
	}
	most, tail := 0, 0
	for i := o.first + 1; i <= last; i++ {
		p := o.Paragraphs[i]
		if o.Roles[i] == Plain && p.Label.Form == layout.NoForm && !p.Listed && !p.StartsField() {
			tail++
			most = max(most, tail)
		} else {
			tail = 0
		}
	}
	return most
}

// findSignature finds where prose without items turns into the issuer, the
// date and page furniture.
func (o *Outline) findSignature() {
	for o.End > 0 {
		p := o.Paragraphs[o.End-1].Passage
		if !layout.IsSignature(p) && !layout.IsClutter(p) {
			break
		}
		o.End--
	}
	o.Begin = o.End
}
