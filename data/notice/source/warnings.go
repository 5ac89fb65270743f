package source

import (
	"fmt"
	"slices"
	"strings"
)

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

// Warn adds a warning about source line number line.
func (s *Source) Warn(line int, format string, args ...any) {
	s.cautions = append(s.cautions, caution{line, line, fmt.Sprintf(format, args...)})
}

// quoted are the kinds that are in no field of a Notice, so that a warning
// has to show them whole.
var quoted = map[Kind]string{
	Unread:  "could not be placed",
	Clutter: "not part of the notice",
}

// Warnings writes out the cautions and quotes what no field holds, one
// warning a run of lines, in the order of the text.
func (s *Source) Warnings(parts []Part) []string {
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
func (s *Source) read(part Part) string {
	lines := Decode(s.text[part.Start:part.End]).Lines
	var words []string
	for _, l := range lines {
		words = append(words, l.String())
	}
	return strings.Join(words, " ")
}

// warnMarkup names each different tag once.
func (s *Source) warnMarkup() {
	if len(s.Tags) == 0 {
		return
	}
	var names []string
	seen := map[string]bool{}
	for _, t := range s.Tags {
		if tag := s.text[t.Start:t.End]; !seen[tag] {
			seen[tag] = true
			names = append(names, tag)
		}
	}
	first, last := s.LineOf(s.Tags[0].Start), s.LineOf(s.Tags[len(s.Tags)-1].Start)
	s.cautions = append(s.cautions, caution{first, last, "HTML tags taken as layout: " + strings.Join(names, " ")})
}

func (s *Source) warnBroken() {
	if len(s.Broken) == 0 {
		return
	}
	first, last := s.LineOf(s.Broken[0].Start), s.LineOf(s.Broken[len(s.Broken)-1].Start)
	text := fmt.Sprintf("%d characters that are no text were left out", len(s.Broken))
	s.cautions = append(s.cautions, caution{first, last, text})
}
