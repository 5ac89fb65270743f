package document

import (
	"slices"
	"strings"
)

// A cell of a table. A cell that another one covers has no text of its own.
type cell struct {
	text    string
	covered bool
	above   bool // covered by a cell of a row above
}

// rows writes a table as lines, a row each, with a tab between cells. A cell
// that spans several rows, such as the unit of three findings, is repeated in
// each of them. Where the number of a finding spans rows, as that of a finding
// with several measures does, those rows are one.
func rows(grid [][]cell) []string {
	if isForm(grid) {
		return formLines(grid)
	}
	oneStatus(grid)
	joinHeads(grid)
	var records [][]string
	for y, row := range grid {
		values := make([]string, len(row))
		for x, c := range row {
			switch {
			case c.above && y > 0 && len(records) > 0 && x < len(records[len(records)-1]):
				values[x] = firstAbove(grid, y, x)
			case !c.covered && !strings.HasPrefix(c.text, ledgerMark):
				values[x] = oneLine(c.text)
			}
		}
		if first := numberColumn(grid, y); first >= 0 && row[first].above && len(records) > 0 {
			join(records[len(records)-1], values, row)
			continue
		}
		records = append(records, values)
	}
	var lines []string
	for _, values := range records {
		for len(values) > 0 && values[len(values)-1] == "" {
			values = values[:len(values)-1]
		}
		if len(values) > 0 {
			lines = append(lines, strings.Join(values, "\t"))
		}
	}
	return lines
}

// ledgerMark begins the hidden cells by which an exported ledger is taken back.
const ledgerMark = `{"rectify":`

// FromRows is the text of a table without merged cells, as of a .csv file: a line a
// row, with a tab between cells. An empty cell above a name in the head belongs to the
// cell left of it.
func FromRows(table [][]string) string {
	grid := make([][]cell, len(table))
	for y, row := range table {
		for x, v := range row {
			wide := y < headRows && x > 0 && v == "" && y+1 < len(table) && x < len(table[y+1]) && table[y+1][x] != "" && slices.ContainsFunc(table[y+1], empty)
			grid[y] = append(grid[y], cell{text: v, covered: wide})
		}
	}
	return strings.Join(rows(grid), "\n")
}

func empty(s string) bool { return strings.TrimSpace(s) == "" }

// joinHeads writes a header of two rows, such as 责任 above 单位 and 人员, into its
// lower row: 责任单位, 责任人员. The upper one has at least two names that span both
// rows, and the lower one names only the columns below a name that spans several.
func joinHeads(grid [][]cell) {
	for y := range min(headRows, len(grid)-1) {
		upper, lower := grid[y], grid[y+1]
		spanning, names := 0, map[int]string{}
		top := ""
		for x := range max(len(upper), len(lower)) {
			above := x < len(upper) && upper[x].covered && !upper[x].above
			if !above && x < len(upper) {
				top = oneLine(upper[x].text)
			}
			sub := ""
			if x < len(lower) && !lower[x].covered {
				sub = oneLine(lower[x].text)
			}
			wide := above || x+1 < len(upper) && upper[x+1].covered && !upper[x+1].above
			switch {
			case sub == "" && top != "" && !above:
				spanning++
			case sub != "" && !wide:
				names = nil
			case sub != "" && names != nil:
				names[x] = sub
				if !strings.Contains(sub, top) && len([]rune(top+sub)) <= longestHead {
					names[x] = top + sub
				}
			}
			if names == nil {
				break
			}
		}
		if spanning < 2 || len(names) < 2 {
			continue
		}
		for x := range lower {
			if name, ok := names[x]; ok {
				lower[x] = cell{text: name}
			} else if x < len(upper) {
				lower[x] = cell{text: upper[x].text}
			}
		}
		grid[y] = nil
		return
	}
}

// longestHead is the longest name of a column that two rows make, in characters.
const longestHead = 12

// headRows is how many rows of a table may come before and in its header.
const headRows = 6

// numberColumn is the column whose head says that it numbers the rows; -1 where
// row y has none.
func numberColumn(grid [][]cell, y int) int {
	for _, row := range grid[:min(y, headRows)] {
		for x, c := range row {
			if namesNumber(c.text) && x < len(grid[y]) {
				return x
			}
		}
	}
	return -1
}

// join adds the cells of a row to those of the one above that they continue.
func join(above, values []string, row []cell) {
	for x, v := range values {
		if x >= len(above) || row[x].above || row[x].covered || v == "" || v == above[x] {
			continue
		}
		above[x] = oneLine(above[x] + "\n" + v)
	}
}

// firstAbove is the text of the cell that covers a place from above.
func firstAbove(grid [][]cell, y, x int) string {
	for y > 0 && x < len(grid[y]) && grid[y][x].above {
		y--
	}
	if x < len(grid[y]) {
		return oneLine(grid[y][x].text)
	}
	return ""
}

// oneLine joins the lines of a cell: a table's row is one line. Chinese needs no
// space between sentences.
func oneLine(s string) string {
	var b strings.Builder
	for _, line := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if said := b.String(); said != "" && !strings.ContainsAny(said[len(said)-1:], " ") && !endsChinese(said) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

func endsChinese(s string) bool {
	for _, end := range []string{"。", "；", "，", "、", "：", "！", "？", "”", "）"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
