package command

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"rectify/data/notice"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Command{
		"":                      {Name: Help},
		"help":                  {Name: Help},
		"帮助":                    {Name: Help},
		"list":                  {Name: List},
		"LIST open":             {Name: List, Words: "open"},
		"列表 未完成":                {Name: List, Words: "未完成"},
		"status 11":             {Name: Status, Numbers: []int{11}},
		"状态11":                  {Name: Status, Numbers: []int{11}},
		"状态 第11项":               {Name: Status, Numbers: []int{11}},
		"status #11 done":       {Name: Status, Numbers: []int{11}, Words: "done"},
		"status 11 已整改 已签合同":    {Name: Status, Numbers: []int{11}, Words: "已整改 已签合同"},
		"status 5-8,12 done ok": {Name: Status, Numbers: []int{5, 6, 7, 8, 12}, Words: "done ok"},
		"status 5到8、12 完成":      {Name: Status, Numbers: []int{5, 6, 7, 8, 12}, Words: "完成"},
		"status 9 11 40":        {Name: Status, Numbers: []int{9, 11, 40}},
		"status （１１） 已整改":       {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"assign 11 @wang":       {Name: Assign, Numbers: []int{11}, Words: "@wang"},
		"派给 11 <@U1|wang>":      {Name: Assign, Numbers: []int{11}, Words: "<@U1|wang>"},
		"due 11 2024-06-30":     {Name: Due, Numbers: []int{11}, Words: "2024-06-30"},
		"due 11 6月底":            {Name: Due, Numbers: []int{11}, Words: "6月底"},
		"期限 11 2024年6月底":        {Name: Due, Numbers: []int{11}, Words: "2024年6月底"},
		"note 11 3pm visit":     {Name: Note, Numbers: []int{11}, Words: "3pm visit"},
		"备注11：已到现场":             {Name: Note, Numbers: []int{11}, Words: "：已到现场"},
		"undo 11":               {Name: Undo, Numbers: []int{11}},
		"销号 11":                 {Name: Close, Numbers: []int{11}},
		"reopen 11 回头看发现反弹":     {Name: Reopen, Numbers: []int{11}, Words: "回头看发现反弹"},
		"search 博物馆 11":         {Name: Search, Words: "博物馆 11"},
		"ask 第11项怎么样了":          {Name: Ask, Words: "第11项怎么样了"},
	} {
		got, ok := Parse(text)
		if !ok {
			t.Errorf("Parse(%q): no command", text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Parse(%q): -want +got\n%s", text, diff)
		}
	}
	for _, text := range []string{"哪些问题正在整改", "第11项怎么样了", "listing of museums", "lsit", "状态怎么样了", "记录员是谁"} {
		if got, ok := Parse(text); ok {
			t.Errorf("Parse(%q) = %+v, want no command", text, got)
		}
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Name{
		"lsit": List, "statsu 11": Status, "asign 3": Assign, "histroy 4": History, "hlep": Help,
		"museum": "", "哪些": "", "x": "", "weather today": "", "what is overdue?": "", "who is late": "",
	} {
		if got, _ := Nearest(text); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestSplitStatus(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		status notice.Status
		rest   string
	}{
		"done":              {notice.Rectified, ""},
		"Done, signed":      {notice.Rectified, "signed"},
		"已整改 已签合同":          {notice.Rectified, "已签合同"},
		"已整改：已签合同":          {notice.Rectified, "已签合同"},
		"完成了":               {notice.Rectified, "了"},
		"正在整改":              {notice.InProgress, ""},
		"in_progress":       {notice.InProgress, ""},
		"closed":            {notice.Closed, ""},
		"长期坚持 建立制度":         {notice.LongTerm, "建立制度"},
		"未启动":               {notice.NotStarted, ""},
		"完成情况良好":            {"", "完成情况良好"},
		"donescaping":       {"", "donescaping"},
		"whatever it takes": {"", "whatever it takes"},
	} {
		status, rest, ok := SplitStatus(text)
		if status != want.status || rest != want.rest || ok != (want.status != "") {
			t.Errorf("SplitStatus(%q) = %q, %q, %v, want %q, %q", text, status, rest, ok, want.status, want.rest)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"status 5-8,12 done", "状态11 已整改", "due 3 6月底", "（１１）", "list", "9-1", "status 1-999999999"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, _ := Parse(text)
		if len(c.Numbers) > mostNumbers {
			t.Errorf("%d numbers", len(c.Numbers))
		}
		SplitStatus(c.Words)
		Nearest(text)
	})
}
