package workbook

import (
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/reply"
)

// A Plan is what an edited ledger sheet asks for.
type Plan struct {
	Rows      []RowPlan // that change something, in the order of the sheet
	Problems  []Problem // rows with one change nothing
	Unchanged int       // rows that say what they said
	Missing   int       // items of the ledger without a row: they stay as they are
	Ignored   []string  // heads of columns that the ledger has not
	Remarks   []string  // rows below the table that are no items
	Far       []string  // cells far from the table that were not read
}

// A RowPlan is what one row changes: all of it, or nothing.
type RowPlan struct {
	Sheet string
	Row   int // as the sheet counts, from 1
	Item  ledger.Item
	Edits []Edit
	Acts  []ledger.Act
}

// An Edit is one cell that says something new.
type Edit struct {
	Head, From, To string
	Taken          string // what To is taken for, where that is another word: 已整改 for 搞定了
	field          field
	column         int
}

// A Problem is why a row is not taken.
type Problem struct {
	Sheet  string
	Row    int
	Column string // its letter; empty where it is about the row
	Head   string
	What   string // what is wrong and what to do, in the language of the source
}

// Without is the plan where some rows turned out not to be possible, by their
// positions in Rows, with what is in the way.
func (p Plan) Without(refused map[int]string) Plan {
	var possible []RowPlan
	p.Problems = slices.Clone(p.Problems)
	for i, r := range p.Rows {
		if why, is := refused[i]; is {
			p.Problems = append(p.Problems, Problem{Sheet: r.Sheet, Row: r.Row, What: why})
		} else {
			possible = append(possible, r)
		}
	}
	p.Rows = possible
	return p
}

// edits counts the cells that say something new.
func (p Plan) edits() (n int) {
	for _, r := range p.Rows {
		n += len(r.Edits)
	}
	return n
}

// longestShown bounds what is shown of a cell, in characters.
const longestShown = 60

// Text is the plan for a person to check: a line a change, and a line a problem.
func (p Plan) Text(l reply.Lang) string {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	shown := func(s string) string {
		if s = strings.Join(strings.Fields(s), " "); s == "" {
			return l.Phrase(msgEmptyCell)
		}
		return text.Clip(s, longestShown)
	}
	for _, r := range p.Rows {
		line(l.Phrase(msgRowOfItem, r.Sheet, r.Row, l.ItemOf(r.Item.NoticeKey, r.Item.Number), r.Item.Title))
		for _, e := range r.Edits {
			line(l.Phrase(msgCellFromTo, e.Head, shown(e.From), shown(e.To)) + l.Bracketed(e.Taken))
		}
	}
	for _, e := range p.Problems {
		at := ""
		if e.Column != "" {
			at = l.Phrase(msgColumnTitled, e.Column, e.Head)
		}
		line(l.Phrase(msgRowNotTaken, e.Sheet, e.Row, at, e.What))
	}
	if len(p.Remarks) > 0 {
		line(l.Phrase(msgRemarks, l.Join(p.Remarks)))
	}
	if len(p.Ignored) > 0 {
		line(l.Phrase(msgUnknownColumns, l.Join(p.Ignored)))
	}
	if len(p.Far) > 0 {
		line(l.Phrase(msgFarCells, l.Join(p.Far)))
	}
	if p.Missing > 0 {
		line(l.Phrase(msgItemsWithoutRow, p.Missing))
	}
	type place struct {
		sheet string
		row   int
	}
	refused := map[place]bool{}
	for _, e := range p.Problems {
		refused[place{e.Sheet, e.Row}] = true
	}
	line(l.Phrase(msgPlanSummary, len(p.Rows), p.edits(), len(refused), p.Unchanged))
	return b.String()
}
