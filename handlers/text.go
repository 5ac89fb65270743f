package handlers

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// columns measures text the same on every machine: runewidth's own default
// follows the locale.
var columns = &runewidth.Condition{}

// Plain is the reply as plain text: what a program, a notification or a
// screen reader gets.
func (r Reply) Plain() string { return Text{}.Render(r) }

// Text renders replies as text.
type Text struct {
	// Width is the number of columns, a Chinese character taking two; 0 does
	// not wrap.
	Width int
	// Paint gives text its look, such as a colour; nil leaves it plain.
	Paint func(Ink, string) string
}

// Ink is why a piece of text looks different from the rest.
type Ink int

const (
	InkTitle Ink = iota // what the part is about
	InkFaint            // labels
	InkMark             // words of the question within a quote
	InkOpen             // statuses
	InkDone
	InkLong
)

// Render lays out a whole reply.
func (t Text) Render(r Reply) string {
	var parts []string
	for _, part := range r.Parts {
		if text := t.part(r.Lang, part); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n\n")
}

func (t Text) part(l Lang, part Part) string {
	switch p := part.(type) {
	case Heading:
		return t.paint(InkTitle, p.Text)
	case Label:
		return t.paint(InkTitle, p.Text)
	case Listing:
		return t.list(l, ItemList{Items: p.Items})
	case Chart:
		return t.chart(p)
	case Progress:
		return t.progress(p)
	case Menus, Feedback:
		return "" // there is nothing to choose in a text
	case Paragraph:
		return t.wrap(p.Text, "")
	case Quote:
		return t.quote(p)
	case ItemList:
		return t.list(l, p)
	case Card:
		return t.card(l, p)
	case Table:
		return t.table(p)
	case Buttons:
		return t.buttons(l, p)
	case Suggestions:
		return t.wrap(l.say("可以这样问：", "You could ask: ")+strings.Join(p.Questions, " / "), "")
	default:
		panic(fmt.Sprintf("handlers: no text form for %T", part))
	}
}

// quote shows verbatim text behind a bar, under the place it comes from.
func (t Text) quote(q Quote) string {
	text := t.wrap(strings.TrimSpace(t.marked(q)), "│ ")
	if q.From == "" {
		return text
	}
	return t.paint(InkTitle, q.From) + "\n" + text
}

// marked paints the marked words of a quote.
func (t Text) marked(q Quote) string {
	if t.Paint == nil {
		return q.Text
	}
	runes := []rune(q.Text)
	var b strings.Builder
	at := 0
	for _, m := range q.Marks {
		b.WriteString(string(runes[at:m.From]))
		b.WriteString(t.paint(InkMark, string(runes[m.From:m.To])))
		at = m.To
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

func (t Text) list(l Lang, list ItemList) string {
	lines := make([]string, len(list.Items))
	for i, item := range list.Items {
		lines[i] = t.line(l, item)
	}
	if list.All != "" {
		lines = append(lines, l.say("……共 %d 项（/rectify %s）", "… %d in all (/rectify %s)", list.Total, list.All))
	}
	return strings.Join(lines, "\n")
}

// chart is a row a label, with the figures of each series.
func (t Text) chart(c Chart) string {
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
	return t.table(table)
}

// progressWidth is that of a bar, in columns.
const progressWidth = 20

// progress is a bar for each part.
func (t Text) progress(p Progress) string {
	names := 0
	for _, row := range p.Rows {
		names = max(names, columns.StringWidth(row.Name))
	}
	lines := make([]string, len(p.Rows))
	for i, row := range p.Rows {
		lines[i] = fmt.Sprintf("%s  %s %d/%d", columns.FillRight(row.Name, names), row.Bar(progressWidth), row.Done, row.Total)
	}
	return strings.Join(lines, "\n")
}

// Bar is a bar of so many blocks, as full as the part is done; full only where
// it is.
func (r ProgressRow) Bar(blocks int) string {
	full := 0
	if r.Total > 0 {
		full = blocks * r.Done / r.Total
	}
	return strings.Repeat("█", full) + strings.Repeat("░", blocks-full)
}

// line is one item of a list. With a width, titles are cut to one line and
// the statuses stand in a column.
func (t Text) line(l Lang, item ItemRef) string {
	if t.Width == 0 {
		return fmt.Sprintf("%d. %s(%s)", item.Number, item.Title, t.paint(inkOf(item), l.dated(item))) + t.note(item)
	}
	state := item.Lamp() + " " + l.dated(item)
	room := max(1, t.Width-len("  99  ")-columns.StringWidth(state)-2)
	title := columns.FillRight(columns.Truncate(item.Title, room, "…"), room)
	return fmt.Sprintf("%4d  %s  %s", item.Number, title, t.paint(inkOf(item), state)) + t.note(item)
}

// note is why an item is named, and whose it is; empty in a plain list.
func (t Text) note(item ItemRef) string {
	if item.Note == "" {
		return ""
	}
	return strings.TrimRight("  "+item.Note+"  "+item.Owner, " ")
}

func inkOf(item ItemRef) Ink {
	switch {
	case item.Status.Open():
		return InkOpen
	case item.Status.Done():
		return InkDone
	default:
		return InkLong
	}
}

func (t Text) card(l Lang, c Card) string {
	lines := []string{t.paint(InkTitle, l.item(c.Number)+" "+c.Title)}
	field := func(label, value string) {
		if value != "" {
			lines = append(lines, t.wrap(t.paint(InkFaint, label)+value, ""))
		}
	}
	field(l.say("状态：", "Status: "), t.paint(inkOf(c.ItemRef), l.State(c.ItemRef)))
	if c.Declared != c.Status && c.Declared != "" {
		field(l.say("通报所载：", "The notice says: "), l.Status(c.Declared))
	}
	field(l.say("所属：", "Under: "), c.SectionText)
	field(l.say("责任：", "Owner: "), c.Owner)
	if c.Unreceived {
		field(l.say("签收：", "Received: "), c.NotReceived(l))
	}
	field(l.say("配合：", "Supported by: "), c.Supporting)
	field(l.say("时限：", "Due: "), c.Due+c.HowDue(l))
	if c.AskedDue != "" {
		field(l.say("申请延期：", "Asked for: "), l.say("至 %s（%s）", "until %s (%s)", c.AskedDue, c.AskedBy))
	}
	if c.HelpFrom != "" {
		field(l.say("需协调：", "Waits for: "), l.say("%s（自 %s 起）", "%s (since %s)", c.HelpFrom, c.HelpSince))
	}
	if c.Evidence > 0 {
		field(l.say("佐证：", "Evidence: "), l.say("%d 件", "%d", c.Evidence))
	}
	if c.Version > 1 {
		field(l.say("最近更改：", "Last changed: "), l.say("%s，%s（第 %d 版）", "%s, %s (version %d)", c.UpdatedBy, c.UpdatedAt.Format("2006-01-02 15:04"), c.Version))
	}
	field(l.say("问题：", "Finding: "), c.Finding)
	if len(c.Measures) > 0 {
		lines = append(lines, t.paint(InkFaint, l.say("整改情况：", "Measures:")))
		for _, clause := range c.Measures {
			lines = append(lines, t.wrap(strings.TrimSpace(clause), "  "))
		}
	}
	for _, p := range c.Promises {
		field(l.say("原文还写着：", "The text still promises: "), fmt.Sprintf("%d. ", p.Number)+p.Text+l.say("（", " (")+p.Standing+l.say("）", ")"))
	}
	field(l.say("最近变更：", "Latest changes: "), strings.Join(c.Changes, "\n"))
	return strings.Join(lines, "\n")
}

// buttons names what can be typed instead of pressing.
func (t Text) buttons(l Lang, buttons Buttons) string {
	lines := make([]string, len(buttons))
	confirming := 0
	for i, b := range buttons {
		typed := "/rectify " + b.Command
		if b.Confirm {
			confirming++
			typed = l.say("输入 yes 确认", "type yes to confirm")
			if confirming > 1 {
				typed = l.say("输入 yes %d 确认", "type yes %d to confirm", confirming)
			}
		}
		lines[i] = t.paint(InkFaint, "["+b.Label+"] "+typed)
	}
	return strings.Join(lines, "\n")
}

// table aligns its columns.
func (t Text) table(table Table) string {
	widths := make([]int, len(table.Head))
	rows := append([][]string{table.Head}, table.Rows...)
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], columns.StringWidth(cell))
		}
	}
	lines := make([]string, len(rows))
	for r, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = columns.FillRight(cell, widths[i])
		}
		lines[r] = strings.TrimRight(strings.Join(cells, "  "), " ")
	}
	lines[0] = t.paint(InkFaint, lines[0])
	return strings.Join(lines, "\n")
}

