package handlers_test

import "testing"

// TestListsByDueDateAndUnit: bounds of months, ends of the due dates, shortened
// units, and what a question is not understood in.
func TestListsByDueDateAndUnit(t *testing.T) {
	t.Parallel()
	for notice, questions := range map[string]map[string][]int{
		"hightech-zone": {
			"时限在2024年5月以后的，5月不算":      {2, 5, 9},
			"2024年5月底前（含5月）要求完成的是哪些":  {1, 3, 6, 7, 8},
			"时限最晚的是哪几项":               {2},
			"时限最早的有哪些":                {3},
			"投促局牵头的有哪些":               {2},
			"县水利局牵头的有哪几项":             {},
			"everything led by 党群工作部": {7, 8, 9},
		},
		"lake-county": {
			"everything 钟望川 is responsible for":        {1, 3},
			"Which items mention both 县水利局 and 湾头镇政府?": {3},
		},
	} {
		t.Run(notice, func(t *testing.T) {
			t.Parallel()
			listsExactly(t, about(t, notice), questions)
		})
	}
}
