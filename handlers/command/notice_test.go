package command

import (
	"slices"
	"testing"
)

func TestNoticeBeforeNumbers(t *testing.T) {
	t.Parallel()
	tests := []struct {
		typed, notice string
		numbers       []int
		words         string
	}{
		{"status 审计#11 done", "审计", []int{11}, "done"},
		{"status Audit#11", "audit", []int{11}, ""},
		{"状态 审计＃11 已整改", "审计", []int{11}, "已整改"},
		{"status 审计#5-8,12 done", "审计", []int{5, 6, 7, 8, 12}, "done"},
		{"status 审计#5,审计#6 done", "审计", []int{5, 6}, "done"},
		{"note audit-2024#3 见第5项", "audit-2024", []int{3}, "见第5项"},
		{"status #11 done", "", []int{11}, "done"},
		{"status item #11 done", "", []int{11}, "done"},
		{"note 11 见附件#2", "", []int{11}, "见附件#2"},
		{"due 审计#11 2024-06-30", "审计", []int{11}, "2024-06-30"},
	}
	for _, test := range tests {
		t.Run(test.typed, func(t *testing.T) {
			t.Parallel()
			c, ok := Parse(test.typed)
			if !ok || c.Notice != test.notice || !slices.Equal(c.Numbers, test.numbers) || c.Words != test.words {
				t.Errorf("%+v, want %+v", c, test)
			}
		})
	}
}

func TestItemsOfSeveralNoticesAreSeen(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]bool{
		"status 审计#5,巡察#6 done": true, "status 5,审计#6 done": true, "status 审计#5、审计#6 done": false, "status 审计#5 巡察也一样": false,
	} {
		if c, _ := Parse(typed); c.Mixed != want {
			t.Errorf("%q: mixed %v, want %v", typed, c.Mixed, want)
		}
	}
}

func TestWithNotice(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"status 11 done":             "status 审计#11 done",
		"status #11 done":            "status 审计#11 done",
		"状态11 已整改":                   "状态 审计#11 已整改",
		"status 5-8,12 done note":    "status 审计#5-8,12 done note",
		"status audit#11 done":       "status audit#11 done",
		"status 11 done\nnote 12 走访": "status 审计#11 done\nnote 审计#12 走访",
		"list open":                  "list notice 审计 open",
		"list":                       "list notice 审计",
		"list notice all open":       "list notice all open",
		"export":                     "export",
		"next 2 第11项怎么样":             "next 2 第11项怎么样",
		"第11项怎么样":                    "第11项怎么样",
		"extend 11 grant":            "extend 审计#11 grant",
		"close 审计#11":                "close 审计#11",
	} {
		if got := WithNotice(typed, "审计"); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
