package main

import (
	"context"
	"fmt"
	"strings"

	"rectify/bot/papers"
	"rectify/data/notice"
)

type parseCommand struct {
	File string `arg:"" help:"The notice: text, HTML, Word (.docx), Excel (.xlsx) or PDF; - reads standard input."`
	JSON bool   `name:"json" help:"Print what was understood as JSON."`
}

// Run reads a notice and prints what was understood. It touches no ledger.
func (c *parseCommand) Run(_ context.Context, _ *Config, s streams) error {
	p, err := papers.ReadNotice(c.File, s.in)
	if err != nil {
		return err
	}
	if c.JSON {
		return printJSON(s.out, p.Notice)
	}
	_, err = fmt.Fprintln(s.out, summary(p.Notice))
	return err
}

// summary is a page on what was understood, for a person to check.
func summary(n *notice.Notice) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s", n.Title)
	line("%s  %s", n.Issuer, n.Published)
	line("preamble %d paragraphs, closing %d, phone %s, e-mail %s", len(n.Preamble), len(n.Closing), n.Contacts.Phone, n.Contacts.Email)
	heading := [2]int{}
	for _, item := range n.Items {
		if at := [2]int{item.Section, item.Subsection}; at != heading {
			heading = at
			line("\n%s", headingLine(n, at))
		}
		line("%4d %-6s %s [%s] %d clauses, %d commitments", item.Number, item.Label, item.Title,
			orDash(string(item.Declared)), len(item.Work()), len(item.Commitments))
		for _, field := range [][2]string{
			{"declared", item.DeclaredWords}, {"owner", item.Owner}, {"supporting", item.Supporting}, {"person", item.Person}, {"due", item.Due}, {"goal", item.Goal},
		} {
			if field[1] != "" {
				line("            %s: %s", field[0], strings.ReplaceAll(field[1], "\n", " "))
			}
		}
	}
	line("\n%d items", len(n.Items))
	for _, w := range n.Warnings {
		line("warning: %s", w)
	}
	return strings.TrimRight(b.String(), "\n")
}

func headingLine(n *notice.Notice, at [2]int) string {
	for _, s := range n.Sections {
		if s.Number != at[0] {
			continue
		}
		for _, sub := range s.Subsections {
			if sub.Number == at[1] {
				return fmt.Sprintf("(%d) %s › %d. %s", s.Number, s.Title, sub.Number, sub.Title)
			}
		}
		return fmt.Sprintf("(%d) %s", s.Number, s.Title)
	}
	return "(no section)"
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
