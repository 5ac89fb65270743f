package document_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rectify/data/document"
	"rectify/data/notice"
	"rectify/data/notice/reading"
)

// ledgerOf reads a ledger that an office keeps in its own way, and describes its
// items: number, section, title, status, units, person, time limit.
func ledgerOf(t *testing.T, fill func(f *excelize.File) error) (said []string, n *notice.Notice) {
	t.Helper()
	read := reads(t, "台账.xlsx", workbook(t, fill))
	n, err := reading.Read(read)
	if err != nil {
		t.Fatalf("%v\n%s", err, read)
	}
	for _, i := range n.Items {
		section := ""
		for _, s := range n.Sections {
			if s.Number == i.Section {
				section = s.Title
			}
		}
		said = append(said, fmt.Sprintf("%s %s/%s %s %s,%s %s", i.Label, section, i.Title, i.Declared, i.Owner, i.Person, i.Due))
	}
	return said, n
}

// TestHeadsOfTwoRows reads a sheet a section, each with the title above a header of
// two rows, and yes and no for a status.
func TestHeadsOfTwoRows(t *testing.T) {
	t.Parallel()
	said, n := ledgerOf(t, func(f *excelize.File) (err error) {
		for k, name := range []string{"政治建设", "干部队伍"} {
			if k == 0 {
				err = errors.Join(err, f.SetSheetName("Sheet1", name))
			} else if _, failed := f.NewSheet(name); failed != nil {
				return failed
			}
			for y, row := range [][]any{
				{"白沙县审计局巡察整改清单"}, {"编号", "问题描述", "整改措施", "责任", "", "时限", "是否完成"}, {"", "", "", "单位", "人员"},
				{fmt.Sprint(k+1, "-1"), "学习走过场", "完善制度。", "人事股", "周岚", "2025.10", "是"},
				{fmt.Sprint(k+1, "-2"), "轮岗不够", "加强检查。", "办公室", "李萍", "2025.12", "否"},
			} {
				err = errors.Join(err, f.SetSheetRow(name, fmt.Sprint("A", y+1), &row))
			}
			err = errors.Join(err, f.MergeCell(name, "A1", "G1"), f.MergeCell(name, "D2", "E2"))
			for _, c := range "ABCFG" {
				err = errors.Join(err, f.MergeCell(name, string(c)+"2", string(c)+"3"))
			}
		}
		return err
	})
	want := []string{
		"1-1 政治建设/学习走过场 rectified 人事股,周岚 2025-10-31", "1-2 政治建设/轮岗不够 in_progress 办公室,李萍 2025-12-31",
		"2-1 干部队伍/学习走过场 rectified 人事股,周岚 2025-10-31", "2-2 干部队伍/轮岗不够 in_progress 办公室,李萍 2025-12-31",
	}
	if strings.Join(said, "\n") != strings.Join(want, "\n") || n.Title != "白沙县审计局巡察整改清单" || len(n.Warnings) > 0 {
		t.Errorf("%s: got\n%s\nwant\n%s\n%s", n.Title, strings.Join(said, "\n"), strings.Join(want, "\n"), n.Warnings)
	}
}

// TestEnglishTracker reads the tracker of an internal audit: references for numbers,
// areas for sections.
func TestEnglishTracker(t *testing.T) {
	t.Parallel()
	said, n := ledgerOf(t, func(f *excelize.File) (err error) {
		for y, row := range [][]any{
			{"Audit recommendations tracker"}, {},
			{"Ref", "Area", "Recommendation", "Management response", "Action owner", "Target date", "Status", "Update"},
			{"R1", "Procurement", "Adopt a single tender register", "Agreed", "Head of Procurement", "31/12/2025", "Complete", "Register live."},
			{"R2", "Procurement", "Publish contract awards", "Agreed", "Head of Procurement", "31/03/2026", "In progress", "Template drafted."},
			{"R3", "HR", "Verify qualifications", "Partly agreed", "HR Director", "Ongoing", "Not started"},
		} {
			err = errors.Join(err, f.SetSheetRow("Sheet1", fmt.Sprint("A", y+1), &row))
		}
		return err
	})
	want := []string{
		"R1 Procurement/Adopt a single tender register rectified ,Head of Procurement 2025-12-31",
		"R2 Procurement/Publish contract awards in_progress ,Head of Procurement 2026-03-31",
		"R3 HR/Verify qualifications not_started ,HR Director ",
	}
	doubts := slices.DeleteFunc(n.Warnings, func(w notice.Warning) bool { return w.Concern == notice.NoPlace })
	if strings.Join(said, "\n") != strings.Join(want, "\n") || len(doubts) > 0 {
		t.Errorf("got\n%s\nwant\n%s\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"), n.Warnings)
	}
}

// sheets fills sheets with rows, in this order of names.
func sheets(f *excelize.File, names []string, rows map[string][][]any) (err error) {
	for k, name := range names {
		if k == 0 {
			err = errors.Join(err, f.SetSheetName("Sheet1", name))
		} else if _, failed := f.NewSheet(name); failed != nil {
			return failed
		}
		for y, row := range rows[name] {
			err = errors.Join(err, f.SetSheetRow(name, fmt.Sprint("A", y+1), &row))
		}
	}
	return err
}

