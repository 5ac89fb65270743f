package reading

import (
	"strings"

	"rectify/data/notice"
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
	facts := layout.FactsOf(splitFacts(p))
	if facts == nil {
		return false
	}
	for _, f := range facts {
		if f.Kind == fields.Due {
			ir.claim(source.MarkText, f.Value.To(source.Runes(f.Value.Longest(0, dueWords))))
		}
	}
	ir.claim(source.FieldText, p)
	ir.take(facts)
	return true
}

// take takes facts.
func (ir *itemReader) take(facts []layout.Fact) {
	for _, f := range facts {
		switch f.Kind {
		case fields.Status:
			ir.readStatusField(f.Value)
		case fields.Due:
			ir.takeValue(fields.Due, f.Value.From(source.Runes(f.Value.Longest(0, dueWords))))
		case fields.Owner:
			name, person, _ := strings.Cut(strings.TrimRight(f.Value.String(), ")） "), " (")
			if person == "" {
				name, person, _ = strings.Cut(name, "（")
			}
			ir.answers.Add(fields.Owner, name)
			if person != "" {
				ir.answers.Add(fields.Person, person)
			}
		default:
			ir.answers.Add(f.Kind, f.Value.String())
		}
	}
}

// readBehindTitle reads the paragraph of a title with facts in brackets behind it, and work
// behind these: 项目超概算（工程部，12月底前，正在推进）：已核定5个。
func (ir *itemReader) readBehindTitle(p source.Passage) bool {
	facts, open, end := layout.BracketOfFacts(p)
	if facts == nil {
		return false
	}
	ir.claim(source.FieldText, p.Slice(open, end))
	ir.take(facts)
	ir.readParagraph(p.To(open), true)
	if rest := p.From(end).TrimLeadingStops(); rest.Len() > 0 {
		if p.Is(end, ":") {
			ir.state = fields.Measure
		}
		ir.claim(source.MarkText, p.Slice(end, p.Len()-rest.Len()))
		ir.feed(ir.state, rest, false, false)
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

// nameFields records the names that only this notice gives to fields, and the usual names
// that it uses for another field: 责任单位 for the units that support the 牵头单位.
func (r *reader) nameFields() {
	kinds := map[fields.Kind]notice.Field{fields.Owner: notice.FieldOwner, fields.Support: notice.FieldSupport, fields.Person: notice.FieldPerson, fields.Due: notice.FieldDue}
	named := map[string]notice.Field{}
	for name, kind := range r.own {
		if field := kinds[kind]; field != "" {
			named[name] = field
		}
	}
	for name, items := range r.helping {
		if items*3 >= len(r.notice.Items) {
			named[name] = notice.FieldSupport
		}
	}
	if len(named) > 0 {
		r.notice.FieldNames = named
	}
}
