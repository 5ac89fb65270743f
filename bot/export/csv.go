package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"rectify/data/document"
	"rectify/handlers/workbook"
)

// CSV writes a sheet as UTF-8 with a byte order mark, by which Excel knows it, the
// hidden columns last. Text that a spreadsheet would take for a formula has an
// apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
func CSV(out io.Writer, s workbook.Sheet) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	var order []int
	for _, hidden := range []bool{false, true} {
		for i, c := range s.Columns {
			if c.Hidden == hidden {
				order = append(order, i)
			}
		}
	}
	w := csv.NewWriter(out)
	w.UseCRLF = true // RFC 4180
	line := func(cell func(i int) string) error {
		var cells []string
		for _, i := range order {
			cells = append(cells, cell(i))
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

// ReadCSV returns the sheet that a .csv file of that name holds, parted by commas,
// semicolons or tabs; nothing where it is no CSV, as not all that is called so is.
func ReadCSV(name, content string) []workbook.Grid {
	g := workbook.Grid{Name: strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))}
	first, _, _ := strings.Cut(content, "\n")
	r := csv.NewReader(strings.NewReader(content))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	for _, comma := range ";\t" {
		if strings.Count(first, string(comma)) > strings.Count(first, string(r.Comma)) {
			r.Comma = comma
		}
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil
	}
	for _, row := range rows {
		cells := make([]workbook.Cell, len(row))
		for x, c := range row {
			if bare, guarded := strings.CutPrefix(c, "'"); guarded && isFormula(strings.TrimLeft(bare, "'")) {
				c = bare
			}
			cells[x].Text = c
		}
		g.Rows = append(g.Rows, cells)
	}
	return []workbook.Grid{g}
}

// CSVText is the text of a ledger that an office keeps as .csv, a line a row; other
// is returned for what is no table.
func CSVText(sheets []workbook.Grid, other string) string {
	var table [][]string
	tabular := 0
	for _, g := range sheets {
		for _, row := range g.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Text)
			}
			table = append(table, cells)
			if len(cells) > 2 {
				tabular++
			}
		}
	}
	if tabular*2 <= len(table) {
		return other
	}
	return document.FromRows(table)
}

func csvCell(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case time.Time:
		return v.Format(time.DateOnly)
	case string:
		v = strings.ReplaceAll(v, "\r\n", "\n")
		if isFormula(strings.TrimLeft(v, "'")) {
			return "'" + v
		}
		return v
	}
	return fmt.Sprint(cell)
}
