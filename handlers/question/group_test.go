package question

import (
	"testing"

	"rectify/handlers/question/condition"
	"rectify/handlers/question/intent"
)

// TestItemsAreCountedByGroups: who asks how many each has, or who has the most, is told
// by units, people or sections.
func TestItemsAreCountedByGroups(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]condition.Group{
		"各部分分别有几个没完成":                                   {By: condition.BySection},
		"每个部分各有多少问题":                                    {By: condition.BySection},
		"按部分统计完成情况":                                     {By: condition.BySection},
		"how many are open by section":                  {By: condition.BySection},
		"按部分看各完成多少":                                     {By: condition.BySection},
		"哪个部分没完成的最多":                                    {By: condition.BySection, Top: 1},
		"哪方面问题最少":                                       {By: condition.BySection, Top: 1, Fewest: true},
		"哪个科室逾期最多":                                      {By: condition.ByUnit, Top: 1},
		"配合最多的前三个部门":                                    {By: condition.BySupport, Top: 3},
		"谁手上没完成的最多":                                     {By: condition.ByOwner, Top: 1},
		"每个责任人各负责几项":                                    {By: condition.ByPerson},
		"top three departments by number of open items": {By: condition.ByUnit, Top: 3},
		"Who has the most overdue items?":               {By: condition.ByOwner, Top: 1},
	} {
		u, ok := Understand(typed, domain(), intent.Distribution{})
		if !ok || u.Group == nil || *u.Group != want {
			t.Errorf("%s: %v %+v, want %+v", typed, ok, u.Group, want)
		}
	}
	for _, typed := range []string{"单个合作社最多补助多少", "一次最多能收几个月的费", "哪个部门处罚的人最多", "各部门负责人是谁"} {
		if u, ok := Understand(typed, domain(), intent.Distribution{}); ok && u.Group != nil {
			t.Errorf("%s: taken for a count by groups: %+v", typed, u.Group)
		}
	}
}
