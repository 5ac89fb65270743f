package workbook

import (
	"rectify/data/feedback"
	"rectify/data/wording"
)

// Ratings returns the sheet of rated answers; none if there are no ratings.
func Ratings(s Source, all []feedback.Rating) []Sheet {
	if len(all) == 0 {
		return nil
	}
	l := s.Lang
	name := l.Phrase(msgRatingsSheet)
	sheet := Sheet{Name: name, Title: name, Columns: []Column{
		{Head: l.Phrase(msgWhenColumn), Width: 17, Centred: true}, {Head: l.Phrase(msgWhoColumn), Width: 12, Centred: true},
		{Head: l.Phrase(msgQuestionColumn), Width: 40}, {Head: l.Phrase(msgHelpedColumn), Width: 8, Centred: true},
		{Head: l.Phrase(msgWhyNotColumn), Width: 30}, {Head: l.Phrase(msgAnswerColumn), Width: 60},
	}}
	for _, r := range all {
		helped := l.Phrase(msgNo)
		if r.Good {
			helped = l.Phrase(msgYes)
		}
		sheet.Rows = append(sheet.Rows, []any{s.moment(r.At), s.People.one(r.By), r.Question, helped, r.Reason, r.Answer})
	}
	return []Sheet{sheet}
}

// Wordings returns the sheet of learned wordings; none if there are none.
func Wordings(s Source, all []wording.Wording) []Sheet {
	if len(all) == 0 {
		return nil
	}
	l := s.Lang
	name := l.Phrase(msgWordingsSheet)
	sheet := Sheet{Name: name, Title: name, Columns: []Column{
		{Head: l.Phrase(msgWordingColumn), Width: 40}, {Head: l.Phrase(msgNoticeColumn), Width: 24}, {Head: l.Phrase(msgNumberColumn), Width: 8, Centred: true},
		{Head: l.Phrase(msgStateColumn), Width: 10, Centred: true}, {Head: l.Phrase(msgPickedByColumn), Width: 10, Centred: true},
		{Head: l.Phrase(msgDecidedByColumn), Width: 14, Centred: true},
	}}
	states := map[wording.State]string{wording.Proposed: l.Phrase(msgWordingProposed), wording.Confirmed: l.Phrase(msgWordingConfirmed),
		wording.Removed: l.Phrase(msgWordingRemoved)}
	for _, w := range all {
		sheet.Rows = append(sheet.Rows, []any{w.Text, s.Snapshot.KeyOf(w.Notice), w.Number, states[w.State], w.Picked, s.People.one(w.DecidedBy)})
	}
	return []Sheet{sheet}
}
