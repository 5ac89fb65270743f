package blockkit

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"rectify/data/text"
	"rectify/handlers/reply"
)

// Escape returns text that cannot mention, link or format: it escapes Slack's three
// control characters and writes mrkdwn's formatting characters in full width.
func Escape(text string) string { return escaper.Replace(text) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "*", "＊", "_", "＿", "~", "～", "`", "｀")

// quoted is verbatim text with the words of the question in bold.
func quoted(q reply.Quote) string {
	runes, at := []rune(q.Text), 0
	var b strings.Builder
	for _, m := range q.Marks {
		b.WriteString(Escape(string(runes[at:m.From])))
		bold := "*" + Escape(string(runes[m.From:m.To])) + "*" // which needs an edge of a word: Chinese has none
		if m.From > 0 && runes[m.From-1] != ' ' {
			bold = "\u200b" + bold
		}
		if m.To < len(runes) && runes[m.To] != ' ' {
			bold += "\u200b"
		}
		b.WriteString(bold)
		at = m.To
	}
	b.WriteString(Escape(string(runes[at:])))
	if q.Lead {
		return strings.TrimSpace(b.String())
	}
	text := ">" + strings.ReplaceAll(strings.TrimSpace(b.String()), "\n", "\n>")
	if q.From != "" {
		text = "*" + Escape(q.From) + "*\n" + text
	}
	return text
}

// squaresInBar is how long a bar is.
const squaresInBar = 10

// bars are parts of a whole, a bar of coloured squares each.
func (c *renderer) bars(p reply.Progress) string {
	lines := make([]string, len(p.Rows))
	for i, row := range p.Rows {
		lines[i] = fmt.Sprintf("%s *%d/%d* %s", row.Squares(squaresInBar), row.Done, row.Total, Escape(row.Title())) + row.Rest(c.Lang)
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
		for utf8.RuneCountInString(line) > maxSection {
			flush()
			var head string
			head, line = text.Cut(line, maxSection)
			out = append(out, section(head, format))
		}
		if utf8.RuneCountInString(part.String()+line) > maxSection {
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
