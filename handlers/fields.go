package handlers

import (
	"context"
	"fmt"
	"strconv"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
)

// formFor is the form of a command for an item.
func (a *Changes) formFor(ctx context.Context, r Request, book *book, c command.Command, item ledger.Item) Form {
	l := r.Lang
	switch c.Name {
	case command.Assign:
		return assignForm(l, item)
	case command.Due:
		return Form{Title: l.Say("设定时限", "Set the due date"), Send: l.Say("保存", "Save"), Fields: []Field{
			{Name: "date", Label: l.Say("完成时限", "Due"), Kind: FieldDate, Value: item.Due},
			{Name: "note", Label: l.Say("原因", "Reason"), Kind: FieldLine, Optional: true},
		}}
	case command.Note:
		return Form{Title: l.Say("汇报进展", "Report progress"), Send: l.Say("提交", "Send"), Fields: []Field{progressField(l, false)}}
	case command.Evidence:
		return Form{Title: l.Say("添加佐证", "Add evidence"), Send: l.Say("添加", "Add"), Fields: evidenceFields(l)}
	case command.Commitment:
		return a.promiseForm(l, book, item)
	case command.Close:
		return closeForm(l)
	case command.Reopen:
		return Form{Title: l.Say("重新打开", "Reopen"), Send: l.Say("重新打开", "Reopen"), Fields: []Field{
			{Name: "note", Label: l.Say("原因", "Reason"), Hint: l.Say("回头看发现了什么", "What was found"), Kind: FieldText},
		}}
	case command.Extend:
		if item.AskedBy != "" {
			return a.decideForm(ctx, l, c, item)
		}
		return Form{Title: l.Say("申请延期", "Request an extension"), Send: l.Say("提交申请", "Request"), Fields: []Field{
			{Name: "date", Label: l.Say("延期到", "Until"), Kind: FieldDate},
			{Name: "note", Label: l.Say("原因", "Reason"), Kind: FieldText},
		}}
	}
	return updateForm(l, item)
}

func updateForm(l Lang, item ledger.Item) Form {
	status := Field{Name: "status", Label: l.Say("状态", "Status"), Kind: FieldChoice, Value: string(item.Status)}
	for _, s := range notice.Statuses {
		if s != notice.Closed {
			status.Options = append(status.Options, Option{Label: l.Status(s), Value: string(s)})
		}
	}
	evidence := evidenceFields(l)[0]
	evidence.Optional = true
	return Form{Title: l.Say("更新状态", "Update"), Send: l.Say("提交", "Send"), Fields: []Field{status, progressField(l, true), evidence}}
}

func progressField(l Lang, optional bool) Field {
	return Field{
		Name: "note", Label: l.Say("进展说明", "Progress"), Kind: FieldText, Optional: optional,
		Hint: l.Say("写上日期、数字、文件或地点，便于查验", "Include a date, number, document or place that can be checked"),
	}
}

func evidenceFields(l Lang) []Field {
	return []Field{
		{Name: "link", Label: l.Say("佐证链接", "Link to evidence"), Hint: l.Say("文件、照片或消息的网址", "The address of a document, a photo or a message"), Kind: FieldLine},
		{Name: "fact", Label: l.Say("事实发生日期", "Date of the fact"), Kind: FieldDate, Optional: true},
		{Name: "about", Label: l.Say("佐证说明", "What it shows"), Kind: FieldLine, Optional: true},
	}
}

func closeForm(l Lang) Form {
	result := Field{Name: "result", Label: l.Say("核查结果", "Result"), Kind: FieldChoice}
	for _, word := range []string{l.Say("整改到位", "Rectified"), l.Say("整改到位，需巩固", "Rectified, needs follow-through"), l.Say("客观条件变化，无需再办", "No longer applies")} {
		result.Options = append(result.Options, Option{Label: word, Value: word})
	}
	return Form{Title: l.Say("销号单", "Close off"), Send: l.Say("销号", "Close off"), Fields: []Field{
		result,
		{Name: "basis", Label: l.Say("核查依据", "Basis"), Hint: l.Say("怎样核查的，对照什么", "How it was checked, and against what"), Kind: FieldText},
		{Name: "evidence", Label: l.Say("查验的材料", "Evidence seen"), Kind: FieldText},
		{Name: "note", Label: l.Say("备注", "Note"), Kind: FieldLine, Optional: true},
	}}
}

// decideForm asks an approver for a decision, with the one that was pressed.
func (a *Changes) decideForm(ctx context.Context, l Lang, c command.Command, item ledger.Item) Form {
	decision := Field{Name: "decision", Label: l.Say("批复", "Decision"), Kind: FieldChoice, Options: []Option{
		{Label: l.Say("同意", "Grant"), Value: "grant"}, {Label: l.Say("不同意", "Decline"), Value: "refuse"},
	}}
	if decides(c.Words) {
		decision.Value = c.Words
	}
	return Form{
		Title: l.Say("批复延期", "Extension"), Send: l.Say("提交", "Send"),
		Parts:  []Part{Paragraph{Text: l.Say("%s 申请延期至 %s。", "%s requests an extension until %s.", a.people.namer(ctx, l).one(item.AskedBy), item.AskedDue)}},
		Fields: []Field{decision, {Name: "note", Label: l.Say("意见", "Comment"), Hint: l.Say("不同意时请写明原因", "Give a reason if you decline"), Kind: FieldLine, Optional: true}},
	}
}

// mostItemsToChoose is how many items a choice offers; of more, the number is
// typed.
const mostItemsToChoose = 100

// evidenceFromAnywhere asks which item a document belongs to.
func (a *Changes) evidenceFromAnywhere(r Request, book *book) Form {
	l := r.Lang
	which := Field{Name: "item", Label: l.Say("哪一项", "Which item"), Kind: FieldLine}
	if len(book.Items) <= mostItemsToChoose {
		which.Kind = FieldChoice
		for _, item := range book.Items {
			if book.isMeantByNumber(item.Key()) {
				which.Options = append(which.Options, Option{Label: fmt.Sprintf("%d. %s", item.Number, item.Title), Value: strconv.Itoa(item.Number)})
			}
		}
	}
	fields := append([]Field{which}, evidenceFields(l)...)
	for i, field := range fields {
		fields[i] = field.With(r.Values[field.Name])
	}
	return Form{Lang: l, Command: string(command.Evidence), Title: l.Say("作为佐证", "Add as evidence"), Send: l.Say("添加", "Add"), Fields: fields}
}
