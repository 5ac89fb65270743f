package notice

import (
	"slices"
	"strings"
)

// A table names its fields once, in a header; its rows give the values by
// position. Header and rows are lines whose cells a tab, a bar or white space
// parts, or every cell has lines of its own.
type table struct {
	heading  int        // the line of its heading, such as 附件; from where it has none
	from, to int        // lines [from, to) of the source, header included
	columns  []markKind // what the header says of each column; numberMark for the numbers
	rows     []row
	header   []passage            // the header's lines
	other    []passage            // lines inside the table that are page furniture
	begin    map[string][]passage // titles of rows by their first characters
}

// A row is one record of a table, or a heading between records.
type row struct {
	line    int
	label   passage // the number as printed, or a heading's
	number  int
	heading bool
	title   passage     // of a heading, without its label
	cells   [][]passage // the lines of each cell, by column
}

// A splitter cuts a line into cells; parted is false where nothing parts them.
type splitter func(line passage) (cells []passage, parted bool)

// splitters are tried in this order.
var splitters = []splitter{tabbed, barred, spaced, worded}

// tabbed cuts at tabs, which part cells even where these are empty.
func tabbed(p passage) (cells []passage, parted bool) {
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i == p.len() || p.raw[i] == cellEnd {
			cells = append(cells, p.slice(from, i).trim())
			from = i + 1
		}
	}
	return unquoted(cells), len(cells) > 1
}

// unquoted drops the quotes that spreadsheets put around cells.
func unquoted(cells []passage) []passage {
	for i, c := range cells {
		if c.len() > 1 && c.raw[0] == '"' && c.raw[c.len()-1] == '"' {
			cells[i] = c.slice(1, c.len()-1).trim()
		}
	}
	return cells
}

// barred cuts at bars; those around the line part nothing.
func barred(p passage) (cells []passage, parted bool) {
	p = p.trim()
	bars := 0
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i < p.len() && !p.is(i, "|") {
			continue
		}
		if i < p.len() {
			bars++
		}
		if cell := p.slice(from, i).trim(); i > 0 && (i < p.len() || cell.len() > 0) {
			cells = append(cells, cell)
		}
		from = i + 1
	}
	return cells, bars > 0
}

// spaced cuts at two spaces or more.
func spaced(p passage) (cells []passage, parted bool) {
	p = p.trim()
	from := 0
	for i := 0; i <= p.len(); i++ {
		if i < p.len() && !(p.is(i, " ") && p.is(i+1, " ")) {
			continue
		}
		if cell := p.slice(from, i).trim(); cell.len() > 0 {
			cells = append(cells, cell)
		}
		from = i
	}
	return cells, len(cells) > 1
}

// worded cuts at any white space, dash or bracket.
func worded(p passage) (cells []passage, parted bool) {
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
	return cells, len(cells) > 1
}

// findTable finds the table of a text: a header and its rows, or rows of a
// number, a title and a status below 附件.
func findTable(s *source) table {
	lines := trimmed(s.lines)
	for _, find := range []func(*source, []passage, int) table{tableBelow, listBelow} {
		for i, line := range lines {
			if line.len() == 0 {
				continue
			}
			if t := find(s, lines, i); len(t.rows) > 0 {
				t.heading = headingAbove(lines, t.from)
				t.index()
				return t
			}
		}
	}
	return table{heading: len(lines), from: len(lines), to: len(lines)}
}

// tableBelow reads the table whose header begins on line i.
func tableBelow(s *source, lines []passage, i int) table {
	if t := rowsBelow(s, lines, i); len(t.rows) > 0 {
		return t
	}
	return cellsBelow(s, lines, i)
}

// headingReach is how many lines above a table its heading may stand.
const headingReach = 5

// headingAbove is the first of the lines above line i that are headings of the
// table there, or i.
func headingAbove(lines []passage, i int) int {
	first := i
	for k, near := i-1, 0; k >= 0 && near < headingReach; k-- {
		if lines[k].len() == 0 {
			continue
		}
		near++
		if headsTable(lines[k]) {
			first = k
		}
	}
	return first
}

