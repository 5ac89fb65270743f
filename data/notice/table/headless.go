package table

import (
	"cmp"
	"slices"

	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// withoutHeader reads rows from line i on that no header names, or one whose names say
// too little: lines with the same number of cells, which tabs or bars part. What the
// cells are is judged by their values.
func withoutHeader(s *source.Source, lines []source.Passage, i int) Table {
	for k, split := range splitters[:2] {
		first, parted := split(lines[i])
		if !parted || len(first) < fewestCells || !runsOn(lines, i, split, len(first)) {
			continue
		}
		if i > 0 { // inside a table that was not understood
			if above, _ := split(lines[i-1]); len(above) == len(first) {
				continue
			}
		}
		t := Table{}
		if kinds := named(first); kinds != nil && i+1 < len(lines) {
			t.Header, t.Names = lines[i:i+1], first
			t.Columns = kindsOf(rowsLike(lines[i+1:], split, len(first)), kinds)
			i++
		} else {
			t.Columns = kindsOf(rowsLike(lines[i:], split, len(first)), make([]fields.Kind, len(first)))
		}
		if !slices.Contains(t.Columns, fields.Problem) || len(t.Columns)-t.unknown() < fewestCells {
			continue
		}
		t.readBelow(s, lines, i, split, k)
		if above := lineAbove(lines, i); len(t.Header) == 0 && t.grouped() && above >= 0 && isHeading(lines[above]) && !headsTable(lines[above]) {
			t.readBelow(s, lines, above, split, k) // the first of several headings
		}
		t.From -= len(t.Header)
		return t
	}
	return Table{}
}

// fewestCells is how many cells rows without a header have, of which as many must be
// known by their values, and fewestRows how many such lines follow one another.
const fewestCells, fewestRows = 3, 3

// named is what the cells of a line say if several are names of columns, None where one
// says nothing; nil where it is a row.
func named(cells []source.Passage) []fields.Kind {
	const fewest = 2
	kinds, known := make([]fields.Kind, len(cells)), 0
	for k, c := range cells {
		if kind := fields.OfColumn(c); kind != fields.Other && !tooLong(c) {
			kinds[k] = kind
			known++
		}
	}
	if known < fewest {
		return nil
	}
	return kinds
}

func (t *Table) readBelow(s *source.Source, lines []source.Passage, i int, split splitter, nth int) {
	t.Rows, t.From, t.To = nil, i-1, i
	rr := rowReader{Source: s, lines: lines, Table: t, split: split, exact: nth < exactSplitters}
	rr.read()
	t.From = i
}

// lineAbove is the nearest line above i that is not blank, or -1.
func lineAbove(lines []source.Passage, i int) int {
	for i--; i >= 0 && lines[i].Len() == 0; i-- {
	}
	return i
}

// runsOn reports whether several lines from i on have n cells.
func runsOn(lines []source.Passage, i int, split splitter, n int) bool {
	if i+fewestRows > len(lines) {
		return false
	}
	return !slices.ContainsFunc(lines[i:i+fewestRows], func(l source.Passage) bool {
		cells, _ := split(l)
		return len(cells) != n
	})
}

// mostJudged bounds how many lines tell what the cells of a table are.
const mostJudged = 1000

// rowsLike are the cells of lines that have n of them.
func rowsLike(lines []source.Passage, split splitter, n int) (rows [][]source.Passage) {
	for _, l := range lines[:min(len(lines), mostJudged)] {
		if cells, _ := split(l); len(cells) == n {
			rows = append(rows, cells)
		}
	}
	return rows
}

// kindsOf judges columns by their values, but those whose kinds are given. The longest of
// those that nothing else explains are the findings.
func kindsOf(rows [][]source.Passage, kinds []fields.Kind) []fields.Kind {
	const shortest = 4 // characters of a finding
	has := func(kind fields.Kind) bool { return slices.Contains(kinds, kind) }
	longest, most := -1, shortest*len(rows)
	for k, given := range kinds {
		var values []source.Passage
		size, codes, labelled := 0, 0, 0
		for _, row := range rows {
			if row[k].Len() > 0 {
				values = append(values, row[k])
				size += row[k].Columns()
			}
			if isReference(row[k]) {
				codes++
			}
			if name, _ := fields.OwnName(row[k], 0); name != "" { // a name before the value: 限期:7月10日
				labelled++
			}
		}
		switch {
		case labelled*2 > len(rows):
			return make([]fields.Kind, len(kinds))
		case given != fields.None:
			continue
		case k == 0 && codes*10 >= len(rows)*9:
			kinds[k] = fields.Number
			continue
		}
		kinds[k], _ = layout.Judge("", values, layout.Known{}, has)
		if kinds[k] = cmp.Or(kinds[k], fields.Other); (kinds[k] == fields.Other || kinds[k].Prose()) && size > most {
			longest, most = k, size
		}
	}
	if longest >= 0 && !has(fields.Problem) {
		kinds[longest] = fields.Problem
	}
	return kinds
}
