package command

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Command{
		"":                                  {Name: Help},
		"help":                              {Name: Help},
		"帮助":                                {Name: Help},
		"list":                              {Name: List},
		"LIST open":                         {Name: List, Words: "open"},
		"列表 未完成":                            {Name: List, Words: "未完成"},
		"status 11":                         {Name: Status, Numbers: []int{11}},
		"状态11":                              {Name: Status, Numbers: []int{11}},
		"状态 第11项":                           {Name: Status, Numbers: []int{11}},
		"status #11 done":                   {Name: Status, Numbers: []int{11}, Words: "done"},
		"status 11 已整改 已签合同":                {Name: Status, Numbers: []int{11}, Words: "已整改 已签合同"},
		"status 5-8,12 done ok":             {Name: Status, Numbers: []int{5, 6, 7, 8, 12}, Words: "done ok"},
		"status 5到8、12 完成":                  {Name: Status, Numbers: []int{5, 6, 7, 8, 12}, Words: "完成"},
		"status 9 11 40":                    {Name: Status, Numbers: []int{9, 11, 40}},
		"status （１１） 已整改":                   {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"assign 11 @wang":                   {Name: Assign, Numbers: []int{11}, Words: "@wang"},
		"派给 11 <@U1|wang>":                  {Name: Assign, Numbers: []int{11}, Words: "<@U1|wang>"},
		"due 11 2024-06-30":                 {Name: Due, Numbers: []int{11}, Words: "2024-06-30"},
		"due 11 6月底":                        {Name: Due, Numbers: []int{11}, Words: "6月底"},
		"期限 11 2024年6月底":                    {Name: Due, Numbers: []int{11}, Words: "2024年6月底"},
		"note 11 3pm visit":                 {Name: Note, Numbers: []int{11}, Words: "3pm visit"},
		"备注11：已到现场":                         {Name: Note, Numbers: []int{11}, Words: "已到现场"},
		"狀態 11 已整改":                         {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"状态 十一 已整改":                         {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"状态十一：已整改":                          {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"状态 廿一、廿二 已整改":                      {Name: Status, Numbers: []int{21, 22}, Words: "已整改"},
		"status 第11項 已整改":                   {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"status eleven done":                {Name: Status, Numbers: []int{11}, Words: "done"},
		"status twenty-three, done":         {Name: Status, Numbers: []int{23}, Words: "done"},
		"status items nine and eleven done": {Name: Status, Numbers: []int{9, 11}, Words: "done"},
		"status ⑪ 已整改":                      {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"status 1️⃣1️⃣ done":                {Name: Status, Numbers: []int{11}, Words: "done"},
		"状态1\u200b1：已整改":                    {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"status 11: done":                   {Name: Status, Numbers: []int{11}, Words: "done"},
		"status: 11 - done":                 {Name: Status, Numbers: []int{11}, Words: "done"},
		"status#11=done":                    {Name: Status, Numbers: []int{11}, Words: "done"},
		"status 11。":                        {Name: Status, Numbers: []int{11}},
		"status 11?":                        {Name: Status, Numbers: []int{11}},
		"status #11, done":                  {Name: Status, Numbers: []int{11}, Words: "done"},
		"status11 done":                     {Name: Status, Numbers: []int{11}, Words: "done"},
		"status the 11th":                   {Name: Status, Words: "the 11th"},
		"status 11 完成 80%":                  {Name: Status, Numbers: []int{11}, Words: "完成 80%"},
		"status 11 80% done":                {Name: Status, Numbers: []int{11}, Words: "80% done"},
		"status 11 3月完成":                    {Name: Status, Numbers: []int{11}, Words: "3月完成"},
		"status 11 3个月后完成":                  {Name: Status, Numbers: []int{11}, Words: "3个月后完成"},
		"status 11已整改":                      {Name: Status, Numbers: []int{11}, Words: "已整改"},
		"status 3-1":                        {Name: Status, Numbers: []int{3, 1}, Wrong: "3-1"},
		"status 5 to 7":                     {Name: Status, Numbers: []int{5, 6, 7}},
		"note 11 two visits":                {Name: Note, Numbers: []int{11}, Words: "two visits"},
		"note two visits":                   {Name: Note, Numbers: []int{2}, Words: "visits", Spelt: true},
		"note second visit":                 {Name: Note, Words: "second visit"},
		"備註 11 見《協議》👍":                      {Name: Note, Numbers: []int{11}, Words: "見《協議》👍"},
		"备注 11 第一行\n第二行":                    {Name: Note, Numbers: []int{11}, Words: "第一行\n第二行"},
		"due 11-12 2024-06-30":              {Name: Due, Numbers: []int{11, 12}, Words: "2024-06-30"},
		"list：open":                         {Name: List, Words: "open"},
		"undo 11":                           {Name: Undo, Numbers: []int{11}},
		"销号 11":                             {Name: Close, Numbers: []int{11}},
		"reopen 11 回头看发现反弹":                 {Name: Reopen, Numbers: []int{11}, Words: "回头看发现反弹"},
		"search 博物馆 11":                     {Name: Search, Words: "博物馆 11"},
		"ask 第11项怎么样了":                      {Name: Ask, Words: "第11项怎么样了"},
	} {
		got, ok := Parse(text)
		if !ok {
			t.Errorf("Parse(%q): no command", text)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("Parse(%q): -want +got\n%s", text, diff)
		}
	}
	for _, text := range []string{"哪些问题正在整改", "第11项怎么样了", "listing of museums", "lsit", "状态怎么样了", "记录员是谁", "备注一下", "状态一切正常", "/list", "museum11"} {
		if got, ok := Parse(text); ok {
			t.Errorf("Parse(%q) = %+v, want no command", text, got)
		}
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Name{
		"lsit": List, "statsu 11": Status, "asign 3": Assign, "histroy 4": History, "hlep": Help,
		"/list": List, "/lsit": List, "/rectifi list": List, "rectify status 11": Status, "/rectify list": List, "/foo": Help, "/清单": List, "museum": "", "哪些": "", "x": "", "weather today": "", "what is overdue?": "", "who is late": "",
	} {
		if got, _ := Nearest(text); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string][]string{
		"status 11 done":                    {"status 11 done"},
		"status 11 done\nnote 12 已到现场":      {"status 11 done", "note 12 已到现场"},
		"note 11 第一行\n第二行\r\n\n状态 12：已整改\n": {"note 11 第一行\n第二行", "状态 12：已整改"},
		"\nstatus 11\n\nhelp":               {"status 11\n\nhelp"},
		"":                                  {""},
	} {
		if diff := cmp.Diff(want, Lines(typed)); diff != "" {
			t.Errorf("Lines(%q): -want +got\n%s", typed, diff)
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
		Nearest(text)
		Lines(text)
	})
}
