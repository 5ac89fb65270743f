package reply

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"rectify/data/notice"
)

// A Chart is figures as bars or lines.
type Chart struct {
	Kind   ChartKind
	Title  string
	Labels []string
	Series []Series
	// Progress is what bars of progress are drawn from, a row a label; nil of others.
	Progress []ProgressRow
	Ends     []string // what stands at the ends of bars of progress, "18/20 · 逾期 1"
}

// A Series is a figure for each label.
type Series struct {
	Name   string
	Values []int
	Class  int // of bars of progress: its class, 0 for what is done, by which it is coloured
}

// ChartKind is how a Chart is drawn.
type ChartKind string

const (
	BarChart  ChartKind = "bar"  // a bar for each label, stacked from the series
	LineChart ChartKind = "line" // a line for each series, over the labels
)

// Progress is how far parts of a whole are.
type Progress struct{ Rows []ProgressRow }

// A ProgressRow is one part: so many of each class of so many. Late are of those that
// are not done.
type ProgressRow struct {
	Name       string `json:"name"`
	Done       int    `json:"done"`
	InProgress int    `json:"in_progress"`
	NotStarted int    `json:"not_started"`
	LongTerm   int    `json:"long_term"`
	Refused    int    `json:"refused"`
	Late       int    `json:"late"`
	Total      int    `json:"total"`
	Short      string `json:"-"` // its name where there is little room, such as 一、学习贯彻…
}

// Add counts items of a status, which their notice refuses or not.
func (r *ProgressRow) Add(s notice.Status, refused bool, n int) {
	r.Total += n
	switch {
	case refused:
		r.Refused += n
	case s.Done():
		r.Done += n
	case s == notice.LongTerm:
		r.LongTerm += n
	case s == notice.NotStarted:
		r.NotStarted += n
	default:
		r.InProgress += n
	}
}

// A class is one of those that the items of a row are of, with its name and square.
type class struct {
	name   Phrase
	square string
	of     func(*ProgressRow) *int
}

// classes are the classes in the order in which they are drawn; a chart has those that
// there are any of.
var classes = []class{
	{msgStatusesDone, "🟩", func(r *ProgressRow) *int { return &r.Done }},
	{msgStatusInProgress, "🟨", func(r *ProgressRow) *int { return &r.InProgress }},
	{msgStatusNotStarted, "⬜", func(r *ProgressRow) *int { return &r.NotStarted }},
	{msgStatusLongTerm, "🟦", func(r *ProgressRow) *int { return &r.LongTerm }},
	{msgRefused, "⬛", func(r *ProgressRow) *int { return &r.Refused }},
}

// Rest says in brackets what is not done, "（正在整改 1，其中逾期 1）"; empty for nothing.
// The page draws its chart of a home from it (text.js).
func (r ProgressRow) Rest(l Lang) string {
	var words []string
	for _, c := range classes[1:] {
		if n := *c.of(&r); n > 0 {
			words = append(words, fmt.Sprintf("%s %d", l.Phrase(c.name), n))
		}
	}
	if r.Late > 0 {
		words = append(words, l.Phrase(msgLateOfThem, r.Late))
	}
	if len(words) == 0 {
		return ""
	}
	return l.Phrase(msgInBrackets, strings.Join(words, l.Phrase(msgComma)))
}

// Classes says how many there are of each class but the done ones, least done last:
// "1 项正在整改", "3 项长期坚持".
func (r ProgressRow) Classes(l Lang) (words []string) {
	for _, c := range classes[1:] {
		if n := *c.of(&r); n > 0 {
			words = append(words, l.Phrase(msgOfClass, n, l.Phrase(c.name)))
		}
	}
	return words
}

// Title is the short name where there is one.
func (r ProgressRow) Title() string { return cmp.Or(r.Short, r.Name) }

// Squares is a bar of coloured squares, a colour a class: green for what is done,
// yellow for what is in progress. A class of which there is any has at least one square.
func (r ProgressRow) Squares(squares int) string {
	if r.Total == 0 {
		return strings.Repeat("⬜", squares)
	}
	var rest strings.Builder
	left := squares
	for _, c := range classes[1:] {
		n := *c.of(&r)
		if n == 0 {
			continue
		}
		share := min(left, max(1, n*squares/r.Total))
		left -= share
		rest.WriteString(strings.Repeat(c.square, share))
	}
	if r.Done == 0 && left > 0 { // rounding left some over: they are of the last class
		last, _ := utf8.DecodeLastRuneInString(rest.String())
		return rest.String() + strings.Repeat(string(last), left)
	}
	return strings.Repeat("🟩", left) + rest.String()
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

// ProgressChart is progress as a chart: a bar a row, a series a class that there is any
// of. A label says how many are late.
func ProgressChart(l Lang, title string, rows []ProgressRow) Chart {
	c := Chart{Kind: BarChart, Title: title, Progress: rows}
	for _, row := range rows {
		c.Labels = append(c.Labels, row.Title())
		end := fmt.Sprintf("%d/%d", row.Done, row.Total)
		if row.Late > 0 {
			end += l.Phrase(msgLateAtEnd, row.Late)
		}
		c.Ends = append(c.Ends, end)
	}
	for i, class := range classes {
		series, any := Series{Name: l.Phrase(class.name), Class: i}, i < 2
		for _, row := range rows {
			n := *class.of(&row)
			series.Values, any = append(series.Values, n), any || n > 0
		}
		if any {
			c.Series = append(c.Series, series)
		}
	}
	return c
}
