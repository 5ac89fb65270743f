package question

import (
	"testing"

	"rectify/data/notice"
	"rectify/handlers/question/condition"
)

func TestFieldsByTheNoticesOwnNames(t *testing.T) {
	t.Parallel()
	d := condition.Domain{Fields: map[string]notice.Field{
		"节点": notice.FieldDue, "完工节点": notice.FieldDue, "挑头处室": notice.FieldOwner, "帮办处室": notice.FieldSupport, "分管": notice.FieldPerson, "champion": notice.FieldPerson, "landing": notice.FieldDue,
		"with": notice.FieldSupport, "working with": notice.FieldSupport, "done by": notice.FieldDue,
	}}
	for typed, want := range map[string]string{
		"节点是明年一季度的有哪些":             "时限是明年一季度的有哪些",
		"没写完工节点的":                  "没写时限的",
		"时间节点在6月的":                 "时限在6月的",
		"市场处当挑头处室的有几条":             "市场处当牵头单位的有几条",
		"帮办处室最多的是哪条":               "配合单位最多的是哪条",
		"郑冬青分管的":                   "郑冬青分管的", // which fields.tsv knows
		"which have no champion":   "which have no person responsible",
		"what is the Landing of 5": "what is the due date of 5",
		"which were landings":      "which were landings",
		// Names that end in a word for much else.
		"which had to be dealt with at once":        "which had to be dealt with at once",
		"who is working with Human Resources":       "who is working with Human Resources",
		"what must be done by June":                 "what must be done by June",
		"anything Payroll helps with, with no date": "anything Payroll helps with, with no date",
	} {
		if got := inStandardNames(typed, d); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
}
