package export

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"rectify/data/document"
	"rectify/handlers/workbook"
)

// largestPart bounds what is unpacked of a workbook, in bytes.
const largestPart = 64 << 20

// ReadExcel returns the sheets of an .xlsx file of that name, which package
// document can read. The error is document.ErrDamaged.
func ReadExcel(name string, raw []byte) ([]workbook.Grid, error) {
	raw, far := document.WithoutFar(raw)
	f, err := excelize.OpenReader(bytes.NewReader(raw),
		excelize.Options{RawCellValue: true, UnzipSizeLimit: 4 * largestPart, UnzipXMLSizeLimit: largestPart / 4})
	if err != nil {
		return nil, fmt.Errorf("%s: %w (%v)", name, document.ErrDamaged, err)
	}
	defer f.Close()
	var all []workbook.Grid
	for _, sheet := range f.GetSheetList() {
		g, err := readSheet(f, sheet)
		if err != nil {
			return nil, fmt.Errorf("%s: %w (%s: %v)", name, document.ErrDamaged, sheet, err)
		}
		g.Far = far[sheet].Named()
		all = append(all, g)
	}
	return all, nil
}

func readSheet(f *excelize.File, sheet string) (workbook.Grid, error) {
	g := workbook.Grid{Name: sheet}
	rows, err := f.GetRows(sheet)
	if err != nil {
		return g, err
	}
	for y, row := range rows {
		cells := make([]workbook.Cell, len(row))
		for x, text := range row {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				return g, err
			}
			formula, err := f.GetCellFormula(sheet, at)
			if err != nil {
				return g, err
			}
			cells[x] = workbook.Cell{Text: text, Formula: formula != ""}
			if _, err := strconv.ParseFloat(text, 64); err != nil {
				continue
			}
			if cells[x].Shown, err = f.GetCellValue(sheet, at, shown); err != nil {
				return g, err
			}
		}
		g.Rows = append(g.Rows, cells)
	}
	return g, spread(f, &g)
}

// shown is how numbers are read as people see them: 85%, 2026-05-31.
var shown = excelize.Options{ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd"}

// spread gives the rows that a merged cell covers its value.
func spread(f *excelize.File, g *workbook.Grid) error {
	merged, err := f.GetMergeCells(g.Name, true)
	for _, m := range merged {
		left, top, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		_, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil || top > len(g.Rows) || left > len(g.Rows[top-1]) {
			continue
		}
		for y := top; y < min(bottom, len(g.Rows)); y++ {
			for len(g.Rows[y]) < left {
				g.Rows[y] = append(g.Rows[y], workbook.Cell{})
			}
			g.Rows[y][left-1] = g.Rows[top-1][left-1]
		}
	}
	return err
}
