package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers"
	"rectify/handlers/reply"
)

// TestUnitsOfSeveralEnglishWords: a unit that an item has is kept in its form, whatever words
// are in its name, and so is one that is typed.
func TestUnitsOfSeveralEnglishWords(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"Department for Communities and Planning", "Office to the Secretary", "Legal Aid from Home", "Learning for Life and Work by Post"} {
		o := newOffice(t)
		o.says(leader, "assign 9 “"+unit+"”", unit)
		r := reply.Request{Text: "assign 9", Person: leader, Lang: reply.English, Via: "test"}
		form, err := o.Form(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		r.Values = map[string]string{}
		for _, f := range form.Fields {
			r.Values[f.Name] = f.Value
		}
		r.Values["owner"] = clerk.ID
		sent, err := o.Send(t.Context(), r)
		if err != nil || len(sent.Problems) > 0 || !strings.Contains(sent.Reply.Plain(), unit) {
			t.Errorf("%s: %v, %v\n%s", unit, sent.Problems, err, sent.Reply.Plain())
		}
		o.says(clerk, "history 9", "责任人 无 → @李四", "责任单位 无 → "+unit)
		o.says(leader, "assign 11 "+unit, unit)
	}
	o := newOffice(t)
	o.says(leader, "assign 9 Department for Transport and Home Office", "Department for Transport; Home Office")
}

// TestRecordNamesWhoIsReplaced: of whom the notice names, too, and of units and people only
// what changed.
func TestRecordNamesWhoIsReplaced(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.Assistant = about(t, "layouts/checkboxes").With(func(cfg *handlers.Config) { cfg.People = staff{} })
	o.says(leader, "assign 2 @李四 疾控科")
	o.says(leader, "history 2", "责任人 毕节 → @李四")
	o.says(leader, "assign 2 @李四 另一科")
	o.says(leader, "history 2", "责任单位 疾控科 → 另一科")
}

// TestAUnitWithItsPersonIsStillAUnit: an item whose unit stays when a person is assigned counts
// for both, and the person in no row of the units.
func TestAUnitWithItsPersonIsStillAUnit(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(leader, "assign 9 产业科")
	o.says(leader, "assign 11 产业科")
	o.says(leader, "assign 9 @"+clerk.ID)
	o.says(clerk, "产业科有几项", "2 项")
	o.says(clerk, "我负责哪些", "9.")
	if r := o.says(clerk, "各科室完成情况", "产业科"); strings.Contains(r.Plain(), clerk.ID) || strings.Contains(r.Plain(), "李四") {
		t.Errorf("a person is among the units:\n%s", r.Plain())
	}
}
