package source

import (
	"regexp"
	"unicode/utf8"
)

// leftBlank is what a person was to fill in and did not, with its label or without, as a
// line or at the end of one: 【待补：完成时限】, Due date: [To complete: by when].
var leftBlank = regexp.MustCompile(`(?i)(?:^|[.。]|;)(?:[^:\[\].。;]{1,40}:)?(?:\s*\[(?:待补|to complete):[^\[\]]*\][.。]?)+\s*$`)

// WithoutBlanks takes out the lines, and the ends of lines, that are left blank: they
// are no part of the notice, and a warning quotes them.
func (s *Source) WithoutBlanks() {
	for i, line := range s.Lines {
		plain := string(line.Plain)
		at := leftBlank.FindStringIndex(plain)
		if at == nil {
			continue
		}
		from := utf8.RuneCountInString(plain[:at[0]])
		if line.Is(from, ".。") { // the end of the sentence before
			from++
		}
		s.Claim(Clutter, line.From(from))
		s.Lines[i] = line.To(from)
	}
}
