// Package terminal lays out replies for a terminal: lines of a width, with
// colours where they are wanted.
package terminal

import (
	"fmt"
	"strings"

	"github.com/mattn/go-runewidth"

	"rectify/handlers/reply"
)

// Layout is how replies are laid out.
type Layout struct {
	Width  int  // of a line in columns, a Chinese character taking two; at least 20
	Colour bool // styles are shown with ANSI codes
}

// columns measures text the same on every machine: runewidth's own default
// follows the locale.
var columns = &runewidth.Condition{}

// Fill returns text with spaces up to a width in columns.
func Fill(text string, width int) string { return columns.FillRight(text, width) }

// Render is a whole reply as text, with an empty line between its parts.
func (t Layout) Render(r reply.Reply) string {
	var parts []string
	for _, part := range r.Parts {
		var lines []string
		for _, line := range reply.Lines(r.Lang, part) {
			lines = append(lines, t.line(r.Lang, line)...)
		}
		if len(lines) > 0 {
			parts = append(parts, strings.Join(lines, "\n"))
		}
	}
	return strings.Join(parts, "\n\n")
}

func (t Layout) line(l reply.Lang, line reply.Line) []string {
	switch {
	case line.Item != nil:
		line.Spans = t.columns(l, *line.Item)
	case line.Cells != nil:
		return t.row(line)
	case !line.Fixed:
		return t.wrap(line)
	}
	return []string{line.Indent + t.paint(line.Spans)}
}

// columns is an item of a list, its title cut to leave room for its state.
func (t Layout) columns(l reply.Lang, item reply.ItemRef) []reply.Span {
	state := item.Light() + " " + item.Dated(l)
	number := fmt.Sprintf("%4d", item.Number)
	if item.NoticeKey != "" {
		number = columns.FillRight(item.Ref(), keyWidth)
	}
	room := max(1, t.Width-columns.StringWidth(number)-2-columns.StringWidth(state)-2)
	title := columns.FillRight(columns.Truncate(item.Title, room, "…"), room)
	return []reply.Span{{Text: number + "  " + title + "  "}, {Style: item.Style(), Text: state}, {Text: item.Reason()}}
}

// keyWidth is the room for a number with the key of its notice, in columns.
const keyWidth = 12

// codes are the ANSI codes of each style.
var codes = map[reply.Style]string{
	reply.StyleTitle: "1",    // bold
	reply.StyleFaint: "2",    // faint
	reply.StyleMark:  "1;36", // bold cyan
	reply.StyleOpen:  "33",   // yellow
	reply.StyleDone:  "32",   // green
	reply.StyleLong:  "34",   // blue
}

func (t Layout) paint(spans []reply.Span) string {
	var b strings.Builder
	for _, span := range spans {
		if code := codes[span.Style]; t.Colour && code != "" && span.Text != "" {
			b.WriteString("\x1b[" + code + "m" + span.Text + "\x1b[0m")
			continue
		}
		b.WriteString(span.Text)
	}
	return b.String()
}
