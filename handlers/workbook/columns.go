package workbook

import (
	"regexp"
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
	title    reply.Phrase
	width    float64
	centred  bool
	editable bool // changes to it are taken back
}

// columns are those of the ledger sheet, in order. The mark is next to the number, so
// that it moves along when rows are sorted or copied.
var columns = []column{
	{numberField, msgHeadNumber, 5, true, false},
	{markField, msgHeadMark, 4, false, false},
	{noticeField, msgHeadNotice, 12, true, false},
	{sectionField, msgHeadSection, 11, false, false},
	{kindField, msgHeadKind, 11, false, false},
	{problemField, msgHeadProblem, 30, false, false},
	{measuresField, msgHeadMeasures, 46, false, false},
	{unitField, msgHeadUnit, 9.5, true, true},
	{supportingField, msgHeadSupporting, 9.5, true, true},
	{personField, msgHeadPerson, 8, true, true},
	{dueField, msgHeadDue, 10.5, true, true},
	{declaredField, msgHeadDeclared, 8.5, true, false},
	{statusField, msgHeadStatus, 8.5, true, true},
	{progressField, msgHeadProgress, 22, false, true},
	{reasonField, msgHeadReason, 11, false, true},
	{nextField, msgHeadNext, 22, false, true},
	{helpField, msgHeadHelp, 8, true, true},
	{evidenceField, msgHeadEvidence, 12, false, false},
	{receiptField, msgHeadReceipt, 8.5, true, false},
	{closingField, msgHeadClosing, 10.5, true, false},
	{updatedField, msgHeadUpdated, 10.5, true, false},
	{authorField, msgHeadAuthor, 8.5, true, false},
}

func (c column) head(l reply.Lang) string { return l.Phrase(c.title) }

// columnOf is the column of a field.
func columnOf(f field) column {
	return columns[slices.IndexFunc(columns, func(c column) bool { return c.field == f })]
}

// headed is the column of a sheet with that head, in either language.
func headed(head string, columns []column) (column, bool) {
	head = strings.Join(strings.Fields(head), " ")
	for _, c := range columns {
		if head == c.title.Zh || strings.EqualFold(head, c.title.En) {
			return c, true
		}
	}
	return column{}, false
}

// otherHeads are names that people give to columns which they may edit, in both
// languages, lower case.
var otherHeads = map[field][]string{
	unitField:       {"牵头单位", "责任部门", "责任科室", "责任处室", "主责部门", "主办单位", "牵头部门", "牵头科室", "主责单位", "整改责任单位", "lead unit", "owner", "unit"},
	supportingField: {"配合部门", "配合科室", "协办单位", "协助单位", "协同单位", "协办部门", "协助部门", "协同部门", "参与单位", "supporting units", "supported by"},
	personField:     {"具体责任人", "责任人员", "责任领导", "分管领导", "负责人", "整改责任人", "responsible person", "responsible officer"},
	dueField:        {"整改时限", "整改期限", "完成时间", "时限", "期限", "计划完成时间", "计划完成日期", "完成日期", "整改完成时限", "办结时限", "due date", "target date", "deadline"},
	statusField:     {"状态", "完成状态", "进展状态", "整改结果", "当前状态", "整改进度", "status now", "current status", "销号情况"},
	progressField:   {"进展", "进展情况", "整改进展", "最新进展情况", "工作进展", "整改进展情况", "最新情况", "当前进展", "latest update", "update"},
	reasonField:     {"未按期完成原因", "逾期原因", "未完成原因"},
	nextField:       {"下一步", "下一步措施", "下一步打算", "下步安排", "next steps"},
}

// around is what people write around the name of a column: 11月最新进展（必填）.
var around = regexp.MustCompile(`^\d{1,2}月(?:份|底)?|\s*[（(][^（）()]*[）)]$`)

// renamed finds columns that people gave another name: one that the sheet else has
// not, and only one of that name.
func renamed(row []Cell, heads map[int]column, columns []column) {
	has := map[field]int{}
	for _, c := range heads {
		has[c.field]++
	}
	found := map[int]column{}
	for x, cell := range row {
		if _, known := heads[x]; known {
			continue
		}
		head := around.ReplaceAllString(strings.ToLower(strings.Join(strings.Fields(cell.Text), " ")), "")
		for _, c := range columns {
			if has[c.field] == 0 && (slices.Contains(otherHeads[c.field], head) || head == c.title.Zh) {
				found[x] = c
			}
		}
	}
	times := map[field]int{}
	for _, c := range found {
		times[c.field]++
	}
	for x, c := range found {
		if times[c.field] == 1 {
			heads[x] = c
		}
	}
}

// statusChoices are the words for all statuses, least done first.
func statusChoices(l reply.Lang) []string {
	words := make([]string, len(notice.Statuses))
	for i, s := range notice.Statuses {
		words[i] = l.Status(s)
	}
	return words
}
