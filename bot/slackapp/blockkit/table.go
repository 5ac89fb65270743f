package blockkit

import (
	"strings"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// rows renders a table, or its text on surfaces without tables.
func (c *renderer) rows(t reply.Table) {
	if c.on != InMessage || c.table || len(t.Rows) > maxRows {
		if t.Caption != "" {
			c.add(section("*"+Escape(text.Clip(t.Caption, maxHeader))+"*", slack.MarkdownType))
		}
		var lines []string
		for _, row := range t.Rows {
			lines = append(lines, "• "+Escape(strings.Join(nonEmpty(row), " · ")))
		}
		c.add(sections(strings.Join(lines, "\n"), slack.MarkdownType)...)
		return
	}
	c.table = true
	if t.Caption != "" {
		c.add(dataTable(t))
		return
	}
	table := slack.NewTableBlock("")
	for _, row := range append([][]string{t.Head}, t.Rows...) {
		var cells []slack.TableCell
		for _, words := range row {
			cells = append(cells, slack.NewTableRawTextCell(cell(words)))
		}
		table.AddRow(cells...)
	}
	for range t.Head {
		table.ColumnSettings = append(table.ColumnSettings, slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true})
	}
	c.add(table)
}

// dataTable is a table that people can page through and sort.
func dataTable(t reply.Table) slack.Block {
	row := func(texts []string) (cells []slack.DataTableCell) {
		for _, words := range texts {
			cells = append(cells, slack.NewDataTableRawTextCell(cell(words)))
		}
		return cells
	}
	table := slack.NewDataTableBlock(t.Caption)
	table.AddRow(row(t.Head)...)
	for _, r := range t.Rows {
		table.AddRow(row(r)...)
	}
	return table
}

// cell is what a cell shows: Slack takes no empty one.
func cell(words string) string {
	if strings.TrimSpace(words) == "" {
		return "–"
	}
	return text.Clip(words, maxCell)
}

func nonEmpty(words []string) (out []string) {
	for _, w := range words {
		if strings.TrimSpace(w) != "" {
			out = append(out, w)
		}
	}
	return out
}
