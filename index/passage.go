package index

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rectify/data/notice"
)

// Kind is the part of a notice that a passage comes from.
type Kind string

const (
	Finding Kind = "finding" // what the inspectors found
	Measure Kind = "measure" // one clause of what was done
	Prose   Kind = "prose"   // the notice's own words, outside every item
	Field   Kind = "field"   // what the notice is called, who published it, and when, with labels of ours
)

// A Passage is the unit of search: one finding, one clause of the measures, one
// paragraph of prose, or the notice's own fields.
type Passage struct {
	Notice  string // the notice's id
	Item    int    // the item's number; 0 for prose
	Kind    Kind
	Order   int    // position in the notice, from 0
	Title   string // the item's title; empty for prose
	Heading string // titles of the section and subsection above the item; the heading above prose, and what a line of contacts follows
	Text    string // verbatim; but for a Field
}

// packed writes a passage as unpacked reads it.
func packed(p Passage) string {
	return strings.Join([]string{
		p.Notice, strconv.Itoa(p.Item), string(p.Kind), strconv.Itoa(p.Order),
		withoutBreak(p.Title), withoutBreak(p.Heading), p.Text,
	}, fieldBreak)
}

// fieldBreak ends each field of a packed passage but the last.
const fieldBreak = "\x00"

func withoutBreak(field string) string { return strings.ReplaceAll(field, fieldBreak, "") }

func unpacked(stored string) (p Passage, err error) {
	row := strings.SplitN(stored, fieldBreak, 7)
	if len(row) != 7 {
		return p, errDamaged
	}
	p = Passage{Notice: row[0], Kind: Kind(row[2]), Title: row[4], Heading: row[5], Text: row[6]}
	if p.Item, err = strconv.Atoi(row[1]); err == nil {
		p.Order, err = strconv.Atoi(row[3])
	}
	return p, err
}

// Passages cuts a notice into passages, in the order of its text.
func Passages(id string, n *notice.Notice) []Passage {
	var out []Passage
	add := func(p Passage) {
		if strings.TrimSpace(p.Text) == "" {
			return
		}
		p.Notice, p.Order = id, len(out)
		out = append(out, p)
	}
	add(Passage{Kind: Field, Text: fields(n)})
	for _, p := range slices.Concat(prose(n.Masthead), prose(n.Preamble)) {
		add(p)
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
		if words := item.ResponseWords; words != "" && !slices.ContainsFunc(item.Work(), func(c string) bool { return strings.HasPrefix(c, words) }) {
			add(Passage{Item: item.Number, Kind: Measure, Title: item.Title, Heading: heading, Text: words})
		}
		for _, clause := range item.Work() {
			add(Passage{Item: item.Number, Kind: Measure, Title: item.Title, Heading: heading, Text: clause})
		}
	}
	for _, p := range prose(n.Closing) {
		add(p)
	}
	return out
}

// fields returns the title, issuer and date of a notice, one labelled line each, in
// the notice's language.
func fields(n *notice.Notice) string {
	labelled := []struct{ label, value string }{{"标题：", n.Title}, {"发布单位：", n.Issuer}, {"发布日期：", day(n.Published)}}
	if isEnglish(n.Title) {
		labelled[0].label, labelled[1].label, labelled[2].label = "Title: ", "Published by: ", "Published: "
		if t, err := time.Parse(time.DateOnly, n.Published); err == nil {
			labelled[2].value = t.Format("2 January 2006") + " (" + n.Published + ")"
		}
	}
	var lines []string
	for _, f := range labelled {
		if f.value != "" {
			lines = append(lines, f.label+f.value)
		}
	}
	return strings.Join(lines, "\n")
}

// day returns an ISO date in Chinese, with the ISO date in brackets.
func day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("2006年1月2日") + "（" + iso + "）"
}

// Paragraphs returns the prose of a notice, in order.
func Paragraphs(n *notice.Notice) []Passage {
	return slices.Concat(prose(n.Masthead), prose(n.Preamble), prose(n.Closing))
}

// prose makes passages of paragraphs outside the items. A heading becomes the heading
// of the paragraphs that follow it; a line with a label, such as a telephone number,
// belongs to the paragraph before it.
func prose(paragraphs []string) []Passage {
	var out []Passage
	heading, before := "", ""
	for i, text := range paragraphs {
		if isHeading(text) && i+1 < len(paragraphs) {
			heading, before = text, ""
			continue
		}
		p := Passage{Kind: Prose, Heading: heading, Text: text}
		if isLabelled(text) {
			p.Heading = strings.TrimSpace(heading + " " + before)
		} else {
			before = text
		}
		out = append(out, p)
	}
	return out
}

const longestHeading = 40 // characters

// isHeading reports whether a paragraph outside the items is only a heading.
func isHeading(text string) bool {
	return utf8.RuneCountInString(text) <= longestHeading && !strings.ContainsAny(text, "。；：:@") &&
		!strings.ContainsFunc(text, unicode.IsDigit)
}

// isLabelled reports whether a paragraph is a label with its value.
func isLabelled(text string) bool {
	return strings.ContainsAny(text, "：:") && !strings.Contains(text, "。")
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
