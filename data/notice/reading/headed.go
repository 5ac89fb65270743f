package reading

import (
	"regexp"
	"slices"

	"rectify/data/notice"
	"rectify/data/notice/credits"
	"rectify/data/notice/fields"
	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/text"
)

// A headed is what a heading says of who answers for the items under it.
type headed struct {
	fields.Answerers
	sure bool // it says so, and is not only the name of a unit
}

// addressedTo begins an English heading of what is meant for one body.
var addressedTo = regexp.MustCompile(`(?i)^(?:the )?(?:recommendations?|actions?|findings?|matters?)(?: made| addressed| directed)? (?:to|for) (?:the )?(.+)$`)

// itemCount is the bracket behind a heading that counts its items: （5项）, (3 items).
var itemCount = regexp.MustCompile(`\s*[（(](?:共)?\s*\d+\s*(?:项|个|条|件|items?|recommendations?|findings?)?[^）)]{0,4}[）)]$`)

// unitsOf reads who answers from a heading: 一、安全管理方面（责任单位：安监科）, 县水利局（5项）,
// Recommendations to the Department of Finance.
func (r *reader) unitsOf(heading source.Passage) (h headed) {
	title := heading.TrimStops(":。")
	if title.Len() > 3*layout.LongestTitle {
		return h
	}
	for _, m := range r.own.Marks(title) {
		if m.Start == 0 && m.Kind.Answers() {
			h.AddNamed(m.Kind, m.Word, title.From(m.End).Trim().String())
			h.sure = true
			return h
		}
	}
	if end := title.Len() - 1; title.Is(end, ")]") {
		open := end
		for open > 0 && !title.Is(open, "([") {
			open--
		}
		if all, rest := r.known.Read(title.Slice(open+1, end), false); credits.Named(all) && len(rest) == 0 {
			for _, c := range all {
				for _, name := range c.Names {
					h.Add(c.Kind, name.Printed)
				}
			}
			h.sure = true
			return h
		}
	}
	name := itemCount.ReplaceAllString(title.String(), "")
	if m := addressedTo.FindStringSubmatch(name); m != nil {
		h.Add(fields.Owner, m[1])
		h.sure = true
		return h
	}
	if names := fields.Names(name); source.Runes(name) <= layout.LongestTitle && len(names) > 0 &&
		!slices.ContainsFunc(names, func(n string) bool { return !text.IsUnit(fields.WithoutRemark(n)) }) {
		h.Add(fields.Owner, name)
	}
	return h
}

// readHeaded gives items that name nobody those that the heading above them names. That
// a heading is the name of a unit says so only where all headings are.
func (r *reader) readHeaded() {
	named := r.numbers(func(it notice.Item) bool { return it.Owner != "" })
	all := !slices.ContainsFunc(r.headed, func(h headed) bool { return len(h.Owners) == 0 })
	for i := range r.notice.Items {
		it := &r.notice.Items[i]
		k, ok := r.under[it.Number]
		if !ok || it.Owner != "" {
			continue
		}
		if h := r.headed[k]; h.sure || all && len(named) == 0 && len(r.headed) > 1 {
			h.Fill(it)
		}
	}
}
