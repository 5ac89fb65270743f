package workbook

import (
	"rectify/data/feedback"
	"rectify/data/wording"
)

// Ratings is the sheet of what people thought of answers; none where nobody rated
// one.
func Ratings(s Source, all []feedback.Rating) []Sheet {
	if len(all) == 0 {
		return nil
	}
	l := s.Lang
	name := l.Say("回答评价", "Ratings")
	sheet := Sheet{Name: name, Title: name, Columns: []Column{
		{Head: l.Say("时间", "When"), Width: 17, Centred: true}, {Head: l.Say("何人", "Who"), Width: 12, Centred: true},
		{Head: l.Say("问题", "Question"), Width: 40}, {Head: l.Say("有用", "Helped"), Width: 8, Centred: true},
		{Head: l.Say("原因", "Why not"), Width: 30}, {Head: l.Say("回答", "Answer"), Width: 60},
	}}
	for _, r := range all {
		helped := l.Say("否", "no")
		if r.Good {
			helped = l.Say("是", "yes")
		}
		sheet.Rows = append(sheet.Rows, []any{s.moment(r.At), s.People.one(r.By), r.Question, helped, r.Reason, r.Answer})
	}
	return []Sheet{sheet}
}

// Wordings is the sheet of the wordings that stand for items; none where there
// are none.
func Wordings(s Source, all []wording.Wording) []Sheet {
	if len(all) == 0 {
		return nil
	}
	l := s.Lang
	name := l.Say("说法", "Wordings")
	sheet := Sheet{Name: name, Title: name, Columns: []Column{
		{Head: l.Say("说法", "Wording"), Width: 40}, {Head: l.Say("通报", "Notice"), Width: 24}, {Head: l.Say("编号", "Number"), Width: 8, Centred: true},
		{Head: l.Say("状态", "State"), Width: 10, Centred: true}, {Head: l.Say("选定人数", "Picked by"), Width: 10, Centred: true},
		{Head: l.Say("确认人", "Decided by"), Width: 14, Centred: true},
	}}
	states := map[wording.State]string{wording.Proposed: l.Say("待确认", "proposed"), wording.Confirmed: l.Say("已确认", "confirmed"), wording.Removed: l.Say("已删除", "removed")}
	for _, w := range all {
		sheet.Rows = append(sheet.Rows, []any{w.Text, w.Notice, w.Number, states[w.State], w.Picked, s.People.one(w.DecidedBy)})
	}
	return []Sheet{sheet}
}
