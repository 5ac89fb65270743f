package handlers_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rectify/data/ledger"
	"rectify/handlers"
)

// counting is a keeper that counts how often the history is read.
type counting struct {
	*ledger.Store
	item, all int
}

func (c *counting) History(ctx context.Context, notice string, number int) ([]ledger.Entry, error) {
	c.item++
	return c.Store.History(ctx, notice, number)
}

func (c *counting) Since(ctx context.Context, sequence int64, limit int) ([]ledger.Entry, error) {
	c.all++
	return c.Store.Since(ctx, sequence, limit)
}

// sheets are those of a workbook, by name.
func sheets(t *testing.T, file handlers.File) map[string][][]string {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file.Content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	all := map[string][][]string{}
	for _, name := range book.GetSheetList() {
		if all[name], err = book.GetRows(name); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestExportReadsTheHistoryOnce, however many items there are.
func TestExportReadsTheHistoryOnce(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "note 40 后面的一项")
	o.says(clerk, "note 11 先记")
	o.says(clerk, "note 11 后记")
	c := &counting{Store: o.store}
	o.Keep(c, staff{})
	file, err := o.Export(t.Context(), handlers.Chinese)
	if err != nil || c.item != 0 || c.all != 1 {
		t.Errorf("%v; the history was read %d times, those of items %d times", err, c.all, c.item)
	}
	var notes []string
	for _, row := range sheets(t, file)["变更记录"] {
		if strings.Contains(row[3], "备注") {
			notes = append(notes, row[4])
		}
	}
	if !slices.Equal(notes, []string{"先记", "后记", "后面的一项"}) {
		t.Errorf("item by item, oldest first: %q", notes)
	}
}

// TestFormulasAreText: what somebody notes is what a spreadsheet shows, also after
// its cell is edited.
func TestFormulasAreText(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	want := []string{
		"=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(1)", "＝HYPERLINK(1)", "_x0041_", "2026-01-01", "0017", "=" + strings.Repeat("车", 2000), "普通 & <b>",
	}
	for _, note := range want {
		if _, err := o.store.ChangeAll(t.Context(), []ledger.Change{{Notice: "sanmenxia-2024-04-07", Number: 12, By: "李四", Via: "test", At: o.now, Act: ledger.AddNote{Note: note}}}); err != nil {
			t.Fatal(err)
		}
	}
	file, err := o.Export(t.Context(), handlers.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(file.Content))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var got []string
	rows, err := book.GetRows("变更记录")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if row[1] != "12" || !strings.Contains(row[3], "备注") {
			continue
		}
		got = append(got, row[4])
		cell, _ := excelize.CoordinatesToCellName(5, i+1)
		if formula, err := book.GetCellFormula("变更记录", cell); err != nil || formula != "" {
			t.Errorf("%s is a formula: %s, %v", cell, formula, err)
		}
		id, _ := book.GetCellStyle("变更记录", cell)
		style, err := book.GetStyle(id)
		if err != nil || strings.ContainsAny(row[4][:1], "=+-@") && style.NumFmt != 49 {
			t.Errorf("%s %q is not formatted as text: %+v, %v", cell, row[4], style, err)
		}
	}
	for i := range want {
		if i >= len(got) || strings.TrimSpace(got[i]) != strings.TrimSpace(want[i]) {
			t.Errorf("%q became %q", want, got)
			break
		}
	}
}
