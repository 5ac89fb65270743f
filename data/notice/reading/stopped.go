package reading

import (
	"fmt"
	"strings"

	"rectify/data/notice/layout"
	"rectify/data/notice/source"
	"rectify/data/notice/table"
	"rectify/data/text"
)

// A StoppedError says where the reading of a text that is no notice stopped. It
// is an ErrNotNotice.
type StoppedError struct {
	Numbered int    // numbered paragraphs, none of which says what was done
	Line     int    // of the first of them, else of the first paragraph, from 1
	Words    string // the beginning of that paragraph
	Table    table.Nearly
}

// Error says where reading stopped, and why.
func (e *StoppedError) Error() string {
	if e.Table.Line > 0 {
		return fmt.Sprintf("%v; line %d looks like the head of a table: known columns %s, unknown %s", ErrNotNotice, e.Table.Line,
			strings.Join(e.Table.Known, ", "), strings.Join(e.Table.Unknown, ", "))
	}
	if e.Numbered == 0 {
		return fmt.Sprintf("%v; no paragraph bears a number: reading stopped on line %d: %s", ErrNotNotice, e.Line, e.Words)
	}
	return fmt.Sprintf("%v; %d paragraphs bear a number, and none says what was done (整改情况:…) or how far it is (该问题已整改): reading stopped on "+
		"line %d: %s", ErrNotNotice, e.Numbered, e.Line, e.Words)
}

// Unwrap returns ErrNotNotice.
func (e *StoppedError) Unwrap() error { return ErrNotNotice }

func stopped(s *source.Source, paragraphs []layout.Paragraph) error {
	const longest = 60
	e := &StoppedError{Table: table.FindNearly(s)}
	for _, p := range paragraphs {
		if p.Label.Form != layout.NoForm {
			e.Numbered++
		}
		if e.Line == 0 || e.Numbered == 1 && p.Label.Form != layout.NoForm {
			e.Line, e.Words = p.Line, text.Clip(p.String(), longest)
		}
	}
	return e
}
