package handlers

import (
	"cmp"
	"context"
	"encoding/json"
	"regexp"
	"slices"

	"rectify/data/ledger"
)

// A namer calls people by their names where only their ids are kept. The zero
// value leaves ids as they are.
type namer struct {
	lang  Lang
	look  func(ids []string) map[string]Colleague // nil where nobody knows names
	known map[string]Colleague
}

// namer knows the people of these ids, looked up together, and looks others up
// one by one. Without People, names are those remembered; where none are,
// everyone goes by their id.
func (a *Directory) namer(ctx context.Context, l Lang, ids ...string) namer {
	n := namer{lang: l, look: a.rememberedNames(ctx), known: map[string]Colleague{}}
	if a.people != nil {
		n.look = func(ids []string) map[string]Colleague { return a.people.Colleagues(ctx, ids) }
	}
	n.learn(ids)
	return n
}

// NamesMark is under what the names of people are remembered: a JSON object of
// names by id.
const NamesMark = "names"

// placeID is an id as a place gives it, rather than a name that somebody typed.
var placeID = regexp.MustCompile(`^[UW][A-Z0-9]{8,}$`)

// rememberedNames looks people up among those whose names were known when the
// place was last connected; nil where none were.
func (a *Directory) rememberedNames(ctx context.Context) func(ids []string) map[string]Colleague {
	if a.people != nil || a.memory == nil {
		return nil
	}
	var names map[string]string
	body, err := a.memory.Recall(ctx, NamesMark)
	if err != nil || json.Unmarshal(body, &names) != nil {
		return nil
	}
	return func(ids []string) map[string]Colleague {
		found := map[string]Colleague{}
		for _, id := range ids {
			if name := names[id]; name != "" || !placeID.MatchString(id) {
				found[id] = Colleague{ID: id, Name: cmp.Or(name, id)}
			}
		}
		return found
	}
}

// learn looks people up together. Who is not known in time stays unknown.
func (n namer) learn(ids []string) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, known := n.known[id]; return known || id == "" })
	if n.look == nil || len(ids) == 0 {
		return
	}
	found := n.look(ids)
	for _, id := range ids {
		n.known[id] = found[id]
	}
}

// one is the name of a person; a neutral word where that is not known.
func (n namer) one(id string) string {
	if id == "" || n.look == nil {
		return id
	}
	n.learn([]string{id})
	if name := n.known[id].Name; name != "" {
		return name
	}
	return somebody(n.lang)
}

// somebody stands for a person whose name is not known.
func somebody(l Lang) string { return l.Say("某同事", "a colleague") }

// mention is a person within a text, as they are kept there.
var mention = regexp.MustCompile(`@([UW][A-Z0-9]+)`)

// mentioned are the ids of the people that texts name.
func mentioned(texts ...string) (ids []string) {
	for _, text := range texts {
		for _, m := range mention.FindAllStringSubmatch(text, -1) {
			ids = append(ids, m[1])
		}
	}
	return ids
}

// all is a text, such as a list of owners, with names in the place of ids.
func (n namer) all(text string) string {
	if n.look == nil {
		return text
	}
	return mention.ReplaceAllStringFunc(text, func(at string) string {
		if name := n.one(at[1:]); name != somebody(n.lang) {
			return "@" + name
		}
		return somebody(n.lang)
	})
}

// named puts names into all that a reply says.
func (n namer) named(reply Reply) Reply {
	if n.look == nil {
		return reply
	}
	var ids []string
	collect := func(text string) string { ids = append(ids, mentioned(text)...); return text }
	for _, part := range reply.Parts {
		inTexts(part, collect)
		if c, ok := part.(Card); ok {
			ids = append(ids, c.UpdatedBy, c.AskedBy)
		}
	}
	n.learn(ids)
	reply.Parts = slices.Clone(reply.Parts)
	for i, part := range reply.Parts {
		part = inTexts(part, n.all)
		if c, ok := part.(Card); ok {
			c.UpdatedBy, c.AskedBy = n.one(c.UpdatedBy), n.one(c.AskedBy)
			part = c
		}
		reply.Parts[i] = part
	}
	return reply
}

// inTexts is a part with f applied to its texts, but for those that are
// verbatim, and those that are commands.
func inTexts(part Part, f func(string) string) Part {
	each := func(texts []string) []string {
		texts = slices.Clone(texts)
		for i := range texts {
			texts[i] = f(texts[i])
		}
		return texts
	}
	items := func(items []ItemRef) []ItemRef {
		items = slices.Clone(items)
		for i := range items {
			items[i].Owner, items[i].Note = f(items[i].Owner), f(items[i].Note)
		}
		return items
	}
	switch p := part.(type) {
	case Heading:
		return Heading{Text: f(p.Text)}
	case Label:
		return Label{Text: f(p.Text)}
	case Paragraph:
		return Paragraph{Text: f(p.Text)}
	case Quote:
		p.From = f(p.From)
		return p
	case ItemList:
		p.Items = items(p.Items)
		return p
	case Listing:
		p.Items = items(p.Items)
		return p
	case Table:
		p.Rows = slices.Clone(p.Rows)
		for i := range p.Rows {
			p.Rows[i] = each(p.Rows[i])
		}
		return p
	case Buttons:
		p = slices.Clone(p)
		for i := range p {
			p[i].Label = f(p[i].Label)
		}
		return p
	case Card:
		p.Owner, p.Supporting, p.HelpFrom, p.Note = f(p.Owner), f(p.Supporting), f(p.HelpFrom), f(p.Note)
		p.Awaited, p.Changes = f(p.Awaited), each(p.Changes)
		return p
	}
	return part
}

// peopleOf are the ids of all whom entries of the history name.
func peopleOf(entries ...ledger.Entry) (ids []string) {
	for _, e := range entries {
		ids = append(append(ids, e.By), mentioned(e.Was, e.Is, e.Note)...)
	}
	return ids
}
