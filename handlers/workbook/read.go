package workbook

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// A Grid is a sheet as a file has it.
type Grid struct {
	Name string
	Rows [][]Cell // Rows[0] is the sheet's row 1
	Far  []string // cells far from the table that were not read, such as "台账!D1048576"
}

// A Cell is what a cell holds; a date is "2006-01-02" or the serial number by
// which Excel keeps it.
type Cell struct {
	Text    string
	Shown   string // a number as people see it, such as 85%; may be empty
	Formula bool   // worked out, rather than entered
}

// ErrNoLedger says that no sheet is a ledger that Ledger wrote.
var ErrNoLedger = errors.New("no sheet is a ledger that can be taken back: the hidden column of marks is missing; export the ledger as .xlsx, and edit " +
	"that without deleting columns")

// Read compares ledger sheets with the ledger as it is. Rows are known by their
// marks, columns by their heads, so that both may be sorted, moved and left out.
// Only cells that differ from what was exported count. The error is ErrNoLedger
// where no sheet has marks; all else is a Problem of the plan. Today decides what
// dates without a year mean.
func Read(sheets []Grid, s Source, today time.Time) (Plan, error) {
	r := reader{source: s, today: today, told: s.Standing(), renderings: s.renderings(), seen: map[ledger.Key]int{}, refused: map[ledger.Key]bool{}}
	if !IsLedger(sheets) {
		return Plan{}, ErrNoLedger
	}
	for _, g := range sheets {
		r.closings = append(r.closings, closings(g)...)
	}
	for _, g := range sheets {
		r.plan.Far = append(r.plan.Far, g.Far...)
		if heads, first, ok := findHeads(g, columns); ok {
			r.sheet(g, heads, first)
		}
	}
	if problems := r.plan.Problems; len(r.seen) == 0 && len(problems) > 1 { // it is of another ledger
		problems[0].What = s.Lang.Phrase(msgOtherLedger)
		r.plan.Problems = problems[:1]
	}
	r.unclosed()
	for _, item := range s.Snapshot.Items {
		if _, ok := r.seen[item.Key()]; !ok {
			r.plan.Missing++
		}
	}
	return r.plan, nil
}

// IsLedger reports whether a workbook has a ledger sheet that Ledger wrote.
func IsLedger(sheets []Grid) bool {
	return slices.ContainsFunc(sheets, func(g Grid) bool { _, _, ok := findHeads(g, columns); return ok })
}

// Unmarked reports whether a workbook has a ledger sheet that Ledger wrote and
// that has lost its marks: no notice to import either.
func Unmarked(sheets []Grid) bool {
	const enough = 12 // of the columns, some of which no other ledger has
	return !IsLedger(sheets) && slices.ContainsFunc(sheets, func(g Grid) bool {
		return slices.ContainsFunc(g.Rows[:min(len(g.Rows), farthestHead)], func(row []Cell) bool {
			known := 0
			for _, cell := range row {
				if _, ok := headed(cell.Text, columns); ok {
					known++
				}
			}
			return known >= enough
		})
	})
}

// farthestHead is the last row in which the heads are looked for: people put
// titles above them.
const farthestHead = 20

// findHeads finds the row with the heads of these columns, and returns the
// position of each, and of the row beneath.
func findHeads(g Grid, columns []column) (heads map[int]column, first int, ok bool) {
	for y, row := range g.Rows[:min(len(g.Rows), farthestHead)] {
		heads = map[int]column{}
		marked := false
		for x, cell := range row {
			if c, known := headed(cell.Text, columns); known {
				heads[x] = c
				marked = marked || c.field == markField
			}
		}
		if marked {
			renamed(row, heads, columns)
			return heads, y + 1, true
		}
	}
	return nil, 0, false
}

// A reader makes a plan.
type reader struct {
	source     Source
	today      time.Time
	told       map[ledger.Key][]ledger.Entry
	renderings renderings
	seen       map[ledger.Key]int // the row that shows an item
	closings   []*closing
	refused    map[ledger.Key]bool // items whose row has a problem
	plan       Plan
}

func (r *reader) sheet(g Grid, heads map[int]column, first int) {
	for x, cell := range g.Rows[first-1] {
		if _, known := heads[x]; !known && strings.TrimSpace(cell.Text) != "" && !slices.Contains(r.plan.Ignored, cell.Text) {
			r.plan.Ignored = append(r.plan.Ignored, cell.Text)
		}
	}
	last := first // row with a mark
	for y, row := range g.Rows[first:] {
		for x, c := range heads {
			if c.field != markField || x >= len(row) {
				continue
			}
			if _, ok := readMark(row[x].Text); ok {
				last = first + y
			}
		}
	}
	for y, row := range g.Rows[first:] {
		line := sheetRow{reader: r, sheet: g.Name, number: first + y + 1, cells: map[field]Cell{}, columns: map[field]int{}}
		filled := []string{}
		for x, c := range heads {
			line.columns[c.field] = x
			if x < len(row) {
				line.cells[c.field] = row[x]
			}
		}
		for _, cell := range row {
			if words := strings.TrimSpace(cell.Text); words != "" {
				filled = append(filled, words)
			}
		}
		switch {
		case len(filled) == 0:
		case first+y > last && (len(filled) == 1 || remark.MatchString(filled[0])):
			r.plan.Remarks = append(r.plan.Remarks, strings.Join(filled, " "))
		default:
			line.read()
		}
	}
}