// expect compares the items of a ledger with those that are wanted, and expects no
// warnings but of columns that are kept with the findings.
func expect(t *testing.T, said []string, n *notice.Notice, want ...string) {
	t.Helper()
	doubts := slices.DeleteFunc(n.Warnings, func(w notice.Warning) bool { return w.Concern == notice.NoPlace })
	if strings.Join(said, "\n") != strings.Join(want, "\n") || len(doubts) > 0 {
		t.Errorf("got\n%s\nwant\n%s\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"), doubts)
	}
}

// TestReferencesInChinese reads a sheet a section without a title, with references of
// an audit for numbers, and a summary for the finding.
func TestReferencesInChinese(t *testing.T) {
	t.Parallel()
	head := []any{"编号", "问题摘要", "审计意见", "已采取的整改措施", "整改状态", "牵头部门", "整改责任人", "计划完成日期"}
	said, n := ledgerOf(t, func(f *excelize.File) error {
		return sheets(f, []string{"采购管理", "资产管理"}, map[string][][]any{
			"采购管理": {head, {"审-01", "采购没有招标", "应公开招标。", "重新招标。", "完成整改", "装备科", "葛建平", "2026-07-31"},
				{"审-02", "合同拆分", "应合并采购。", "签订框架协议。", "正在整改", "财务科", "马春燕", "2026-12-31"}},
			"资产管理": {head, {"审-03", "账实不符", "应清查。", "清查完毕。", "完成整改", "装备科", "葛建平", "2026-08-31"}},
		})
	})
	expect(t, said, n, "审-01 采购管理/采购没有招标 rectified 装备科,葛建平 2026-07-31", "审-02 采购管理/合同拆分 in_progress 财务科,马春燕 2026-12-31",
		"审-03 资产管理/账实不符 rectified 装备科,葛建平 2026-08-31")
}

// TestListsOfTheSameFindings reads 问题清单, 措施清单 and 责任清单 as one ledger.
func TestListsOfTheSameFindings(t *testing.T) {
	t.Parallel()
	said, n := ledgerOf(t, func(f *excelize.File) error {
		return sheets(f, []string{"问题清单", "措施清单", "责任清单"}, map[string][][]any{
			"问题清单": {{"序号", "存在问题"}, {1, "台账不清"}, {2, "值班脱岗"}},
			"措施清单": {{"问题序号", "整改措施", "完成时限"}, {1, "建立台账。", "2026年3月"}, {1, "逐月核对。", "2026年3月"}, {2, "通报批评。", "2026年6月"}},
			"责任清单": {{"问题序号", "责任部门", "责任人", "整改状态"}, {2, "安全科", "孙敏", "正在整改"}, {1, "办公室", "周岚", "已完成"}},
		})
	})
	expect(t, said, n, "1 /台账不清 rectified 办公室,周岚 2026-03-31", "2 /值班脱岗 in_progress 安全科,孙敏 2026-06-30")
	if got := strings.Join(n.Items[0].Work(), "|"); got != "建立台账。逐月核对。" {
		t.Errorf("measures: %q", got)
	}
}

// TestTickedStatuses reads columns of which each row ticks one, below a head of two
// rows and of one, and the unit with the person in brackets.
func TestTickedStatuses(t *testing.T) {
	t.Parallel()
	for _, two := range []bool{true, false} {
		said, n := ledgerOf(t, func(f *excelize.File) (err error) {
			rows := [][]any{{"序号", "反馈问题", "整改举措", "已完成", "基本完成", "持续推进", "责任部门（责任人）"}}
			if two {
				rows = [][]any{{"序号", "反馈问题", "整改举措", "进展情况", "", "", "责任部门（责任人）"}, {"", "", "", "已完成", "基本完成", "持续推进"}}
			}
			rows = append(rows, []any{1, "台账不清", "建立台账。", "√", "", "", "办公室（周岚）"}, []any{2, "值班脱岗", "通报批评。", "", "", "√", "安全科（孙敏）"}, []any{"合计", "", "", 1, 0, 1})
			err = sheets(f, []string{"Sheet1"}, map[string][][]any{"Sheet1": rows})
			if two {
				err = errors.Join(err, f.MergeCell("Sheet1", "D1", "F1"))
				for _, c := range "ABCG" {
					err = errors.Join(err, f.MergeCell("Sheet1", string(c)+"1", string(c)+"2"))
				}
			}
			return err
		})
		expect(t, said, n, "1 /台账不清 rectified 办公室,周岚 ", "2 /值班脱岗 long_term 安全科,孙敏 ")
	}
}

