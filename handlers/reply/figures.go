package reply

import (
	"fmt"
	"math"
	"strings"
)

// Figures are the few numbers that come first.
type Figures []Figure

// A Figure is a number and what it counts.
type Figure struct {
	Value string // such as "93%"
	Label string // such as "已完成 43/46"
	Lists string // the status of the items that it counts, as addresses of the table name it: done, late, near; empty for none
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

// Percent is a share of a whole in percent with one decimal, rounded half up: "93.5%",
// "50%". All texts and the page (rows.js) round by this rule. Only nothing is 0%, and
// only all is 100%.
func Percent(part, whole int) string {
	tenths := int(math.Round(1000 * float64(part) / float64(max(1, whole))))
	if part > 0 {
		tenths = max(tenths, 1)
	}
	if part < whole {
		tenths = min(tenths, 999)
	}
	if tenths%10 == 0 {
		return fmt.Sprintf("%d%%", tenths/10)
	}
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}
