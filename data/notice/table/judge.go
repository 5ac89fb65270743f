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
	t.findCategory()
	for k, kind := range t.Columns {
		if k >= len(t.Names) {
			break
		}
		values := t.valuesOf(k)
		if kind == fields.Progress && len(values) > 0 && !t.has(fields.Status) && !slices.ContainsFunc(values, func(v source.Passage) bool { return !known.IsSign(v) }) {
			t.Columns[k] = fields.Status // 亮灯情况
		}
		if kind != fields.Other && kind != fields.Owner {
			continue
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
		if is, _ := layout.Judge(t.Names[k].String(), values, known, t.has); is != fields.None && !is.Prose() {
			t.Columns[k] = is
		}
	}
}

// valuesOf are the values of a column.
func (t *Table) valuesOf(k int) (values []source.Passage) {
	for _, row := range t.Rows {
		if !row.Heading && k < len(row.Cells) && len(row.Cells[k]) > 0 {
			values = append(values, row.Cells[k][0])
		}
	}
	return values
}

// findCategory takes a column before the findings whose values run from row to row for
// that of sections, one that is called a kind or type before any other.
func (t *Table) findCategory() {
	if t.has(fields.Category) || t.grouped() {
		return
	}
	for _, called := range []bool{true, false} {
		for k := range min(len(t.Names), max(0, slices.Index(t.Columns, fields.Problem))) {
			if values := t.valuesOf(k); t.Columns[k] == fields.Other && (!called || t.Names[k].Contains("类", "方面", "领域", "type", "category", "area", "theme")) &&
				len(values) >= fewestValues && runs(values, called) {
				t.Columns[k] = fields.Category
				return
			}
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

// runs reports whether values are few short ones, each in one run of rows: sections. Where
// the column is called so, one that comes twice is enough.
func runs(values []source.Passage, called bool) bool {
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
	return (len(seen)*2 <= len(values) || called && len(seen) < len(values)) && len(seen) > 1
}
