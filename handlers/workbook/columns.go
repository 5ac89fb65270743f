package workbook

import (
	"slices"
	"strings"

	"rectify/data/notice"
	"rectify/handlers/reply"
)

// A field is a column of the ledger sheet. Its name is written into the marks
// of workbooks: never rename one.
type field string

const (
	numberField     field = "number"
	markField       field = "mark"
	noticeField     field = "notice"
	sectionField    field = "section"
	kindField       field = "kind"
	problemField    field = "problem"
	measuresField   field = "measures"
	unitField       field = "unit"
	supportingField field = "supporting"
	personField     field = "person"
	dueField        field = "due"
	declaredField   field = "declared"
	statusField     field = "status"
	progressField   field = "progress"
	reasonField     field = "reason"
	nextField       field = "next"
	helpField       field = "help"
	evidenceField   field = "evidence"
	receiptField    field = "receipt"
	closingField    field = "closing"
	updatedField    field = "updated"
	authorField     field = "author"
)

// A column is a field with what the sheet shows above and around it.
type column struct {
	field
	zh, en   string
	width    float64
	centred  bool
	editable bool // changes to it are taken back
}

// columns are those of the ledger sheet, in their order. The mark is beside the
// number so that whatever is sorted or copied takes it along.
var columns = []column{
	{numberField, "编号", "Number", 5, true, false},
	{markField, "标记（勿动）", "Mark (keep)", 4, false, false},
	{noticeField, "通报", "Notice", 12, true, false},
	{sectionField, "部分", "Section", 11, false, false},
	{kindField, "类别", "Kind", 11, false, false},
	{problemField, "存在问题", "Problem", 30, false, false},
	{measuresField, "整改措施", "Measures", 46, false, false},
	{unitField, "责任单位", "Responsible unit", 9.5, true, true},
	{supportingField, "配合单位", "Supporting unit", 9.5, true, true},
	{personField, "责任人", "Person", 8, true, true},
	{dueField, "完成时限", "Due", 10.5, true, true},
	{declaredField, "通报所述", "Declared", 8.5, true, false},
	{statusField, "整改状态", "Status", 8.5, true, true},
	{progressField, "最新进展", "Latest progress", 22, false, true},
	{reasonField, "未按期原因", "Reason if late", 11, false, true},
	{nextField, "下一步安排", "Next step", 22, false, true},
	{helpField, "需协调", "Waits for", 8, true, true},
	{evidenceField, "佐证材料", "Evidence", 12, false, false},
	{receiptField, "签收", "Receipt", 8.5, true, false},
	{closingField, "销号", "Closing", 10.5, true, false},
	{updatedField, "最近更新", "Updated", 10.5, true, false},
	{authorField, "更新人", "By", 8.5, true, false},
}

func (c column) head(l reply.Lang) string { return l.Say(c.zh, c.en) }

// columnOf is the column of a field.
func columnOf(f field) column {
	return columns[slices.IndexFunc(columns, func(c column) bool { return c.field == f })]
}

// headed is the column of a sheet with that head, in either language.
func headed(head string, columns []column) (column, bool) {
	head = strings.Join(strings.Fields(head), " ")
	for _, c := range columns {
		if head == c.zh || strings.EqualFold(head, c.en) {
			return c, true
		}
	}
	return column{}, false
}

// statusChoices are the words for all statuses, least done first.
func statusChoices(l reply.Lang) []string {
	words := make([]string, len(notice.Statuses))
	for i, s := range notice.Statuses {
		words[i] = l.Status(s)
	}
	return words
}
