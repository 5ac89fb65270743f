package source

import (
	"unicode"
	"unicode/utf8"
)

// Kind says what a stretch of the source was read as.
type Kind uint8

const (
	Unread         Kind = iota // not understood; a warning quotes it
	TitleText                  // the notice's title
	Dateline                   // issuer and date under the notice
	PreambleText               // what comes before the first section
	HeadingText                // the title of a section
	LabelText                  // a printed number
	MarkText                   // words such as 整改情况: that say what follows
	FindingText                // what was found
	MeasureText                // what was done
	StatusText                 // how far an item is
	FieldText                  // a labelled field: 责任单位：…
	AttachmentText             // a list of attachments
	ClosingText                // what comes after the last item
	Clutter                    // page furniture; a warning quotes it
	Markup                     // HTML tags; a warning names them
	Broken                     // control characters and bytes that are no text; a warning counts them
)

// A Part is the range [Start, End) of source bytes on source line Line that
// was read as one thing.
type Part struct {
	Kind       Kind
	Line       int // counted from 1
	Start, End int
}

// Claim records that p was read as kind. The first claim counts.
func (s *Source) Claim(kind Kind, p Passage) {
	for _, at := range p.At {
		for i := at.Start; i < at.End; i++ {
			if s.kinds[i] == Unread {
				s.kinds[i] = kind
			}
		}
	}
}

// ClaimBytes is claim for what never became characters.
func (s *Source) ClaimBytes(kind Kind, ranges []Extent) {
	for _, r := range ranges {
		for i := r.Start; i < r.End; i++ {
			s.kinds[i] = kind
		}
	}
}

// Settle turns the claims into parts, in order: what every byte of the source was
// read as. White space inside a part belongs to it; white space between parts to
// none; every other byte belongs to exactly one part.
func (s *Source) Settle() []Part {
	var parts []Part
	line, nextLine := 1, 1
	for i := 0; i < len(s.text); {
		for nextLine < len(s.starts) && s.starts[nextLine] <= i {
			line, nextLine = nextLine+1, nextLine+1
		}
		r, size := utf8.DecodeRuneInString(s.text[i:])
		kind := s.kinds[i]
		if kind == Unread && blank(r) {
			i += size
			continue
		}
		if last := len(parts) - 1; last >= 0 && parts[last].Kind == kind && parts[last].Line == line {
			parts[last].End = i + size
		} else {
			parts = append(parts, Part{kind, line, i, i + size})
		}
		i += size
	}
	return parts
}

// blank reports whether a character leaves no mark on paper.
func blank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
