package export

import (
	"bytes"
	"fmt"

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
		}
		g.Rows = append(g.Rows, cells)
	}
	return g, nil
}
