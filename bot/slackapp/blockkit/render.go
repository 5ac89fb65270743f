package blockkit

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// A Surface is where blocks are shown: Slack takes some kinds only in messages.
type Surface int

const (
	InMessage      Surface = iota // a message, with everything that Slack shows there
	InPlainMessage                // a message without the newer kinds of blocks, where Slack refuses them
	InModal                       // a window
	InHome                        // the app's home
)

// Render renders a reply. It cuts what does not fit and adds an ellipsis.
func Render(r reply.Reply, on Surface) []slack.Block {
	return (&renderer{Lang: r.Lang, on: on}).render(r)
}

// A renderer collects the blocks of one message or view.
type renderer struct {
	reply.Lang
	on    Surface
	out   []slack.Block
	ids   int  // of elements that can be pressed, so far
	table bool // the one table that a message may hold is there

	pictures Pictures // of charts, on surfaces that show no charts; nil for none
	ledger   string   // the address of the table to which figures lead; empty for none
}

func (c *renderer) render(r reply.Reply) []slack.Block {
	for _, part := range r.Parts {
		c.part(part)
	}
	return c.within()
}

// within is what Slack takes of what was rendered.
func (c *renderer) within() []slack.Block {
	most, used := maxBlocks, 0
	if c.on == InModal || c.on == InHome {
		most = maxViewBlocks
	}
	for i, block := range c.out {
		if used += lengthOf(block); i == most || used > maxMessage && (c.on == InMessage || c.on == InPlainMessage) {
			return append(c.out[:i:i], section("…", slack.PlainTextType))
		}
	}
	return c.out
}

// lengthOf counts the characters of a block.
func lengthOf(block slack.Block) int {
	text, err := json.Marshal(block)
	if err != nil {
		return 0
	}
	return utf8.RuneCount(text)
}

func (c *renderer) add(blocks ...slack.Block) { c.out = append(c.out, blocks...) }

// id is an action id of that kind, which no other element has.
func (c *renderer) id(kind string) string {
	c.ids++
	return fmt.Sprint(kind, c.ids-1)
}

func (c *renderer) part(part reply.Part) {
	switch p := part.(type) {
	case reply.Heading:
		c.add(slack.NewHeaderBlock(plainText(text.Clip(p.Text, maxHeader))))
	case reply.Label:
		c.add(section("*"+Escape(text.Clip(p.Text, maxHeader))+"*", slack.MarkdownType))
	case reply.EvidenceList:
		for i, e := range p.Pieces {
			c.add(sections(pieceLine(c.Lang, i+1, e), slack.MarkdownType)...)
		}
	case reply.Figures:
		c.figures(p)
	case reply.Buttons:
		c.buttons(p)
	case reply.Quote:
		c.add(sections(quoted(p), slack.MarkdownType)...)
	case reply.ItemList:
		c.list(p)
	case reply.Listing:
		c.listing(p)
	case reply.Menus:
		c.row(c.menus(p))
	case reply.Card:
		c.card(p)
	case reply.Table:
		c.rows(p)
	case reply.Chart:
		c.chart(p)
	case reply.Progress:
		c.add(sections(c.bars(p), slack.MarkdownType)...)
	case reply.Feedback:
		c.feedback(p)
	default:
		c.add(sections((reply.Reply{Lang: c.Lang, Parts: []reply.Part{part}}).Plain(), slack.PlainTextType)...)
	}
}

// figures renders numbers side by side, each above its label.
func (c *renderer) figures(f reply.Figures) {
	var fields []*slack.TextBlockObject
	for _, one := range f {
		value := "*" + Escape(one.Value) + "*"
		if c.ledger != "" && one.Lists != "" {
			value = "*<" + c.ledger + "?status=" + one.Lists + "|" + Escape(one.Value) + ">*"
		}
		fields = append(fields, slack.NewTextBlockObject(slack.MarkdownType, value+"\n"+text.Clip(Escape(one.Label), maxField), false, false))
	}
	c.add(slack.NewSectionBlock(nil, fields, nil))
}
