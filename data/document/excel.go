package document

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// mostCells bounds the cells of a workbook that are read: a ledger of 46,000
// items has two million.
const mostCells = 4 << 20

// readExcel reads the visible sheets of a workbook in their order, a line a row.
// Dates are written YYYY-MM-DD, formulas as the values that Excel last saved. A
// *FarError comes with a usable text.
func readExcel(raw []byte) (string, error) {
	raw, far := WithoutFar(raw)
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
		UnzipSizeLimit: 4 * largestPart, UnzipXMLSizeLimit: largestPart / 4,
	})
	if err != nil {
		if strings.Contains(err.Error(), "unzip size exceeds") {
			return "", fmt.Errorf("%w: %w (%v)", ErrTooLarge, ErrSplit, err)
		}
		return "", fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	defer f.Close()
	var parts []sheetLines
	cells := 0
	sheets := f.GetSheetList()
	for _, sheet := range sheets {
		if shown, err := f.GetSheetVisible(sheet); err == nil && !shown {
			continue
		}
		grid, err := readSheet(f, sheet, &cells)
		if err != nil {
			return "", err
		}
		if written := rows(grid); len(written) > 0 {
			parts = append(parts, sheetLines{sheet, written})
		}
	}
	read := strings.Join(together(joinLists(parts)), "\n")
	if len(far) == 0 {
		return read, nil
	}
	all := &FarError{}
	for _, sheet := range sheets {
		if of := far[sheet]; of != nil {
			all.Cells, all.Count = append(all.Cells, of.Cells...), all.Count+of.Count
		}
	}
	return read, all
}

// sheetLines is a sheet with its rows as lines.
type sheetLines struct {
	name  string
	lines []string
}

// together writes sheets below one another. A sheet a section: its name is the
// heading. A title that several sheets begin with is written once, above all.
func together(parts []sheetLines) (lines []string) {
	begins := map[string]int{}
	for _, p := range parts {
		begins[p.lines[0]]++
	}
	for i, p := range parts {
		if title := p.lines[0]; begins[title] > 1 && !strings.Contains(title, "\t") && len(p.lines) > 1 {
			if i == 0 {
				lines = append(lines, title)
			}
			p.lines = p.lines[1:]
		}
		if len(parts) > 1 && !ordinary(p.name) && !strings.Contains(p.lines[0], p.name) {
			lines = append(lines, p.name)
		}
		lines = append(lines, p.lines...)
	}
	return lines
}

// ordinary reports whether a sheet has the name that Excel gave it.
func ordinary(sheet string) bool {
	name := strings.TrimRight(strings.ToLower(sheet), "0123456789")
	return name == "sheet" || name == "工作表"
}

func readSheet(f *excelize.File, sheet string, cells *int) ([][]cell, error) {
	all, err := f.Rows(sheet)
	if err != nil {
		var notSheet excelize.ErrSheetNotExist
		if errors.As(err, &notSheet) { // a chart's sheet
			return nil, nil
		}
		return nil, fmt.Errorf("%w (%s: %v)", ErrDamaged, sheet, err)
	}
	defer all.Close()
	var grid [][]cell
	for all.Next() {
		values, err := all.Columns()
		if err != nil {
			return nil, fmt.Errorf("%w (%s: %v)", ErrDamaged, sheet, err)
		}
		if *cells += len(values) + 1; *cells > mostCells {
			return nil, fmt.Errorf("%w: %w (more than %d cells)", ErrTooLarge, ErrSplit, mostCells)
		}
		row := make([]cell, len(values))
		for x, v := range values {
			row[x] = cell{text: v}
		}
		grid = append(grid, row)
	}
	if err := all.Error(); err != nil {
		return nil, fmt.Errorf("%w (%s: %v)", ErrDamaged, sheet, err)
	}
	return grid, merge(f, sheet, grid)
}

// merge marks the cells that merged ones cover.
func merge(f *excelize.File, sheet string, grid [][]cell) error {
	merged, err := f.GetMergeCells(sheet, true)
	if err != nil {
		return fmt.Errorf("%w (%s: %v)", ErrDamaged, sheet, err)
	}
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil {
			continue
		}
		for y := top - 1; y < min(bottom, len(grid)); y++ {
			for len(grid[y]) < left {
				grid[y] = append(grid[y], cell{})
			}
			for x := left - 1; x < right; x++ {
				if x >= len(grid[y]) {
					if x > left-1 {
						break
					}
					grid[y] = append(grid[y], cell{})
				}
				if y > top-1 || x > left-1 {
					grid[y][x].covered, grid[y][x].above = true, y > top-1
				}
			}
		}
	}
	return nil
}
