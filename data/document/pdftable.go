package document

import (
	"cmp"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A printedTable is a table of a PDF: its head, and cells by column, as lines.
type printedTable struct {
	head    []printedLine // a cell each, from left to right
	columns []span
	cells   [][]string           // the head's names, then a row each; a heading between rows is alone
	alone   map[printedLine]bool // lines that run from the first column into the next with nothing beside them: headings
}

// A span is from left to right, in points.
type span struct{ left, right float64 }

func (s span) meets(l printedLine) bool { return l.left < s.right && s.left < l.right }

// rowNumber is the number that begins a row.
var rowNumber = regexp.MustCompile(`^[(（]?[\p{Han}A-Za-z]{0,4}[-. ]?\d{1,3}([-.]\d{1,3}){0,2}(\([a-z]\))?[.．、)）]?$`)

// table finds the table whose head numbers its rows, on any page, and returns it with
// the lines before and after it; ok is false where there is none, or its rows cannot be
// told apart, as where cells are set in the middle of their height.
func table(lines []printedLine) (before []printedLine, rows []string, after []printedLine, ok bool) {
	whole := inOrder(lines)
	lines = inOrder(partedHeads(parted(lines)))
	at := slices.IndexFunc(lines, func(l printedLine) bool { return namesNumber(l.text) })
	if at < 0 {
		return nil, nil, nil, false
	}
	t := printedTable{}
	var head []printedLine
	for _, l := range lines {
		if l.page == lines[at].page && max(l.top-lines[at].top, lines[at].top-l.top) < 0.6*l.height() {
			head = append(head, l)
		}
	}
	t.head = joinedNames(head)
	if len(t.head) < 4 || t.head[0].text != lines[at].text {
		return nil, nil, nil, false
	}
	for _, h := range t.head {
		t.columns = append(t.columns, span{h.left, h.right})
	}
	heads := slices.Clone(t.columns)
	cut := t.measure(lines)
	last := cut[0] // number of a row
	for _, l := range cut {
		if t.columns[0].meets(l) && rowNumber.MatchString(l.text) {
			last = l
		}
	}
	t.columns = heads
	var inside, again []printedLine
	begins, ends := lines[at], printedLine{page: math.MaxInt}
	for _, l := range cut {
		large := above(last, l) && l.height() > 1.25*lines[at].height() // a heading
		prose := above(last, l) || strings.Contains(l.text, "。") || utf8.RuneCountInString(l.text) > longestHeading
		if (t.spans(l) && prose || large) && above(begins, l) {
			ends = l
			break
		}
		if namesNumber(l.text) && t.columns[0].meets(l) && above(begins, l) { // the head again, of the next of several tables
			again = append(again, l)
		}
		if above(begins, l) && !slices.Contains(head, l) {
			inside = append(inside, l)
		}
	}
	all := inside
	inside = slices.DeleteFunc(slices.Clone(all), func(l printedLine) bool {
		return slices.ContainsFunc(again, func(h printedLine) bool {
			below := l.top - h.top
			return l.page == h.page && (math.Abs(below) < 0.6*l.height() || below > 0 && below < 1.2*l.height() && slices.ContainsFunc(all, func(o printedLine) bool {
				return o.page == begins.page && o.text == l.text && math.Abs(o.left-l.left) < 2 && math.Abs(o.top-begins.top-below) < 2
			}))
		})
	})
	for i := range inside { // what is below a head is as on a page of its own
		of := 0
		for _, h := range again {
			if above(h, inside[i]) {
				of++
			}
		}
		inside[i].page = inside[i].page*(len(again)+1) + of
	}
	if !t.read(t.measure(inside)) {
		return nil, nil, nil, false
	}
	for _, l := range whole {
		switch {
		case !above(l, ends):
			after = append(after, l)
		case above(l, begins):
			before = append(before, l)
		}
	}
	for _, r := range t.cells {
		rows = append(rows, strings.Join(r, "\t"))
	}
	return withLabels(before), rows, withLabels(after), true
}

// parted are the parts of lines, each as a line.
func parted(lines []printedLine) (all []printedLine) {
	for _, l := range lines {
		if l.parts == nil {
			all = append(all, l)
		} else {
			all = append(all, *l.parts...)
		}
	}
	return all
}

// longestHeading is the longest line across the columns that is a heading of rows, in
// characters.
const longestHeading = 40

// inOrder sorts lines by page and height.
func inOrder(lines []printedLine) []printedLine {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b printedLine) int {
		if a.page != b.page {
			return a.page - b.page
		}
		return cmp.Or(int(a.top)-int(b.top), int(a.left-b.left))
	})
	return lines
}

// above reports whether a line is above another, or on an earlier page.
func above(a, b printedLine) bool {
	return a.page < b.page || a.page == b.page && b.top-a.top >= a.height()/2
}

// spans reports whether a line goes across heads, or is a heading all the same.
func (t *printedTable) spans(l printedLine) bool {
	if t.alone[l] {
		return true
	}
	n := 0
	for _, h := range t.head {
		if (span{h.left, h.right}).meets(l) {
			n++
		}
	}
	return n > 1
}

