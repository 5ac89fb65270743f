package dispatch

import (
	"cmp"
	"context"
	"slices"

	"rectify/data/feedback"
	"rectify/data/ledger"
	"rectify/data/wording"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/handlers/workbook"
)

// exportReply hands the whole ledger over as a spreadsheet. Its words are for
// when the file has arrived.
func (a *Desk) exportReply(l reply.Lang) reply.Reply {
	if a.People.People == nil {
		return reply.Sentence(l, l.Say("在终端里请用：rectify export 台账.xlsx", "In a terminal, use: rectify export ledger.xlsx"))
	}
	file := reply.File{Name: a.exportName()}
	out := reply.Sentence(l, l.Say("台账已导出，文件 %s 已私信发给您。", "The ledger was exported: %s is in your direct messages.", file.Name))
	out.File = &file
	return out
}

// exportName is the name of the workbook's file.
func (a *Desk) exportName() string { return "rectify-" + a.Clock.Today() + ".xlsx" }

// WorkbookSource is the whole ledger with its history, from which workbooks and notices
// are written.
func (a *Desk) WorkbookSource(ctx context.Context, l reply.Lang) (workbook.Source, error) {
	book, err := a.Ledger.Open(ctx)
	if err != nil {
		return workbook.Source{}, err
	}
	entries, people, err := a.histories(ctx, book)
	if err != nil {
		return workbook.Source{}, err
	}
	name := a.People.Names(ctx, l, people...)
	return workbook.Source{
		Snapshot: book.Snapshot, History: entries, Zone: book.Zone, Lang: l,
		People: workbook.People{One: name.One, All: name.All},
		Did:    card.Teller{Lang: l, Zone: book.Zone, Names: name}.Did,
	}, nil
}

// Export is the ledger as a workbook: the sheets of package workbook, and one of
// answers that somebody rated and one of wordings that stand for items.
func (a *Desk) Export(ctx context.Context, l reply.Lang) (workbook.Book, error) {
	source, err := a.WorkbookSource(ctx, l)
	if err != nil {
		return workbook.Book{}, err
	}
	book := workbook.New(source)
	book.Name = a.exportName()
	if rater, ok := a.Keeper.(change.Rater); ok {
		ratings, err := rater.Ratings(ctx)
		if err != nil {
			return workbook.Book{}, err
		}
		book.Sheets = append(book.Sheets, ratingSheet(source, ratings))
	}
	if aliaser := a.Wordings.Store(); aliaser != nil {
		aliases, err := aliaser.Wordings(ctx)
		if err != nil {
			return workbook.Book{}, err
		}
		book.Sheets = append(book.Sheets, wordingSheet(source, aliases))
	}
	return book, nil
}

// historyPage is how many entries are read at once.
const historyPage = 5000

// histories are what happened to all items, item by item, and the ids of all
// whom the ledger names. The history is read once, however many items there are.
func (a *Desk) histories(ctx context.Context, book *view.View) (all []ledger.Entry, persons []string, err error) {
	for _, item := range book.Items {
		persons = append(append(persons, item.UpdatedBy), people.Mentioned(item.Owner, item.Supporting, item.HelpFrom)...)
	}
	if a.Keeper == nil {
		return nil, persons, nil
	}
	place := func(e ledger.Entry) (int, bool) {
		at, ok := book.Place(e.Key())
		if e.Action == ledger.Refused && e.Notice == "" {
			return -1, true // it was about no item: before them
		}
		return at, ok
	}
	for last := int64(0); ; {
		page, err := a.Keeper.Since(ctx, last, historyPage)
		if err != nil {
			return nil, nil, err
		}
		for _, e := range page {
			if _, ok := place(e); ok {
				all = append(all, e)
			}
			last = e.Sequence
		}
		if len(page) < historyPage {
			break
		}
	}
	slices.SortStableFunc(all, func(x, y ledger.Entry) int {
		one, _ := place(x)
		other, _ := place(y)
		return cmp.Compare(one, other)
	})
	return all, append(persons, people.PeopleOf(all...)...), nil
}

// ratingSheet is what people thought of answers.
func ratingSheet(s workbook.Source, ratings []feedback.Rating) workbook.Sheet {
	l := s.Lang
	name := l.Say("回答评价", "Ratings")
	sheet := workbook.Sheet{Name: name, Title: name, Columns: []workbook.Column{
		{Head: l.Say("时间", "When"), Width: 17, Centred: true}, {Head: l.Say("何人", "Who"), Width: 12, Centred: true},
		{Head: l.Say("问题", "Question"), Width: 40}, {Head: l.Say("有用", "Helped"), Width: 8, Centred: true},
		{Head: l.Say("原因", "Why not"), Width: 30}, {Head: l.Say("回答", "Answer"), Width: 60},
	}}
	for _, r := range ratings {
		helped := l.Say("否", "no")
		if r.Good {
			helped = l.Say("是", "yes")
		}
		sheet.Rows = append(sheet.Rows, []any{r.At.In(s.Zone).Format("2006-01-02 15:04"), s.People.One(r.By), r.Question, helped, r.Reason, r.Answer})
	}
	return sheet
}

// wordingSheet is the wordings that stand for items.
func wordingSheet(s workbook.Source, all []wording.Wording) workbook.Sheet {
	l := s.Lang
	name := l.Say("说法", "Wordings")
	sheet := workbook.Sheet{Name: name, Title: name, Columns: []workbook.Column{
		{Head: l.Say("说法", "Wording"), Width: 40}, {Head: l.Say("通报", "Notice"), Width: 24}, {Head: l.Say("编号", "Number"), Width: 8, Centred: true},
		{Head: l.Say("状态", "State"), Width: 10, Centred: true}, {Head: l.Say("选定人数", "Picked by"), Width: 10, Centred: true},
		{Head: l.Say("确认人", "Decided by"), Width: 14, Centred: true},
	}}
	states := map[wording.State]string{wording.Proposed: l.Say("待确认", "proposed"), wording.Confirmed: l.Say("已确认", "confirmed"), wording.Removed: l.Say("已删除", "removed")}
	for _, w := range all {
		sheet.Rows = append(sheet.Rows, []any{w.Text, w.Notice, w.Number, states[w.State], w.Picked, s.People.One(w.DecidedBy)})
	}
	return sheet
}
