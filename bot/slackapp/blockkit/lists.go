package blockkit

import (
	"strings"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// line is one item of a list.
func (c *renderer) line(item reply.ItemRef) string {
	line := c.Phrase(itemLine, item.Light(), item.Ref(), Escape(item.Title), c.State(item))
	if item.Note != "" {
		line += "　" + Escape(strings.TrimRight(item.Note+"　"+item.Owners(c.Lang), "　"))
	}
	return line
}

// list is a list of items, a lamp and a line each; where each opens, with a
// button.
func (c *renderer) list(list reply.ItemList) {
	if list.Opens {
		c.openings(list)
		return
	}
	var lines []string
	for i, item := range list.Items {
		if i == maxListedItems {
			lines = append(lines, c.Phrase(moreItems, len(list.Items)-i))
			break
		}
		lines = append(lines, c.line(item))
	}
	c.add(sections(strings.Join(lines, "\n"), slack.MarkdownType)...)
}

// openings are items with a button each that shows them.
func (c *renderer) openings(list reply.ItemList) {
	for _, item := range list.Items {
		line := c.line(item)
		if item.Note == "" && item.Owner != "" {
			line += "　" + Escape(item.Owners(c.Lang))
		}
		if item.Due != "" && !strings.Contains(item.Note, item.Due) {
			line += "　" + c.Phrase(labelDue) + " " + Escape(item.Due)
		}
		block := slack.NewSectionBlock(slack.NewTextBlockObject(slack.MarkdownType, text.Clip(line, maxSection), false, false), nil, nil)
		show := c.button(reply.Button{Label: c.Phrase(pressShow), Command: "status " + item.Ref(), As: reply.AsWindow})
		if show != nil {
			show.AccessibilityLabel = text.Clip(c.Phrase(showItem, item.Called(c.Lang)), maxLabel)
			block.Accessory = slack.NewAccessory(show)
		}
		c.add(block)
	}
	if list.All != "" {
		c.buttons(reply.Buttons{{Label: c.Phrase(pressAll, list.Total), Command: list.All, As: reply.AsWindow}})
	}
}

// listing renders a page of items, as a table on surfaces that show tables, with
// menus that narrow it and buttons that turn its pages.
func (c *renderer) listing(l reply.Listing) {
	if len(l.Items) > 0 {
		if c.on == InMessage && !c.table {
			table := reply.Table{Head: strings.Split(c.Phrase(tableHead), ",")}
			for _, item := range l.Items {
				table.Rows = append(table.Rows, []string{item.Ref(), c.state(item), item.Title, item.Owner, item.Due})
			}
			c.rows(table)
		} else {
			c.list(reply.ItemList{Items: l.Items})
		}
	}
	elements := c.menus(l.Menus)
	if len(l.Items) > 0 {
		elements = append(elements, c.opener(l.Items))
	}
	c.row(elements)
	c.buttons(l.Turn)
}
