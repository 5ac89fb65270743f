package workbook

import (
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
)

// summarySheet is the 汇总: how far each notice, section and responsible unit is, a
// row each. An item of several units counts for each of them. Items that management
// refused have a column where there are any.
func summarySheet(s Source) Sheet {
	l := s.Lang
	sheet := Sheet{Name: l.Phrase(msgSummarySheet), Title: l.Phrase(msgSummaryTitle), Columns: []Column{
		{Head: l.Phrase(msgSummaryBy), Width: 11, Centred: true}, {Head: l.Phrase(msgSummaryOf), Width: 44}, {Head: l.Phrase(msgItemsColumn), Width: 9, Centred: true},
	}}
	for _, head := range []reply.Phrase{msgDoneColumn, msgInProgressColumn, msgNotStartedColumn, msgLongTermColumn, msgLateColumn, msgShareColumn} {
		sheet.Columns = append(sheet.Columns, Column{Head: l.Phrase(head), Width: 11, Centred: true})
	}
	refused := slices.ContainsFunc(s.Snapshot.Items, func(i ledger.Item) bool { return i.Refused != "" })
	if refused {
		sheet.Columns = append(sheet.Columns, Column{Head: l.Phrase(msgRefusedColumn), Width: 11, Centred: true})
	}
	for _, n := range s.Snapshot.Notices {
		var all, sections, units counts
		for _, item := range s.Snapshot.Items {
			if item.Notice != n.ID {
				continue
			}
			late := s.Today != "" && clock.Late(&item, s.Today)
			all.add(n.Called(), item, late)
			if section, _, _ := strings.Cut(s.Snapshot.HeadingText(item), " › "); section != "" {
				sections.add(section, item, late)
			}
			unit, _ := s.Owners(item)
			for _, name := range ledger.Names(unit) {
				units.add(name, item, late)
			}
			if unit == "" {
				units.add(l.Phrase(msgNoUnit), item, late)
			}
		}
		sheet.Rows = slices.Concat(sheet.Rows, all.rows(l.Phrase(msgHeadNotice), refused), sections.rows(l.Phrase(msgHeadSection), refused), units.rows(l.Phrase(msgHeadUnit), refused))
	}
	return sheet
}

// counts are rows of the summary, in the order of their first item. Classes are those of
// reply.ProgressRow, so that the sheet agrees with homes and digests.
type counts []reply.ProgressRow

func (c *counts) add(name string, item ledger.Item, late bool) {
	at := slices.IndexFunc(*c, func(r reply.ProgressRow) bool { return r.Name == name })
	if at < 0 {
		at = len(*c)
		*c = append(*c, reply.ProgressRow{Name: name})
	}
	row := &(*c)[at]
	row.Add(item.Status, item.Refused != "", 1)
	if late {
		row.Late++
	}
}

// rows are the rows of one kind: by notice, section or unit.
func (c counts) rows(by string, refused bool) (rows [][]any) {
	for _, n := range c {
		row := []any{by, n.Name, n.Total, n.Done, n.InProgress, n.NotStarted, n.LongTerm, n.Late, reply.Percent(n.Done, n.Total)}
		if refused {
			row = append(row, n.Refused)
		}
		rows = append(rows, row)
	}
	return rows
}
