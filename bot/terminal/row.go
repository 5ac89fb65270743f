package terminal

import (
	"strings"

	"rectify/handlers/reply"
)

const (
	between   = 2 // columns between the cells of a row
	narrowest = 6 // columns that a cell keeps, however wide the others are
)

// row lays out a row of a table: where the table is wider than the terminal, its
// widest columns are narrower, and their cells have several lines.
func (t Layout) row(line reply.Line) (lines []string) {
	widths := fit(line.Widths, t.Width)
	cells := make([][]string, len(line.Cells))
	height := 1
	for i, cell := range line.Cells {
		cells[i] = breakLines(cell, widths[i])
		height = max(height, len(cells[i]))
	}
	for n := range height {
		text := ""
		for i, cell := range cells {
			part := ""
			if n < len(cell) {
				part = strings.TrimRight(cell[n], " \n")
			}
			text += columns.FillRight(part, widths[i]+between)
		}
		style := reply.StyleNone
		if len(line.Spans) > 0 {
			style = line.Spans[0].Style
		}
		lines = append(lines, t.paint([]reply.Span{{Style: style, Text: strings.TrimRight(text, " ")}}))
	}
	return lines
}

// fit makes the widest columns of a table narrower until it fits.
func fit(widths []int, within int) []int {
	widths = append([]int{}, widths...)
	for {
		total, widest := -between, 0
		for i, width := range widths {
			total += width + between
			if width > widths[widest] {
				widest = i
			}
		}
		if total <= within || widths[widest] <= narrowest {
			return widths
		}
		widths[widest]--
	}
}
