package notice

import "slices"

// markItems gives the item role to labels of the item form that have evidence
// of their own, or that fill a gap in the numbering.
func (o *outline) markItems(e evidence) {
	var labels []int
	proved := map[int]bool{}
	for i, p := range o.paragraphs[:o.closingFrom(e)] {
		if p.label.form == o.form && !e.inside[i] && !opensClosing(p.body()) {
			labels = append(labels, i)
			proved[i] = stretchSigns(o.paragraphs, e, i) > 0
		}
	}
	next := 0 // number of the next label with evidence; 0 where there is none
	fits := make([]bool, len(labels))
	for k := len(labels) - 1; k >= 0; k-- {
		number := o.paragraphs[labels[k]].label.number
		fits[k] = next == 0 || next == number+1 || next == 1
		if proved[labels[k]] {
			next = number
		}
	}
	last := 0 // number of the item before
	for k, i := range labels {
		p := o.paragraphs[i]
		follows := last > 0 && p.label.number == last+1 && fits[k]
		if proved[i] || follows {
			o.roles[i] = itemRole
			last = p.label.number
		}
	}
	o.first = slices.Index(o.roles, itemRole)
}

// closingFrom is where a heading leads out of the items for good: the last
// 下一步工作 with no 整改情况 behind it. What is numbered there are intentions.
func (o *outline) closingFrom(e evidence) int {
	tellsOfItem := func(m mark) bool { return m.kind == problemMark || m.kind.work() }
	for i := len(o.paragraphs) - 1; i >= 0 && !slices.ContainsFunc(e.marks[i], tellsOfItem); i-- {
		p := o.paragraphs[i]
		plain := p.label.form == noForm && closes(p.passage)
		outer := p.label.form != noForm && p.label.form.rank() < o.form.rank()
		if (plain || outer) && opensClosing(p.body()) {
			return i
		}
	}
	return len(o.paragraphs)
}

// markHeadings finds which outer forms stand above items. A form is a heading
// form where most of its labels from the first item's headings on have an
// item before the next one: a numbered list of measures has not.
func (o *outline) markHeadings() {
	o.begin = o.first
	chain := o.chain()
	last := o.lastItem()
	var levels []int // ranks of heading forms, outermost first
	for f := form(1); f < forms; f++ {
		start, ok := chain[f]
		if !ok {
			continue
		}
		all, holding := o.countHolding(f, start, last)
		if holding*10 < all*6 || holding == 1 && f == outermost(chain) {
			continue
		}
		levels = append(levels, f.rank())
		for i := start; i <= last; i++ {
			if o.paragraphs[i].label.form == f && o.roles[i] != itemRole {
				o.roles[i] = headingRole
			}
		}
		o.begin = min(o.begin, start)
	}
	if len(levels) > 0 {
		o.section = levels[0]
	}
	if len(levels) > 1 {
		o.subsection = levels[1]
	}
}

// chain is the headings over the first item: for each outer form the nearest
// label before it, as long as each is outside the one found before.
func (o *outline) chain() map[form]int {
	chain := map[form]int{}
	rank := o.form.rank()
	for i := o.first - 1; i >= 0; i-- {
		if f := o.paragraphs[i].label.form; f != noForm && f.rank() < rank {
			chain[f] = i
			rank = f.rank()
		}
	}
	return chain
}

// countHolding counts the labels of form f in [start, last] and those with an
// item before the next one.
func (o *outline) countHolding(f form, start, last int) (all, holding int) {
	held := true
	for i := start; i <= last; i++ {
		switch {
		case o.roles[i] == itemRole:
			if !held {
				holding++
			}
			held = true
		case o.paragraphs[i].label.form == f:
			all++
			held = false
		}
	}
	return all, holding
}

func outermost(chain map[form]int) form {
	for f := form(1); f < forms; f++ {
		if _, ok := chain[f]; ok {
			return f
		}
	}
	return noForm
}

func (o *outline) lastItem() int {
	i := len(o.paragraphs) - 1
	for i > 0 && o.roles[i] != itemRole {
		i--
	}
	return i
}

// findEnds finds where the last item stops and the closing prose begins: at
// an outer heading, at words that only a closing has, or where the item has
// more plain paragraphs than any before it.
func (o *outline) findEnds() {
	last := o.lastItem()
	usual := o.usualTail(last)
	tail, spare := 0, len(o.paragraphs) // spare: the first paragraph that is one too many
	for i := last + 1; i < len(o.paragraphs); i++ {
		p := o.paragraphs[i]
		if awaitsValue(o.paragraphs[i-1].body()) && !startsField(p.body()) {
			continue
		}
		if o.leavesItems(p) {
			o.end = min(i, spare)
			return
		}
		if p.label.form == noForm && !p.listed && !startsField(p.passage) {
			tail++
		} else {
			tail, spare = 0, len(o.paragraphs)
		}
		if tail == usual+1 {
			spare = i
		}
	}
	o.end = spare
}

// awaitsValue reports whether p ends with a mark, so that its value is on the
// next line.
func awaitsValue(p passage) bool {
	marks := marksIn(p)
	return len(marks) > 0 && p.from(marks[len(marks)-1].end).trim().len() == 0
}

// leavesItems reports whether a paragraph cannot belong to an item.
func (o *outline) leavesItems(p paragraph) bool {
	f := p.label.form
	switch {
	case f == noForm && p.longest(0, closingWords) != "":
		return true
	case startsField(p.body()):
		return false
	case f == noForm:
		return closes(p.passage)
	case f == o.form:
		return opensClosing(p.body())
	}
	rank := f.rank()
	return rank < o.form.rank() && (rank <= cjkParen.rank() || rank == o.section || rank == o.subsection)
}

// usualTail is the largest number of plain paragraphs, behind a marked or
// numbered one, that an item before the last has.
func (o *outline) usualTail(last int) int {
	if o.first == last {
		return 1
	}
	most, tail := 0, 0
	for i := o.first + 1; i <= last; i++ {
		p := o.paragraphs[i]
		if o.roles[i] == plainRole && p.label.form == noForm && !p.listed && !startsField(p.passage) {
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
func (o *outline) findSignature() {
	for o.end > 0 {
		p := o.paragraphs[o.end-1].passage
		if !isSignature(p) && !isClutter(p) {
			break
		}
		o.end--
	}
	o.begin = o.end
}