func (t Text) paint(ink Ink, text string) string {
	if t.Paint == nil || text == "" {
		return text
	}
	return t.Paint(ink, text)
}

// noLineStart holds punctuation that no line of Chinese text begins with.
const noLineStart = "，。、；：！？）》」』”’】,.;:!?)"

// wrap breaks text into lines of at most the width, each behind the indent.
// Chinese may break after any character but before closing punctuation, other
// words only at spaces; colour codes take no room.
func (t Text) wrap(text, indent string) string {
	if t.Width == 0 {
		return indent + strings.ReplaceAll(text, "\n", "\n"+indent)
	}
	room := t.Width - columns.StringWidth(indent)
	var lines []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		var line strings.Builder
		used := 0
		for _, piece := range pieces(paragraph) {
			width := visibleWidth(piece)
			if used+width > room && used > 0 {
				lines = append(lines, indent+strings.TrimRight(line.String(), " "))
				line.Reset()
				used = 0
				piece = strings.TrimLeft(piece, " ")
				width = visibleWidth(piece)
			}
			line.WriteString(piece)
			used += width
		}
		lines = append(lines, indent+line.String())
	}
	return strings.Join(lines, "\n")
}

// pieces cuts text where a line may break. A colour code stays with the piece
// it stands in.
func pieces(text string) (out []string) {
	from := 0
	code := false // within a colour code
	for i, r := range text {
		code = r == escape || code && r != 'm'
		end := i + utf8.RuneLen(r)
		if r == utf8.RuneError { // it may be an invalid byte
			_, n := utf8.DecodeRuneInString(text[i:])
			end = i + n
		}
		if end == len(text) {
			break
		}
		next, _ := utf8.DecodeRuneInString(text[end:])
		wide := columns.RuneWidth(r) == 2 || columns.RuneWidth(next) == 2
		if next == ' ' || wide && r != escape && next != escape && !strings.ContainsRune(noLineStart, next) && !code {
			out, from = append(out, text[from:end]), end
		}
	}
	return append(out, text[from:])
}

const escape = '\x1b'

// visibleWidth is the columns a piece takes, colour codes left out.
func visibleWidth(s string) int {
	width, code := 0, false
	for _, r := range s {
		switch {
		case r == escape:
			code = true
		case code:
			code = r != 'm'
		default:
			width += columns.RuneWidth(r)
		}
	}
	return width
}
