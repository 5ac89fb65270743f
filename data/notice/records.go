package notice

import (
	"slices"
	"strings"
)

// readTableHeader accounts for the header: words of the closing where the
// notice lists its items in prose.
func (r *reader) readTableHeader(t table, listed bool) {
	for _, line := range t.header {
		if listed {
			r.notice.Closing = append(r.notice.Closing, line.String())
		}
		r.claim(MarkText, line)
	}
}

// readTable reads the rows of a table as items, or, where the notice lists its
// items in prose, gives these the statuses of the rows.
func (r *reader) readTable(t table, listed bool) {
	for _, line := range t.other {
		r.claim(Clutter, line)
	}
	defer r.claimBars(t)
	if !listed {
		r.setLevels(t)
	}
	for _, row := range t.rows {
		switch {
		case !listed:
			r.readRecord(t, row)
		case row.heading:
			r.claim(AttachmentText, row.label)
			r.claim(AttachmentText, row.title)
			r.notice.Closing = append(r.notice.Closing, row.label.String()+row.title.String())
		default:
			r.fillFrom(t, row)
		}
	}
}

// claimBars accounts for the bars and quotes that part cells.
func (r *reader) claimBars(t table) {
	for _, line := range r.source.lines[t.from:t.to] {
		for i := range line.len() {
			if line.is(i, "|") || line.raw[i] == '"' {
				r.claim(MarkText, line.slice(i, i+1))
			}
		}
	}
}

// readRecord reads one row as an item, or as a heading.
func (r *reader) readRecord(t table, row row) {
	if row.heading {
		r.readGroup(row)
		return
	}
	if k := slices.Index(t.columns, categoryMark); k >= 0 && len(row.cells[k]) > 0 {
		r.enterCategory(row.cells[k], row.line)
	}
	ir := r.newItem()
	ir.item.Label = row.label.String()
	ir.marked = t.tells()
	if ir.marked {
		ir.state = progressMark // of what follows the status in its cell
	}
	r.claim(LabelText, row.label)
	for k, kind := range t.columns {
		for j, cell := range r.withoutQuotes(row.cells[k]) {
			ir.line = r.source.lineOf(cell.at[0].start)
			ir.open = j > 0
			switch {
			case kind == categoryMark || kind == numberMark:
			case kind.prose() || kind == statusMark:
				ir.feed(kind, cell, kind == problemMark && ir.head.len() == 0, j == 0)
			default:
				r.claim(FieldText, cell)
				ir.takeValue(kind, cell.trimStops("。;"))
			}
		}
	}
	ir.finish()
}

// withoutQuotes drops the quotes that a spreadsheet puts around a cell of several
// lines.
func (r *reader) withoutQuotes(cell []passage) []passage {
	if len(cell) < 2 || cell[0].raw[0] != '"' {
		return cell
	}
	cell = slices.Clone(cell)
	r.claim(MarkText, cell[0].to(1))
	cell[0] = cell[0].from(1)
	last := &cell[len(cell)-1]
	if end := last.len() - 1; last.raw[end] == '"' {
		r.claim(MarkText, last.from(end))
		*last = last.to(end)
	}
	return slices.DeleteFunc(cell, func(l passage) bool { return l.trim().len() == 0 })
}

// enterCategory opens a section where a column of sections names a new one.
func (r *reader) enterCategory(cell []passage, line int) {
	var name passage
	for _, l := range cell {
		name = name.join(l)
	}
	if n := len(r.notice.Sections); n > 0 && r.notice.Sections[n-1].Title == name.trimStops(":;").String() {
		r.claim(HeadingText, name)
		return
	}
	r.outline.section = noForm.rank()
	r.readGroup(row{line: line, heading: true, label: name.to(0), title: name})
}

// setLevels finds which headings between rows are sections, and which are
// subsections.
func (r *reader) setLevels(t table) {
	var ranks []int
	for _, row := range t.rows {
		if rank := readLabel(row.label).form.rank(); row.heading && !row.prose() && !slices.Contains(ranks, rank) {
			ranks = append(ranks, rank)
		}
	}
	slices.Sort(ranks)
	r.outline.section, r.outline.subsection = noForm.rank(), -1
	if len(ranks) > 0 {
		r.outline.section = ranks[0]
	}
	if len(ranks) > 1 {
		r.outline.subsection = ranks[1]
	}
}

// readGroup reads a heading between rows, or prose below one.
func (r *reader) readGroup(row row) {
	p := paragraph{passage: row.label.join(row.title), line: row.line, label: label{number: row.number, end: row.label.len()}}
	if row.number == 0 {
		p.label.number = len(r.notice.Sections) + 1
	}
	if row.prose() {
		r.readIntro(p.passage)
		return
	}
	r.readHeading(p, readLabel(row.label).form.rank())
}

// itemFor finds the item a row speaks of: by its title, else by its number.
func (r *reader) itemFor(number int, title string) *Item {
	items := r.notice.Items
	for i := range items {
		if items[i].Title == title {
			return &items[i]
		}
	}
	if k := number - 1; k >= 0 && k < len(items) && alike(items[k].Title+items[k].Finding, title) {
		return &items[k]
	}
	return nil
}

// alike reports whether most characters of the title stand in the text.
func alike(text, title string) bool {
	held := map[rune]bool{}
	for _, r := range text {
		held[fold(r)] = true
	}
	found, all := 0, 0
	for _, r := range title {
		all++
		if held[fold(r)] {
			found++
		}
	}
	return found*10 >= all*7
}

// fillFrom takes from a row what the item in the text does not say itself.
func (r *reader) fillFrom(t table, row row) {
	it := r.itemFor(row.number, t.titleOf(row).String())
	whole := row.text()
	r.claimRow(row)
	if it == nil {
		r.source.warn(row.line, "the table has a row that fits no item: %s", whole)
		return
	}
	told := &itemReader{reader: r, item: Item{Number: it.Number}, state: problemMark, line: row.line}
	for k, kind := range t.columns {
		for _, cell := range row.cells[k] {
			switch {
			case kind == progressMark && cellStatus(cell) != "":
				told.feed(statusMark, cell, false, false)
			case kind.field() && kind < otherMark:
				told.feed(kind, cell, false, false)
			case kind == goalMark:
				told.goal = append(told.goal, cell.String())
			}
		}
	}
	of := told.item
	switch {
	case of.Declared == "":
	case it.Declared == "" || r.doubtful[it.Number]:
		delete(r.doubtful, it.Number)
		it.Declared, it.DeclaredWords = of.Declared, of.DeclaredWords
	case it.Declared != of.Declared:
		r.source.warn(row.line, "item %d is %s in the text and %s in the table", it.Number, it.Declared, of.Declared)
	}
	told.answers.fill(it)
	if it.Due == "" {
		it.Due = of.Due
	}
	if it.Goal == "" {
		it.Goal = strings.Join(told.goal, "\n")
	}
	if it.Statement != "" {
		it.Statement += " "
	}
	it.Statement += whole
}

// claimRow claims all of a row as part of an attachment.
func (r *reader) claimRow(row row) {
	r.claim(AttachmentText, row.label)
	for _, cell := range row.cells {
		for _, line := range cell {
			r.claim(AttachmentText, line)
		}
	}
}

// text is the row as printed, a space between its cells.
func (row row) text() string {
	words := []string{row.label.String()}
	for _, cell := range row.cells {
		for _, line := range cell {
			words = append(words, line.String())
		}
	}
	return strings.TrimSpace(strings.Join(words, " "))
}
