package answer

// With is the conditions with those that the others name in their place.
func (f Conditions) With(o Conditions) Conditions {
	if len(o.Owned) > 0 {
		f.Owned = o.Owned
	}
	if o.ByClass {
		f.ByClass, f.Classes, f.Said = true, o.Classes, o.Said
	}
	if len(o.Due)+len(o.NotDue) > 0 {
		f.Due, f.NotDue = o.Due, o.NotDue
	}
	if len(o.Gaps) > 0 {
		f.Gaps = o.Gaps
	}
	return f
}
