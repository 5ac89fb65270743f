package dispatch

import (
	"cmp"
	"context"
	"regexp"
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

// asksForFile finds a sentence that asks for what was shown, or for the ledger, as a file: 发我一份表格,
// 把这些导出来, send me that as a spreadsheet.
var asksForFile = regexp.MustCompile(`(?i)^(?:好的?|那|请|麻烦|帮忙?|给我|我要|我想要?|能不能|能否|能|可以|可否|你|再|把|将|这|那|些|个|份|它们?|以上|上面|刚才|全部|都|也|的|列表|清单|名单|结果|台账|[,，\s])*` +
	`(?:(?:导出|下载)(?:一?下|成|为|来|给我|一?份|一?个|一?张)*(?:excel|xlsx?|(?:电子)?表格?|文件|电子版|台账|清单|列表)?|(?:发|传|给|做|整理|转|生成|弄|来|出)(?:成|为|出|来|给我|我|个)*` +
	`(?:一?份(?:excel|xlsx?|(?:电子)?表格?|文件|电子版|台账)?|(?:一?[个张])?(?:excel(?:表格?)?|xlsx?|(?:电子)?表格?|电子版)))(?:给我|发我|吧|吗|么|呢|行|好|可以|来|出来|一下|看看|不)*[?？。!！]*$` +
	`|^(?:can|could|would|will|you|please|i|need|want|to|like|[,\s])*(?:(?:export|download)(?: (?:it|that|this|these|those|them|all|everything|the (?:list|ledger|result)s?))?` +
	`|(?:export|download|send|give|get|turn|put|have)(?: me| us)?(?: (?:it|that|this|these|those|them|all|everything|the (?:list|ledger|result)s?))?(?: (?:as|in|to|into))? (?:an? |the )?(?:spreadsheet|excel|xlsx|csv|workbook|file)(?: (?:of|with) (?:it|that|this|these|those|them))?(?: file)?)(?: please|,? thanks)?[.?!]*$`)

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
		Did:    card.Teller{Lang: l, Zone: v.Zone, Names: name, History: entries}.Did,
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
