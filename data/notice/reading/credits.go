package reading

import (
	"rectify/data/notice/credits"
	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// takeCredit takes a bracket of credits off the end of a paragraph, (稽核科牵头,2025年
// 6月底前完成), and returns what is before it.
func (ir *itemReader) takeCredit(p source.Passage) source.Passage {
	body := p.TrimStops("。")
	if !body.Is(body.Len()-1, ")]") {
		return p
	}
	open := body.Len() - 1
	for depth := 0; open >= 0; open-- {
		switch {
		case body.Is(open, ")]"):
			depth++
		case body.Is(open, "(["):
			depth--
		}
		if depth == 0 {
			break
		}
	}
	if open < 0 || ir.own.At(body, open+1).Kind != fields.None { // (责任单位:财政局;…): fields
		return p
	}
	all, rest := ir.known.Read(body.Slice(open+1, body.Len()-1), false)
	if !credits.Named(all) || len(rest) > 0 {
		return p
	}
	for _, c := range all {
		ir.claim(source.FieldText, c.Value)
		switch c.Kind {
		case fields.Due:
			ir.takeValue(c.Kind, c.Value)
		default:
			ir.takeNames(c)
		}
	}
	ir.claim(source.MarkText, p.From(open))
	return p.To(open)
}

// takeNames takes those who answer for the item.
func (ir *itemReader) takeNames(c credits.Credit) {
	for _, name := range c.Names {
		if c.Kind == fields.Beside {
			ir.answers.Add(fields.Support, withRole(name.Printed, c.Word))
			continue
		}
		ir.answers.Add(c.Kind, name.Printed)
	}
}
