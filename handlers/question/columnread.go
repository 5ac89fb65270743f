package question

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Column is a field that a notice labels in its own way (问题来源), with the few
// values that it holds, all folded.
type Column struct {
	Name   string
	Values []string
}

// A Cell is a condition that a column holds one of the values, or, with Only, no other.
type Cell struct {
	Column string   `json:"column"`
	Values []string `json:"values"`
	Only   bool     `json:"only,omitempty"`
	Not    bool     `json:"not,omitempty"`
}

// columnWeight prefers the value of a field to the same words in a text.
const columnWeight = 1.35

// onlyBefore finds, before a value, that no other may be next to it.
var onlyBefore = regexp.MustCompile(`(?:只|仅|单|光|就)(?:是|有|写|标|填|来自|属于)*(?:了|着)?["“]?$`)

// columns proposes values of the fields that a notice labels in its own way. A
// value is named whole, or by its beginning where the label or another value of its
// column is named.
func (r *reader) columns() (out []Entity) {
	for _, c := range r.Columns {
		name := []rune(c.Name)
		labelled := strings.Contains(r.text, c.Name) || len(name) >= 4 && strings.Contains(r.text, string(name[len(name)-2:]))
		var whole, begun []Entity
		for _, value := range c.Values {
			if at := strings.Index(r.text, value); at >= 0 {
				whole = append(whole, r.cell(c, value, at, at+len(value)))
				continue
			}
			runes := []rune(value)
			for n := len(runes) - 1; n >= shortestValue; n-- {
				begin := string(runes[:n])
				if at := strings.Index(r.text, begin); at >= 0 && !slices.ContainsFunc(c.Values, func(o string) bool { return o != value && strings.Contains(o, begin) }) {
					begun = append(begun, r.cell(c, value, at, at+len(begin)))
					break
				}
			}
		}
		if labelled || len(whole) > 0 && !covered(begun, whole[0]) {
			whole = append(whole, begun...)
		}
		if out = append(out, whole...); labelled && len(whole) > 0 {
			for _, said := range []string{c.Name, string(name[len(name)-2:])} {
				if at := strings.Index(r.text, said); at >= 0 {
					e := r.span(OfCell, at, at+len(said))
					out = append(out, e)
					break
				}
			}
		}
	}
	return out
}

// shortestValue is how many characters of its beginning name a value at least.
const shortestValue = 2

func (r *reader) cell(c Column, value string, from, to int) Entity {
	e := r.span(OfCell, from, to)
	e.Weight *= columnWeight
	e.Cell = Cell{Column: c.Name, Values: []string{value}, Only: onlyBefore.MatchString(r.before(e.From))}
	return e
}

// combineCells joins values of one column that are side by side, unless both are
// asked for at once.
func (r *reader) combineCells(u *Understanding, all []Entity) {
	var last Entity
	for _, e := range all {
		if e.Kind != OfCell || e.Cell.Column == "" {
			continue
		}
		cell := e.Cell
		cell.Not, cell.Values = e.Not, slices.Clone(cell.Values)
		if n := len(u.Cells); n > 0 && u.Cells[n-1].Column == cell.Column && u.Cells[n-1].Not == cell.Not {
			between := string(r.runes[last.To:e.From])
			if utf8.RuneCountInString(between) <= 8 && !togetherWords.MatchString(between) && !bothAfter.MatchString(r.after(e.To)) {
				u.Cells[n-1].Values = append(u.Cells[n-1].Values, cell.Values...)
				last = e
				continue
			}
		}
		u.Cells, last = append(u.Cells, cell), e
	}
}
