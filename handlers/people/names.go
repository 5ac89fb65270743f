package people

import (
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// Names replaces IDs with names. The zero value leaves IDs as they are.
type Names struct {
	lang  reply.Lang
	look  func(ids []string) map[string]Colleague // nil where nobody knows names
	Known map[string]Colleague
}

// learn looks people up together. Who is not known in time stays unknown.
func (n Names) learn(ids []string) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, known := n.Known[id]; return known || id == "" })
	if n.look == nil || len(ids) == 0 {
		return
	}
	found := n.look(ids)
	for _, id := range ids {
		n.Known[id] = found[id]
	}
}

// One returns a person's name, or a neutral word if it is not known.
func (n Names) One(id string) string {
	if id == "" || n.look == nil {
		return id
	}
	n.learn([]string{id})
	if name := n.Known[id].Name; name != "" {
		return name
	}
	return somebody(n.lang)
}

// somebody stands for a person whose name is not known.
func somebody(l reply.Lang) string { return l.Phrase(msgSomeColleague) }

// All returns a text, such as a list of owners, with names in place of IDs.
func (n Names) All(text string) string {
	if n.look == nil {
		return text
	}
	return ledger.ReplaceMentions(text, func(id string) string {
		if name := n.One(id); name != somebody(n.lang) {
			return "@" + name
		}
		return somebody(n.lang)
	})
}

// In replaces IDs with names in a whole reply.
func (n Names) In(out reply.Reply) reply.Reply {
	if n.look == nil {
		return out
	}
	var ids []string
	collect := func(text string) string { ids = append(ids, ledger.Mentioned(text)...); return text }
	for _, part := range out.Parts {
		inTexts(part, collect)
		if c, ok := part.(reply.Card); ok {
			ids = append(ids, c.UpdatedBy, c.AskedBy)
		}
	}
	n.learn(ids)
	out.Parts = slices.Clone(out.Parts)
	for i, part := range out.Parts {
		part = inTexts(part, n.All)
		if c, ok := part.(reply.Card); ok {
			c.UpdatedBy, c.AskedBy = n.One(c.UpdatedBy), n.One(c.AskedBy)
			part = c
		}
		out.Parts[i] = part
	}
	return out
}

// inTexts is a part with f applied to its texts, but for those that are
// verbatim, and those that are commands.
func inTexts(part reply.Part, f func(string) string) reply.Part {
	each := func(texts []string) []string {
		texts = slices.Clone(texts)
		for i := range texts {
			texts[i] = f(texts[i])
		}
		return texts
	}
	items := func(items []reply.ItemRef) []reply.ItemRef {
		items = slices.Clone(items)
		for i := range items {
			items[i].Owner, items[i].Note = f(items[i].Owner), f(items[i].Note)
		}
		return items
	}
	switch p := part.(type) {
	case reply.Heading:
		return reply.Heading{Text: f(p.Text)}
	case reply.Label:
		return reply.Label{Text: f(p.Text)}
	case reply.Paragraph:
		return reply.Paragraph{Text: f(p.Text)}
	case reply.Quote:
		p.From = f(p.From)
		return p
	case reply.ItemList:
		p.Items = items(p.Items)
		return p
	case reply.Listing:
		p.Items = items(p.Items)
		return p
	case reply.Table:
		p.Rows = slices.Clone(p.Rows)
		for i := range p.Rows {
			p.Rows[i] = each(p.Rows[i])
		}
		return p
	case reply.Buttons:
		p = slices.Clone(p)
		for i := range p {
			p[i].Label = f(p[i].Label)
		}
		return p
	case reply.Card:
		p.Owner, p.Supporting, p.HelpFrom, p.Note = f(p.Owner), f(p.Supporting), f(p.HelpFrom), f(p.Note)
		p.Awaited, p.Changes = f(p.Awaited), each(p.Changes)
		return p
	}
	return part
}

// PeopleOf returns the IDs of everyone whom history entries mention.
func PeopleOf(entries ...ledger.Entry) (ids []string) {
	for _, e := range entries {
		ids = append(append(ids, e.By), ledger.Mentioned(e.Was, e.Is, e.Note)...)
	}
	return ids
}
