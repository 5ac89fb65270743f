package reply

import "strings"

// Figures are the few numbers that come first.
type Figures []Figure

// A Figure is a number and what it counts.
type Figure struct {
	Value string // such as "93%"
	Label string // such as "已完成 43/46"
}

func (Figures) part() {}

// line is the figures as text: "已完成 43/46：93% · 逾期：1".
func (f Figures) line(l Lang) string {
	words := make([]string, len(f))
	for i, one := range f {
		words[i] = one.Label + l.Phrase(msgColon) + one.Value
	}
	return strings.Join(words, " · ")
}
