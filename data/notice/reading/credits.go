package reading

import (
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
	"rectify/data/notice/table"
)

// creditEnds are what the clauses of a credit end with, by the field they give.
var creditEnds = map[fields.Kind][]string{
	fields.Owner:   {"牵头", "负责", "主办", "牵头负责"},
	fields.Support: {"配合", "协办", "参与", "协助"},
}

// takeCredit takes a bracket that says who does the work off the end of a
// paragraph, (稽核科牵头,2025年6月底前完成), and returns what is before it.
func (ir *itemReader) takeCredit(p source.Passage) source.Passage {
	body := p.TrimStops("。")
	if !body.Is(body.Len()-1, ")") {
		return p
	}
	open := body.Len() - 1
	for open > 0 && !body.Is(open, "(") {
		open--
	}
	if !body.Is(open, "(") {
		return p
	}
	clauses := source.SplitAt(body.Slice(open+1, body.Len()-1), ",;")
	type value struct {
		kind fields.Kind
		of   source.Passage
	}
	var values []value
	credited := false
	for _, c := range clauses {
		kind, of := fields.Due, c
		for k, ends := range creditEnds {
			if w := source.EndOf(c, ends...); w != "" {
				kind, of, credited = k, c.To(c.Len()-source.Runes(w)), true
			}
		}
		if dated, _ := table.IsDue(c); kind == fields.Due && !dated || of.Len() == 0 {
			return p
		}
		values = append(values, value{kind, of})
	}
	if !credited {
		return p
	}
	for _, v := range values {
		ir.claim(source.FieldText, v.of)
		ir.takeValue(v.kind, v.of)
	}
	ir.claim(source.MarkText, p.From(open))
	return p.To(open)
}
