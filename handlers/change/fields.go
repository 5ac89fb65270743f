package change

import (
	"context"
	"fmt"
	"strconv"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// formFor is the form of a command for an item.
func (a *Changes) formFor(ctx context.Context, r reply.Request, book *view.View, c command.Command, item ledger.Item) reply.Form {
	l := r.Lang
	switch c.Name {
	case command.Assign:
		return assignForm(l, item)
	case command.Due:
		return reply.Form{Title: l.Say("设定时限", "Set the due date"), Send: l.Say("保存", "Save"), Fields: []reply.Field{
			{Name: "date", Label: l.Say("完成时限", "Due"), Kind: reply.FieldDate, Value: item.Due},
			{Name: "note", Label: l.Say("原因", "Reason"), Kind: reply.FieldLine, Optional: true},
		}}
	case command.Note:
		return reply.Form{Title: l.Say("汇报进展", "Report progress"), Send: l.Say("提交", "Send"), Fields: []reply.Field{progressField(l, false)}}
	case command.Evidence:
		return reply.Form{Title: l.Say("添加佐证", "Add evidence"), Send: l.Say("添加", "Add"), Fields: evidenceFields(l)}
	case command.Commitment:
		return a.commitmentForm(l, book, item)
	case command.Close:
		return closeForm(l)
	case command.Reopen:
		return reply.Form{Title: l.Say("重新打开", "Reopen"), Send: l.Say("重新打开", "Reopen"), Fields: []reply.Field{
			{Name: "note", Label: l.Say("原因", "Reason"), Hint: l.Say("回头看发现了什么", "What was found"), Kind: reply.FieldText},
		}}
	case command.Extend:
		if item.AskedBy != "" {
			return a.decideForm(ctx, l, c, item)
		}
		return reply.Form{Title: l.Say("申请延期", "Request an extension"), Send: l.Say("提交申请", "Request"), Fields: []reply.Field{
			{Name: "date", Label: l.Say("延期到", "Until"), Kind: reply.FieldDate},
			{Name: "note", Label: l.Say("原因", "Reason"), Kind: reply.FieldText},
		}}
	}
	return updateForm(l, item)
}

func updateForm(l reply.Lang, item ledger.Item) reply.Form {
	status := reply.Field{Name: "status", Label: l.Say("状态", "Status"), Kind: reply.FieldChoice, Value: string(item.Status)}
	for _, s := range notice.Statuses {
		if s != notice.Closed {
			status.Options = append(status.Options, reply.Option{Label: l.Status(s), Value: string(s)})
		}
	}
	evidence := evidenceFields(l)[0]
	evidence.Optional = true
	return reply.Form{Title: l.Say("更新状态", "Update"), Send: l.Say("提交", "Send"), Fields: []reply.Field{status, progressField(l, true), evidence}}
}

func progressField(l reply.Lang, optional bool) reply.Field {
	return reply.Field{
		Name: "note", Label: l.Say("进展说明", "Progress"), Kind: reply.FieldText, Optional: optional,
		Hint: l.Say("写上日期、数字、文件或地点，便于查验", "Include a date, number, document or place that can be checked"),
	}
}

func evidenceFields(l reply.Lang) []reply.Field {
	return []reply.Field{
		{Name: "link", Label: l.Say("佐证链接", "Link to evidence"), Hint: l.Say("文件、照片或消息的网址", "The address of a document, a photo or a message"), Kind: reply.FieldLine},
		{Name: "fact", Label: l.Say("事实发生日期", "Date of the fact"), Kind: reply.FieldDate, Optional: true},
		{Name: "about", Label: l.Say("佐证说明", "What it shows"), Kind: reply.FieldLine, Optional: true},
	}
}

func closeForm(l reply.Lang) reply.Form {
	result := reply.Field{Name: "result", Label: l.Say("核查结果", "Result"), Kind: reply.FieldChoice}
	for _, word := range []string{l.Say("整改到位", "Rectified"), l.Say("整改到位，需巩固", "Rectified, needs follow-through"), l.Say("客观条件变化，无需再办", "No longer applies")} {
		result.Options = append(result.Options, reply.Option{Label: word, Value: word})
	}
	return reply.Form{Title: l.Say("销号单", "Close off"), Send: l.Say("销号", "Close off"), Fields: []reply.Field{
		result,
		{Name: "basis", Label: l.Say("核查依据", "Basis"), Hint: l.Say("怎样核查的，对照什么", "How it was checked, and against what"), Kind: reply.FieldText},
		{Name: "evidence", Label: l.Say("查验的材料", "Evidence seen"), Kind: reply.FieldText},
		{Name: "note", Label: l.Say("备注", "Note"), Kind: reply.FieldLine, Optional: true},
	}}
}

// decideForm asks an approver for a decision, with the one that was pressed.
func (a *Changes) decideForm(ctx context.Context, l reply.Lang, c command.Command, item ledger.Item) reply.Form {
	decision := reply.Field{Name: "decision", Label: l.Say("批复", "Decision"), Kind: reply.FieldChoice, Options: []reply.Option{
		{Label: l.Say("同意", "Grant"), Value: "grant"}, {Label: l.Say("不同意", "Decline"), Value: "refuse"},
	}}
	if decides(c.Words) {
		decision.Value = c.Words
	}
	return reply.Form{
		Title: l.Say("批复延期", "Extension"), Send: l.Say("提交", "Send"),
		Parts:  []reply.Part{reply.Paragraph{Text: l.Say("%s 申请延期至 %s。", "%s requests an extension until %s.", a.People.Names(ctx, l).One(item.AskedBy), item.AskedDue)}},
		Fields: []reply.Field{decision, {Name: "note", Label: l.Say("意见", "Comment"), Hint: l.Say("不同意时请写明原因", "Give a reason if you decline"), Kind: reply.FieldLine, Optional: true}},
	}
}

// mostItemsToChoose is how many items a choice offers; of more, the number is
// typed.
const mostItemsToChoose = 100

// evidenceFromAnywhere asks which item a document belongs to.
func (a *Changes) evidenceFromAnywhere(r reply.Request, book *view.View) reply.Form {
	l := r.Lang
	which := reply.Field{Name: "item", Label: l.Say("哪一项", "Which item"), Kind: reply.FieldLine}
	if len(book.Items) <= mostItemsToChoose {
		which.Kind = reply.FieldChoice
		for _, item := range book.Items {
			if book.IsMeantByNumber(item.Key()) {
				which.Options = append(which.Options, reply.Option{Label: fmt.Sprintf("%d. %s", item.Number, item.Title), Value: strconv.Itoa(item.Number)})
			}
		}
	}
	fields := append([]reply.Field{which}, evidenceFields(l)...)
	for i, field := range fields {
		fields[i] = field.With(r.Values[field.Name])
	}
	return reply.Form{Lang: l, Command: string(command.Evidence), Title: l.Say("作为佐证", "Add as evidence"), Send: l.Say("添加", "Add"), Fields: fields}
}
