package reading

import (
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/notice/table"
)

// readTableHeader accounts for the header: words of the closing where the
// notice lists its items in prose.
func (r *reader) readTableHeader(t table.Table, listed bool) {
	for _, line := range t.Header {
		if listed {
			r.notice.Closing = append(r.notice.Closing, line.String())
		}
		r.claim(source.MarkText, line)
	}
}

// readTable reads the rows of a table as items, or, where the notice lists its
// items in prose, gives these the statuses of the rows.
func (r *reader) readTable(t table.Table, listed bool) {
	for _, line := range t.Other {
		if t.RepeatsHeader(line) || layout.IsRule(line) {
			r.claim(source.MarkText, line)
		} else {
			r.claim(source.Clutter, line)
		}
	}
	defer r.claimBars(t)
	if !listed {
		r.setLevels(t)
	}
	for _, row := range t.Rows {
		switch {
		case !listed:
			r.readRecord(t, row)
		case row.Heading:
			r.claim(source.AttachmentText, row.Label)
			r.claim(source.AttachmentText, row.Title)
			r.notice.Closing = append(r.notice.Closing, row.Label.String()+row.Title.String())
		default:
			r.fillFrom(t, row)
		}
	}
}

// claimBars accounts for the bars, commas and quotes that part cells.
func (r *reader) claimBars(t table.Table) {
	for _, line := range r.source.Lines[t.From:t.To] {
		for i := range line.Len() {
			if line.Is(i, "|") || line.Raw[i] == '"' || line.Raw[i] == ',' {
				r.claim(source.MarkText, line.Slice(i, i+1))
			}
		}
	}
}

// readRecord reads one row as an item, or as a heading.
func (r *reader) readRecord(t table.Table, row table.Row) {
	if row.Heading {
		r.readGroup(row)
		return
	}
	if k := slices.Index(t.Columns, fields.Category); k >= 0 && len(row.Cells[k]) > 0 {
		r.enterCategory(row.Cells[k], row.Line)
	}
	ir := r.newItem()
	ir.item.Label = row.Label.String()
	ir.marked = t.Tells()
	if ir.marked {
		ir.state = fields.Progress // of what follows the status in its cell
	}
	r.claim(source.LabelText, row.Label)
	for k, kind := range t.Columns {
		if ir.word = ""; k < len(t.Names) {
			ir.word = t.Names[k].String()
		}
		for j, cell := range r.withoutQuotes(row.Cells[k]) {
			ir.line = r.source.LineOf(cell.At[0].Start)
			ir.open = j > 0
			switch {
			case kind == fields.Category || kind == fields.Number:
			case kind.Prose() || kind == fields.Status:
				ir.feed(kind, cell, kind == fields.Problem && ir.head.Len() == 0, j == 0)
			case namesNothing(kind, cell):
				r.claim(source.MarkText, cell)
			default:
				if !ir.takeRoles(kind, cell) {
					r.claim(source.FieldText, cell)
					ir.takeValue(kind, cell.TrimStops("。;"))
				}
			}
		}
	}
	ir.finish()
}

// withoutQuotes drops the quotes that a spreadsheet puts around a cell of several
// lines.
func (r *reader) withoutQuotes(cell []source.Passage) []source.Passage {
	if len(cell) < 2 || cell[0].Raw[0] != '"' {
		return cell
	}
	cell = slices.Clone(cell)
	r.claim(source.MarkText, cell[0].To(1))
	cell[0] = cell[0].From(1)
	last := &cell[len(cell)-1]
	if end := last.Len() - 1; last.Raw[end] == '"' {
		r.claim(source.MarkText, last.From(end))
		*last = last.To(end)
	}
	return slices.DeleteFunc(cell, func(l source.Passage) bool { return l.Trim().Len() == 0 })
}

// enterCategory opens a section where a column of sections names a new one.
func (r *reader) enterCategory(cell []source.Passage, line int) {
	var name source.Passage
	for _, l := range cell {
		name = name.Join(l)
	}
	if n := len(r.notice.Sections); n > 0 && r.notice.Sections[n-1].Title == name.TrimStops(":;").String() {
		r.claim(source.HeadingText, name)
		return
	}
	r.outline.Section = layout.NoForm.Rank()
	r.readGroup(table.Row{Line: line, Heading: true, Label: name.To(0), Title: name})
}

// setLevels finds which headings between rows are sections, and which are
// subsections.
func (r *reader) setLevels(t table.Table) {
	var ranks []int
	for _, row := range t.Rows {
		if rank := layout.ReadLabel(row.Label).Form.Rank(); row.Heading && !row.Prose() && !slices.Contains(ranks, rank) {
			ranks = append(ranks, rank)
		}
	}
	slices.Sort(ranks)
	r.outline.Section, r.outline.Subsection = layout.NoForm.Rank(), -1
	if len(ranks) > 0 {
		r.outline.Section = ranks[0]
	}
	if len(ranks) > 1 {
		r.outline.Subsection = ranks[1]
	}
}

// readGroup reads a heading between rows, or prose below one.
func (r *reader) readGroup(row table.Row) {
	p := layout.Paragraph{Passage: row.Label.Join(row.Title), Line: row.Line, Label: layout.Label{Number: row.Number, End: row.Label.Len()}}
	if row.Number == 0 {
		p.Label.Number = len(r.notice.Sections) + 1
	}
	if row.Prose() {
		r.readIntro(p.Passage)
		return
	}
	r.readHeading(p, layout.ReadLabel(row.Label).Form.Rank())
}

// itemFor finds the item a row speaks of: by its title, else by its number.
func (r *reader) itemFor(number int, title string) *notice.Item {
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

// alike reports whether most characters of the title are in the text.
func alike(text, title string) bool {
	held := map[rune]bool{}
	for _, r := range text {
		held[source.Fold(r)] = true
	}
	found, all := 0, 0
	for _, r := range title {
		all++
		if held[source.Fold(r)] {
			found++
		}
	}
	return found*10 >= all*7
}

// fillFrom takes from a row what the item in the text does not say itself.
func (r *reader) fillFrom(t table.Table, row table.Row) {
	it := r.itemFor(row.Number, t.TitleOf(row).String())
	whole := rowText(row)
	r.claimRow(row)
	if it == nil {
		r.source.Warn(notice.Warning{From: row.Line, Concern: notice.OddRow, Words: whole})
		return
	}
	told := &itemReader{reader: r, item: notice.Item{Number: it.Number}, state: fields.Problem, line: row.Line}
	for k, kind := range t.Columns {
		for _, cell := range row.Cells[k] {
			switch {
			case kind == fields.Progress && declared.WholeCell(cell) != "":
				told.feed(fields.Status, cell, false, false)
			case kind.Short() && kind < fields.Other:
				told.feed(kind, cell, false, false)
			case kind == fields.Goal:
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
		r.source.Warn(notice.Warning{From: row.Line, Concern: notice.OtherStatus, Items: []int{it.Number}, Status: it.Declared, Other: of.Declared})
	}
	told.answers.Fill(it)
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
func (r *reader) claimRow(row table.Row) {
	r.claim(source.AttachmentText, row.Label)
	for _, cell := range row.Cells {
		for _, line := range cell {
			r.claim(source.AttachmentText, line)
		}
	}
}

// rowText is the row as printed, a space between its cells.
func rowText(row table.Row) string {
	words := []string{row.Label.String()}
	for _, cell := range row.Cells {
		for _, line := range cell {
			words = append(words, line.String())
		}
	}
	return strings.TrimSpace(strings.Join(words, " "))
}
