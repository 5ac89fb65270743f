package handlers

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"rectify/data/feedback"
	"rectify/data/ledger"
)

// exportReply hands the whole ledger over as a spreadsheet. Its words are for
// when the file has arrived.
func (a *Assistant) exportReply(l Lang) Reply {
	if a.people == nil {
		return saying(l, l.Say("在终端里请用：rectify export 台账.xlsx", "In a terminal, use: rectify export ledger.xlsx"))
	}
	file := File{Name: a.exportName()}
	reply := saying(l, l.Say("台账已导出，文件 %s 已私信发给您。", "The ledger is exported: %s is in your direct messages.", file.Name))
	reply.File = &file
	return reply
}

// exportName is the name of the workbook's file.
func (a *Assistant) exportName() string { return "rectify-" + a.today() + ".xlsx" }

// A Workbook is tables of cells, for a spreadsheet.
type Workbook struct {
	Name   string // of its file, such as "rectify-2024-05-08.xlsx"
	Sheets []Sheet
}

// A Sheet is rows under a head, its first row. Cells are strings and numbers.
type Sheet struct {
	Name string
	Rows [][]any
}

// Export is the ledger as a workbook: a row an item, a row a change, a row an
// answer that somebody rated, and a row a wording that stands for one.
func (a *Assistant) Export(ctx context.Context, l Lang) (Workbook, error) {
	book, err := a.open(ctx)
	if err != nil {
		return Workbook{}, err
	}
	items := [][]any{{
		l.Say("通报", "Notice"), l.Say("编号", "Number"), l.Say("部分", "Section"), l.Say("问题", "Item"), l.Say("状态", "Status"),
		l.Say("通报所述", "Declared"), l.Say("责任人", "Owner"), l.Say("配合", "Supported by"), l.Say("时限", "Due"),
		l.Say("需协调", "Waits for"), l.Say("佐证", "Evidence"), l.Say("最近更新", "Updated"), l.Say("更新人", "By"),
		l.Say("问题描述", "Finding"), l.Say("整改情况", "Measures"),
	}}
	history := [][]any{{
		l.Say("时间", "When"), l.Say("编号", "Number"), l.Say("何人", "Who"), l.Say("何事", "What"), l.Say("说明", "Note"), l.Say("何处", "Where"),
	}}
	entries, people, err := a.histories(ctx, book)
	if err != nil {
		return Workbook{}, err
	}
	name := a.namer(ctx, l, people...)
	for _, item := range book.Items {
		card := book.card(l, a.today(), item)
		items = append(items, []any{
			item.Notice, item.Number, card.SectionText, item.Title, l.Status(item.Status), l.Status(item.Declared),
			name.all(item.Owner), name.all(item.Supporting), item.Due, name.all(item.HelpFrom), item.Evidence,
			card.UpdatedAt.Format("2006-01-02 15:04"), name.one(item.UpdatedBy), card.Finding, strings.Join(card.Measures, "\n"),
		})
	}
	teller := Teller{Lang: l, Zone: book.zone, names: name}
	for _, e := range entries {
		history = append(history, []any{
			e.At.In(book.zone).Format("2006-01-02 15:04"), e.Number, name.one(e.By), teller.did(e), name.all(e.Note), where(e.Via),
		})
	}
	sheets := []Sheet{{l.Say("台账", "Ledger"), items}, {l.Say("变更记录", "History"), history}}
	if rater, ok := a.keeper.(Rater); ok {
		ratings, err := rater.Ratings(ctx)
		if err != nil {
			return Workbook{}, err
		}
		sheets = append(sheets, Sheet{l.Say("回答评价", "Ratings"), ratingRows(l, ratings, book.zone, name)})
	}
	if aliaser := a.aliaser(); aliaser != nil {
		aliases, err := aliaser.Wordings(ctx)
		if err != nil {
			return Workbook{}, err
		}
		sheets = append(sheets, Sheet{l.Say("说法", "Wordings"), aliasRows(l, aliases, name)})
	}
	return Workbook{Name: a.exportName(), Sheets: sheets}, nil
}

// historyPage is how many entries are read at once.
const historyPage = 5000

// histories are what happened to all items, item by item, and the ids of all
// whom the ledger names. The history is read once, however many items there are.
func (a *Assistant) histories(ctx context.Context, book *book) (all []ledger.Entry, people []string, err error) {
	for _, item := range book.Items {
		people = append(append(people, item.UpdatedBy), mentioned(item.Owner, item.Supporting, item.HelpFrom)...)
	}
	if a.keeper == nil {
		return nil, people, nil
	}
	place := func(e ledger.Entry) (int, bool) {
		at, ok := book.Place(e.Key())
		if e.Action == ledger.Refused && e.Notice == "" {
			return -1, true // it was about no item: before them
		}
		return at, ok
	}
	for last := int64(0); ; {
		page, err := a.keeper.Since(ctx, last, historyPage)
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
	return all, append(people, peopleOf(all...)...), nil
}

// where is the place of a change as people know it: without a channel's id.
func where(via string) string {
	if place, _, inChannel := strings.Cut(via, " "); inChannel && place == "slack" {
		return "Slack"
	}
	return via
}

// ratingRows is what people thought of answers, under a head.
func ratingRows(l Lang, ratings []feedback.Rating, zone *time.Location, name namer) [][]any {
	rows := [][]any{{l.Say("时间", "When"), l.Say("何人", "Who"), l.Say("问题", "Question"), l.Say("有用", "Helped"), l.Say("原因", "Why not"), l.Say("回答", "Answer")}}
	for _, r := range ratings {
		helped := l.Say("否", "no")
		if r.Good {
			helped = l.Say("是", "yes")
		}
		rows = append(rows, []any{r.At.In(zone).Format("2006-01-02 15:04"), name.one(r.By), r.Question, helped, r.Reason, r.Answer})
	}
	return rows
}
