package export

import (
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"rectify/handlers/workbook"
)

func sampleBook() workbook.Book {
	return workbook.Book{Sheets: []workbook.Sheet{{
		Name: "整改台账", Title: "整改台账", Columns: []workbook.Column{
			{Head: "编号", Width: 5, Centred: true}, {Head: "标记", Hidden: true}, {Head: "存在问题", Width: 20},
			{Head: "完成时限", Width: 11}, {Head: "整改状态", Width: 9, Choices: []string{"未启动", "已整改"}},
		},
		Rows: [][]any{
			{1, "m1", strings.Repeat("车", 35), time.Date(2026, 5, 31, 0, 0, 0, 0, time.UTC), "已整改"},
			{2, "m2", "=1+1\n第二行", nil, "未启动"},
		},
	}}}
}

// TestSheetsAreLaidOut: what an office sets by hand in a ledger is set already.
func TestSheetsAreLaidOut(t *testing.T) {
	t.Parallel()
	f := opened(t, sampleBook())
	const sheet = "整改台账"
	panes, _ := f.GetPanes(sheet)
	layout, _ := f.GetPageLayout(sheet)
	props, _ := f.GetSheetProps(sheet)
	footer, _ := f.GetHeaderFooter(sheet)
	if !panes.Freeze || panes.YSplit != 1 || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToWidth != 1 || !*props.FitToPage || footer.OddFooter != "&C&P / &N" {
		t.Errorf("panes %+v, layout %+v, footer %+v", panes, layout, footer)
	}
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	if names["_xlnm.Print_Titles"] != "'整改台账'!$1:$1" || !strings.HasSuffix(names["_xlnm._FilterDatabase"], "$A$1:$E$3") {
		t.Errorf("names %v", names)
	}
	if shown, _ := f.GetColVisible(sheet, "B"); shown {
		t.Error("the marks are shown")
	}
	valid, _ := f.GetDataValidations(sheet)
	if len(valid) != 1 || valid[0].Sqref != "E2:E3" || valid[0].Formula1 != `"未启动,已整改"` {
		t.Errorf("choices %+v", valid)
	}
	if raw, _ := f.GetCellValue(sheet, "D2", excelize.Options{RawCellValue: true}); raw != "46173" {
		t.Errorf("the date is %q, want a date's serial number", raw)
	}
	low, _ := f.GetRowHeight(sheet, 3)
	high, _ := f.GetRowHeight(sheet, 2)
	if low != 2*lineHeight+rowPadding || high != 4*lineHeight+rowPadding {
		t.Errorf("heights %v and %v", low, high)
	}
}

// TestCSV has hidden columns last, no formulas, and is known as UTF-8.
func TestCSV(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	if err := CSV(&out, sampleBook().Sheets[0]); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff编号,存在问题,完成时限,整改状态,标记\r\n1," + strings.Repeat("车", 35) + ",2026-05-31,已整改,m1\r\n2,\"'=1+1\r\n第二行\",,未启动,m2\r\n"
	if out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

// TestCSVOfAnOffice: a ledger that an office keeps as .csv, with a head of two rows and
// lines inside cells, is read as a table; prose with commas is not.
func TestCSVOfAnOffice(t *testing.T) {
	t.Parallel()
	content := "整改台账,,,,\n序号,反馈问题,责任,,整改状态\n,,部门,领导,\n1,\"台账不清\n账目混乱\",办公室,周岚,已完成\n2,值班脱岗,安全科,孙敏,正在整改\n"
	want := "整改台账\n序号\t反馈问题\t责任部门\t责任领导\t整改状态\n1\t台账不清 账目混乱\t办公室\t周岚\t已完成\n2\t值班脱岗\t安全科\t孙敏\t正在整改"
	if got := CSVText(ReadCSV("a.csv", content), content); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	prose := "通报\n一、学习不够, 计划没有落实\n整改情况\n二、台账不清\n"
	if got := CSVText(ReadCSV("a.csv", prose), prose); got != prose {
		t.Errorf("%q", got)
	}
}
