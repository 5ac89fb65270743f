package notice

import "slices"

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

// prose reports whether a heading is text below one.
func (r row) prose() bool { return r.heading && r.label.len() == 0 && r.title.contains("。") }

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
				t.adoptHeading(s, lines)
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

// adoptHeading takes the heading above the header as the first of those between
// the rows, where it bears the same kind of number.
func (t *table) adoptHeading(s *source, lines []passage) {
	next := slices.IndexFunc(t.rows, func(r row) bool { return r.heading && r.label.len() > 0 })
	if next < 0 || t.rows[0].heading {
		return
	}
	for k, near := t.from-1, 0; k >= 0 && near < headingReach; k-- {
		line := lines[k].trim()
		if line.len() == 0 {
			continue
		}
		near++
		if l := readLabel(line); l.form != readLabel(t.rows[next].label).form || l.number != t.rows[next].number-1 || !isHeading(line) {
			continue
		}
		var above []row
		first := k
		for ; k < t.from; k++ {
			if line := lines[k].trim(); line.len() > 0 {
				above = append(above, headingRow(s, line))
			}
		}
		t.rows, t.from = slices.Concat(above, t.rows), first
		return
	}
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

// repeatsHeader reports whether a line is the header again, on a later page.
func (t *table) repeatsHeader(line passage) bool {
	return slices.ContainsFunc(t.header, func(h passage) bool { return string(h.plain) == string(line.plain) })
}

// isHeading reports whether a line can be a heading above rows.
func isHeading(p passage) bool {
	const longest = 60
	l := readLabel(p)
	return p.len() > 0 && p.len() <= longest && l.end < p.len() && !p.is(p.len()-1, "。;,:") && cellStatus(p) == "" && !opensNote(p)
}

func headingRow(s *source, p passage) row {
	l := readLabel(p)
	return row{line: s.lineOf(p.at[0].start), heading: true, label: p.to(l.end).trim(), number: l.number, title: p.from(l.end)}
}

// headsTable reports whether a line may stand above a table. The title of an item,
// 9.台账管理不规范, does not.
func headsTable(p passage) bool {
	const longest = 40
	if p.len() > longest || serialLabel(p).form != noForm || readLabel(p).form >= digitDot || p.contains("。", "关于", "通报", "公示", "公告") {
		return false
	}
	return p.longest(0, []string{"附件", "附表", "附:", "序号"}) != "" ||
		p.contains("台账", "清单", "一览表", "明细表", "汇总表")
}
