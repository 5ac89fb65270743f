package terminal

import (
	"strings"

	"rectify/handlers/reply"
)

// wrap breaks a line into lines of at most the width, each behind the indent and
// painted.
func (t Layout) wrap(line reply.Line) (lines []string) {
	spans := line.Spans
	take := func(bytes int) (taken []reply.Span) {
		for bytes > 0 && len(spans) > 0 {
			n := min(bytes, len(spans[0].Text))
			taken = append(taken, reply.Span{Style: spans[0].Style, Text: spans[0].Text[:n]})
			if spans[0].Text = spans[0].Text[n:]; spans[0].Text == "" {
				spans = spans[1:]
			}
			bytes -= n
		}
		return taken
	}
	for _, text := range breakLines(line.String(), t.Width-columns.StringWidth(line.Indent)) {
		kept := strings.TrimRight(text, " \n")
		lines = append(lines, line.Indent+t.paint(take(len(kept))))
		take(len(text) - len(kept))
	}
	return lines
}

// breakLines cuts text into lines of at most so many columns, the spaces and the
// newline at a line's end included.
func breakLines(text string, width int) (lines []string) {
	for paragraph := range strings.SplitAfterSeq(text, "\n") {
		line, used := "", 0
		for _, piece := range pieces(paragraph) {
			if size := columns.StringWidth(strings.TrimRight(piece, " \n")); used > 0 && used+size > width {
				lines, line, used = append(lines, line), "", 0
			}
			line += piece
			used += columns.StringWidth(piece)
		}
		lines = append(lines, line)
	}
	return lines
}

// Punctuation that no line of Chinese text begins with, or ends with.
const (
	noLineStart = "，。、；：！？）》」』”’】,.;:!?)"
	noLineEnd   = "（《「『“‘【("
)

// pieces cuts text where a line may end: after spaces, and next to a Chinese
// character where punctuation allows it. Unicode's own rule
// (https://www.unicode.org/reports/tr14/) would break addresses at their slashes
// and no line before the slash of a command.
func pieces(text string) (all []string) {
	from, last := 0, rune(0)
	for i, next := range text {
		wide := columns.RuneWidth(last) == 2 || columns.RuneWidth(next) == 2
		if i > 0 && next != ' ' && next != '\n' && (last == ' ' || wide && !strings.ContainsRune(noLineStart, next) && !strings.ContainsRune(noLineEnd, last)) {
			all, from = append(all, text[from:i]), i
		}
		last = next
	}
	return append(all, text[from:])
}
