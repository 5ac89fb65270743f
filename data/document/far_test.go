package document_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rectify/data/document"
)

// TestFarCells reads ledgers with something typed far from the table by mistake, or a
// format down to the last row: the table is read as it is without, and the cells that
// were left out are named.
func TestFarCells(t *testing.T) {
	t.Parallel()
	table := func(f *excelize.File) (err error) {
		for y, row := range [][]any{
			{"巡察整改台账"}, {"序号", "问题", "整改措施", "责任单位", "整改时限", "完成情况"},
			{1, "食堂采购没有比价", "建立比价制度。", "后勤科", "2025年6月底", "已完成"}, {2, "公务用车台账不全", "补登记。", "办公室", "2025年9月底", "正在整改"},
		} {
			err = errors.Join(err, f.SetSheetRow("Sheet1", fmt.Sprint("A", y+1), &row))
		}
		return err
	}
	want := reads(t, "台账.xlsx", workbook(t, table))
	for _, far := range [][]string{nil, {"B1048576"}, {"XFD3"}, {"D30000", "XFD1048576"}, {"A2000", "A2001", "A2002", "A2003", "A2004", "A2005"}} {
		raw := workbook(t, func(f *excelize.File) error {
			err := table(f)
			for _, at := range far {
				err = errors.Join(err, f.SetCellValue("Sheet1", at, " "))
			}
			return err
		})
		read, err := document.Read("台账.xlsx", strings.NewReader(string(raw)))
		if read != want || !document.Usable(err) {
			t.Errorf("%s: %v\n%s", far, err, read)
		}
		var left *document.FarError
		if named := errors.As(err, &left); named != (far != nil) || named && (left.Count != len(far) || left.Cells[0] != "Sheet1!"+far[0]) {
			t.Errorf("%s: %v", far, err)
		}
	}
	formatted := workbook(t, func(f *excelize.File) error {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
		for y := range 5000 {
			err = errors.Join(err, f.SetCellStyle("Sheet1", fmt.Sprint("A", y+1), fmt.Sprint("F", y+1), style))
		}
		return errors.Join(err, table(f))
	})
	if got := reads(t, "台账.xlsx", formatted); got != want {
		t.Errorf("formatted:\n%s", got)
	}
}
