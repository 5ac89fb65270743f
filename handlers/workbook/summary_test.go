package workbook_test

import (
	"reflect"
	"testing"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/reply"
	"rectify/handlers/workbook"
)

// TestSummary: an item counts for each of its units, a late one also as late, and
// items without a unit have a row of their own.
func TestSummary(t *testing.T) {
	t.Parallel()
	w := newWorld(ledger.Notice{ID: "n", Notice: &notice.Notice{Title: "关于整改情况的通报",
		Sections: []notice.Section{{Number: 1, Label: "一、", Title: "党的建设"}},
		Items: []notice.Item{
			{Number: 1, Title: "甲", Section: 1, Declared: notice.Rectified, Owner: "办公室、财务科"},
			{Number: 2, Title: "乙", Section: 1, Declared: notice.InProgress, Owner: "财务科", Due: "2025-01-31"},
			{Number: 3, Title: "丙", Section: 1, Declared: notice.LongTerm},
		}}})
	source := w.source(reply.Chinese)
	source.Today = "2025-02-01"
	got := workbook.New(source).Sheets[1].Rows
	want := [][]any{
		{"通报", "关于整改情况的通报", 3, 1, 1, 0, 1, 1, "33.3%"},
		{"部分", "党的建设", 3, 1, 1, 0, 1, 1, "33.3%"},
		{"责任单位", "办公室", 1, 1, 0, 0, 0, 0, "100%"},
		{"责任单位", "财务科", 2, 1, 1, 0, 0, 1, "50%"},
		{"责任单位", "未定责任单位", 1, 0, 0, 0, 1, 0, "0%"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}

// TestSummaryOfRefused: an item that management refused is neither done nor open, as in
// homes and digests, and has a column.
func TestSummaryOfRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(ledger.Notice{ID: "n", Notice: &notice.Notice{Title: "关于整改情况的通报", Items: []notice.Item{
		{Number: 1, Title: "甲", Declared: notice.Rectified, Owner: "办公室"}, {Number: 2, Title: "乙", Declared: notice.Rectified, Owner: "办公室"},
	}}})
	source := w.source(reply.Chinese)
	source.Snapshot.Items[1].Refused = "no_action"
	sheet := workbook.New(source).Sheets[1]
	if want := []any{"责任单位", "办公室", 2, 1, 0, 0, 0, 0, "50%", 1}; !reflect.DeepEqual(sheet.Rows[len(sheet.Rows)-1], want) {
		t.Errorf("got %v, want %v", sheet.Rows, want)
	}
	if head := sheet.Columns[len(sheet.Columns)-1].Head; head != "未采纳" || len(sheet.Columns) != len(sheet.Rows[0]) {
		t.Errorf("%d columns, the last one %q", len(sheet.Columns), head)
	}
}
