package reply

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"
)

// Plain is the reply as plain text: what a program, a notification or a screen
// reader gets.
func (r Reply) Plain() string {
	var parts []string
	for _, part := range r.Parts {
		lines := Lines(r.Lang, part)
		texts := make([]string, len(lines))
		for i, line := range lines {
			texts[i] = line.Indent + strings.ReplaceAll(line.String(), "\n", "\n"+line.Indent)
		}
		if text := strings.Join(texts, "\n"); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// A Line is a line of a reply as text, or a paragraph that may be broken into
// several.
type Line struct {
	Indent string // before each line it is broken into
	Spans  []Span
	Fixed  bool     // laid out already: not to be broken
	Cells  []string // of a row of a table: what the spans hold, before it is aligned
	Widths []int    // of the table's columns, in columns of the terminal
	Item   *ItemRef // the item that a line of a list is about; nil for other lines
}

// A Span is text in one style.
type Span struct {
	Style Style
	Text  string
}

// Style is why a span looks different from the rest.
type Style int

const (
	StyleNone  Style = iota // plain text
	StyleTitle              // what the part is about
	StyleFaint              // labels
	StyleMark               // words of the question within a quote
	StyleOpen               // statuses
	StyleDone               // statuses of work that is finished
	StyleLong               // statuses of work without an end
)

// String is the line without styles and indent.
func (line Line) String() string {
	var b strings.Builder
	for _, span := range line.Spans {
		b.WriteString(span.Text)
	}
	return b.String()
}

func styled(style Style, text string) Line { return Line{Spans: []Span{{style, text}}} }

// Lines is a part as lines of text; none for what only a screen with buttons
// can show.
func Lines(l Lang, part Part) []Line {
	switch p := part.(type) {
	case Heading:
		return []Line{styled(StyleTitle, p.Text)}
	case Label:
		return []Line{styled(StyleTitle, p.Text)}
	case Paragraph:
		return []Line{styled(StyleNone, p.Text)}
	case EvidenceList:
		return evidenceLines(l, p.Pieces)
	case Figures:
		return []Line{styled(StyleNone, p.line(l))}
	case Quote:
		return p.lines()
	case Listing:
		return ItemList{Items: p.Items}.lines(l)
	case ItemList:
		return p.lines(l)
	case Card:
		return p.lines(l)
	case Table:
		return p.lines()
	case Chart:
		return p.table().lines()
	case Progress:
		return p.lines()
	case Buttons:
		return p.lines(l)
	case Suggestions:
		return []Line{styled(StyleNone, l.Phrase(msgYouCouldAsk)+strings.Join(p.Questions, " / "))}
	case Menus, Feedback:
		return nil
	default:
		panic(fmt.Sprintf("handlers: no text form for %T", part))
	}
}

// lines show verbatim text behind a bar, under the place it comes from.
func (q Quote) lines() (lines []Line) {
	if q.From != "" {
		lines = append(lines, styled(StyleTitle, q.From))
	}
	runes := []rune(q.Text)
	line := Line{Indent: "│ "}
	if q.Lead {
		line.Indent = ""
	}
	at := 0
	for _, m := range q.Marks {
		line.Spans = append(line.Spans, Span{StyleNone, string(runes[at:m.From])}, Span{StyleMark, string(runes[m.From:m.To])})
		at = m.To
	}
	line.Spans = append(line.Spans, Span{StyleNone, string(runes[at:])})
	first, last := &line.Spans[0], &line.Spans[len(line.Spans)-1]
	first.Text = strings.TrimLeft(first.Text, " \n\t")
	last.Text = strings.TrimRight(last.Text, " \n\t")
	return append(lines, line)
}

func (list ItemList) lines(l Lang) (lines []Line) {
	for i := range list.Items {
		item := &list.Items[i]
		line := Line{Item: item, Fixed: true, Spans: []Span{{StyleNone, fmt.Sprintf("%s. %s(", item.Ref(), item.Title)},
			{item.Style(), l.dated(*item)}, {StyleNone, ")" + item.Reason()}}}
		lines = append(lines, line)
	}
	if list.All != "" {
		lines = append(lines, styled(StyleNone, l.Phrase(msgAllOfThem, list.Total, list.All)))
	}
	return lines
}

// table has a row a label, with the figures of each series.
func (c Chart) table() Table {
	table := Table{Head: []string{c.Title}}
	for _, s := range c.Series {
		table.Head = append(table.Head, s.Name)
	}
	for i, label := range c.Labels {
		row := []string{label}
		for _, s := range c.Series {
			row = append(row, fmt.Sprint(s.Values[i]))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// columns measures text the same on every machine: runewidth's own default
// follows the locale.
var columns = &runewidth.Condition{}

// progressWidth is that of a bar, in columns.
const progressWidth = 20

func (p Progress) lines() (lines []Line) {
	names := 0
	for _, row := range p.Rows {
		names = max(names, columns.StringWidth(row.Title()))
	}
	for _, row := range p.Rows {
		text := fmt.Sprintf("%s  %s %d/%d", columns.FillRight(row.Title(), names), row.bar(progressWidth), row.Done, row.Total)
		lines = append(lines, Line{Fixed: true, Spans: []Span{{StyleNone, text}}})
	}
	return lines
}

// lines name what can be typed instead of pressing.
func (buttons Buttons) lines(l Lang) (lines []Line) {
	confirming := 0
	for _, b := range buttons {
		typed := "/rectify " + b.Command
		if b.Confirm {
			confirming++
			typed = l.Phrase(msgTypeYes)
			if confirming > 1 {
				typed = l.Phrase(msgTypeYesNumbered, confirming)
			}
		}
		lines = append(lines, Line{Fixed: true, Spans: []Span{{StyleFaint, "[" + b.Label + "] " + typed}}})
	}
	return lines
}

// lines align the table's columns.
func (table Table) lines() (lines []Line) {
	widths := make([]int, len(table.Head))
	rows := append([][]string{table.Head}, table.Rows...)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns.StringWidth(cell))
		}
	}
	for r, row := range rows {
		if len(row) == 0 {
			continue
		}
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = columns.FillRight(cell, widths[i])
		}
		style := StyleNone
		if r == 0 {
			style = StyleFaint
		}
		lines = append(lines, Line{Cells: row, Widths: widths, Spans: []Span{{style, strings.TrimRight(strings.Join(cells, "  "), " ")}}})
	}
	return lines
}
