package compare

import (
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/data/text"
)

// A Field is what texts may say otherwise of an item.
type Field string

const (
	Title      Field = "title"      // what the item is called
	Finding    Field = "finding"    // what was found
	Measures   Field = "measures"   // with the progress
	Goal       Field = "goal"       // what is to be reached
	Status     Field = "status"     // the notice's own words, or the status where it has none
	Owner      Field = "owner"      // the responsible unit
	Supporting Field = "supporting" // the supporting units
	Person     Field = "person"     // the person responsible
	Due        Field = "due"        // as printed, or the day where it is not
	Label      Field = "label"      // the printed number
	Heading    Field = "section"    // the section that it belongs to
)

// A Difference is a field that says something else.
type Difference struct {
	Field Field  `json:"field"`
	Was   string `json:"was"`
	Is    string `json:"is"`
}

// Long reports whether the field holds sentences.
func (f Field) Long() bool { return f == Finding || f == Measures || f == Goal }

// Differences are what the two texts say otherwise of the item of a pair, in the
// order of the fields; none where it is new or gone. Space does not count.
func Differences(p Pair, was, is *notice.Notice) (all []Difference) {
	if p.Was == nil || p.Is == nil {
		return nil
	}
	for _, f := range []struct {
		field   Field
		was, is string
	}{
		{Title, p.Was.Title, p.Is.Title},
		{Finding, p.Was.Finding, p.Is.Finding},
		{Measures, strings.Join(p.Was.Work(), "\n"), strings.Join(p.Is.Work(), "\n")},
		{Goal, p.Was.Goal, p.Is.Goal},
		{Status, said(*p.Was), said(*p.Is)},
		{Owner, p.Was.Owner, p.Is.Owner},
		{Supporting, p.Was.Supporting, p.Is.Supporting},
		{Person, p.Was.Person, p.Is.Person},
		{Due, day(*p.Was), day(*p.Is)},
		{Label, p.Was.Label, p.Is.Label},
		{Heading, heading(was, *p.Was), heading(is, *p.Is)},
	} {
		if squeezed(f.was) != squeezed(f.is) {
			all = append(all, Difference{f.field, f.was, f.is})
		}
	}
	return all
}

// said is what a notice says of how far an item is.
func said(item notice.Item) string {
	if item.DeclaredWords != "" {
		return item.DeclaredWords
	}
	return string(item.Declared)
}

func day(item notice.Item) string {
	if item.DueWords != "" {
		return item.DueWords
	}
	return item.Due
}

// heading is the titles of the section and subsection that an item is under.
func heading(n *notice.Notice, item notice.Item) string {
	for _, s := range n.Sections {
		if s.Number != item.Section {
			continue
		}
		for _, sub := range s.Subsections {
			if sub.Number == item.Subsection {
				return s.Title + " › " + sub.Title
			}
		}
		return s.Title
	}
	return ""
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// Sentences are those of a long field that only the earlier text has, and those
// that only the later one has, in order.
func (d Difference) Sentences() (gone, added []string) {
	was, is := text.Sentences(d.Was), text.Sentences(d.Is)
	return without(was, is), without(is, was)
}

// without are the sentences of all that others lacks.
func without(all, others []string) (rest []string) {
	others = slices.Clone(others)
	for _, s := range all {
		if i := slices.IndexFunc(others, func(o string) bool { return squeezed(o) == squeezed(s) }); i >= 0 {
			others = slices.Delete(others, i, i+1)
			continue
		}
		rest = append(rest, strings.TrimSpace(s))
	}
	return rest
}
