package index

import (
	"strings"

	"rectify/data/notice"
)

// Kind says what part of a notice a passage is.
type Kind string

const (
	Finding Kind = "finding" // what the inspectors found
	Measure Kind = "measure" // one clause of what was done
	Prose   Kind = "prose"   // the notice's own words, outside every item
)

// A Passage is the unit that is searched: one finding, one clause of the
// measures, or one paragraph of prose.
type Passage struct {
	Notice  string // the notice's id
	Item    int    // the item's number; 0 for prose
	Kind    Kind
	Order   int    // position in the notice, from 0
	Title   string // the item's title; empty for prose
	Heading string // titles of the section and subsection above the item
	Text    string // verbatim
}

// Passages cuts a notice into what is searched, in the order of its text.
func Passages(id string, n *notice.Notice) []Passage {
	var out []Passage
	add := func(p Passage) {
		if strings.TrimSpace(p.Text) == "" {
			return
		}
		p.Notice, p.Order = id, len(out)
		out = append(out, p)
	}
	add(Passage{Kind: Prose, Text: dateline(n)})
	for _, text := range n.Preamble {
		add(Passage{Kind: Prose, Text: text})
	}
	headings := headingsOf(n)
	for _, item := range n.Items {
		heading := headings[[2]int{item.Section, item.Subsection}]
		finding := item.Finding
		if !strings.Contains(finding, item.Title) {
			finding = item.Title + "。" + finding
		}
		add(Passage{Item: item.Number, Kind: Finding, Title: item.Title, Heading: heading, Text: finding})
		if item.Goal != "" {
			add(Passage{Item: item.Number, Kind: Measure, Title: item.Title, Heading: heading, Text: item.Goal})
		}
		for _, clause := range item.Work() {
			add(Passage{Item: item.Number, Kind: Measure, Title: item.Title, Heading: heading, Text: clause})
		}
	}
	for _, text := range n.Closing {
		add(Passage{Kind: Prose, Text: text})
	}
	return out
}

// dateline is what the notice says of itself: its title, issuer and date.
func dateline(n *notice.Notice) string {
	return strings.Join(strings.Fields(n.Title+" "+n.Issuer+" "+n.Published), " ")
}

// headingsOf joins the titles above each (section, subsection) pair.
func headingsOf(n *notice.Notice) map[[2]int]string {
	out := map[[2]int]string{}
	for _, s := range n.Sections {
		out[[2]int{s.Number, 0}] = s.Title
		for _, sub := range s.Subsections {
			out[[2]int{s.Number, sub.Number}] = s.Title + " " + sub.Title
		}
	}
	return out
}
