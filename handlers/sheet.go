package handlers

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"

	"rectify/data/text"
)

// A sheet is rows under a head.
type sheet struct {
	name string
	rows [][]any
}

// Excel's limits: of a cell, in characters, and of a sheet, in rows with its head.
// https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const (
	longestCell = 32_767
	mostRows    = 1_048_576
)

// inSheets parts a sheet with more rows than one may have; each part has the head.
func (s sheet) inSheets(most int) []sheet {
	if len(s.rows) <= most {
		return []sheet{s}
	}
	var all []sheet
	for rows := range slices.Chunk(s.rows[1:], most-1) {
		name := s.name
		if len(all) > 0 {
			name = fmt.Sprint(name, " ", len(all)+1)
		}
		all = append(all, sheet{name, slices.Concat(s.rows[:1], rows)})
	}
	return all
}

// workbook writes sheets as an .xlsx file, heads bold and frozen.
func workbook(sheets ...sheet) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	var all []sheet
	for _, s := range sheets {
		all = append(all, s.inSheets(mostRows)...)
	}
	for i, s := range all {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", s.name); err != nil {
				return nil, err
			}
		} else if _, err := f.NewSheet(s.name); err != nil {
			return nil, err
		}
		if err := s.write(f); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	err := f.Write(&out)
	return out.Bytes(), err
}

func (s sheet) write(f *excelize.File) error {
	w, err := f.NewStreamWriter(s.name)
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
	for i, row := range s.rows {
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
