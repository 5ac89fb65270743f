package blockkit

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// A Message is a reply as chat.postMessage takes it.
type Message struct {
	Text   string          `json:"text"` // for notifications, screen readers, and where blocks are refused
	Blocks json.RawMessage `json:"blocks,omitempty"`
	Simple json.RawMessage `json:"simple,omitempty"` // the same without the newer kinds of blocks; empty where Blocks has none of them
	Charts []reply.Chart   `json:"charts,omitempty"` // to be drawn as pictures where Blocks is refused
}

// NewMessage renders a reply as a message.
func NewMessage(r reply.Reply) (m Message, err error) {
	m.Text = Text(r)
	for _, part := range r.Parts {
		if chart, ok := part.(reply.Chart); ok {
			m.Charts = append(m.Charts, chart)
		}
	}
	blocks := Render(r, InMessage)
	if m.Blocks, err = encode(blocks); err != nil {
		return m, fmt.Errorf("rendering a reply: %w", err)
	}
	if slices.ContainsFunc(blocks, isNewer) {
		m.Simple, err = encode(Render(r, InPlainMessage))
	}
	return m, err
}

// Text is a reply as a notification or a screen reader has it: its buttons
// speak for themselves.
func Text(r reply.Reply) string {
	r.Parts = slices.DeleteFunc(slices.Clone(r.Parts), func(p reply.Part) bool {
		_, buttons := p.(reply.Buttons)
		return buttons
	})
	return text.Clip(Escape(r.Plain()), maxText)
}

// isNewer reports whether a block is of those that not every workspace takes.
func isNewer(block slack.Block) bool {
	switch block.BlockType() {
	case slack.MBTTable, slack.MBTContextActions, slack.MBTDataTable, slack.MBTDataVisualization:
		return true
	}
	return false
}

// IsChart reports whether a block shows a chart.
func IsChart(block slack.Block) bool { return block.BlockType() == slack.MBTDataVisualization }

// WithLineAbove puts a line of plain text above the message.
func (m Message) WithLineAbove(line string) Message {
	line = Escape(line)
	m.Text = line + "\n" + m.Text
	return m.edit(func(set []slack.Block) []slack.Block { return append([]slack.Block{note(line)}, set...) })
}

// WithLineBelow puts a line of plain text below the message.
func (m Message) WithLineBelow(line string) Message {
	line = Escape(line)
	m.Text += "\n" + line
	return m.edit(func(set []slack.Block) []slack.Block { return append(set, note(line)) })
}

// Mentioning puts a mention of a user above the message.
func (m Message) Mentioning(user string) Message {
	mention := "<@" + user + ">"
	m.Text = mention + " " + m.Text
	return m.edit(func(set []slack.Block) []slack.Block {
		return append([]slack.Block{section(mention, slack.MarkdownType)}, set...)
	})
}

// WithSectionBelow puts a section of mrkdwn below the blocks; the text stays as it is.
func (m Message) WithSectionBelow(mrkdwn string) Message {
	return m.edit(func(set []slack.Block) []slack.Block { return append(set, section(mrkdwn, slack.MarkdownType)) })
}

// edit changes the message's blocks where there are some, and room for one more.
func (m Message) edit(change func([]slack.Block) []slack.Block) Message {
	for _, blocks := range []*json.RawMessage{&m.Blocks, &m.Simple} {
		set, err := Decode(*blocks)
		if err != nil || len(set) == 0 || len(set) >= maxBlocks {
			continue
		}
		if changed, err := encode(change(set)); err == nil {
			*blocks = changed
		}
	}
	return m
}

func note(line string) slack.Block {
	return slack.NewContextBlock("", slack.NewTextBlockObject(slack.MarkdownType, line, false, false))
}

// Decode reads a message's blocks; none for an empty text.
func Decode(blocks json.RawMessage) ([]slack.Block, error) {
	if len(blocks) == 0 {
		return nil, nil
	}
	var set slack.Blocks
	if err := json.Unmarshal(blocks, &set); err != nil {
		return nil, fmt.Errorf("reading blocks: %w", err)
	}
	return set.BlockSet, nil
}

func encode(blocks []slack.Block) (json.RawMessage, error) {
	return json.Marshal(slack.Blocks{BlockSet: blocks})
}
