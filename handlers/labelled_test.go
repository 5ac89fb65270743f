package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestHeadingsAsLabelled: sections by the word that the notice labels them with, and statuses
// of which one denies another.
func TestHeadingsAsLabelled(t *testing.T) {
	t.Parallel()
	listsExactly(t, about(t, "layouts/english-audits-labelled"), map[string][]int{
		"show me review 2":                                      {4, 5, 6},
		"list the animal shelter review":                        {4, 5, 6},
		"show me reviews 1 and 2":                               {1, 2, 3, 4, 5, 6},
		"review 1, not implemented ones":                        {2},
		"what is not finished in the street lighting review":    {2, 3},
		"the last review: which recommendations are done":       {4},
		"第二个审查有哪些建议":                                            {4, 5, 6},
		"which recommendations are the Finance Department's":    {2, 4, 6},
		"the last two recommendations":                          {5, 6},
		"which recommendations are not implemented":             {2, 5},
		"what hasn't been implemented":                          {2, 5},
		"which ones have not been implemented yet":              {2, 5},
		"recommendations that were not fully implemented":       {2, 3, 5, 6},
		"没有落实的建议是哪几条":                                           {2, 5},
		"哪些还没实施":                                                {2, 5},
		"which recommendations did management disagree with":    {2},
		"recommendations due in the first quarter of 2026":      {2},
		"which recommendations are due by the end of June 2026": {1, 2, 4, 5, 6},

		// Limits that were moved, in the words that the notice prints, and by the present ones.
		"which recommendations had their target date revised":                 {2, 3, 5},
		"what's due in the first quarter of 2026, going by the current dates": {2},
		"which ones have slipped into 2026":                                   {2, 3, 5},
		"recommendations pushed back to 2026":                                 {2, 3, 5},
		"管理层不同意的有哪几条":                                                         {2},
		"管理层部分同意的建议":                                                          {3},
		"which ones does the Finnance Department lead":                        {2, 4, 6},
		"what does the Public Works Departmnt lead":                           {1, 3},
	})

	// Fields by the names that only this notice gives them: 节点 for the time limit.
	listsExactly(t, about(t, "layouts/bars-own-names"), map[string][]int{
		"节点是明年一季度的有哪些": {4},
		"没写节点的是哪条":     {5},
		"时间节点在四季度的有几条": {3},
		"节点写长期的":       {6},
		"还没办完的有哪些":     {3, 4, 5, 6},
	})

	for typed, want := range map[string]string{
		"第1项的节点是什么时候": "第1项的时限是", "第2项节点": "第2项的时限是", "第3项节点是几号": "第3项的时限是",
	} {
		if out := said(t, about(t, "layouts/bars-own-names"), reply.Request{Person: clerk}, typed); !strings.Contains(out.Plain(), want) {
			t.Errorf("%s: %.200s", typed, out.Plain())
		}
	}

	// Headings by their Roman numerals, years from April on, officers with their posts.
	listsExactly(t, about(t, "layouts/english-who-lines"), map[string][]int{
		"list section II":                      {4, 5, 6},
		"which entries in part I are in hand":  {2},
		"which recs are due in Q4 2026/27":     {2},
		"what does Finance support?":           {1, 4},
		"Tom Rudd's recommendations":           {2},
		"which entries have no by when":        {6},
		"what is Legal leading or supporting?": {1, 3},
	})

	// What sentences say in English of who leads and by when.
	listsExactly(t, about(t, "layouts/english-led-by"), map[string][]int{
		"what does the Control Room lead?":       {1, 2, 3},
		"which actions have more than one lead?": {2},
		"what is Owen Marsh accountable for":     {2, 4, 5, 6},
		"what does Workforce support?":           {1, 5},
		"which are off plan":                     {4},
		"due in December 2026":                   {5},
	})

	// 责任单位 beside 牵头单位 are those that support it.
	listsExactly(t, about(t, "layouts/tasks-led"), map[string][]int{
		"责任单位有各乡镇人民政府的": {1},
	})
}
