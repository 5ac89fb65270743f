// Package table finds the table of a notice and reads its rows, whatever parts
// the cells: tabs, bars, spaces, or a line for each cell.
package table

import (
	"slices"

	"rectify/data/notice/declared"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// A Table names its fields once, in a header; its rows give the values by
// position. Header and rows are lines whose cells a tab, a bar or white space
// parts, or every cell has lines of its own.
type Table struct {
	Heading  int           // the line of its heading, such as 附件; from where it has none
	From, To int           // lines [from, to) of the source, header included
	Columns  []fields.Kind // what the header says of each column; numberMark for the numbers
	Rows     []Row
	Header   []source.Passage            // the header's lines
	Names    []source.Passage            // the names of the columns
	Other    []source.Passage            // lines inside the table that are page furniture
	begin    map[string][]source.Passage // titles of rows by their first characters
}

// A Row is one record of a table, or a heading between records.
type Row struct {
	Line    int
	Label   source.Passage // the number as printed, or a heading's
	Number  int
	Heading bool
	Title   source.Passage     // of a heading, without its label
	Cells   [][]source.Passage // the lines of each cell, by column
}

// Prose reports whether a heading is text below one.
func (r Row) Prose() bool { return r.Heading && r.Label.Len() == 0 && r.Title.Contains("。") }

// Find finds the table of a text: a header and its rows, or rows of a
// number, a title and a status below 附件.
func Find(s *source.Source) Table {
	lines := trimmed(s.Lines)
	for _, find := range []func(*source.Source, []source.Passage, int) Table{tableBelow, listBelow, withoutHeader} {
		for i, line := range lines {
			if line.Len() == 0 {
				continue
			}
			if t := find(s, lines, i); t.CountRows() > 0 {
				t.judge(lines)
				if t.unknown()*2 > len(t.Columns) {
					continue
				}
				t.adoptHeading(s, lines)
				t.Heading = headingAbove(lines, t.From)
				t.index()
				return t
			}
		}
	}
	return Table{Heading: len(lines), From: len(lines), To: len(lines)}
}

// tableBelow reads the table whose header begins on line i.
func tableBelow(s *source.Source, lines []source.Passage, i int) Table {
	if t := rowsBelow(s, lines, i); t.CountRows() > 0 {
		return t
	}
	return cellsBelow(s, lines, i)
}

// adoptHeading takes the heading above the header as the first of those between
// the rows, where it bears the same kind of number.
func (t *Table) adoptHeading(s *source.Source, lines []source.Passage) {
	if len(t.Rows) == 0 || t.Rows[0].Heading {
		return
	}
	next := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Heading && r.Label.Len() > 0 })
	if next < 0 {
		t.adoptUnnumbered(s, lines)
		return
	}
	for k, near := t.From-1, 0; k >= 0 && near < headingReach; k-- {
		line := lines[k].Trim()
		if line.Len() == 0 {
			continue
		}
		near++
		if l := layout.ReadLabel(line); l.Form != layout.ReadLabel(t.Rows[next].Label).Form || l.Number != t.Rows[next].Number-1 || !isHeading(line) {
			continue
		}
		var above []Row
		first := k
		for ; k < t.From; k++ {
			if line := lines[k].Trim(); line.Len() > 0 {
				above = append(above, headingRow(s, line))
			}
		}
		t.Rows, t.From = slices.Concat(above, t.Rows), first
		return
	}
}

// adoptUnnumbered takes the line right above the header as the first heading, where
// those between the rows have no numbers and are right above the header, too, as
// the names of sheets do. The title is above it, if the sheets have one.
func (t *Table) adoptUnnumbered(s *source.Source, lines []source.Passage) {
	next := slices.IndexFunc(t.Rows, func(r Row) bool { return r.Heading && !r.Prose() })
	if next < 0 || t.From < 1 || len(t.Header) != 1 {
		return
	}
	below := s.LineOf(t.Rows[next].Title.At[0].Start) // counted from 1: the index of the line below
	for below < len(lines) && lines[below].Len() == 0 {
		below++
	}
	at := lineAbove(lines, t.From)
	if at < 0 {
		return
	}
	if above := lines[at].Trim(); isHeading(above) && !headsTable(above) && (at == 0 || lineAbove(lines, at) >= 0) && below < len(lines) &&
		t.RepeatsHeader(lines[below]) {
		t.Rows, t.From = slices.Insert(t.Rows, 0, headingRow(s, above)), at
	}
}

// headingReach is how many lines above a table its heading may be.
const headingReach = 5

// headingAbove is the first of the lines above line i that are headings of the
// table there, or i.
func headingAbove(lines []source.Passage, i int) int {
	first := i
	for k, near := i-1, 0; k >= 0 && near < headingReach; k-- {
		if lines[k].Len() == 0 {
			continue
		}
		near++
		if headsTable(lines[k]) {
			first = k
		}
	}
	return first
}

func trimmed(lines []source.Passage) []source.Passage {
	out := make([]source.Passage, len(lines))
	for i, l := range lines {
		out[i] = l.TrimBlanks()
	}
	return out
}

