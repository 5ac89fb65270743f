package workbook

import (
	"strings"

	"rectify/data/ledger"
)

// The columns of the 销号单 that a person fills in, as its marks name them.
const (
	resultField   field = "result"
	basisField    field = "basis"
	lookedAtField field = "lookedAt"
	opinionField  field = "opinion"
)

// closingColumns are those of the 销号单, in their order. Its mark has another
// head than that of the ledger, which distinguishes the sheets.
var closingColumns = []column{
	{numberField, msgHeadNumber, 6, true, false},
	{markField, msgHeadClosingMark, 4, false, false},
	{noticeField, msgHeadNotice, 14, true, false},
	{problemField, msgHeadProblem, 40, false, false},
	{unitField, msgHeadUnit, 14, true, false},
	{progressField, msgHeadEffect, 40, false, false},
	{authorField, msgHeadReportedBy, 11, true, false},
	{evidenceField, msgHeadEvidence, 20, false, false},
	{resultField, msgHeadResult, 14, false, true},
	{basisField, msgHeadBasis, 20, false, true},
	{lookedAtField, msgHeadLookedAt, 20, false, true},
	{opinionField, msgHeadOpinion, 20, false, true},
	{receiptField, msgHeadClosedBy, 10, true, false},
	{closingField, msgHeadClosedOn, 11.5, true, false},
}

// Closings are the 销号单: what was checked when an item was closed off, and
// blanks for the items that are reported done and wait for it.
func Closings(s Source) Sheet {
	l := s.Lang
	sheet := Sheet{Name: l.Phrase(msgClosingsSheet), Title: l.Phrase(msgClosingTitle), Frozen: 2}
	var shown []column
	for _, c := range closingColumns {
		if c.field != noticeField || s.several() {
			shown = append(shown, c)
			sheet.Columns = append(sheet.Columns, Column{Head: c.head(l), Width: c.width, Centred: c.centred, Hidden: c.field == markField})
		}
	}
	told := s.Standing()
	for _, item := range s.Snapshot.Items {
		if !item.Status.Done() {
			continue
		}
		sheet.Rows = append(sheet.Rows, s.closingRow(item, told[item.Key()]).below(shown))
	}
	return sheet
}

// closingRow writes an item of the 销号单.
func (s Source) closingRow(item ledger.Item, history []ledger.Entry) itemRow {
	said := s.Snapshot.Text(item)
	done := progress(said, history)
	if done == "" {
		done = strings.Join(said.Measures, "\n")
	}
	r := itemRow{item, map[field]any{
		numberField: item.Number, noticeField: s.Snapshot.KeyOf(item.Notice), problemField: item.Title, unitField: s.People.all(item.Owner),
		progressField: s.People.all(done), authorField: s.People.one(item.ReportedBy), evidenceField: evidence(history),
	}}
	if e, ok := closed(item, history); ok {
		checked := ledger.Sheet{}
		if e.Sheet != nil {
			checked = *e.Sheet
		}
		r.cells[resultField], r.cells[basisField], r.cells[lookedAtField] = checked.Result, checked.Basis, checked.Evidence
		r.cells[opinionField], r.cells[receiptField], r.cells[closingField] = s.People.all(e.Note), s.People.one(e.By), s.dayOf(e.At)
	}
	r.legal()
	r.cells[markField] = mark(itemRow{item, map[field]any{
		resultField: r.cells[resultField], basisField: r.cells[basisField], lookedAtField: r.cells[lookedAtField], opinionField: r.cells[opinionField],
	}})
	return r
}

// A closing is a row of the 销号单 that a person filled in.
type closing struct {
	sheet string
	row   int
	key   ledger.Key
	close ledger.Close
	used  bool // an item is closed off with it
}

// closings are the rows of a 销号单 that were filled in since it was exported.
func closings(g Grid) (all []*closing) {
	heads, first, ok := findHeads(g, closingColumns)
	if !ok {
		return nil
	}
	for y, row := range g.Rows[first:] {
		cells := map[field]string{}
		for x, c := range heads {
			if x < len(row) {
				cells[c.field] = strings.TrimSpace(row[x].Text)
			}
		}
		m, ok := readMark(cells[markField])
		if !ok {
			continue
		}
		for f, written := range m.Cells {
			if hash(cells[f]) != written {
				all = append(all, &closing{sheet: g.Name, row: first + y + 1, key: m.key(), close: ledger.Close{
					Note:  cells[opinionField],
					Sheet: ledger.Sheet{Result: cells[resultField], Basis: cells[basisField], Evidence: cells[lookedAtField]},
				}})
				break
			}
		}
	}
	return all
}

// closeOff closes an item off with what was filled in for it in the 销号单.
func (r *reader) closeOff(key ledger.Key) ledger.Close {
	for _, c := range r.closings {
		if c.key == key {
			c.used = true
			return c.close
		}
	}
	return ledger.Close{}
}

// unclosed reports the rows of the 销号单 that were filled in for items that are
// not to be closed off.
func (r *reader) unclosed() {
	for _, c := range r.closings {
		if !c.used && !r.refused[c.key] {
			r.plan.Problems = append(r.plan.Problems, Problem{Sheet: c.sheet, Row: c.row, What: r.source.Lang.Phrase(
				msgClosingOfOpenItem, r.source.Lang.ItemOf(r.source.Snapshot.KeyOf(c.key.Notice), c.key.Number))})
		}
	}
}
