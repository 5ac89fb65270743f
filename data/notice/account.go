package notice

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind says what a stretch of the source was read as.
type Kind uint8

const (
	Unread Kind = iota // nobody made sense of it; a warning quotes it
	TitleText
	Dateline // issuer and date under the notice
	PreambleText
	HeadingText
	LabelText // a printed number
	MarkText  // words such as 整改情况: that say what follows
	FindingText
	MeasureText
	StatusText
	FieldText
	AttachmentText
	ClosingText
	Clutter // page furniture; a warning quotes it
	Markup  // HTML tags; a warning names them
	Broken  // control characters and bytes that are no text; a warning counts them
)

// String names the kind in lower case.
func (k Kind) String() string {
	return [...]string{
		"unread", "title", "dateline", "preamble", "heading", "label", "mark", "finding", "measure",
		"status", "field", "attachment", "closing", "clutter", "markup", "broken",
	}[k]
}

// A Part is the range [Start, End) of source bytes on source line Line that
// was read as one thing.
type Part struct {
	Kind       Kind
	Line       int // counted from 1
	Start, End int
}

// Parts tells what every byte of the source was read as, in order. White
// space inside a part belongs to it; white space between parts to none; every
// other byte belongs to exactly one part.
func (n *Notice) Parts() []Part { return n.parts }

// claim records that p was read as kind. What was claimed once stays so.
func (s *source) claim(kind Kind, p passage) {
	for _, at := range p.at {
		for i := at.start; i < at.end; i++ {
			if s.kinds[i] == Unread {
				s.kinds[i] = kind
			}
		}
	}
}

// claimBytes is claim for what never became characters.
func (s *source) claimBytes(kind Kind, ranges []extent) {
	for _, r := range ranges {
		for i := r.start; i < r.end; i++ {
			s.kinds[i] = kind
		}
	}
}

// settle turns the claims into parts.
func (s *source) settle() []Part {
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

// A caution is a warning before it is written out.
type caution struct {
	from, to int // source lines
	text     string
}

func (c caution) String() string {
	if c.to > c.from {
		return fmt.Sprintf("lines %d-%d: %s", c.from, c.to, c.text)
	}
	return fmt.Sprintf("line %d: %s", c.from, c.text)
}

// warn adds a warning about source line number line.
func (s *source) warn(line int, format string, args ...any) {
	s.cautions = append(s.cautions, caution{line, line, fmt.Sprintf(format, args...)})
}

// quoted are the kinds that stand in no field of a Notice, so that a warning
// has to show them whole.
var quoted = map[Kind]string{
	Unread:  "could not be placed",
	Clutter: "not part of the notice",
}

// warnings writes out the cautions and quotes what no field holds, one
// warning a run of lines, in the order of the text.
func (s *source) warnings(parts []Part) []string {
	s.warnMarkup()
	s.warnBroken()
	for i := 0; i < len(parts); {
		kind := parts[i].Kind
		says, ok := quoted[kind]
		if !ok {
			i++
			continue
		}
		end := i
		last := parts[i].Line
		var quote strings.Builder
		for ; end < len(parts) && (parts[end].Kind == kind || parts[end].Kind == Markup); end++ {
			if parts[end].Kind == Markup {
				continue
			}
			if parts[end].Line > last {
				quote.WriteString(" / ")
			}
			last = parts[end].Line
			quote.WriteString(s.read(parts[end]))
		}
		s.cautions = append(s.cautions, caution{parts[i].Line, last, says + ": " + quote.String()})
		i = end
	}
	slices.SortStableFunc(s.cautions, func(a, b caution) int { return a.from - b.from })
	out := make([]string, len(s.cautions))
	for i, c := range s.cautions {
		out[i] = c.String()
	}
	return out
}

// read returns the text of a part with entities resolved and without tags.
func (s *source) read(part Part) string {
	lines := decode(s.text[part.Start:part.End]).lines
	var words []string
	for _, l := range lines {
		words = append(words, l.String())
	}
	return strings.Join(words, " ")
}

// warnMarkup names each different tag once.
func (s *source) warnMarkup() {
	if len(s.tags) == 0 {
		return
	}
	var names []string
	seen := map[string]bool{}
	for _, t := range s.tags {
		if tag := s.text[t.start:t.end]; !seen[tag] {
			seen[tag] = true
			names = append(names, tag)
		}
	}
	first, last := s.lineOf(s.tags[0].start), s.lineOf(s.tags[len(s.tags)-1].start)
	s.cautions = append(s.cautions, caution{first, last, "HTML tags taken as layout: " + strings.Join(names, " ")})
}

func (s *source) warnBroken() {
	if len(s.broken) == 0 {
		return
	}
	first, last := s.lineOf(s.broken[0].start), s.lineOf(s.broken[len(s.broken)-1].start)
	text := fmt.Sprintf("%d characters that are no text were left out", len(s.broken))
	s.cautions = append(s.cautions, caution{first, last, text})
}
