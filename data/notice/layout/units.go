package layout

import (
	"cmp"

	"rectify/data/notice/fields"
	"rectify/data/notice/source"
)

// unitFields are the units that the fields of a notice name.
type unitFields struct {
	by     map[string]*column // the field that names each, several where more than one does
	owners int                // how often fields of units that answer are printed
}

// several marks a unit that more than one field names.
var several = &column{}

func findUnits(columns map[string]*column) unitFields {
	u := unitFields{by: map[string]*column{}}
	for _, c := range columns {
		switch c.kind() {
		case fields.Owner:
			u.owners += c.count
		case fields.Support:
		default:
			continue
		}
		for _, v := range c.values {
			for _, part := range source.SplitAt(v, ";、") {
				name := part.String()
				if by := u.by[name]; by != nil && by != c {
					u.by[name] = several
				} else {
					u.by[name] = c
				}
			}
		}
	}
	return u
}

// beside returns whether a field other than c names a unit of that name. Where hardly any
// other field names the units that answer, c itself counts.
func (u unitFields) beside(c *column) func(name string) bool {
	others := u.owners
	if c.kind() == fields.Owner {
		others -= c.count
	}
	alone := others*2 < c.count
	return func(name string) bool {
		by := u.by[name]
		return by != nil && (by != c || alone)
	}
}

// kind is what marks.tsv or, where it does not hold the name, its words say.
func (c *column) kind() fields.Kind { return cmp.Or(c.known, c.hint()) }
