package export

import (
	"bytes"
	"fmt"
	"os"

	"github.com/xuri/excelize/v2"

	"rectify/data/document"
	"rectify/handlers/workbook"
)

// largestPart bounds what is unpacked of a workbook, in bytes.
const largestPart = 64 << 20

// ReadExcel returns the sheets of an .xlsx file. Its errors are those of package
// document.
func ReadExcel(path string) ([]workbook.Grid, error) {
	if _, err := document.ReadFile(path); err != nil { // which tells what is wrong with files of every kind
		return nil, err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: 4 * largestPart, UnzipXMLSizeLimit: largestPart / 4})
	if err != nil {
		return nil, fmt.Errorf("%s: %w (%v)", path, document.ErrDamaged, err)
	}
	defer f.Close()
	var all []workbook.Grid
	for _, sheet := range f.GetSheetList() {
		g, err := readSheet(f, sheet)
		if err != nil {
			return nil, fmt.Errorf("%s: %w (%s: %v)", path, document.ErrDamaged, sheet, err)
		}
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
		}
		g.Rows = append(g.Rows, cells)
	}
	return g, nil
}
