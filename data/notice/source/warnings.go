package source

import (
	"slices"
	"strings"

	"rectify/data/notice"
)

// Warn adds a warning about its source line.
func (s *Source) Warn(w notice.Warning) {
	w.To = max(w.From, w.To)
	s.cautions = append(s.cautions, w)
}

// quoted are the kinds that are in no field of a Notice, so that a warning
// has to show them whole.
var quoted = map[Kind]notice.Concern{
	Unread:  notice.Unplaced,
	Clutter: notice.NotPart,
}

// Warnings returns the warnings and quotes what no field holds, one
// warning a run of lines, in the order of the text.
func (s *Source) Warnings(parts []Part) []notice.Warning {
	s.warnMarkup()
	s.warnBroken()
	for i := 0; i < len(parts); {
		kind := parts[i].Kind
		concern, ok := quoted[kind]
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
		s.Warn(notice.Warning{From: parts[i].Line, To: last, Concern: concern, Words: quote.String()})
		i = end
	}
	slices.SortStableFunc(s.cautions, func(a, b notice.Warning) int { return a.From - b.From })
	return append([]notice.Warning{}, s.cautions...)
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
	s.Warn(notice.Warning{From: first, To: last, Concern: notice.Tags, Words: strings.Join(names, " ")})
}

func (s *Source) warnBroken() {
	if len(s.Broken) == 0 {
		return
	}
	first, last := s.LineOf(s.Broken[0].Start), s.LineOf(s.Broken[len(s.Broken)-1].Start)
	s.Warn(notice.Warning{From: first, To: last, Concern: notice.BrokenText, Read: len(s.Broken)})
}
