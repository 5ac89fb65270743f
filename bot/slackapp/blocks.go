package slackapp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/handlers"
)

// Slack's limits, in characters and pieces, with a reserve for characters that
// Slack counts twice (docs.slack.dev/reference/block-kit/blocks).
const (
	mostBlocks      = 48
	longestSection  = 2800
	longestText     = 3800
	longestButton   = 70
	longestValue    = 1900
	mostButtons     = 5
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

// clip cuts text to so many characters, never inside an entity.
func clip(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	cut := string([]rune(text)[:most-1])
	if at := strings.LastIndexByte(cut, '&'); at >= 0 && !strings.Contains(cut[at:], ";") {
		cut = cut[:at]
	}
	return cut + "…"
}

// blocks is a reply as Block Kit.
func blocks(r handlers.Reply) []slack.Block {
	var out []slack.Block
	for _, part := range r.Parts {
		out = append(out, partBlocks(r.Lang, part)...)
	}
	if len(out) > mostBlocks {
		out = append(out[:mostBlocks], section("…", slack.PlainTextType))
	}
	return out
}

func partBlocks(l handlers.Lang, part handlers.Part) []slack.Block {
	text := handlers.Text{}
	switch p := part.(type) {
	case handlers.Buttons:
		return []slack.Block{buttons(pressAction, p)}
	case handlers.Quote:
		return sections(quoted(p), slack.MarkdownType)
	case handlers.ItemList:
		return sections(listed(l, p), slack.MarkdownType)
	default:
		return sections(text.Render(handlers.Reply{Lang: l, Parts: []handlers.Part{part}}), slack.PlainTextType)
	}
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

// listed is a list of items, a lamp and a line each.
func listed(l handlers.Lang, list handlers.ItemList) string {
	var lines []string
	for i, item := range list.Items {
		if i == mostListedItems {
			more := fmt.Sprintf("……还有 %d 项", len(list.Items)-i)
			if l == handlers.English {
				more = fmt.Sprintf("… and %d more", len(list.Items)-i)
			}
			lines = append(lines, more)
			break
		}
		lamp := "🔵"
		switch {
		case item.Status.Open():
			lamp = "🟡"
		case item.Status.Done():
			lamp = "🟢"
		}
		lines = append(lines, fmt.Sprintf("%s *%d.* %s（%s）", lamp, item.Number, neutral(item.Title), l.Status(item.Status)))
	}
	return strings.Join(lines, "\n")
}

// sections cuts text at line ends into sections that Slack takes, in its
// format: plain_text, in which nothing means anything, or mrkdwn.
func sections(text, format string) []slack.Block {
	var out []slack.Block
	var part strings.Builder
	flush := func() {
		if strings.TrimSpace(part.String()) != "" {
			out = append(out, section(clip(part.String(), longestSection), format))
		}
		part.Reset()
	}
	for line := range strings.Lines(text) {
		for utf8.RuneCountInString(line) > longestSection {
			flush()
			head := clip(line, longestSection)
			head = strings.TrimSuffix(head, "…")
			out = append(out, section(head, format))
			line = line[len(head):]
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

// buttons are those of one row; name makes their action ids.
func buttons(name string, bs handlers.Buttons) slack.Block {
	var elements []slack.BlockElement
	for i, b := range bs {
		value, err := json.Marshal(press{b.Command, b.Seen, b.Confirm, b.Share})
		if err != nil || len(value) > longestValue || i == mostButtons {
			continue // it can still be typed: the text says so
		}
		label := slack.NewTextBlockObject(slack.PlainTextType, clip(b.Label, longestButton), true, false)
		element := slack.NewButtonBlockElement(fmt.Sprint(name, i), string(value), label)
		if b.Main {
			element.Style = slack.StylePrimary
		}
		elements = append(elements, element)
	}
	return slack.NewActionBlock("", elements...)
}

// shareButton shows everyone in the channel what was asked with text.
func shareButton(l handlers.Lang, text string) slack.Block {
	label := "发到频道"
	if l == handlers.English {
		label = "Share in channel"
	}
	return buttons(pressAction+"_share", handlers.Buttons{{Label: label, Command: text, Share: true}})
}
