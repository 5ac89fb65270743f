package reading

import (
	"strings"

	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
)

// takeFacts reads a line that is nothing but facts with dashes or bars between them:
// Finance (B Dunn) – due 31 May 2026 – COMPLETE; 财务科 | 王敏 | 6月30日前 | 已完成. A day
// or a status must be among them.
func (ir *itemReader) takeFacts(p source.Passage) bool {
	const longest = 160
	if p.Len() > longest || len(ir.own.Marks(p)) > 0 {
		return false
	}
	parts := splitFacts(p)
	kinds := make([]fields.Kind, len(parts))
	sure := false
	for k, part := range parts {
		kinds[k] = layout.KindOf(part)
		sure = sure || kinds[k] == fields.Due || kinds[k] == fields.Status
		if kinds[k] == fields.None {
			return false
		}
	}
	if len(parts) < 2 || !sure {
		return false
	}
	for k, part := range parts {
		if kinds[k] == fields.Due {
			ir.claim(source.MarkText, part.To(source.Runes(part.Longest(0, dueWords))))
		}
	}
	ir.claim(source.FieldText, p)
	for k, part := range parts {
		switch kinds[k] {
		case fields.Status:
			ir.readStatusField(part)
		case fields.Due:
			ir.takeValue(fields.Due, part.From(source.Runes(part.Longest(0, dueWords))))
		case fields.Owner:
			name, person, _ := strings.Cut(strings.TrimRight(part.String(), ")） "), " (")
			if person == "" {
				name, person, _ = strings.Cut(name, "（")
			}
			ir.answers.Add(fields.Owner, name)
			if person != "" {
				ir.answers.Add(fields.Person, person)
			}
		default:
			ir.answers.Add(kinds[k], part.String())
		}
	}
	return true
}

// splitFacts cuts a line at bars, and at dashes with spaces around them.
func splitFacts(p source.Passage) (parts []source.Passage) {
	from := 0
	for i := 0; i <= p.Len(); i++ {
		if i < p.Len() && !p.Is(i, "|") && !(p.Is(i, "–—-·") && p.Is(i-1, " ") && p.Is(i+1, " ")) {
			continue
		}
		if part := p.Slice(from, i).Trim(); part.Len() > 0 {
			parts = append(parts, part)
		}
		from = i + 1
	}
	return parts
}

// dueWords come before a day in such a line.
var dueWords = []string{"due by ", "due ", "by "}
