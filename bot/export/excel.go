// Package export writes the ledger as files that other programs read.
package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"rectify/data/text"
	"rectify/handlers/workbook"
)

// Excel's limits: of a cell, in characters, and of a sheet, in rows with its head.
// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const (
	longestCell = 32_767
	mostRows    = 1_048_576
)

// split cuts a sheet with more rows than one may have, its head included.
func split(s workbook.Sheet, most int) []workbook.Sheet {
	if len(s.Rows) < most {
		return []workbook.Sheet{s}
	}
	var all []workbook.Sheet
	for rows := range slices.Chunk(s.Rows, most-1) {
		part := s
		if part.Rows = rows; len(all) > 0 {
			part.Name = fmt.Sprint(s.Name, " ", len(all)+1)
		}
		all = append(all, part)
	}
	return all
}

// Excel is a book as an .xlsx file, laid out for reading and for printing on
// A4. Text that looks like a formula stays text.
func Excel(b workbook.Book) (_ []byte, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("writing the workbook: %w", err)
		}
	}()
	f := excelize.NewFile()
	defer f.Close()
	look, err := newLook(f)
	if err != nil {
		return nil, err
	}
	var all []workbook.Sheet
	for _, s := range b.Sheets {
		all = append(all, split(widened(s), mostRows)...)
	}
	for i, s := range all {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.Name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(s.Name); err != nil {
			return nil, err
		}
		if err := look.write(f, s); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}

// write writes one sheet: first its settings, then its rows, which are streamed.
func (k look) write(f *excelize.File, s workbook.Sheet) error {
	fit := true
	if err := f.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil { // before all else
		return err
	}
	w, err := f.NewStreamWriter(s.Name)
	if err == nil {
		err = k.layOut(f, w, s)
	}
	if err != nil {
		return err
	}
	heads := make([]any, len(s.Columns))
	for i, c := range s.Columns {
		heads[i] = excelize.Cell{StyleID: k.head, Value: c.Head}
	}
	if err := w.SetRow("A1", heads, excelize.RowOpts{Height: headHeight}); err != nil {
		return err
	}
	for i, row := range s.Rows {
		cells := make([]any, len(row))
		for j, cell := range row {
			cells[j] = k.cell(cell, s.Columns[j])
		}
		if err := w.SetRow(fmt.Sprint("A", i+2), cells, excelize.RowOpts{Height: height(s, row)}); err != nil {
			return err
		}
	}
	return w.Flush()
}

// cell is a cell in its style.
func (k look) cell(cell any, c workbook.Column) excelize.Cell {
	style := k.words
	if c.Centred {
		style = k.centred
	}
	switch v := cell.(type) {
	case time.Time:
		return excelize.Cell{StyleID: k.day, Value: v}
	case string:
		v = text.Clip(v, longestCell)
		if isFormula(v) { // it stays text when somebody edits its cell
			style = k.formula
		}
		return excelize.Cell{StyleID: style, Value: v}
	}
	return excelize.Cell{StyleID: style, Value: cell}
}

// isFormula reports whether a spreadsheet would take what somebody types for a
// formula.
func isFormula(typed string) bool {
	typed = strings.TrimLeftFunc(typed, unicode.IsSpace)
	return typed != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(typed)[0])
}