// index prepares titleOfRow.
func (t *Table) index() {
	t.begin = map[string][]source.Passage{}
	for _, r := range t.Rows {
		if title := t.TitleOf(r); title.Len() > 0 {
			key := titleKey(title)
			t.begin[key] = append(t.begin[key], title)
		}
	}
}

// TitleOf is what a row says its item is.
func (t Table) TitleOf(r Row) source.Passage {
	if k := slices.Index(t.Columns, fields.Problem); k >= 0 && !r.Heading && len(r.Cells[k]) > 0 {
		return r.Cells[k][0]
	}
	return source.Passage{}
}

// titleKey is the first characters of a title, to look rows up by.
func titleKey(p source.Passage) string {
	const keyLength = 4
	return string(p.Plain[:min(keyLength, p.Len())])
}

// TitleOfRow reports whether p begins with the title of a row.
func (t Table) TitleOfRow(p source.Passage) bool {
	return slices.ContainsFunc(t.begin[titleKey(p)], func(title source.Passage) bool {
		return p.Has(0, string(title.Plain))
	})
}

// has reports whether a column of the kind is declared.
func (t Table) has(kind fields.Kind) bool { return slices.Contains(t.Columns, kind) }

// Tells reports whether the table tells what was done about its items, not
// only how far they are.
func (t Table) Tells() bool { return t.has(fields.Measure) || t.has(fields.Progress) }

// CountRows counts the records.
func (t Table) CountRows() int {
	n := 0
	for _, r := range t.Rows {
		if !r.Heading {
			n++
		}
	}
	return n
}

// longestName bounds the name of a column, in characters; longestLatin one in
// English.
const longestName, longestLatin = 24, 48

// tooLong reports whether a cell is no name of a column.
func tooLong(c source.Passage) bool {
	return c.Len() > longestLatin || c.Len() > longestName && !source.IsLatin(c, 0)
}

// columnKinds are what the cells of a header say; ok is false where they are no
// header: most must be names of fields, one of them of a problem or a number.
func columnKinds(cells []source.Passage) (kinds []fields.Kind, ok bool) {
	known := 0
	for _, c := range cells {
		kind := fields.OfColumn(c)
		if tooLong(c) || c.Contains("。", ",", ";") {
			return nil, false
		}
		if kind != fields.Other {
			known++
		}
		kinds = append(kinds, kind)
	}
	several := func(kind fields.Kind) bool {
		first := slices.Index(kinds, kind)
		return first >= 0 && slices.Contains(kinds[first+1:], kind)
	}
	if several(fields.Owner) { // "Owner" is a person where another column names the unit
		for k, c := range cells {
			if string(c.Plain) == "owner" && !slices.Contains(kinds, fields.Person) {
				kinds[k] = fields.Person
			}
		}
	}
	if several(fields.Due) { // the day on which it was done is no time limit
		for k, c := range cells {
			if kinds[k] == fields.Due && c.Contains("实际", "actual") {
				kinds[k] = fields.Other
			}
		}
	}
	if k := slices.Index(kinds, fields.Measure); k == 1 && kinds[0] == fields.Number && !slices.Contains(kinds, fields.Problem) {
		kinds[k] = fields.Problem // a log of actions
	}
	least := 3
	if slices.Contains(kinds, fields.Number) {
		least = 2
	}
	numbered := slices.Contains(kinds, fields.Number) && len(kinds) > 3 // the values say what the others are
	return kinds, known >= least && (known*2 >= len(cells) || numbered) && slices.Contains(kinds, fields.Problem)
}

// RepeatsHeader reports whether a line is the header again, on a later page.
func (t *Table) RepeatsHeader(line source.Passage) bool {
	return slices.ContainsFunc(t.Header, func(h source.Passage) bool { return string(h.Plain) == string(line.Plain) })
}

// isHeading reports whether a line can be a heading above rows.
func isHeading(p source.Passage) bool {
	longest := 60
	if p.English() {
		longest *= 2
	}
	l := layout.ReadLabel(p)
	return p.Len() > 0 && p.Len() <= longest && l.End < p.Len() && !p.Is(p.Len()-1, "。;,:") && declared.WholeCell(p) == "" && !opensNote(p)
}

func headingRow(s *source.Source, p source.Passage) Row {
	l := layout.ReadLabel(p)
	return Row{Line: s.LineOf(p.At[0].Start), Heading: true, Label: p.To(l.End).Trim(), Number: l.Number, Title: p.From(l.End)}
}

// headsTable reports whether a line may be above a table. The title of an item,
// 9.台账管理不规范, does not.
func headsTable(p source.Passage) bool {
	const longest = 40
	if p.Len() > longest || layout.SerialLabel(p).Form != layout.NoForm || layout.ReadLabel(p).Form >= layout.DigitDot ||
		p.Contains("。", "关于", "通报", "公示", "公告") {
		return false
	}
	return p.Longest(0, []string{"附件", "附表", "附:", "序号"}) != "" ||
		p.Contains("台账", "清单", "一览表", "明细表", "汇总表")
}
