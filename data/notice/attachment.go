package notice

import "slices"

// A row is one line of a table of statuses behind the notice, such as
// "1 问题标题 已完成".
type row struct {
	paragraph
	number   int
	title    passage
	answers  answerers
	due      passage
	goal     passage
	measures passage
	progress passage
	words    passage // the words that declare the status
	status   Status
}

// A table is the rows of an attachment and where its paragraphs begin.
type table struct {
	start int // the paragraph of its heading; len(paragraphs) where there is no table
	rows  []row
	begin map[string][]passage // titles of rows by their first characters
}

// tableReach is how far above its first row a table's heading may stand.
const tableReach = 4

// findTable finds a table of statuses: rows under 附件 or under 序号.
func findTable(paragraphs []paragraph) table {
	t := table{start: len(paragraphs), begin: map[string][]passage{}}
	var columns []string
	heading := -1 // the nearest line that may head a table
	for i, p := range paragraphs {
		if headsTable(p.passage) {
			if heading < 0 || i-heading > tableReach {
				heading = i
			}
			if p.has(0, "序号") {
				columns = columnNames(p.passage)
			}
			continue
		}
		if heading < 0 || len(t.rows) == 0 && i-heading > tableReach {
			continue
		}
		r, ok := readRow(p, columns)
		if !ok {
			continue
		}
		if len(t.rows) == 0 {
			t.start = heading
		}
		t.rows = append(t.rows, r)
		key := titleKey(r.title)
		t.begin[key] = append(t.begin[key], r.title)
	}
	return t
}

// headsTable reports whether a line may stand above a table.
func headsTable(p passage) bool {
	const longest = 40
	if p.len() > longest || serialLabel(p).form != noForm || p.contains("。", "关于", "通报", "公示", "公告") {
		return false
	}
	return p.longest(0, []string{"附件", "附表", "附:", "序号"}) != "" ||
		p.contains("台账", "清单", "一览表", "明细表", "汇总表")
}

// titleKey is the first characters of a title, to look rows up by.
func titleKey(p passage) string {
	const keyLength = 4
	return string(p.plain[:min(keyLength, p.len())])
}

// titleOfRow reports whether p begins with the title of a row.
func (t table) titleOfRow(p passage) bool {
	return slices.ContainsFunc(t.begin[titleKey(p)], func(title passage) bool {
		return p.has(0, string(title.plain))
	})
}

// readRow reads one row. It must begin with a number and hold a status that
// fills a column.
func readRow(p paragraph, columns []string) (row, bool) {
	number, end := p.arabic(0)
	if p.label.form != noForm {
		number, end = p.label.number, p.label.end
	}
	if end == 0 || number < 1 || number > largestLabel || p.label.form == noForm && !p.is(end, " |,") {
		return row{}, false
	}
	r := row{paragraph: p, number: number}
	cells := splitCells(p.from(end))
	at := slices.IndexFunc(cells, func(c passage) bool { return cellStatus(c) != "" })
	if at < 1 {
		return row{}, false
	}
	r.words, r.status = cells[at], cellStatus(cells[at])
	if len(columns) == len(cells)+1 {
		r.title = cells[0]
		r.fill(cells, columns[1:], at)
		return r, true
	}
	r.title = cells[0]
	if len(cells) == at+1 { // spaces inside the title
		r.title = p.slice(end, p.len()-cells[at].len()).trimStops("|:-—(,")
		r.title = r.title.trimLeadingStops()
	}
	return r, true
}

// fill sorts the cells of a row by the names of their columns. The status
// stands in cell number at.
func (r *row) fill(cells []passage, columns []string, at int) {
	for k, name := range columns {
		kind, _ := markWord(decode(name).whole(), 0)
		switch {
		case k == at:
		case kind == problemMark:
			r.title = cells[k]
		case kind == measureMark:
			r.measures = cells[k]
		case kind == progressMark:
			r.progress = cells[k]
		case kind == goalMark:
			r.goal = cells[k]
		case kind == dueMark:
			r.due = cells[k]
		default:
			r.answers.add(kind, cells[k].String())
		}
	}
}

// splitCells cuts a row at white space, bars and brackets.
func splitCells(p passage) []passage {
	var cells []passage
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i < p.len() && !p.is(i, " |:—()[]") {
			continue
		}
		if cell := p.slice(from, i).trim(); cell.len() > 0 {
			cells = append(cells, cell)
		}
		from = i + 1
	}
	return cells
}

// cellStatus is the status a whole cell names, or "".
func cellStatus(p passage) Status {
	f, end := readPhrase(p, 0)
	if end < p.len() {
		return ""
	}
	return f.status()
}

func columnNames(p passage) []string {
	var names []string
	for _, c := range splitCells(p) {
		names = append(names, string(c.plain))
	}
	return names
}

// readTable gives items the statuses of the table's rows. Where the notice
// has no items of its own, the rows are its items.
func (r *reader) readTable(t table) {
	listed := len(r.notice.Items) > 0
	for _, row := range t.rows {
		r.claim(AttachmentText, row.passage)
		if !listed {
			r.notice.Items = append(r.notice.Items, r.itemOfRow(row))
			continue
		}
		if it := r.itemFor(row); it != nil {
			r.fillFromRow(it, row)
			continue
		}
		r.source.warn(row.line, "the table has a row that fits no item: %s", row)
	}
}

func (r *reader) itemOfRow(row row) Item {
	it := Item{
		Number: len(r.notice.Items) + 1, Label: row.to(row.len() - row.from(digitsEnd(row.passage)).len()).String(),
		Title: row.title.String(), Finding: row.title.String(), Measures: []string{}, Commitments: []Commitment{},
	}
	for _, cell := range []passage{row.measures, row.progress} {
		switch {
		case cell.len() == 0:
		case len(it.Measures) == 0:
			it.Measures = []string{cell.String()}
		default:
			it.Progress = []string{cell.String()}
		}
	}
	r.fillFromRow(&it, row)
	return it
}

func digitsEnd(p passage) int {
	_, end := p.number(0)
	return end
}

// itemFor finds the item a row speaks of: by its title, else by its number.
func (r *reader) itemFor(row row) *Item {
	items := r.notice.Items
	title := row.title.String()
	for i := range items {
		if items[i].Title == title {
			return &items[i]
		}
	}
	if k := row.number - 1; k < len(items) && alike(items[k].Title+items[k].Finding, title) {
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

// fillFromRow takes from a row what the item does not say itself.
func (r *reader) fillFromRow(it *Item, row row) {
	switch {
	case it.Declared == "" || r.doubtful[it.Number]:
		delete(r.doubtful, it.Number)
		it.Declared, it.DeclaredWords = row.status, row.words.String()
	case it.Declared != row.status:
		r.source.warn(row.line, "item %d is %s in the text and %s in the table", it.Number, it.Declared, row.status)
	}
	row.answers.fill(it)
	if it.Goal == "" {
		it.Goal = row.goal.String()
	}
	if dates := findDates(row.due, r.published); it.Due == "" && len(dates) > 0 {
		it.Due = dates[len(dates)-1].Last.Format(isoDate)
	}
	if it.Statement != "" {
		it.Statement += " "
	}
	it.Statement += row.String()
}
