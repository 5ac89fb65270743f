// Package draft writes the notice that an office publishes next
// (整改进展情况的通报) from the ledger, in the form of the genre, for a person to
// complete: what the ledger does not hold is a visible blank.
//
// It is pure: a Document is paragraphs in styles. Package bot/export writes the
// files. Package data/notice/reading reads a draft back as the same items.
package draft

import "strings"

// A Document is a draft: paragraphs from its title to its date.
type Document struct {
	Mark       string // says on every page that it is a draft
	Watermark  string
	Paragraphs []Paragraph
}

// A Paragraph is one line of text in a style. Blanks in it are 【待补：…】.
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
	for _, p := range d.Paragraphs {
		lines = append(lines, p.Text)
	}
	return strings.Join(lines, "\n") + "\n"
}

// Blanks counts the blanks that are left for a person.
func (d Document) Blanks() (n int) {
	for _, p := range d.Paragraphs {
		n += strings.Count(p.Text, blankStart)
	}
	return n
}

// blankStart begins a blank, and blankEnd ends it.
const blankStart, blankEnd = "【待补：", "】"

// blank is a visible gap for what the ledger does not hold.
func blank(what string) string { return blankStart + what + blankEnd }

// A Stretch is a part of a paragraph's text.
type Stretch struct {
	Text  string
	Blank bool
}

// Stretches parts a paragraph into text and blanks.
func (p Paragraph) Stretches() (all []Stretch) {
	for rest := p.Text; rest != ""; {
		from := strings.Index(rest, blankStart)
		if from < 0 {
			return append(all, Stretch{Text: rest})
		}
		if from > 0 {
			all = append(all, Stretch{Text: rest[:from]})
		}
		to := strings.Index(rest[from:], blankEnd)
		if to < 0 {
			return append(all, Stretch{Text: rest[from:], Blank: true})
		}
		to += from + len(blankEnd)
		all, rest = append(all, Stretch{Text: rest[from:to], Blank: true}), rest[to:]
	}
	return all
}
