package reply

import (
	"strings"
)

// A Chart is figures as bars or lines.
type Chart struct {
	Kind   ChartKind
	Title  string
	Labels []string
	Series []Series
}

// A Series is a figure for each label.
type Series struct {
	Name   string
	Values []int
}

// ChartKind is how a Chart is drawn.
type ChartKind string

const (
	BarChart  ChartKind = "bar"
	LineChart ChartKind = "line"
)

// Progress is how far parts of a whole are.
type Progress struct{ Rows []ProgressRow }

// A ProgressRow is one part: so many done of so many.
type ProgressRow struct {
	Name  string `json:"name"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// Bar is a bar of so many blocks, as full as the part is done; full only where
// it is.
func (r ProgressRow) Bar(blocks int) string {
	full := 0
	if r.Total > 0 {
		full = blocks * r.Done / r.Total
	}
	return strings.Repeat("█", full) + strings.Repeat("░", blocks-full)
}

// Chart is the first chart of a reply; ok is false where it has none.
func (r Reply) Chart() (c Chart, ok bool) {
	for _, part := range r.Parts {
		if c, ok = part.(Chart); ok {
			return c, true
		}
	}
	return Chart{}, false
}