// TestTitlesInCells: the title of a finding is its first line in its cell, or what a colon
// parts from the rest.
func TestTitlesInCells(t *testing.T) {
	t.Parallel()
	_, n := ledgerOf(t, func(f *excelize.File) error {
		return sheets(f, []string{"Sheet1"}, map[string][][]any{"Sheet1": {{"序号", "存在问题", "整改措施", "是否完成整改"},
			{1, "台账登记不规范\n抽查发现3处没有登记，2处登记错误。", "建立台账。", "是"}, {2, "值班值守不到位：抽查8次，有2次无人在岗", "通报批评。", "否"},
			{3, "存在以下问题：值班日志没有按日填写", "补记。", "是"}}})
	})
	for i, want := range []string{"台账登记不规范", "值班值守不到位", "存在以下问题：值班日志没有按日填写"} {
		if n.Items[i].Title != want {
			t.Errorf("%q, want %q", n.Items[i].Title, want)
		}
	}
}

// TestAuditLog reads an English log with a unit and an owner, a long head, and
// abbreviations.
func TestAuditLog(t *testing.T) {
	t.Parallel()
	said, n := ledgerOf(t, func(f *excelize.File) error {
		return sheets(f, []string{"Log"}, map[string][][]any{"Log": {
			{"Harbour audit log"}, {"Rec #", "Theme", "Recommendation", "Management response / update", "Lead dept", "Other depts", "Owner", "RAG", "Current status", "Deadline"},
			{"R1", "Finance", "Reconcile accounts monthly", "Done since May.", "Finance Office", "Internal Audit", "Margaret Osei", "G", "Implemented", "2026-07-31"},
			{"R2", "Finance", "Recover overpaid salaries", "Half is recovered.", "Human Resources", "", "Ruth Callaghan", "A", "Partially implemented", "2026-12-31"},
			{"R3", "Estates", "Test alarms weekly", "Contract awarded.", "Estates", "", "Owen Pryce", "A", "Partially implemented", "2027-01-31"},
		}})
	})
	expect(t, said, n, "R1 Finance/Reconcile accounts monthly rectified Finance Office,Margaret Osei 2026-07-31",
		"R2 Finance/Recover overpaid salaries in_progress Human Resources,Ruth Callaghan 2026-12-31", "R3 Estates/Test alarms weekly in_progress Estates,Owen Pryce 2027-01-31")
}

// TestATableThatIsNotUnderstood is refused with its heads where no column holds findings:
// its cells are not read as prose.
func TestATableThatIsNotUnderstood(t *testing.T) {
	t.Parallel()
	read := reads(t, "台账.xlsx", workbook(t, func(f *excelize.File) error {
		rows := [][]any{{"号码", "简述", "整改措施", "整改状态", "责任单位", "完成时限"}}
		for i := range 6 {
			rows = append(rows, []any{fmt.Sprint("甲", i+1), "√", "建立台账。", "已完成", "办公室", "2026年3月"})
		}
		return sheets(f, []string{"Sheet1"}, map[string][][]any{"Sheet1": rows})
	}))
	_, err := reading.Read(read)
	var at *reading.StoppedError
	if !errors.As(err, &at) || at.Table.Line != 1 || strings.Join(at.Table.Unknown, "") != "号码简述" {
		t.Errorf("got %v", err)
	}
}

// TestClosedYesOrNo reads a follow-up that says who acts and whether it is closed.
func TestClosedYesOrNo(t *testing.T) {
	t.Parallel()
	said, n := ledgerOf(t, func(f *excelize.File) error {
		return sheets(f, []string{"Follow-up"}, map[string][][]any{"Follow-up": {
			{"#", "Finding", "Agreed management action", "Action by", "Due", "Progress at Q3", "Closed? (Y/N)"},
			{1, "Invoices paid twice", "Install a check", "Head of Finance", "2026-03-31", "Check live since March.", "Y"},
			{2, "No leavers checklist", "Adopt a checklist", "HR Manager", "2026-09-30", "Draft with unions.", "N"},
		}})
	})
	expect(t, said, n, "1 /Invoices paid twice rectified ,Head of Finance 2026-03-31", "2 /No leavers checklist in_progress ,HR Manager 2026-09-30")
}

// TestForms reads tables that are the forms of findings, with the names of fields beside
// their values.
func TestForms(t *testing.T) {
	t.Parallel()
	form := func(number, title, unit, status string) string {
		return document.FromRows([][]string{{"问题编号", number, "责任单位", unit}, {"问题", title, "", ""}, {"整改措施", "修订办法，约谈责任人。", "", ""},
			{"完成时限", "2026年5月20日", "整改状态", status}})
	}
	n, err := reading.Read("城投集团整改情况通报\n\n" + form("1", "决策程序不规范", "董事会办公室", "已完成整改") + "\n\n" +
		form("2", "子公司层级过多", "企业管理部", "正在整改") + "\n\n" + form("3", "审计未全覆盖", "审计部", "整改完成"))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, it := range n.Items {
		said = append(said, fmt.Sprint(it.Label, it.Title, it.Declared, it.Owner, it.Due))
	}
	expect(t, said, n, "问题编号：1决策程序不规范rectified董事会办公室2026-05-20", "问题编号：2子公司层级过多in_progress企业管理部2026-05-20",
		"问题编号：3审计未全覆盖rectified审计部2026-05-20")
}
