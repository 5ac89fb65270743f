package reading

import (
	"strings"

	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// clauses are the clauses of the measures, or of the progress.
type clauses struct {
	all   []*strings.Builder
	ended bool // the last clause ends as a sentence does
}

func (c *clauses) strings() []string {
	out := make([]string, len(c.all))
	for i, clause := range c.all {
		out[i] = clause.String()
	}
	return out
}

// add appends a clause. A paragraph that goes on with a sentence left open by
// the one before belongs to its clause.
func (c *clauses) add(clause source.Passage, continues bool) {
	if n, _ := layout.ReadIs(clause, 0); !continues || c.ended || n > 0 || len(c.all) == 0 || layout.ReadLabel(clause).Form != layout.NoForm {
		c.all = append(c.all, &strings.Builder{})
	}
	c.all[len(c.all)-1].WriteString(clause.String())
	c.ended = clause.Is(clause.Len()-1, "。;!?:\")》")
}

// feedWork reads measures or progress: statuses are taken out, the rest is cut
// into clauses.
func (ir *itemReader) feedWork(to *clauses, p source.Passage, behind bool) {
	rest := ir.takeReply(p)
	if ir.item.Response != "" && fields.OfReply(ir.word) {
		to = &ir.reasons
	}
	for _, piece := range ir.takeStatements(rest, behind) {
		ir.claim(source.MeasureText, piece)
		for i, clause := range layout.Clauses(piece) {
			to.add(clause, i == 0 && ir.open)
		}
		ir.open = false
	}
}

// turnToMeasures keeps p up to finding as finding; from measures on, all text
// of the item is measures.
func (ir *itemReader) turnToMeasures(p source.Passage, finding, measures int, head bool) {
	ir.state = fields.Measure
	if turn := workIn(p.To(finding)); head && turn < finding { // all in one paragraph, the status behind the work
		ir.keepProblem(p.To(turn), head)
		ir.feed(fields.Measure, p.Slice(turn, finding), false, false)
	} else {
		ir.keepProblem(p.To(finding), head)
	}
	ir.feed(fields.Measure, p.From(measures), false, false)
}
