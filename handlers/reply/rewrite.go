package reply

import "slices"

// A Rewrite replaces strings in the parts of a reply. Each field returns what takes
// the place of a string; nil leaves such strings as they are.
type Rewrite struct {
	Text     func(string) string // what people read, but for quotations of the notice
	Person   func(string) string // the ID of a person
	Command  func(string) string // what a button, menu or suggestion sends
	Question func(string) string // the question that people rate the answer to
}

// Parts returns the parts with their strings replaced. The parts given stay as
// they are.
func (w Rewrite) Parts(parts []Part) []Part {
	return each(parts, func(p *Part) { *p = w.part(*p) })
}

func (w Rewrite) part(part Part) Part {
	switch p := part.(type) {
	case Heading:
		replace(w.Text, &p.Text)
		return p
	case Label:
		replace(w.Text, &p.Text)
		return p
	case Paragraph:
		replace(w.Text, &p.Text)
		return p
	case Quote:
		replace(w.Text, &p.From)
		return p
	case ItemList:
		p.Items = w.items(p.Items)
		replace(w.Command, &p.All)
		return p
	case Listing:
		p.Items, p.Menus, p.Turn = w.items(p.Items), w.menus(p.Menus), w.buttons(p.Turn)
		return p
	case Table:
		p.Rows = each(p.Rows, func(row *[]string) { *row = all(w.Text, *row) })
		return p
	case Menus:
		return Menus(w.menus(p))
	case Buttons:
		return w.buttons(p)
	case Suggestions:
		p.Questions = all(w.Command, p.Questions)
		return p
	case Feedback:
		replace(w.Question, &p.Question)
		return p
	case Card:
		replace(w.Text, &p.Owner, &p.Supporting, &p.HelpFrom, &p.Note, &p.Awaited)
		p.Changes = all(w.Text, p.Changes)
		replace(w.Person, &p.UpdatedBy, &p.AskedBy)
		return p
	}
	return part
}

func (w Rewrite) items(items []ItemRef) []ItemRef {
	return each(items, func(item *ItemRef) { replace(w.Text, &item.Owner, &item.Note) })
}

func (w Rewrite) buttons(buttons Buttons) Buttons {
	return each(buttons, func(b *Button) {
		replace(w.Text, &b.Label)
		replace(w.Command, &b.Command)
	})
}

func (w Rewrite) menus(menus []Menu) []Menu {
	return each(menus, func(m *Menu) {
		m.Options = each(m.Options, func(o *Option) { replace(w.Command, &o.Value) })
	})
}

// all returns the strings replaced.
func all(f func(string) string, strings []string) []string {
	return each(strings, func(s *string) { replace(f, s) })
}

// replace replaces strings; a nil f leaves them.
func replace(f func(string) string, strings ...*string) {
	if f == nil {
		return
	}
	for _, s := range strings {
		*s = f(*s)
	}
}

// each returns a copy of all elements after f has changed them.
func each[S ~[]E, E any](elements S, f func(*E)) S {
	elements = slices.Clone(elements)
	for i := range elements {
		f(&elements[i])
	}
	return elements
}
