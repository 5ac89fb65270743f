package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"time"

	"rectify/handlers/workbook"
)

// CSV writes the columns of a sheet that are shown, as UTF-8 with a byte order
// mark, by which Excel knows it. Text that a spreadsheet would take for a formula
// has an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
func CSV(out io.Writer, s workbook.Sheet) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true // RFC 4180
	line := func(cell func(i int) string) error {
		var cells []string
		for i, c := range s.Columns {
			if !c.Hidden {
				cells = append(cells, cell(i))
			}
		}
		return w.Write(cells)
	}
	if err := line(func(i int) string { return s.Columns[i].Head }); err != nil {
		return err
	}
	for _, row := range s.Rows {
		if err := line(func(i int) string { return csvCell(row[i]) }); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// CSVHead returns the first row of what a .csv file holds; nothing where it is no
// CSV, as not all that is called so is.
func CSVHead(content string) []workbook.Grid {
	row, err := csv.NewReader(strings.NewReader(content)).Read()
	if err != nil {
		return nil
	}
	var cells []workbook.Cell
	for _, c := range row {
		cells = append(cells, workbook.Cell{Text: c})
	}
	return []workbook.Grid{{Rows: [][]workbook.Cell{cells}}}
}

func csvCell(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case time.Time:
		return v.Format(time.DateOnly)
	case string:
		v = strings.ReplaceAll(v, "\r\n", "\n")
		if isFormula(v) {
			return "'" + v
		}
		return v
	}
	return fmt.Sprint(cell)
}
