package document_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

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
		"R1 Procurement/Adopt a single tender register rectified Head of Procurement, 2025-12-31",
		"R2 Procurement/Publish contract awards in_progress Head of Procurement, 2026-03-31",
		"R3 HR/Verify qualifications not_started HR Director, ",
	}
	if strings.Join(said, "\n") != strings.Join(want, "\n") || len(n.Warnings) > 0 {
		t.Errorf("got\n%s\nwant\n%s\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"), n.Warnings)
	}
}
