package table

import (
	"slices"

	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// judge takes columns whose names say nothing for what their values are.
func (t *Table) judge(lines []source.Passage) {
	known := layout.Known{Signs: layout.Signs(lines)}
	for k, kind := range t.Columns {
		if kind != fields.Other && kind != fields.Owner || k >= len(t.Names) {
			continue
		}
		var values []source.Passage
		for _, row := range t.Rows {
			if !row.Heading && k < len(row.Cells) && len(row.Cells[k]) > 0 {
				values = append(values, row.Cells[k][0])
			}
		}
		if len(values) < fewestValues {
			continue
		}
		if kind == fields.Owner {
			if layout.Posts(values) && !t.has(fields.Person) {
				t.Columns[k] = fields.Person
			}
			continue
		}
		if k < slices.Index(t.Columns, fields.Problem) && !t.has(fields.Category) && !t.grouped() && runs(values) {
			t.Columns[k] = fields.Category
			continue
		}
		if is, _ := layout.Judge(t.Names[k].String(), values, known, t.has); is != fields.None && !is.Prose() {
			t.Columns[k] = is
		}
	}
}

// grouped reports whether there are headings between the rows.
func (t *Table) grouped() bool {
	return slices.ContainsFunc(t.Rows, func(r Row) bool { return r.Heading })
}

// unknown counts the columns that neither their names nor their values explain.
func (t *Table) unknown() int {
	n := 0
	for _, kind := range t.Columns {
		if kind == fields.Other {
			n++
		}
	}
	return n
}

// fewestValues is how many values say what a column is.
const fewestValues = 3

// runs reports whether values are few short ones, each in one run of rows: sections.
func runs(values []source.Passage) bool {
	const longest = 60 // columns of print
	seen := map[string]bool{}
	last := ""
	for _, v := range values {
		if text := v.String(); text != last {
			if _, digits := v.Arabic(0); seen[text] || v.Columns() > longest || v.Contains("。") || digits == v.Len() {
				return false
			}
			seen[text], last = true, text
		}
	}
	return len(seen)*2 <= len(values) && len(seen) > 1
}
