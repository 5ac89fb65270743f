// Package export writes the ledger as files that other programs read.
package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"rectify/data/text"
	"rectify/handlers"
)

// Excel's limits: of a cell, in characters, and of a sheet, in rows with its head.
// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const (
	longestCell = 32_767
	mostRows    = 1_048_576
)

// split cuts a sheet with more rows than one may have; each part has the head.
func split(s handlers.Sheet, most int) []handlers.Sheet {
	if len(s.Rows) <= most {
		return []handlers.Sheet{s}
	}
	var all []handlers.Sheet
	for rows := range slices.Chunk(s.Rows[1:], most-1) {
		name := s.Name
		if len(all) > 0 {
			name = fmt.Sprint(name, " ", len(all)+1)
		}
		all = append(all, handlers.Sheet{Name: name, Rows: slices.Concat(s.Rows[:1], rows)})
	}
	return all
}

// Workbook is a workbook as an .xlsx file, heads bold and frozen. Cells that look
// like formulas are text.
func Workbook(w handlers.Workbook) (_ []byte, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("writing the workbook: %w", err)
		}
	}()
	f := excelize.NewFile()
	defer f.Close()
	var all []handlers.Sheet
	for _, s := range w.Sheets {
		all = append(all, split(s, mostRows)...)
	}
	for i, s := range all {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.Name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(s.Name); err != nil {
			return nil, err
		}
		if err := write(f, s); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}

func write(f *excelize.File, s handlers.Sheet) error {
	w, err := f.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	asText, err := f.NewStyle(&excelize.Style{NumFmt: textFormat})
	if err != nil {
		return err
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, row := range s.Rows {
		for j, cell := range row {
			words, ok := cell.(string)
			if !ok {
				continue
			}
			words = text.Clip(words, longestCell)
			if row[j] = words; isFormula(words) { // it stays text when somebody edits its cell
				row[j] = excelize.Cell{StyleID: asText, Value: words}
			}
		}
		var options []excelize.RowOpts
		if i == 0 {
			options = append(options, excelize.RowOpts{StyleID: bold})
		}
		if err := w.SetRow(fmt.Sprint("A", i+1), row, options...); err != nil {
			return err
		}
	}
	return w.Flush()
}

// textFormat is Excel's number format "@".
const textFormat = 49

// isFormula reports whether a spreadsheet would take what somebody types for a
// formula.
func isFormula(typed string) bool {
	typed = strings.TrimLeftFunc(typed, unicode.IsSpace)
	return typed != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(typed)[0])
}
