package notice

// creditEnds are what the clauses of a credit end with, by the field they give.
var creditEnds = map[markKind][]string{
	ownerMark:   {"牵头", "负责", "主办", "牵头负责"},
	supportMark: {"配合", "协办", "参与", "协助"},
}

// takeCredit takes a bracket that says who does the work off the end of a
// paragraph, (稽核科牵头,2025年6月底前完成), and returns what is before it.
func (ir *itemReader) takeCredit(p passage) passage {
	body := p.trimStops("。")
	if !body.is(body.len()-1, ")") {
		return p
	}
	open := body.len() - 1
	for open > 0 && !body.is(open, "(") {
		open--
	}
	clauses := splitAt(body.slice(open+1, body.len()-1), ",;")
	type value struct {
		kind markKind
		of   passage
	}
	var values []value
	credited := false
	for _, c := range clauses {
		kind, of := dueMark, c
		for k, ends := range creditEnds {
			if w := endOf(c, ends...); w != "" {
				kind, of, credited = k, c.to(c.len()-runeLen(w)), true
			}
		}
		if dated, _ := isDue(c); kind == dueMark && !dated || of.len() == 0 {
			return p
		}
		values = append(values, value{kind, of})
	}
	if !credited {
		return p
	}
	for _, v := range values {
		ir.claim(FieldText, v.of)
		ir.takeValue(v.kind, v.of)
	}
	ir.claim(MarkText, p.from(open))
	return p.to(open)
}
