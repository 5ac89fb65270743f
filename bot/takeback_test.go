package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// edit writes into cells of a ledger workbook, by the head of their column and
// the number of their item.
func edit(t *testing.T, path string, cells map[string]map[int]any) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetName(0)
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for x, head := range rows[0] {
		for number, value := range cells[head] {
			at, _ := excelize.CoordinatesToCellName(x+1, number+1) // the built-in notice numbers its items from 1
			if err := f.SetCellValue(sheet, at, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func TestAnEditedLedgerIsTakenBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data, file := "--data="+filepath.Join(dir, "data"), filepath.Join(dir, "台账.xlsx")
	do := func(code int, want string, args ...string) {
		t.Helper()
		out, errs, got := rectify(t, "", append(args, data)...)
		if got != code || !strings.Contains(out+errs, want) {
			t.Errorf("%v: exit %d, want %d with %q: %s%s", args, got, code, want, out, errs)
		}
	}
	do(exitDone, "已写入", "export", file)
	do(exitDone, "将更改 0 项共 0 处；0 行不采纳；46 行没有变化", "import", file)

	edit(t, file, map[string]map[int]any{
		"整改状态": {9: "已整改", 11: "已整改", 40: "快了"},
		"最新进展": {9: "=1+1", 12: "已修订《办法》"},
		"责任单位": {9: "市场管理科", 11: "文物科"},
		"责任人":  {11: "王小明"},
		"完成时限": {11: "2027年5月31日"},
		"存在问题": {13: "没有问题"},
	})
	do(exitFailed, "将更改 3 项共 8 处；2 行不采纳；41 行没有变化", "import", "--dry-run=false", file)
	do(exitDone, "第12行 第11项", "import", "--dry-run", file)
	do(exitFailed, "没有更改：请核对上面的清单", "import", file)
	do(exitDone, "正在整改", "status", "11")

	do(exitDone, "", "status", "12", "long_term", "--note", "长期抓")
	do(exitFailed, "已更改 2 项", "import", "--yes", "--as", "小王", file)
	do(exitDone, "市场管理科", "status", "9")
	do(exitDone, "2027-05-31", "status", "11", "--json")
	do(exitDone, `"owner": "文物科"`, "status", "11", "--json")
	do(exitDone, `"person": "王小明"`, "list", "all", "--json")
	do(exitDone, "小王", "history", "11")
	do(exitDone, "=1+1", "history", "9")
	do(exitDone, "长期坚持", "status", "12")
	out, _, _ := rectify(t, "", "import", "--dry-run", file, data)
	for _, want := range []string{"第13行不采纳：导出之后", "改过第12项（您的表是第1版，现在是第2版）：请重新导出再改", "列“整改状态”：“快了”不是整改状态", "列“存在问题”：这一列不能在表里改", "将更改 0 项"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
}

// TestALedgerWithoutMarksIsNoNotice: what was a ledger is refused, rather than
// added as a notice under the file's name.
func TestALedgerWithoutMarksIsNoNotice(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	data := "--data=" + filepath.Join(dir, "data")
	for _, name := range []string{"台账.csv", "台账.xlsx"} {
		file := filepath.Join(dir, name)
		if _, errs, code := rectify(t, "", "export", file, data); code != exitDone {
			t.Fatal(errs)
		}
		if strings.HasSuffix(name, ".csv") {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(strings.ReplaceAll(string(content), "标记（勿动）", "")), 0o600); err != nil {
				t.Fatal(err)
			}
		} else {
			f, err := excelize.OpenFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := errors.Join(f.RemoveCol(f.GetSheetName(0), "B"), f.Save(), f.Close()); err != nil {
				t.Fatal(err)
			}
		}
		if _, errs, code := rectify(t, "", "import", file, data); code != exitFailed || !strings.Contains(errs, name+"：这是导出的台账，但隐藏的标记列已被删去") {
			t.Errorf("%s: exit %d: %s", name, code, errs)
		}
	}
}

// TestOtherFormatsAreTakenBack: .csv and .json go out and in; what was edited in them
// is shown and changed, and nothing else.
func TestOtherFormatsAreTakenBack(t *testing.T) {
	t.Parallel()
	for name, edit := range map[string]*strings.Replacer{
		"台账.csv":  strings.NewReplacer(",正在整改,正在整改,", ",正在整改,已完成,"),
		"台账.json": strings.NewReplacer(`"status": "in_progress"`, `"status": "rectified"`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			data, file := "--data="+filepath.Join(dir, "data"), filepath.Join(dir, name)
			if _, errs, code := rectify(t, "", "export", file, data); code != exitDone {
				t.Fatal(errs)
			}
			if out, errs, code := rectify(t, "", "import", file, data); code != exitDone || !strings.Contains(out, "将更改 0 项") || !strings.Contains(out, "0 行不采纳；46 行没有变化") {
				t.Fatalf("unedited: exit %d: %s%s", code, out, errs)
			}
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte(edit.Replace(string(content))), 0o600); err != nil {
				t.Fatal(err)
			}
			out, errs, code := rectify(t, "", "import", "--yes", "--as", "李", file, data)
			if code != exitDone || !strings.Contains(out, "整改状态：正在整改 → ") || !strings.Contains(out, "已更改 3 项") {
				t.Fatalf("edited: exit %d: %s%s", code, out, errs)
			}
			if out, _, _ := rectify(t, "", "list", data); !strings.Contains(out, "已整改 46 项") {
				t.Errorf("the ledger: %s", out[max(0, len(out)-300):])
			}
			if out, errs, code := rectify(t, "", "import", "--yes", file, data); code != exitDone || !strings.Contains(out, "将更改 0 项") {
				t.Errorf("once more: exit %d: %s%s", code, out, errs)
			}
		})
	}
}
