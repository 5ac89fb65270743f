package table

import (
	"regexp"
	"slices"

	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// rowsBelow reads the table whose header is line i and whose rows are lines.
func rowsBelow(s *source.Source, lines []source.Passage, i int) Table {
	if lines[i].Len() > mostColumns*longestName || lines[i].Contains("。") {
		return Table{}
	}
	for k, split := range splitters {
		cells, parted := split(lines[i])
		if !parted {
			continue
		}
		kinds, ok := columnKinds(cells)
		if !ok && !(k < exactSplitters && len(kinds) > fewestCells && slices.Contains(kinds, fields.Problem) && i+1 < len(lines) && runsOn(lines, i+1, split, len(cells))) {
			continue
		}
		t := Table{From: i, To: i + 1, Columns: kinds, Header: lines[i : i+1], Names: cells}
		rr := rowReader{Source: s, lines: lines, Table: &t, split: split, exact: k < exactSplitters, loose: k == len(splitters)-1}
		if k == exactSplitters {
			rr.edges = edgesOf(s.Lines[i], cells)
		}
		rr.read()
		return t
	}
	return Table{}
}

// A rowReader reads the rows of a table whose rows are lines.
type rowReader struct {
	*source.Source
	lines []source.Passage
	*Table
	split splitter
	exact bool  // empty cells are parted too
	loose bool  // single spaces part the cells: a row needs a status to be one
	last  int   // number of the row before
	gap   bool  // the line before is blank
	depth int   // headings looked through below one
	at    int   // index of the line that is being read
	edges []int // columns of print at which the cells of the header begin, where spaces part them
}

func (rr *rowReader) read() {
	for i := rr.From + 1; i < len(rr.lines); i++ {
		line := rr.lines[i]
		rr.at = i
		switch {
		case line.Len() == 0:
			rr.gap = true
			continue
		case layout.IsPageNumber(line), rr.RepeatsHeader(line), layout.IsRule(line):
			rr.Other = append(rr.Other, line)
			continue
		case rr.readRow(line):
			rr.To = i + 1
		case rr.readGroup(i):
		case rr.gap || layout.Closes(line) || opensNote(line) || len(rr.Rows) == 0 || rr.Rows[len(rr.Rows)-1].Heading:
			if !rr.resumes(i) {
				return
			}
		default:
			rr.extend(line)
			rr.To = i + 1
		}
		rr.gap = false
	}
}

// opensNote reports whether a line is a remark below a table.
func opensNote(line source.Passage) bool {
	return line.Longest(0, []string{"注:", "备注:", "说明:", "注释:", "合计", "总计", "note:", "notes:", "source:"}) != ""
}

// readRow reads a line as a row, if it is one.
func (rr *rowReader) readRow(line source.Passage) bool {
	cells, parted := rr.split(line)
	at := slices.Index(rr.Columns, fields.Number)
	if !parted {
		return false
	}
	if at < 0 {
		if len(cells) != len(rr.Columns) {
			return false
		}
		label, number := source.Passage{}, rr.last+1
		if k := slices.Index(rr.Columns, fields.Problem); k >= 0 { // 1. is inside the cell of the finding
			if l := layout.ReadLabel(cells[k]); l.Form != layout.NoForm && l.End < cells[k].Len() {
				label, number, cells[k] = cells[k].To(l.End).Trim(), l.Number, cells[k].From(l.End)
			}
		}
		rr.add(line, label, number, rr.byPosition(cells))
		return true
	}
	if rr.loose {
		return rr.readLoose(line, at)
	}
	if at >= len(cells) {
		return false
	}
	number, ok := wholeNumber(cells[at])
	if !ok && (rr.exact || len(rr.edges) > 0) && isReference(cells[at]) {
		number, ok = rr.last+1, true
	}
	if !ok {
		return false
	}
	if rr.exact && rr.headsByNumber(cells, at) {
		rr.Rows = append(rr.Rows, headingRow(rr.Source, cells[at].Join(cells[slices.Index(rr.Columns, fields.Problem)])))
		return true
	}
	if len(cells) == len(rr.Columns) || rr.exact && len(cells) < len(rr.Columns) {
		rr.add(line, cells[at], number, rr.byPosition(cells))
	} else if placed := rr.byEdges(cells); placed != nil {
		rr.add(line, cells[at], number, placed)
	} else {
		rest := slices.Delete(slices.Clone(cells), at, at+1)
		rr.add(line, cells[at], number, align(rest, rr.Columns))
	}
	return true
}

// headsByNumber reports whether a row with a Chinese number has no other cell than that
// of the findings: 一 | 水环境方面 above 1, 2, 3.
func (rr *rowReader) headsByNumber(cells []source.Passage, at int) bool {
	k := slices.Index(rr.Columns, fields.Problem)
	_, digits := cells[at].Arabic(0)
	if k < 0 || k >= len(cells) || digits > 0 || len(rr.Columns) < 4 || cells[k].Len() == 0 || cells[k].Contains("。") {
		return false
	}
	for i, c := range cells {
		if i != at && i != k && c.Len() > 0 {
			return false
		}
	}
	_, chinese := cells[at].Chinese(0)
	return chinese > 0
}

// readLoose reads a row whose cells single spaces part. It must begin with its
// number and hold a status or a date, as prose does not.
func (rr *rowReader) readLoose(line source.Passage, at int) bool {
	number, end := rowNumber(line)
	cells, _ := worded(line.From(end))
	if end == 0 || at > 0 || len(cells) == 0 || !slices.ContainsFunc(cells, func(c source.Passage) bool { return declared.WholeCell(c) != "" }) {
		return false
	}
	if len(cells) != len(rr.Columns)-1 && len(rr.Columns) == 3 { // spaces inside the title
		last := cells[len(cells)-1]
		cells = []source.Passage{line.Slice(end, line.Len()-last.Len()).TrimStops("|:-—(,").TrimLeadingStops(), last}
		if closing := line.Len() - 1; line.Is(closing, ")]") {
			cells[0] = line.Slice(end, line.Index(end, string(last.Plain))).TrimStops("|:-—([,").TrimLeadingStops()
		}
	}
	aligned := align(cells, rr.Columns)
	if len(cells) == len(rr.Columns)-1 {
		aligned = rr.byPosition(slices.Insert(slices.Clone(cells), 0, line.To(end)))
	}
	rr.add(line, line.To(digitsEnd(line)), number, aligned)
	return true
}

// rowNumber is the number a line begins with, and where its title begins.
func rowNumber(line source.Passage) (n, end int) {
	if l := layout.ReadLabel(line); l.Form != layout.NoForm {
		return l.Number, l.End
	}
	n, end = line.Arabic(0)
	if end == 0 || n < 1 || n > layout.LargestLabel || !line.Is(end, " |,") {
		return 0, 0
	}
	return n, end
}

func digitsEnd(p source.Passage) int {
	_, end := p.Number(0)
	return end
}

// wholeNumber reads a cell that is nothing but a number: 3, 3., (三).
func wholeNumber(cell source.Passage) (int, bool) {
	if l := layout.ReadLabel(cell); l.Form != layout.NoForm && l.End == cell.Len() {
		return l.Number, true
	}
	n, end := cell.Number(0)
	return n, end > 0 && end == cell.Len() && n >= 1 && n <= layout.LargestLabel
}

// reference is a number that has parts or letters: 1-1, 2.3, R1, 2.18(a), A-07, 审-01, 22 MAS 04.
var reference = regexp.MustCompile(`^[\p{Han}A-Za-z]{0,6}#?(?:[-. ]?\d{1,3}(?:[-./]\d{1,3}){0,2}(?:\([a-z]{1,3}\))?|\d{1,4}[-. /_]?[A-Z]{1,5}[-. /_]?\d{1,4})$`)

func isReference(cell source.Passage) bool { return reference.MatchString(cell.String()) }

func (t *Table) byPosition(cells []source.Passage) [][]source.Passage {
	out := make([][]source.Passage, len(t.Columns))
	for k, c := range cells {
		if c.Len() > 0 && t.Columns[k] != fields.Number {
			out[k] = []source.Passage{c}
		}
	}
	return out
}

func (rr *rowReader) add(line, label source.Passage, number int, cells [][]source.Passage) {
	rr.Rows = append(rr.Rows, Row{Line: rr.LineOf(line.Trim().At[0].Start), Label: label, Number: number, Cells: cells})
	rr.last = number
}

// readGroup reads line i as a heading above rows: it fills one cell, and rows
// follow.
func (rr *rowReader) readGroup(i int) bool {
	cells, _ := rr.split(rr.lines[i])
	if rr.Lines[i].Is(0, " ") && rr.byEdges(cells) != nil { // a cell goes on
		return false
	}
	filled := slices.DeleteFunc(slices.Clone(cells), func(c source.Passage) bool { return c.Len() == 0 })
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
	probe.Table = &Table{Columns: rr.Columns}
	probe.depth++
	probe.at = next
	const deepest = 4 // levels of headings
	if !probe.readRow(rr.lines[next]) && !(probe.depth < deepest && layout.ReadLabel(heading).Form != layout.NoForm &&
		isHeading(rr.lines[next].Trim()) && probe.readGroup(next)) {
		return false
	}
	rr.Rows = append(rr.Rows, headingRow(rr.Source, heading))
	return true
}

// after is the next line below i that is neither blank nor furniture.
func (rr *rowReader) after(i int) int {
	for i++; i < len(rr.lines); i++ {
		if l := rr.lines[i]; l.Len() > 0 && !layout.IsPageNumber(l) && !rr.RepeatsHeader(l) && !layout.IsRule(l) {
			break
		}
	}
	return i
}

// extend adds a line to the last row: its last cell was broken into lines, and
// more cells may follow.
func (rr *rowReader) extend(line source.Passage) {
	r := &rr.Rows[len(rr.Rows)-1]
	at := 0
	for k := range r.Cells {
		if len(r.Cells[k]) > 0 {
			at = k
		}
	}
	cells, _ := rr.split(line)
	if rr.loose {
		cells = []source.Passage{line.Trim()}
	}
	if placed := rr.byEdges(cells); placed != nil {
		for k, more := range placed {
			if n := len(r.Cells[k]); n > 0 && len(more) > 0 && !endsSentence(r.Cells[k][n-1]) {
				r.Cells[k][n-1] = r.Cells[k][n-1].Join(rr.withSpace(more[0]))
			} else {
				r.Cells[k] = append(r.Cells[k], more...)
			}
		}
		return
	}
	for k, c := range cells {
		if to := min(at+k, len(r.Cells)-1); c.Len() > 0 {
			r.Cells[to] = append(r.Cells[to], c)
		}
	}
}

// resumes reports whether the header is printed again below line i, so that
// the lines between are headings and prose of the next part of the table.
func (rr *rowReader) resumes(i int) bool {
	const reach = 12
	for k := i; k < min(len(rr.lines), i+reach); k++ {
		if rr.lines[k].Len() > 0 && rr.RepeatsHeader(rr.lines[k]) {
			rr.Rows = append(rr.Rows, headingRow(rr.Source, rr.lines[i].Trim()))
			return true
		}
	}
	return false
}

// listBelow reads the rows below a line such as 附件: each has a number, a
// title and a status.
func listBelow(s *source.Source, lines []source.Passage, i int) Table {
	if !headsTable(lines[i]) {
		return Table{}
	}
	t := Table{From: i, To: i + 1, Columns: []fields.Kind{fields.Number, fields.Problem, fields.Status}}
	rr := rowReader{Source: s, lines: lines, Table: &t, split: worded, loose: true}
	for k := i + 1; k < len(lines); k++ {
		switch {
		case lines[k].Len() == 0:
		case headsTable(lines[k]) && len(t.Rows) == 0:
		case rr.readRow(lines[k]):
			if len(t.Rows) == 1 {
				t.From = k
			}
			t.To = k + 1
		case len(t.Rows) == 1: // one row is the first line of an item
			return Table{}
		case len(t.Rows) == 0 && k-i > headingReach, len(t.Rows) > 0:
			return t
		}
	}
	return t
}
