package reply

import (
	"cmp"
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
	BarChart  ChartKind = "bar"  // a bar for each label, stacked from the series
	LineChart ChartKind = "line" // a line for each series, over the labels
)

// Progress is how far parts of a whole are.
type Progress struct{ Rows []ProgressRow }

// A ProgressRow is one part: so many done of so many.
type ProgressRow struct {
	Name  string `json:"name"`
	Done  int    `json:"done"`
	Late  int    `json:"late"` // of those not done
	Total int    `json:"total"`
	Short string `json:"-"` // its name where there is little room, such as 一、学习贯彻…
}

// Title is the short name where there is one.
func (r ProgressRow) Title() string { return cmp.Or(r.Short, r.Name) }

// Squares is a bar of coloured squares: green for what is done, red for what is
// late, yellow for the rest. Each that is not 0 has at least one square.
func (r ProgressRow) Squares(squares int) string {
	if r.Total == 0 {
		return strings.Repeat("⬜", squares)
	}
	share := func(n int) int {
		if n == 0 {
			return 0
		}
		return max(1, n*squares/r.Total)
	}
	late, open := share(r.Late), share(r.Total-r.Done-r.Late)
	done := max(0, squares-late-open)
	if r.Done == 0 {
		open, done = squares-late, 0
		if r.Total == r.Late {
			late, open = squares, 0
		}
	}
	return strings.Repeat("🟩", done) + strings.Repeat("🟨", open) + strings.Repeat("🟥", late)
}

// bar is a bar of so many blocks, as full as the part is done; full only where
// it is.
func (r ProgressRow) bar(blocks int) string {
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

// ProgressChart is progress as a chart: a bar a row, what is late apart where
// anything is.
func ProgressChart(l Lang, title string, rows []ProgressRow) Chart {
	c := Chart{Kind: BarChart, Title: title, Series: []Series{{Name: l.Phrase(msgStatusesDone)}, {Name: l.Phrase(msgStatusesOpen)},
		{Name: l.Phrase(msgSeriesOverdue)}}}
	late := 0
	for _, row := range rows {
		c.Labels = append(c.Labels, row.Title())
		for i, n := range []int{row.Done, row.Total - row.Done - row.Late, row.Late} {
			c.Series[i].Values = append(c.Series[i].Values, n)
		}
		late += row.Late
	}
	if late == 0 {
		c.Series = c.Series[:2]
	}
	return c
}

// Rows is a chart of bars as progress: the first series is what is done.
func (c Chart) Rows() (rows []ProgressRow) {
	for i, label := range c.Labels {
		row := ProgressRow{Name: label}
		for j, s := range c.Series {
			row.Total += s.Values[i]
			switch j {
			case 0:
				row.Done = s.Values[i]
			case 2:
				row.Late = s.Values[i]
			}
		}
		rows = append(rows, row)
	}
	return rows
}
