package notice

import "slices"

// rowsBelow reads the table whose header is line i and whose rows are lines.
func rowsBelow(s *source, lines []passage, i int) table {
	if lines[i].len() > mostColumns*longestName || lines[i].contains("。") {
		return table{}
	}
	for k, split := range splitters {
		cells, parted := split(lines[i])
		if !parted {
			continue
		}
		kinds, ok := columnKinds(cells)
		if !ok {
			continue
		}
		t := table{from: i, to: i + 1, columns: kinds, header: lines[i : i+1]}
		rr := rowReader{source: s, lines: lines, table: &t, split: split, exact: k < 2, loose: k == len(splitters)-1}
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
	exact bool // empty cells are parted too
	loose bool // single spaces part the cells: a row needs a status to be one
	last  int  // number of the row before
	gap   bool // the line before is blank
	depth int  // headings looked through below one
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
	if len(cells) == len(rr.columns) || rr.exact && len(cells) < len(rr.columns) {
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
	probe.depth++
	const deepest = 4 // levels of headings
	if !probe.readRow(rr.lines[next]) && !(probe.depth < deepest && readLabel(heading).form != noForm && isHeading(rr.lines[next].trim()) && probe.readGroup(next)) {
		return false
	}
	rr.rows = append(rr.rows, headingRow(rr.source, heading))
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
			rr.rows = append(rr.rows, headingRow(rr.source, rr.lines[i].trim()))
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
