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
	title    reply.Phrase
	width    float64
	centred  bool
	editable bool // changes to it are taken back
}

// columns are those of the ledger sheet, in their order. The mark is beside the
// number so that whatever is sorted or copied takes it along.
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

// statusChoices are the words for all statuses, least done first.
func statusChoices(l reply.Lang) []string {
	words := make([]string, len(notice.Statuses))
	for i, s := range notice.Statuses {
		words[i] = l.Status(s)
	}
	return words
}
