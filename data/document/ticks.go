package document

import (
	"slices"
	"strings"
	"time"

	"rectify/data/text"
)

// ticks are the signs that mark one of several columns.
const ticks = "√✓✔☑●■★✅ "

// statusName is the name of the column that oneStatus makes.
const statusName = "整改状态"

// oneStatus writes neighbouring columns that have a status for a head, and of which
// each row ticks one, as one column with the status that is ticked.
func oneStatus(grid [][]cell) {
	width := 0
	for _, row := range grid {
		width = max(width, len(row))
	}
	for x := 0; x < width; x++ {
		head := tickedHead(grid, x)
		end := x + 1
		for head >= 0 && end < width && tickedHead(grid, end) == head {
			end++
		}
		if end-x < 2 || !oneTickARow(grid[head+1:], x, end) {
			continue
		}
		for y, row := range grid {
			if x >= len(row) {
				continue
			}
			to := min(end, len(row))
			if y > head {
				if k := slices.IndexFunc(row[x:to], func(c cell) bool { return c.text != "" }); k >= 0 {
					row[x].text = grid[head][x+k].text
				}
			}
		}
		for y, row := range grid {
			if x < len(row) {
				grid[y] = slices.Delete(row, x+1, min(end, len(row)))
			}
		}
		nameStatus(grid, head, x)
		width -= end - x - 1
	}
}

// nameStatus names the column that oneStatus made, in the upper row of a head of two.
func nameStatus(grid [][]cell, head, x int) {
	filled := 0
	if head > 0 {
		for _, c := range grid[head-1] {
			if strings.TrimSpace(c.text) != "" {
				filled++
			}
		}
	}
	if filled > 2 && x < len(grid[head-1]) && grid[head-1][x].text != "" {
		grid[head-1][x].text, grid[head][x] = statusName, cell{covered: true, above: true}
		return
	}
	grid[head][x].text = statusName
}

// tickedHead is the row of a column's head where that is a status and all cells below
// it are ticks or empty; else -1.
func tickedHead(grid [][]cell, x int) int {
	head, ticked := -1, false
	for y, row := range grid {
		if x >= len(row) || row[x].covered || strings.TrimSpace(row[x].text) == "" || isTotal(row) {
			continue
		}
		switch {
		case head >= 0 && strings.Trim(row[x].text, ticks) == "":
			ticked = true
		case y >= headRows || ticked:
			return -1
		default:
			head = y
		}
	}
	if head < 0 || len(text.ReadStatus(oneLine(grid[head][x].text), time.Time{}).May) == 0 {
		return -1
	}
	return head
}

// oneTickARow reports whether rows tick one of the columns [from, to), and none ticks
// two.
func oneTickARow(rows [][]cell, from, to int) bool {
	most := 0
	for _, row := range rows {
		n := 0
		for x := from; x < min(to, len(row)) && !isTotal(row); x++ {
			if row[x].text != "" {
				n++
			}
		}
		most = max(most, n)
	}
	return most == 1
}

// isTotal reports whether a row sums up those above it.
func isTotal(row []cell) bool {
	return len(row) > 0 && slices.Contains([]string{"合计", "总计", "小计", "共计"}, strings.Join(strings.Fields(row[0].text), ""))
}