// remark begins what people write below a table: 注：, 填表人：, 合计.
var remark = regexp.MustCompile(`^(?:备?注|说明|填[表报]|制表|审核|负责人|联系|合计|总计|共计|(?i:notes?|prepared|checked|total)\b)`)

// A sheetRow is one row on its way into the plan.
type sheetRow struct {
	*reader
	sheet   string
	number  int
	cells   map[field]Cell
	columns map[field]int
	failed  bool
}

// refuse puts a problem into the plan: about a cell, or about the row where the
// field is empty.
func (r *sheetRow) refuse(f field, why reply.Phrase, args ...any) {
	p := Problem{Sheet: r.sheet, Row: r.number, What: r.source.Lang.Phrase(why, args...)}
	if f != "" {
		p.Column, p.Head = letters(r.columns[f]), columnOf(f).head(r.source.Lang)
	}
	r.plan.Problems = append(r.plan.Problems, p)
	r.failed = true
}

// read puts what a row asks for into the plan.
func (r *sheetRow) read() {
	m, ok := readMark(r.cells[markField].Text)
	if !ok {
		r.refuse("", msgRowUnmarked)
		return
	}
	defer func() {
		if r.failed {
			r.refused[m.key()] = true
		}
	}()
	item, there := r.source.Snapshot.Item(m.key())
	first, twice := r.seen[m.key()]
	switch {
	case !there:
		r.refuse("", msgItemGone, m.Notice, m.Number)
	case strings.TrimSpace(r.cells[numberField].Text) != strconv.Itoa(m.Number) && r.has(numberField):
		r.refuse(numberField, msgNumberNotOfMark, m.Number)
	}
	if there {
		r.seen[m.key()] = cmp.Or(first, r.number)
	}
	if r.failed {
		return
	}
	edits := r.edits(m, item)
	switch {
	case r.failed:
		return
	case len(edits) == 0 && twice: // a copy
		return
	case len(edits) == 0:
		r.plan.Unchanged++
		return
	case twice:
		r.refuse("", msgSameItemTwice, first)
		return
	case item.Version != m.Version:
		r.refuse("", msgChangedSinceExport, r.source.People.one(item.UpdatedBy), r.source.Lang.ItemOf(item.NoticeKey, item.Number), m.Version, item.Version)
		return
	}
	if acts := r.acts(item, edits); !r.failed {
		r.plan.Rows = append(r.plan.Rows, RowPlan{Sheet: r.sheet, Row: r.number, Item: item, Edits: edits, Acts: acts})
	}
}

// has reports whether the sheet has a column of that field.
func (r *sheetRow) has(f field) bool {
	_, ok := r.columns[f]
	return ok
}

// edits are the cells of a row that were changed and that say something else
// than the ledger does now, in the order of the columns.
func (r *sheetRow) edits(m marking, item ledger.Item) (edits []Edit) {
	now := r.source.row(item, r.told[item.Key()]).cells
	for _, c := range columns {
		cell := r.cells[c.field]
		written, marked := m.Cells[c.field]
		if !marked || !r.has(c.field) {
			continue
		}
		if cell.Formula && c.editable { // even where nothing has worked it out yet
			r.refuse(c.field, msgCellFormula)
			continue
		}
		if c.editable && c.field != dueField {
			cell.Text = cmp.Or(cell.Shown, cell.Text)
		}
		value, ok := r.value(c.field, cell.Text)
		if hash(value) == written || hash(value) == hash(plain(now[c.field])) {
			continue
		}
		is, note, read := r.status(value)
		if c.field == statusField && read && is == item.Status && note == "" { // in other words
			continue
		}
		switch {
		case !c.editable:
			r.refuse(c.field, msgColumnFixed)
		case !ok:
			r.refuse(c.field, msgCellNoDate, strings.TrimSpace(cell.Text))
		default:
			e := Edit{Head: c.head(r.source.Lang), From: plain(now[c.field]), To: strings.TrimSpace(value), field: c.field, column: r.columns[c.field]}
			if c.field == statusField && read && r.source.Lang.Status(is) != e.To {
				e.Taken = r.source.Lang.Status(is)
			}
			edits = append(edits, e)
		}
	}
	return edits
}

// letters is the name of the column at a position: A, B … Z, AA.
func letters(column int) (name string) {
	for column++; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}
