package slackapp

import (
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// line is one item of a list.
func (c *canvas) line(item handlers.ItemRef) string {
	line := fmt.Sprintf(say(c.Lang, "%s *%d.* %s（%s）", "%s *%d.* %s (%s)"), item.Lamp(), item.Number, neutral(item.Title), c.State(item))
	if item.Note != "" {
		line += "　" + neutral(strings.TrimRight(item.Note+"　"+item.Owner, "　"))
	}
	return line
}

// list is a list of items, a lamp and a line each; where each opens, with a
// button.
func (c *canvas) list(list handlers.ItemList) {
	if list.Opens {
		c.openings(list)
		return
	}
	var lines []string
	for i, item := range list.Items {
		if i == mostListedItems {
			lines = append(lines, fmt.Sprintf(say(c.Lang, "……还有 %d 项", "… and %d more"), len(list.Items)-i))
			break
		}
		lines = append(lines, c.line(item))
	}
	c.add(sections(strings.Join(lines, "\n"), slack.MarkdownType)...)
}

// openings are items with a button each that shows them.
func (c *canvas) openings(list handlers.ItemList) {
	for _, item := range list.Items {
		text := c.line(item)
		for _, more := range []string{item.Owner, item.Due} {
			if more != "" {
				text += "  " + neutral(more)
			}
		}
		block := slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, clip(text, longestSection), false, false), nil, nil)
		show := c.button(handlers.Button{Label: say(c.Lang, "查看", "Show"), Command: fmt.Sprintf("status %d", item.Number), As: handlers.AsWindow})
		if show != nil {
			show.AccessibilityLabel = clip(fmt.Sprintf(say(c.Lang, "查看第%d项", "Show item %d"), item.Number), longestButton)
			block.Accessory = slack.NewAccessory(show)
		}
		c.add(block)
	}
	if list.All != "" {
		c.buttons(handlers.Buttons{{Label: fmt.Sprintf(say(c.Lang, "全部 %d 项", "All %d"), list.Total), Command: list.All, As: handlers.AsWindow}})
	}
}

// listing is a page of items: a table where one can stand, and what narrows it
// and turns its pages.
func (c *canvas) listing(l handlers.Listing) {
	if len(l.Items) > 0 {
		if c.on == onMessage && !c.table {
			table := handlers.Table{Head: strings.Split(say(c.Lang, "编号,状态,问题,责任人,时限", "No.,Status,Item,Owner,Due"), ",")}
			for _, item := range l.Items {
				table.Rows = append(table.Rows, []string{fmt.Sprint(item.Number), c.state(item), item.Title, item.Owner, item.Due})
			}
			c.rows(table)
		} else {
			c.list(handlers.ItemList{Items: l.Items})
		}
	}
	elements := c.menus(l.Menus)
	if len(l.Items) > 0 {
		elements = append(elements, c.opener(l.Items))
	}
	c.actions(elements)
	c.buttons(l.Turn)
}

// mostRows is what a table holds below its head, and longestCell what one cell
// does: together they stay within Slack's 10,000 characters.
const (
	mostRows    = 60
	longestCell = 120
)

// rows is a table where one can stand, else its text.
func (c *canvas) rows(t handlers.Table) {
	if c.on != onMessage || c.table || len(t.Rows) > mostRows {
		var lines []string
		for _, row := range t.Rows {
			lines = append(lines, "• "+neutral(strings.Join(nonEmpty(row), " · ")))
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
		for _, text := range row {
			if strings.TrimSpace(text) == "" {
				text = "–" // Slack takes no empty cell
			}
			cells = append(cells, slack.NewTableRawTextCell(clip(text, longestCell)))
		}
		table.AddRow(cells...)
	}
	for range t.Head {
		table.ColumnSettings = append(table.ColumnSettings, slack.ColumnSetting{Align: slack.ColumnAlignmentLeft, IsWrapped: true})
	}
	c.add(table)
}

// dataTable is a table that people can page through and sort.
func dataTable(t handlers.Table) slack.Block {
	row := func(texts []string) (cells []slack.DataTableCell) {
		for _, text := range texts {
			if strings.TrimSpace(text) == "" {
				text = "–"
			}
			cells = append(cells, slack.NewDataTableRawTextCell(clip(text, longestCell)))
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

func nonEmpty(words []string) (out []string) {
	for _, w := range words {
		if strings.TrimSpace(w) != "" {
			out = append(out, w)
		}
	}
	return out
}
