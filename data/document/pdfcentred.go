package document

import (
	"math"
	"slices"
	"strings"
)

// middle is where the middle of a line is.
func middle(l printedLine) float64 { return (l.top + l.foot) / 2 }

// readCentred is read of a table whose cells are set in the middle of their height: a row
// ends as far below its number as it begins above it. The last one of a page may go on on
// the next. It fails where that cannot be.
func (t *printedTable) readCentred(lines []printedLine) bool {
	t.cells = [][]string{t.names()}
	for _, on := range pages(lines) {
		page := slices.DeleteFunc(slices.Clone(on), func(l printedLine) bool { // the head again
			k := t.column(l)
			return k >= 0 && !t.spans(l) && l.page > t.head[0].page && strings.Contains(t.head[k].text, l.text)
		})
		numbers := slices.DeleteFunc(slices.Clone(page), func(l printedLine) bool {
			return !t.spans(l) && !(t.column(l) == 0 && rowNumber.MatchString(l.text))
		})
		begins := t.begins(page, numbers)
		if begins == nil {
			return false
		}
		for _, number := range numbers {
			if t.spans(number) {
				t.cells = append(t.cells, []string{number.text})
			} else {
				t.cells = append(t.cells, make([]string, len(t.head)))
			}
		}
		first := len(t.cells) - len(numbers)
		for _, l := range page {
			at := first - 1
			for at+1 < len(t.cells) && middle(l) > begins[at+1-first] {
				at++
			}
			k, row := t.column(l), t.cells[at]
			if t.spans(l) {
				continue
			}
			if k < 0 || len(row) != len(t.head) || at == 0 {
				return false
			}
			row[k] = labels{}.joined(row[k], l.text)
		}
	}
	return true
}

// begins are where the rows of a page begin: the first at the top, or below what is left of
// a row of the page before, so that none ends inside a line, and lines begin where rows do.
// It is nil where that cannot be.
func (t *printedTable) begins(page, numbers []printedLine) (best []float64) {
	const core = 3 // points
	if len(numbers) == 0 {
		return []float64{}
	}
	least := math.Inf(1)
	for _, first := range page {
		if len(t.cells) == 1 && first.top > page[0].top || first.top > middle(numbers[0]) {
			break
		}
		tops, apart := []float64{}, 0.0
		next := first.top
		for i, number := range numbers {
			nearest := math.Inf(1)
			for _, l := range page {
				nearest = min(nearest, math.Abs(l.top-next))
				if i > 0 && math.Abs(middle(l)-next) < core {
					apart = math.Inf(1)
				}
			}
			if next >= middle(number) || i > 0 && next <= middle(numbers[i-1]) {
				apart = math.Inf(1)
			}
			tops, apart, next = append(tops, next), apart+nearest, 2*middle(number)-next
		}
		if apart < least {
			best, least = tops, apart
		}
	}
	return best
}