func trimmed(lines []passage) []passage {
	out := make([]passage, len(lines))
	for i, l := range lines {
		out[i] = l.trimBlanks()
	}
	return out
}

// trimBlanks drops spaces at both ends, but no tab.
func (p passage) trimBlanks() passage {
	from, to := 0, p.len()
	for from < to && p.plain[from] == ' ' && p.raw[from] != cellEnd {
		from++
	}
	for to > from && p.plain[to-1] == ' ' && p.raw[to-1] != cellEnd {
		to--
	}
	if p.slice(from, to).trim().len() == 0 {
		return p.to(0)
	}
	return p.slice(from, to)
}

// index prepares titleOfRow.
func (t *table) index() {
	t.begin = map[string][]passage{}
	for _, r := range t.rows {
		if title := t.titleOf(r); title.len() > 0 {
			key := titleKey(title)
			t.begin[key] = append(t.begin[key], title)
		}
	}
}

// titleOf is what a row says its item is.
func (t table) titleOf(r row) passage {
	if k := slices.Index(t.columns, problemMark); k >= 0 && !r.heading && len(r.cells[k]) > 0 {
		return r.cells[k][0]
	}
	return passage{}
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

// has reports whether a column of the kind is declared.
func (t table) has(kind markKind) bool { return slices.Contains(t.columns, kind) }

// tells reports whether the table tells what was done about its items, not
// only how far they are.
func (t table) tells() bool { return t.has(measureMark) || t.has(progressMark) }

// countRows counts the records.
func (t table) countRows() int {
	n := 0
	for _, r := range t.rows {
		if !r.heading {
			n++
		}
	}
	return n
}

// longestName bounds the name of a column, in characters.
const longestName = 24

// columnKinds are what the cells of a header say; ok is false where they are no
// header: most must be names of fields, one of them of a problem or a number.
func columnKinds(cells []passage) (kinds []markKind, ok bool) {
	known := 0
	for _, c := range cells {
		kind := columnKind(c)
		if c.len() > longestName || c.contains("。", ",", ";") {
			return nil, false
		}
		if kind != otherMark {
			known++
		}
		kinds = append(kinds, kind)
	}
	least := 3
	if slices.Contains(kinds, numberMark) {
		least = 2
	}
	return kinds, known >= least && known*2 >= len(cells) && slices.Contains(kinds, problemMark)
}

// rowsBelow reads the table whose header is line i and whose rows are lines.
func rowsBelow(s *source, lines []passage, i int) table {
	for k, split := range splitters {
		cells, parted := split(lines[i])
		kinds, ok := columnKinds(cells)
		if !parted || !ok {
			continue
		}
		t := table{from: i, to: i + 1, columns: kinds, header: lines[i : i+1]}
		rr := rowReader{source: s, lines: lines, table: &t, split: split, loose: k == len(splitters)-1}
		rr.read()
		return t
	}
	return table{}
}

// A rowReader reads the rows of a table whose rows are lines.
type rowReader struct {
	*source
	lines []passage
	*table
	split splitter
	loose bool // single spaces part the cells: a row needs a status to be one
	last  int  // number of the row before
	gap   bool // the line before is blank
}

func (rr *rowReader) read() {
	for i := rr.from + 1; i < len(rr.lines); i++ {
		line := rr.lines[i]
		switch {
		case line.len() == 0:
			rr.gap = true
			continue
		case isPageNumber(line), rr.repeatsHeader(line), isRule(line):
			rr.other = append(rr.other, line)
			continue
		case rr.readRow(line):
			rr.to = i + 1
		case rr.readGroup(i):
		case rr.gap || closes(line) || opensNote(line) || len(rr.rows) == 0 || rr.rows[len(rr.rows)-1].heading:
			if !rr.resumes(i) {
				return
			}
		default:
			rr.extend(line)
			rr.to = i + 1
		}
		rr.gap = false
	}
}

// repeatsHeader reports whether a line is the header again, on a later page.
func (t *table) repeatsHeader(line passage) bool {
	return slices.ContainsFunc(t.header, func(h passage) bool { return string(h.plain) == string(line.plain) })
}

// isRule reports whether a line only rules off: |---|:--:|.
func isRule(line passage) bool {
	for i := range line.len() {
		if !line.is(i, "|-:=+ —─┼├┤┌┐└┘") {
			return false
		}
	}
	return true
}

// opensNote reports whether a line is a remark below a table.
func opensNote(line passage) bool {
	return line.longest(0, []string{"注:", "备注:", "说明:", "注释:", "合计", "总计", "note:", "notes:", "source:"}) != ""
}

// readRow reads a line as a row, if it is one.
func (rr *rowReader) readRow(line passage) bool {
	cells, parted := rr.split(line)
	at := slices.Index(rr.columns, numberMark)
	if !parted {
		return false
	}
	if at < 0 {
		if len(cells) != len(rr.columns) {
			return false
		}
		rr.add(line, passage{}, rr.last+1, rr.byPosition(cells))
		return true
	}
	if rr.loose {
		return rr.readLoose(line, at)
	}
	if at >= len(cells) {
		return false
	}
	number, ok := wholeNumber(cells[at])
	if !ok {
		return false
	}
	if len(cells) == len(rr.columns) {
		rr.add(line, cells[at], number, rr.byPosition(cells))
	} else {
		rest := slices.Delete(slices.Clone(cells), at, at+1)
		rr.add(line, cells[at], number, align(rest, rr.columns))
	}
	return true
}

// readLoose reads a row whose cells single spaces part. It must begin with its
// number and hold a status or a date, as prose does not.
func (rr *rowReader) readLoose(line passage, at int) bool {
	number, end := rowNumber(line)
	cells, _ := worded(line.from(end))
	if end == 0 || at > 0 || len(cells) == 0 || !slices.ContainsFunc(cells, func(c passage) bool { return cellStatus(c) != "" }) {
		return false
	}
	if len(cells) != len(rr.columns)-1 && len(rr.columns) == 3 { // spaces inside the title
		last := cells[len(cells)-1]
		cells = []passage{line.slice(end, line.len()-last.len()).trimStops("|:-—(,").trimLeadingStops(), last}
		if closing := line.len() - 1; line.is(closing, ")]") {
			cells[0] = line.slice(end, line.index(end, string(last.plain))).trimStops("|:-—([,").trimLeadingStops()
		}
	}
	aligned := align(cells, rr.columns)
	if len(cells) == len(rr.columns)-1 {
		aligned = rr.byPosition(slices.Insert(slices.Clone(cells), 0, line.to(end)))
	}
	rr.add(line, line.to(digitsEnd(line)), number, aligned)
	return true
}

// rowNumber is the number a line begins with, and where its title begins.
func rowNumber(line passage) (n, end int) {
	if l := readLabel(line); l.form != noForm {
		return l.number, l.end
	}
	n, end = line.arabic(0)
	if end == 0 || n < 1 || n > largestLabel || !line.is(end, " |,") {
		return 0, 0
	}
	return n, end
}

func digitsEnd(p passage) int {
	_, end := p.number(0)
	return end
}

// wholeNumber reads a cell that is nothing but a number: 3, 3., (三).
func wholeNumber(cell passage) (int, bool) {
	if l := readLabel(cell); l.form != noForm && l.end == cell.len() {
		return l.number, true
	}
	n, end := cell.number(0)
	return n, end > 0 && end == cell.len() && n >= 1 && n <= largestLabel
}

func (t *table) byPosition(cells []passage) [][]passage {
	out := make([][]passage, len(t.columns))
	for k, c := range cells {
		if c.len() > 0 && t.columns[k] != numberMark {
			out[k] = []passage{c}
		}
	}
	return out
}

func (rr *rowReader) add(line, label passage, number int, cells [][]passage) {
	rr.rows = append(rr.rows, row{line: rr.lineOf(line.trim().at[0].start), label: label, number: number, cells: cells})
	rr.last = number
}

// readGroup reads line i as a heading above rows: it fills one cell, and rows
// follow.
func (rr *rowReader) readGroup(i int) bool {
	cells, _ := rr.split(rr.lines[i])
	filled := slices.DeleteFunc(slices.Clone(cells), func(c passage) bool { return c.len() == 0 })
	heading := rr.lines[i]
	if len(filled) > 0 && !rr.loose {
		heading = filled[0]
	}
	if len(filled) > 1 && !rr.loose || !isHeading(heading) {
		return false
	}
	next := rr.after(i)
	if next == len(rr.lines) {
		return false
	}
	probe := *rr
	probe.table = &table{columns: rr.columns}
	if !probe.readRow(rr.lines[next]) && !(readLabel(heading).form != noForm && isHeading(rr.lines[next].trim()) && probe.readGroup(next)) {
		return false
	}
	rr.rows = append(rr.rows, rr.headingRow(heading))
	return true
}

// after is the next line below i that is neither blank nor furniture.
func (rr *rowReader) after(i int) int {
	for i++; i < len(rr.lines); i++ {
		if l := rr.lines[i]; l.len() > 0 && !isPageNumber(l) && !rr.repeatsHeader(l) && !isRule(l) {
			break
		}
	}
	return i
}

// isHeading reports whether a line can be a heading above rows.
func isHeading(p passage) bool {
	const longest = 60
	l := readLabel(p)
	return p.len() > 0 && p.len() <= longest && l.end < p.len() && !p.is(p.len()-1, "。;,:") && cellStatus(p) == "" && !opensNote(p)
}

func (s *source) headingRow(p passage) row {
	l := readLabel(p)
	return row{line: s.lineOf(p.at[0].start), heading: true, label: p.to(l.end).trim(), number: l.number, title: p.from(l.end)}
}

// extend adds a line to the last row: its last cell was broken into lines, and
// more cells may follow.
func (rr *rowReader) extend(line passage) {
	r := &rr.rows[len(rr.rows)-1]
	at := 0
	for k := range r.cells {
		if len(r.cells[k]) > 0 {
			at = k
		}
	}
	cells, _ := rr.split(line)
	if rr.loose {
		cells = []passage{line.trim()}
	}
	for k, c := range cells {
		if to := min(at+k, len(r.cells)-1); c.len() > 0 {
			r.cells[to] = append(r.cells[to], c)
		}
	}
}

// resumes reports whether the header is printed again below line i, so that
// the lines between are headings and prose of the next part of the table.
func (rr *rowReader) resumes(i int) bool {
	const reach = 12
	for k := i; k < min(len(rr.lines), i+reach); k++ {
		if rr.lines[k].len() > 0 && rr.repeatsHeader(rr.lines[k]) {
			rr.rows = append(rr.rows, rr.headingRow(rr.lines[i].trim()))
			return true
		}
	}
	return false
}

// listBelow reads the rows below a line such as 附件: each has a number, a
// title and a status.
func listBelow(s *source, lines []passage, i int) table {
	if !headsTable(lines[i]) {
		return table{}
	}
	t := table{from: i, to: i + 1, columns: []markKind{numberMark, problemMark, statusMark}}
	rr := rowReader{source: s, lines: lines, table: &t, split: worded, loose: true}
	for k := i + 1; k < len(lines); k++ {
		switch {
		case lines[k].len() == 0:
		case headsTable(lines[k]) && len(t.rows) == 0:
		case rr.readRow(lines[k]):
			if len(t.rows) == 1 {
				t.from = k
			}
			t.to = k + 1
		case len(t.rows) == 0 && k-i > headingReach, len(t.rows) > 0:
			return t
		}
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

// cellStatus is the status a whole cell names, or "".
func cellStatus(p passage) Status {
	f, end := readPhrase(p, 0)
	if end < p.len() {
		return ""
	}
	return f.status()
}

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
func (r *reader) readTable(t table) {
	for _, line := range t.other {
		r.claim(Clutter, line)
	}
	listed := len(r.notice.Items) > 0
	for _, line := range t.header {
		if listed {
			r.notice.Closing = append(r.notice.Closing, line.String())
		}
		r.claim(MarkText, line)
	}
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
		for j, cell := range row.cells[k] {
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
		if rank := readLabel(row.label).form.rank(); row.heading && !slices.Contains(ranks, rank) {
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
	if row.number == 0 && row.title.contains("。") {
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
