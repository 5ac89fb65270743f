package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"unicode"

	"rectify/bot/papers"
	"rectify/data/notice"
	"rectify/data/text"
	"rectify/handlers/intake"
	"rectify/handlers/reply"
)

type parseCommand struct {
	File string `arg:"" help:"The notice: text, HTML, Word (.docx), Excel (.xlsx) or PDF; - reads standard input."`
	JSON bool   `name:"json" help:"Print what was understood as JSON."`
}

// Run reads a notice and prints what was understood. It opens no ledger.
func (c *parseCommand) Run(_ context.Context, config *Config, s streams) error {
	p, err := papers.ReadNotice(c.File, s.in)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.out, p.Notice)
	}
	_, err = fmt.Fprintln(s.out, summary(config.reader(), p.Notice))
	return err
}

// summary returns a page on what was understood, for a person to check.
func summary(l reply.Lang, n *notice.Notice) string {
	var b strings.Builder
	line := func(words string) { b.WriteString(strings.TrimRight(words, " ") + "\n") }
	line(n.Title)
	line(l.Phrase(parsedIssued, cmp.Or(n.Issuer, "-"), cmp.Or(n.Published, "-")))
	line(l.Phrase(parsedProse, len(n.Preamble), len(n.Closing), cmp.Or(n.Contacts.Phone, "-"), cmp.Or(n.Contacts.Email, "-")))
	heading := [2]int{}
	for _, item := range n.Items {
		if at := [2]int{item.Section, item.Subsection}; at != heading {
			heading = at
			line("\n" + headingLine(l, n, at))
		}
		status := l.Status(item.Declared)
		if item.Refused {
			status = item.DeclaredWords
		}
		title := item.Title
		if isCode(item.Label) {
			title = item.Label + " " + title
		}
		counts := l.Phrase(parsedItem, item.Number, title, status, len(item.Work()))
		if len(item.Commitments) > 0 {
			counts += l.Phrase(parsedOpen, len(item.Commitments))
		}
		line(counts)
		for _, field := range []struct {
			name  reply.Phrase
			value string
		}{
			{parsedDeclared, item.DeclaredWords}, {parsedOwner, item.Owner}, {parsedSupporting, item.Supporting},
			{parsedPerson, item.Person}, {parsedDue, cmp.Or(item.Due, item.DueWords)}, {parsedGoal, item.Goal},
			{parsedResponse, item.ResponseWords},
		} {
			if field.value != "" {
				line("            " + l.Phrase(field.name, strings.ReplaceAll(field.value, "\n", " ")))
			}
		}
	}
	line("\n" + l.Phrase(parsedCount, len(n.Items)))
	for _, total := range intake.Totals(l, n) {
		line("  " + total)
	}
	for _, w := range n.Warnings {
		line(l.Phrase(pleaseCheck, intake.Warning(l, w)))
	}
	return strings.TrimRight(b.String(), "\n")
}

// heading returns a heading with its number as printed.
func heading(label string, number int, title string) string {
	if label == "" {
		label = fmt.Sprintf("(%d)", number)
	}
	if strings.HasSuffix(label, "、") || strings.HasSuffix(label, "）") {
		return label + title
	}
	return label + " " + title
}

// isCode distinguishes labels such as R12 from item numbers and from words with a
// number.
func isCode(label string) bool {
	return strings.ContainsFunc(label, unicode.IsLetter) && !strings.ContainsFunc(label, text.IsHan) && !strings.Contains(label, " ")
}

func headingLine(l reply.Lang, n *notice.Notice, at [2]int) string {
	for _, s := range n.Sections {
		if s.Number != at[0] {
			continue
		}
		for _, sub := range s.Subsections {
			if sub.Number == at[1] {
				return heading(s.Label, s.Number, s.Title) + " › " + heading(sub.Label, sub.Number, sub.Title)
			}
		}
		return heading(s.Label, s.Number, s.Title)
	}
	return l.Phrase(parsedNoSection)
}
