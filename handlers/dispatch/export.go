package dispatch

import (
	"cmp"
	"context"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/handlers/workbook"
)

// exportReply hands the whole ledger over as a spreadsheet. Its words are for
// when the file has arrived.
func (a *Desk) exportReply(l reply.Lang) reply.Reply {
	if !a.People.Connected() {
		return reply.Sentence(l, l.Phrase(msgExportInTerminal))
	}
	file := reply.File{Name: a.exportName()}
	out := reply.Sentence(l, l.Phrase(msgExported, file.Name))
	out.File = &file
	return out
}

// exportName is the name of the workbook's file.
func (a *Desk) exportName() string { return "rectify-" + a.Clock.Today() + ".xlsx" }

// WorkbookSource is the whole ledger with its history, from which workbooks and notices
// are written.
func (a *Desk) WorkbookSource(ctx context.Context, l reply.Lang) (workbook.Source, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return workbook.Source{}, err
	}
	entries, people, err := a.histories(ctx, v)
	if err != nil {
		return workbook.Source{}, err
	}
	name := a.People.Names(ctx, l, people...)
	return workbook.Source{
		Snapshot: v.Snapshot, History: entries, Zone: v.Zone, Today: a.Clock.Today(), Lang: l,
		People: workbook.People{One: name.One, All: name.All},
		Did:    card.Teller{Lang: l, Zone: v.Zone, Names: name}.Did,
	}, nil
}

// Export is the ledger as a workbook: the sheets of package workbook, and, where
// there are any, one of rated answers and one of learned wordings.
func (a *Desk) Export(ctx context.Context, l reply.Lang) (workbook.Book, error) {
	source, err := a.WorkbookSource(ctx, l)
	if err != nil {
		return workbook.Book{}, err
	}
	book := workbook.New(source)
	book.Name = a.exportName()
	ratings, err := a.Keeper.Ratings(ctx)
	if err != nil {
		return workbook.Book{}, err
	}
	wordings, err := a.Keeper.Wordings(ctx)
	if err != nil {
		return workbook.Book{}, err
	}
	book.Sheets = slices.Concat(book.Sheets, workbook.Ratings(source, ratings), workbook.Wordings(source, wordings))
	return book, nil
}

// historyPage is how many entries are read at once.
const historyPage = 5000

// histories are what happened to all items, item by item, and the ids of all
// that the ledger names. The history is read once for all items.
func (a *Desk) histories(ctx context.Context, v *view.View) (all []ledger.Entry, persons []string, err error) {
	for _, item := range v.Items {
		persons = append(append(persons, item.UpdatedBy), ledger.Mentioned(item.Owner, item.Supporting, item.HelpFrom)...)
	}
	place := func(e ledger.Entry) (int, bool) {
		at, ok := v.Place(e.Key())
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
