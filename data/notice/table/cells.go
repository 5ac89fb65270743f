package table

import (
	"slices"

	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// mostColumns is how many columns a header of lines may have.
const mostColumns = 16

// cellsBelow reads the table whose header begins on line i and whose cells,
// those of the header too, have lines of their own.
func cellsBelow(s *source.Source, lines []source.Passage, i int) Table {
	if first := lines[i].Trim(); first.Len() > longestName || !fields.NamesNumber(first) {
		return Table{}
	}
	t := Table{From: i}
	gaps, k := 0, i
	for gap := false; k < len(lines) && len(t.Header) < mostColumns; k++ {
		l := lines[k].Trim()
		if l.Len() == 0 {
			gap = true
			continue
		}
		if _, number := wholeNumber(l); number || layout.ReadLabel(l).Form != layout.NoForm || layout.OpensRow(l) {
			break
		}
		if gap && len(t.Header) > 0 {
			gaps++
		}
		gap = false
		t.Header = append(t.Header, l)
	}
	kinds, ok := columnKinds(t.Header)
	if !ok || len(kinds) < 3 {
		return Table{}
	}
	t.Columns, t.Names = kinds, t.Header
	cr := cellReader{Source: s, lines: lines, Table: &t, gapped: gaps*2 >= len(kinds)}
	cr.read(k)
	return t
}

// A cellReader reads the rows of a table whose cells have lines of their own.
type cellReader struct {
	*source.Source
	lines []source.Passage
	*Table
	gapped bool               // blank lines part the cells
	alone  bool               // numbers have lines of their own
	form   layout.Form        // of the numbers
	pieces [][]source.Passage // of the row that is being read: a line each, or a block where blank lines part the cells
	most   int                // pieces of the longest row so far
	turned int                // pieces of the row before the page turned; -1 where it did not
}

func (cr *cellReader) read(from int) {
	if first := cr.skipHeadings(from); first < len(cr.lines) {
		_, cr.alone = wholeNumber(cr.lines[first].Trim())
		cr.form = layout.ReadLabel(cr.lines[first].Trim()).Form
	}
	cr.turned = -1
	gap := true
	for i := from; i < len(cr.lines); i++ {
		line := cr.lines[i].Trim()
		if line.Len() == 0 {
			gap = true
			continue
		}
		switch n := cr.headerAt(i); {
		case n > 0:
			cr.dropPageHead()
			cr.furniture(i, i+n)
			i += n - 1
		case layout.IsPageNumber(line):
			cr.furniture(i, i+1)
			cr.turned = len(cr.pieces)
		case cr.startRow(line):
			cr.To = i + 1
		case cr.headsRows(i):
			cr.endRow()
			cr.Rows = append(cr.Rows, headingRow(cr.Source, line))
		case len(cr.Rows) == 0 || cr.Rows[len(cr.Rows)-1].Heading, cr.endsAt(i, line, gap):
			if !cr.resumes(i) {
				cr.endRow()
				return
			}
			cr.endRow()
			cr.Rows = append(cr.Rows, headingRow(cr.Source, line))
		default:
			if cr.gapped && !gap && len(cr.pieces) > 0 {
				last := len(cr.pieces) - 1
				cr.pieces[last] = append(cr.pieces[last], line)
			} else {
				cr.pieces = append(cr.pieces, []source.Passage{line})
			}
			cr.To = i + 1
		}
		gap = false
	}
	cr.endRow()
}

// endsAt reports whether a line below a row is no cell of it.
func (cr *cellReader) endsAt(i int, line source.Passage, gap bool) bool {
	full := len(cr.pieces) >= min(cr.most, len(cr.Columns)-1)
	switch {
	case opensNote(line), line.Longest(0, layout.ClosingWords) != "" && full:
		return true
	case full && layout.IsSignature(line) && cr.linesBelow(i) < 3 && !cr.goesOn(i):
		return true
	case cr.gapped:
		return gap && len(cr.pieces) >= len(cr.Columns)-1 && cr.lastFilled() && !cr.goesOn(i)
	}
	return gap
}

// lastFilled reports whether the pieces read so far fill the last column.
func (cr *cellReader) lastFilled() bool {
	const mostPieces = 100 // no cell has so many lines
	if len(cr.pieces) > mostPieces {
		return true
	}
	cells := alignPieces(cr.pieces, cr.Columns)
	last := len(cells) - 1
	return len(cells[last]) > 0 && fits(cells[last][0], cr.Columns[last]) > 0
}

// linesBelow counts the lines below line i, as far as a few.
func (cr *cellReader) linesBelow(i int) int {
	const few = 5
	n := 0
	for k := i + 1; k < len(cr.lines) && n < few; k++ {
		if cr.lines[k].Len() > 0 {
			n++
		}
	}
	return n
}

// goesOn reports whether another row begins soon below line i.
func (cr *cellReader) goesOn(i int) bool {
	const reach = 80
	for k := i + 1; k < min(len(cr.lines), i+reach); k++ {
		if number, _ := cr.rowStart(cr.lines[k].Trim()); number > 0 && cr.follows(number, false) {
			return true
		}
	}
	return false
}

// furniture keeps lines [from, to) apart from the rows.
func (cr *cellReader) furniture(from, to int) {
	for _, l := range cr.lines[from:to] {
		if l.Len() > 0 {
			cr.Other = append(cr.Other, l.Trim())
		}
	}
}

// dropPageHead takes what is between a page number and the header below it
// out of the row: the title of the table once more.
func (cr *cellReader) dropPageHead() {
	if cr.turned < 0 || len(cr.pieces) <= cr.turned {
		cr.turned = -1
		return
	}
	for _, piece := range cr.pieces[cr.turned:] {
		if !slices.ContainsFunc(piece, func(l source.Passage) bool { return l.Len() <= layout.LongestTitle && !l.Contains("。") }) {
			return
		}
	}
	for _, piece := range cr.pieces[cr.turned:] {
		cr.Other = append(cr.Other, piece...)
	}
	cr.pieces, cr.turned = cr.pieces[:cr.turned], -1
}

// headerAt is the number of lines from i on that print the header again.
func (cr *cellReader) headerAt(i int) int {
	k := i
	for _, name := range cr.Header {
		for k < len(cr.lines) && k > i && cr.lines[k].Len() == 0 {
			k++
		}
		if k == len(cr.lines) || string(cr.lines[k].Trim().Plain) != string(name.Plain) {
			return 0
		}
		k++
	}
	return k - i
}

// rowStart reads the number that starts a row, and where its first cell begins.
func (cr *cellReader) rowStart(line source.Passage) (number, end int) {
	if layout.ReadLabel(line).Form != cr.form {
		return 0, 0
	}
	if cr.alone {
		if n, ok := wholeNumber(line); ok {
			return n, line.Len()
		}
		return 0, 0
	}
	return rowNumber(line)
}

// follows reports whether a row may bear the number: it is the next, or the
// first below a heading.
func (cr *cellReader) follows(number int, headed bool) bool {
	last := 0
	for i := len(cr.Rows) - 1; i >= 0 && last == 0; i-- {
		last = cr.Rows[i].Number
		if cr.Rows[i].Heading {
			last, headed = 0, true
			for _, r := range cr.Rows[:i] {
				if !r.Heading {
					last = r.Number
				}
			}
			break
		}
	}
	return number == last+1 || number == 1 && headed
}

func (cr *cellReader) startRow(line source.Passage) bool {
	number, end := cr.rowStart(line)
	if number == 0 || !cr.follows(number, false) {
		return false
	}
	cr.endRow()
	cr.Rows = append(cr.Rows, Row{Line: cr.LineOf(line.At[0].Start), Label: line.To(end).Trim(), Number: number})
	if rest := line.From(end); rest.Len() > 0 {
		cr.pieces = append(cr.pieces, []source.Passage{rest})
	}
	return true
}

// endRow gives the pieces of the row their columns.
func (cr *cellReader) endRow() {
	if n := len(cr.Rows); n > 0 && !cr.Rows[n-1].Heading && cr.Rows[n-1].Cells == nil {
		cr.Rows[n-1].Cells = alignPieces(cr.pieces, cr.Columns)
		cr.most = max(cr.most, len(cr.pieces))
	}
	cr.pieces, cr.turned = nil, -1
}

// headsRows reports whether line i is a heading: a row, or another heading, is
// below it, and a number or its words tell it from a cell.
func (cr *cellReader) headsRows(i int) bool {
	line := cr.lines[i].Trim()
	if !isHeading(line) || source.EndOf(line, "方面", "领域", "环节", "类") == "" && layout.ReadLabel(line).Form == layout.NoForm {
		return false
	}
	next := cr.skipHeadings(i + 1)
	if next == len(cr.lines) {
		return false
	}
	number, _ := cr.rowStart(cr.lines[next].Trim())
	return number > 0 && cr.follows(number, true)
}

// skipHeadings is the first line from i on that is neither blank, nor
// furniture, nor a numbered heading.
func (cr *cellReader) skipHeadings(i int) int {
	const reach = 24
	for end := i + reach; i < len(cr.lines); i++ {
		if i == end {
			return len(cr.lines)
		}
		line := cr.lines[i].Trim()
		if n := cr.headerAt(i); n > 0 {
			i += n - 1
			continue
		}
		_, number := wholeNumber(line)
		if line.Len() > 0 && !layout.IsPageNumber(line) &&
			(number || layout.ReadLabel(line).Form == layout.NoForm || !isHeading(line) || layout.ReadLabel(line).Form.Rank() >= layout.DigitDot.Rank()) {
			break
		}
	}
	return i
}

// resumes reports whether the header is printed again soon below line i.
func (cr *cellReader) resumes(i int) bool {
	const reach = 12
	for k := i + 1; k < min(len(cr.lines), i+reach); k++ {
		if cr.headerAt(k) > 0 {
			return true
		}
	}
	return false
}
