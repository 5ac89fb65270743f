package workbook

import (
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/clock"
	"rectify/handlers/reply"
)

// summarySheet is the 汇总: how far each notice, section and responsible unit is, a
// row each. An item of several units counts for each of them.
func summarySheet(s Source) Sheet {
	l := s.Lang
	sheet := Sheet{Name: l.Phrase(msgSummarySheet), Title: l.Phrase(msgSummaryTitle), Columns: []Column{
		{Head: l.Phrase(msgSummaryBy), Width: 11, Centred: true}, {Head: l.Phrase(msgSummaryOf), Width: 44}, {Head: l.Phrase(msgItemsColumn), Width: 9, Centred: true},
	}}
	for _, head := range []reply.Phrase{msgDoneColumn, msgInProgressColumn, msgNotStartedColumn, msgLongTermColumn, msgLateColumn, msgShareColumn} {
		sheet.Columns = append(sheet.Columns, Column{Head: l.Phrase(head), Width: 11, Centred: true})
	}
	for _, n := range s.Snapshot.Notices {
		var sections, units counts
		all := counts{}
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
		sheet.Rows = slices.Concat(sheet.Rows, all.rows(l.Phrase(msgHeadNotice)), sections.rows(l.Phrase(msgHeadSection)), units.rows(l.Phrase(msgHeadUnit)))
	}
	return sheet
}

// counts are rows of the summary, in the order of their first item.
type counts struct {
	order []string
	of    map[string]*count
}

type count struct{ items, done, inProgress, notStarted, longTerm, late int }

func (c *counts) add(name string, item ledger.Item, late bool) {
	if c.of == nil {
		c.of = map[string]*count{}
	}
	if c.of[name] == nil {
		c.of[name] = &count{}
		c.order = append(c.order, name)
	}
	n := c.of[name]
	n.items++
	switch {
	case item.Status.Done():
		n.done++
	case item.Status == notice.LongTerm:
		n.longTerm++
	case item.Status == notice.NotStarted:
		n.notStarted++
	default:
		n.inProgress++
	}
	if late {
		n.late++
	}
}

// rows are the rows of one kind: by notice, section or unit.
func (c counts) rows(by string) (rows [][]any) {
	for _, name := range c.order {
		n := c.of[name]
		rows = append(rows, []any{by, name, n.items, n.done, n.inProgress, n.notStarted, n.longTerm, n.late, reply.Percent(n.done, n.items)})
	}
	return rows
}
