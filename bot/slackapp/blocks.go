package slackapp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers"
)

// Slack's limits, in characters and pieces, with a reserve for characters that
// Slack counts twice (docs.slack.dev/reference/block-kit/blocks).
const (
	mostBlocks      = 48
	mostInView      = 95
	mostInAll       = 12_000 // characters of a message, as JSON
	longestSection  = 2800
	longestHeader   = 140
	longestField    = 1900
	longestText     = 3800
	longestButton   = 70
	longestValue    = 1900
	longestOption   = 150 // the value of an option
	mostButtons     = 20  // of a row
	mostListedItems = 40
)

// neutral makes text with which nobody can mention, link or format: Slack's
// three characters are escaped, and what its mrkdwn formats with is written
// full width.
func neutral(text string) string { return neutralizer.Replace(text) }

var neutralizer = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "*", "＊", "_", "＿", "~", "～", "`", "｀")

// plain is a reply as a notification or a screen reader has it: its buttons
// speak for themselves.
func plain(r handlers.Reply) string {
	r.Parts = slices.DeleteFunc(slices.Clone(r.Parts), func(p handlers.Part) bool {
		_, buttons := p.(handlers.Buttons)
		return buttons
	})
	return clip(neutral(r.Plain()), longestText)
}

// clip is text, or its beginning, in so many characters.
func clip(all string, most int) string { return text.Clip(all, most) }

// A surface is where blocks stand: Slack takes some only in messages.
type surface int

const (
	onMessage      surface = iota
	onPlainMessage         // a message without the newer blocks, where Slack refuses them
	onModal
	onHome
)

// A canvas draws a reply as Block Kit.
type canvas struct {
	handlers.Lang
	on      surface
	out     []slack.Block
	pressed int  // elements that can be pressed, so far: each has an id of its own
	table   bool // the one table that a message may hold is there
}

// blocks is a reply as Block Kit, in a message.
func blocks(r handlers.Reply) []slack.Block { return drawn(r, onMessage) }

func drawn(r handlers.Reply, on surface) []slack.Block {
	c := canvas{Lang: r.Lang, on: on}
	for _, part := range r.Parts {
		c.part(part)
	}
	return c.within()
}

// within is what Slack takes of what was drawn.
func (c *canvas) within() []slack.Block {
	most, used := mostBlocks, 0
	if c.on == onModal || c.on == onHome {
		most = mostInView
	}
	for i, block := range c.out {
		if used += lengthOf(block); i == most || used > mostInAll && (c.on == onMessage || c.on == onPlainMessage) {
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

func (c *canvas) add(blocks ...slack.Block) { c.out = append(c.out, blocks...) }

// id is an action id of that kind, which nothing else on the canvas has.
func (c *canvas) id(kind string) string {
	c.pressed++
	return fmt.Sprint(kind, c.pressed-1)
}

func (c *canvas) part(part handlers.Part) {
	switch p := part.(type) {
	case handlers.Heading:
		c.add(slack.NewHeaderBlock(plainText(clip(p.Text, longestHeader))))
	case handlers.Label:
		c.add(section("*"+neutral(clip(p.Text, longestHeader))+"*", slack.MarkdownType))
	case handlers.Buttons:
		c.buttons(p)
	case handlers.Quote:
		c.add(sections(quoted(p), slack.MarkdownType)...)
	case handlers.ItemList:
		c.list(p)
	case handlers.Listing:
		c.listing(p)
	case handlers.Menus:
		c.actions(c.menus(p))
	case handlers.Card:
		c.card(p)
	case handlers.Table:
		c.rows(p)
	case handlers.Chart:
		c.chart(p)
	case handlers.Progress:
		c.add(sections(bars(p), slack.MarkdownType)...)
	case handlers.Feedback:
		c.feedback(p)
	default:
		c.add(sections((handlers.Reply{Lang: c.Lang, Parts: []handlers.Part{part}}).Plain(), slack.PlainTextType)...)
	}
}

// say is one of two sentences of our own.
func say(l handlers.Lang, zh, en string) string {
	if l == handlers.English {
		return en
	}
	return zh
}

// quoted is verbatim text with the words of the question in bold.
func quoted(q handlers.Quote) string {
	runes, at := []rune(q.Text), 0
	var b strings.Builder
	for _, m := range q.Marks {
		b.WriteString(neutral(string(runes[at:m.From])))
		b.WriteString("\u200b*" + neutral(string(runes[m.From:m.To])) + "*\u200b") // bold needs an edge of a word, which Chinese has not
		at = m.To
	}
	b.WriteString(neutral(string(runes[at:])))
	text := ">" + strings.ReplaceAll(strings.TrimSpace(b.String()), "\n", "\n>")
	if q.From != "" {
		text = "*" + neutral(q.From) + "*\n" + text
	}
	return text
}

// bars are parts of a whole, a bar each.
func bars(p handlers.Progress) string {
	lines := make([]string, len(p.Rows))
	for i, row := range p.Rows {
		lines[i] = fmt.Sprintf("`%s` *%d/%d* %s", row.Bar(12), row.Done, row.Total, neutral(row.Name))
	}
	return strings.Join(lines, "\n")
}

// sections cuts text at line ends into sections that Slack takes, in its
// format: plain_text, in which nothing means anything, or mrkdwn.
func sections(all, format string) []slack.Block {
	var out []slack.Block
	var part strings.Builder
	flush := func() {
		if strings.TrimSpace(part.String()) != "" {
			out = append(out, section(part.String(), format))
		}
		part.Reset()
	}
	for line := range strings.Lines(all) {
		for utf8.RuneCountInString(line) > longestSection {
			flush()
			var head string
			head, line = text.Cut(line, longestSection)
			out = append(out, section(head, format))
		}
		if utf8.RuneCountInString(part.String()+line) > longestSection {
			flush()
		}
		part.WriteString(line)
	}
	flush()
	return out
}

func section(text, format string) slack.Block {
	return slack.NewSectionBlock(slack.NewTextBlockObject(format, text, false, false), nil, nil)
}

func plainText(text string) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.PlainTextType, text, true, false)
}

// feedback asks whether an answer helped. Only messages can.
func (c *canvas) feedback(f handlers.Feedback) {
	if c.on != onMessage {
		return
	}
	side := func(label, verdict string, as handlers.Way) *slack.FeedbackButton {
		value, err := json.Marshal(press{Command: "rate-answer " + verdict + " " + f.Question, As: as})
		if err != nil {
			return nil
		}
		return slack.NewFeedbackButton(plainText(label), string(value)).WithAccessibilityLabel(label)
	}
	c.add(slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement(c.id(pressAction),
		side(say(c.Lang, "有用", "Helpful"), "good", handlers.AsAnswer), side(say(c.Lang, "没帮上", "Not helpful"), "bad", handlers.AsForm))))
}
