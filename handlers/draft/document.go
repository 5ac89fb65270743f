// Package draft writes the notice that an office publishes next
// (整改进展情况的通报) from the ledger, in the form of the genre, for a person to
// complete: what the ledger does not hold is a visible blank.
//
// It is pure: a Document is paragraphs in styles. Package bot/export writes the
// files. Package data/notice/reading reads a draft back as the same items.
package draft

import (
	"regexp"
	"strings"
)

// A Document is a draft: paragraphs from its title to its date.
type Document struct {
	Mark       string // says on every page that it is a draft
	Watermark  string
	English    bool
	Paragraphs []Paragraph
}

// A Paragraph is one line of text in a style. Blanks in it are 【待补：…】, and in
// English [To complete: …].
type Paragraph struct {
	Style Style
	Text  string
}

// A Style is what a paragraph is; the file decides what that looks like.
type Style int

const (
	Body      Style = iota // running text
	Title                  // of the document
	Heading1               // 一、
	Heading2               // （一）
	Heading3               // 1.
	Item                   // （1）, the finding of an item
	Signature              // who publishes it, and when
)

// Text is the draft as plain text, a line a paragraph, marked as a draft on top.
func (d Document) Text() string {
	lines := []string{"【" + d.Mark + "】"}
	if d.English {
		lines[0] = "[" + d.Mark + "]"
	}
	for _, p := range d.Paragraphs {
		lines = append(lines, p.Text)
	}
	return strings.Join(lines, "\n") + "\n"
}

// Blanks counts the blanks that are left for a person.
func (d Document) Blanks() (n int) {
	for _, p := range d.Paragraphs {
		n += len(blanks.FindAllString(p.Text, -1))
	}
	return n
}

// What begins and ends a blank, and in English a gap.
const (
	blankStart, blankEnd = "【待补：", "】"
	gapStart, gapEnd     = "[To complete: ", "]"
)

var blanks = regexp.MustCompile(`【待补：[^】]*】?|\[To complete: [^\]]*\]?`)

// blank is a visible gap for what the ledger does not hold.
func blank(what string) string { return blankStart + what + blankEnd }

// A Stretch is a part of a paragraph's text.
type Stretch struct {
	Text  string
	Blank bool
}

// Stretches parts a paragraph into text and blanks.
func (p Paragraph) Stretches() (all []Stretch) {
	at := 0
	for _, found := range blanks.FindAllStringIndex(p.Text, -1) {
		if found[0] > at {
			all = append(all, Stretch{Text: p.Text[at:found[0]]})
		}
		all, at = append(all, Stretch{Text: p.Text[found[0]:found[1]], Blank: true}), found[1]
	}
	if at < len(p.Text) {
		all = append(all, Stretch{Text: p.Text[at:]})
	}
	return all
}
