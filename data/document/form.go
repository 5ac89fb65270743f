package document

import (
	"regexp"
	"slices"
	"strings"
)

// isForm reports whether a table is the form of one finding, or several below each other,
// with the names of its fields beside their values: 序号 | 1 | 责任人 | 李明.
func isForm(grid [][]cell) bool {
	return slices.ContainsFunc(grid[:min(headRows, len(grid))], func(row []cell) bool {
		values := shown(row)
		return len(values) >= 2 && len(values)%2 == 0 && namesNumber(values[0]) && isNumber.MatchString(values[1]) && (len(values) == 2 || !isNumber.MatchString(values[2]))
	}) && slices.ContainsFunc(grid, func(row []cell) bool { return len(shown(row)) > 2 })
}

// isNumber is the number of a finding, with the letters of a code or without.
var isNumber = regexp.MustCompile(`^[A-Za-z]{0,6}[-_]?\d{1,4}(?:[-.]\d{1,4})*$`)

// formLines writes a form as lines, one a field; a row that is no pairs is a line as it is.
func formLines(grid [][]cell) (lines []string) {
	for _, row := range grid {
		values := shown(row)
		if len(values)%2 == 1 || len(values) == 0 {
			lines = append(lines, strings.Join(values, "\t"))
			continue
		}
		for x := 0; x < len(values); x += 2 {
			if values[x] != "" || values[x+1] != "" {
				lines = append(lines, strings.TrimRight(values[x], ":：")+"："+values[x+1])
			}
		}
	}
	return lines
}

// shown are the texts of the cells of a row that no other covers.
func shown(row []cell) (values []string) {
	for _, c := range row {
		if !c.covered {
			values = append(values, oneLine(c.text))
		}
	}
	return values
}
