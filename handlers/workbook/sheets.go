package workbook

import (
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// historySheet is the 变更记录: a row an entry, item by item, oldest first.
func historySheet(s Source) Sheet {
	l := s.Lang
	sheet := Sheet{Name: l.Phrase(msgHistorySheet), Title: l.Phrase(msgHistoryTitle), Columns: []Column{
		{Head: l.Phrase(msgNumberColumn), Width: 6, Centred: true},
		{Head: l.Phrase(msgWhenColumn), Width: 17, Centred: true},
		{Head: l.Phrase(msgWhoColumn), Width: 14, Centred: true},
		{Head: l.Phrase(msgWhatColumn), Width: 40},
		{Head: l.Phrase(msgNoteColumn), Width: 60},
		{Head: l.Phrase(msgWhereColumn), Width: 10, Centred: true},
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
		{Head: l.Phrase(msgKey), Width: 12},
		{Head: l.Phrase(msgTitleColumn), Width: 60},
		{Head: l.Phrase(msgIssuerColumn), Width: 36},
		{Head: l.Phrase(msgPublishedColumn), Width: 12, Centred: true},
		{Head: l.Phrase(msgItemsColumn), Width: 8, Centred: true},
	}}
	for _, status := range notice.Statuses {
		sheet.Columns = append(sheet.Columns, Column{Head: l.Status(status), Width: 11, Centred: true})
	}
	for _, n := range s.Snapshot.Notices {
		total, counts := totalsSheet(s.Snapshot, n.ID)
		row := []any{n.Key(), n.Called(), n.Issuer, day(n.Published), total}
		for _, status := range notice.Statuses {
			row = append(row, counts[status])
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// totalsSheet counts a notice's items, all and by status.
func totalsSheet(s *ledger.Snapshot, id string) (total int, counts map[notice.Status]int) {
	counts = map[notice.Status]int{}
	for _, item := range s.Items {
		if item.Notice == id {
			counts[item.Status]++
			total++
		}
	}
	return total, counts
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
