package export

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rectify/handlers/workbook"
)

func TestLongSheetsAreParted(t *testing.T) {
	t.Parallel()
	s := workbook.Sheet{Name: "History", Rows: [][]any{{1}, {2}, {3}, {4}, {5}}}
	parts := split(s, 3)
	if len(parts) != 3 || parts[0].Name != "History" || parts[2].Name != "History 3" || len(parts[2].Rows) != 1 || parts[1].Rows[1][0] != 4 {
		t.Errorf("%+v", parts)
	}
	if whole := split(s, 6); len(whole) != 1 || len(whole[0].Rows) != 5 {
		t.Errorf("%+v", whole)
	}
}

// opened is the workbook that Excel makes of a book, open until the test ends.
func opened(t *testing.T, of workbook.Book) *excelize.File {
	t.Helper()
	content, err := Excel(of)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// TestFormulasAreText: what somebody notes is what a spreadsheet shows, also after
// its cell is edited.
func TestFormulasAreText(t *testing.T) {
	t.Parallel()
	want := []string{
		"=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(1)", "＝HYPERLINK(1)", "_x0041_", "2026-01-01", "0017", "=" + strings.Repeat("车", 2000), "普通 & <b>",
	}
	var rows [][]any
	for _, note := range want {
		rows = append(rows, []any{note})
	}
	book := opened(t, workbook.Book{Sheets: []workbook.Sheet{{Name: "变更记录", Columns: []workbook.Column{{Head: "说明"}}, Rows: rows}}})
	for i, note := range want {
		cell, _ := excelize.CoordinatesToCellName(1, i+2)
		if formula, err := book.GetCellFormula("变更记录", cell); err != nil || formula != "" {
			t.Errorf("%s is a formula: %s, %v", cell, formula, err)
		}
		if got, err := book.GetCellValue("变更记录", cell); err != nil || got != note {
			t.Errorf("%q became %q, %v", note, got, err)
		}
		id, _ := book.GetCellStyle("变更记录", cell)
		style, err := book.GetStyle(id)
		if err != nil || strings.ContainsAny(note[:1], "=+-@") && style.NumFmt != textFormat {
			t.Errorf("%s %q is not formatted as text: %+v, %v", cell, note, style, err)
		}
	}
}

// TestFarCellsOfALedger: a space far below an edited ledger is named, and the table is
// read as it is without.
func TestFarCellsOfALedger(t *testing.T) {
	t.Parallel()
	book := opened(t, workbook.Book{Sheets: []workbook.Sheet{{Name: "整改台账", Columns: []workbook.Column{{Head: "编号"}}, Rows: [][]any{{1}, {2}}}}})
	if err := book.SetCellValue("整改台账", "D1048576", " "); err != nil {
		t.Fatal(err)
	}
	var edited bytes.Buffer
	if err := book.Write(&edited); err != nil {
		t.Fatal(err)
	}
	sheets, err := ReadExcel("台账.xlsx", edited.Bytes())
	if err != nil || len(sheets) != 1 || len(sheets[0].Rows) != 3 || strings.Join(sheets[0].Far, " ") != "整改台账!D1048576" {
		t.Errorf("%v: %+v", err, sheets)
	}
}

// TestMergedCellsOfALedger: each row that a merged cell covers has its value, and a
// number is kept as people see it.
func TestMergedCellsOfALedger(t *testing.T) {
	t.Parallel()
	book := opened(t, workbook.Book{Sheets: []workbook.Sheet{{Name: "台账", Columns: []workbook.Column{{Head: "编号"}, {Head: "责任单位"}}, Rows: [][]any{{1, "医务科"}, {2, ""}, {0.85, "护理部"}}}}})
	percent, err := book.NewStyle(&excelize.Style{NumFmt: 9})
	if err := errors.Join(err, book.MergeCell("台账", "B2", "B3"), book.SetCellStyle("台账", "A4", "A4", percent)); err != nil {
		t.Fatal(err)
	}
	var edited bytes.Buffer
	if err := book.Write(&edited); err != nil {
		t.Fatal(err)
	}
	sheets, err := ReadExcel("台账.xlsx", edited.Bytes())
	if err != nil || sheets[0].Rows[2][1].Text != "医务科" || sheets[0].Rows[3][1].Text != "护理部" || sheets[0].Rows[3][0].Shown != "85%" {
		t.Errorf("%v: %+v", err, sheets)
	}
}