// column is the column of a line; -1 where that is not clear.
func (t *printedTable) column(l printedLine) int {
	found := -1
	for k, c := range t.columns {
		if c.meets(l) {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// nearest is the column next to a line that is in none, as at the edge of one whose head is
// in its middle; -1 for a line in several.
func (t *printedTable) nearest(l printedLine) int {
	best, least := -1, math.Inf(1)
	for k, c := range t.columns {
		if c.meets(l) {
			return -1
		}
		if far := max(c.left-l.right, l.left-c.right); far < least {
			best, least = k, far
		}
	}
	return best
}

// cut parts a line that goes into several columns where each but the first of them
// begins, as where the cells of a row are no further apart than words.
func (t *printedTable) cut(l printedLine) (cells []printedLine) {
	const near = 2 // points
	if l.words == nil || t.column(l) >= 0 {
		return []printedLine{l}
	}
	rest, words := l, *l.words
	for i, w := range words {
		if i == 0 || !slices.ContainsFunc(t.columns, func(c span) bool { return math.Abs(c.left-w.left) < near && words[i-1].right < c.left }) {
			continue
		}
		cell := rest
		cell.text, cell.right = strings.TrimSpace(l.text[len(l.text)-len(rest.text):w.from]), words[i-1].right
		cells = append(cells, cell)
		rest.text, rest.left = l.text[w.from:], w.left
	}
	cells = append(cells, rest)
	if slices.ContainsFunc(cells, func(c printedLine) bool { return t.column(c) < 0 }) { // a line across
		return []printedLine{l}
	}
	return cells
}

// measure makes columns as wide as their widest cell below the head, and cuts lines
// that go into several.
func (t *printedTable) measure(lines []printedLine) (cells []printedLine) {
	for pass := range 3 {
		for _, l := range lines {
			k, number := t.column(l), rowNumber.MatchString(l.text)
			if k < 0 && pass > 0 { // when wider cells have shown the columns
				k = t.nearest(l)
			}
			if k >= 0 && !t.spans(l) && above(t.head[0], l) && (k > 0 || number) {
				t.columns[k] = span{min(t.columns[k].left, l.left), max(t.columns[k].right, l.right)}
			}
		}
		cells = nil
		for _, l := range lines {
			cells = append(cells, t.cut(l)...)
		}
		lines = cells
	}
	return lines
}

// read sorts the lines below the head, which are in order, into rows.
func (t *printedTable) read(lines []printedLine) bool {
	t.alone = map[printedLine]bool{}
	for i, l := range lines {
		t.alone[l] = t.column(l) < 0 && t.columns[0].meets(l) && !slices.ContainsFunc(lines[max(0, i-len(t.head)):min(len(lines), i+len(t.head))], func(o printedLine) bool {
			return o != l && o.page == l.page && math.Abs(middle(o)-middle(l)) < 0.6*l.height()
		})
	}
	numbers, level := 0, 0
	for i, l := range lines {
		if t.column(l) != 0 || !rowNumber.MatchString(l.text) {
			continue
		}
		numbers++
		nearest := map[int]float64{} // by column, how far from its number a row has a line, in heights of it
		for _, o := range lines[max(0, i-3*len(t.head)):min(len(lines), i+3*len(t.head))] {
			k, far := t.column(o), math.Abs(o.top-l.top)/l.height()
			if was, is := nearest[k]; o.page == l.page && (!is || far < was) {
				nearest[k] = far
			}
		}
		between := slices.ContainsFunc(slices.Collect(maps.Values(nearest)), func(far float64) bool { return far > 0.25 && far < 0.65 })
		if first, is := nearest[1]; is && first < 0.4 && !between {
			level++
		}
	}
	switch {
	case numbers < 2:
		return false
	case level*5 < numbers*4:
		return t.readCentred(lines)
	}
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b printedLine) int { // the number of a row first
		if a.page != b.page {
			return a.page - b.page
		}
		return int(t.begin(a) - t.begin(b))
	})
	t.cells = [][]string{t.names()}
	for _, l := range lines {
		k := t.column(l)
		row := t.cells[len(t.cells)-1]
		switch {
		case t.spans(l):
			t.cells = append(t.cells, []string{l.text})
			continue
		case k < 0:
			return false
		case l.text == t.head[k].text && l.page > t.head[0].page: // the head again
			continue
		case k == 0 && rowNumber.MatchString(l.text):
			row = make([]string, len(t.head))
			t.cells = append(t.cells, row)
		case len(row) != len(t.head): // a cell without a row below a heading
			return false
		}
		row[k] = labels{}.joined(row[k], l.text)
	}
	return true
}

// names are those of the columns.
func (t *printedTable) names() (names []string) {
	for _, h := range t.head {
		names = append(names, h.text)
	}
	return names
}

// begin is where a line begins, for the order of lines: that of a number is before the
// other cells of its row.
func (t *printedTable) begin(l printedLine) float64 {
	if t.column(l) == 0 && rowNumber.MatchString(l.text) {
		return l.top - 0.4*l.height()
	}
	return l.top
}
