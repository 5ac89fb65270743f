package workbook

import (
	"slices"
	"strings"

	"rectify/data/feedback"
	"rectify/data/notice"
	"rectify/data/wording"
)

// historySheet is the 变更记录: a row an entry, item by item, oldest first.
func historySheet(s Source) Sheet {
	l := s.Lang
	sheet := Sheet{Name: l.Phrase(msgHistorySheet), Title: l.Phrase(msgHistoryTitle), Columns: []Column{
		{Head: l.Phrase(msgNumberColumn), Width: 6, Centred: true}, {Head: l.Phrase(msgWhenColumn), Width: 17, Centred: true},
		{Head: l.Phrase(msgWhoColumn), Width: 14, Centred: true}, {Head: l.Phrase(msgWhatColumn), Width: 40},
		{Head: l.Phrase(msgNoteColumn), Width: 60}, {Head: l.Phrase(msgWhereColumn), Width: 10, Centred: true},
	}}
	s.named(&sheet)
	for _, e := range s.History {
		did := string(e.Action)
		if s.Did != nil {
			did = s.Did(e)
		}
		sheet.Rows = append(sheet.Rows, s.ofNotice(e.Notice, []any{
			e.Number, s.moment(e.At), s.People.one(e.By), did, s.People.all(strings.TrimSpace(e.Note)), where(e.Via),
		}))
	}
	return sheet
}

// where is the place of a change as people know it: its name without a channel's ID.
func where(via string) string {
	place, _, inChannel := strings.Cut(via, " ")
	if inChannel && place != "" {
		return strings.ToUpper(place[:1]) + place[1:]
	}
	return place
}

// noticesSheet is the 通报: a row a notice, with how far its items are.
func noticesSheet(s Source) Sheet {
	l := s.Lang
	sheet := Sheet{Name: l.Phrase(msgNoticesSheet), Title: l.Phrase(msgNoticesSheet), Columns: []Column{
		{Head: l.Phrase(msgKey), Width: 12}, {Head: l.Phrase(msgTitleColumn), Width: 60}, {Head: l.Phrase(msgIssuerColumn), Width: 36},
		{Head: l.Phrase(msgPublishedColumn), Width: 12, Centred: true}, {Head: l.Phrase(msgItemsColumn), Width: 8, Centred: true},
	}}
	for _, status := range notice.Statuses {
		sheet.Columns = append(sheet.Columns, Column{Head: l.Status(status), Width: 11, Centred: true})
	}
	for _, n := range s.Snapshot.Notices {
		row := []any{n.Key(), n.Called(), n.Issuer, day(n.Published), s.count(n.ID, notice.Statuses...)}
		for _, status := range notice.Statuses {
			row = append(row, s.count(n.ID, status))
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// count counts a notice's items of these statuses.
func (s Source) count(id string, of ...notice.Status) (n int) {
	for _, item := range s.Snapshot.Items {
		if item.Notice == id && slices.Contains(of, item.Status) {
			n++
		}
	}
	return n
}

// named gives a sheet a column that names the notice, where there are several.
func (s Source) named(sheet *Sheet) {
	if s.several() {
		sheet.Columns = append([]Column{{Head: columnOf(noticeField).head(s.Lang), Width: 14, Centred: true}}, sheet.Columns...)
	}
}

// ofNotice is a row under a column that names the notice, where there are several.
func (s Source) ofNotice(id string, row []any) []any {
	if s.several() {
		return append([]any{s.Snapshot.KeyOf(id)}, row...)
	}
	return row
}

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
