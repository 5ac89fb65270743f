package interpret

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// dueKind is "due N DATE note".
var dueKind = Kind{
	Read: func(a *Interpreter, t Typed) (ledger.Act, string) {
		date, counted, note, _ := a.Clock.SplitDate(t.Lang, t.Command.Words) // AskDate found it clear
		return ledger.SetDue{Due: date, Counted: counted, Note: note}, ""
	},
	Form: func(_ *Interpreter, _ context.Context, t Typed) reply.Form {
		l := t.Lang
		return reply.Form{Title: l.Phrase(msgSetDueDate), Send: l.Phrase(msgSave), Fields: []reply.Field{
			{Name: "date", Label: l.Phrase(msgDueField), Kind: reply.FieldDate, Value: t.Items[0].Due, Optional: t.Items[0].Due != ""}, // none clears it
			{Name: "note", Label: l.Phrase(msgReasonField), Kind: reply.FieldLine, Optional: true},
		}}
	},
	Fill: wordsAsDate,
	Sent: func(a *Interpreter, _ context.Context, t Typed) (acts []ledger.Act, problems map[string]string) {
		if day := t.Value("date"); day != "" && day < a.Clock.Today() && day != t.Items[0].Due && !t.Request.Confirmed {
			return nil, map[string]string{"date": t.Lang.Phrase(msgDuePassedInForm, day, t.Items[0].Ref())}
		}
		return []ledger.Act{ledger.SetDue{Due: t.Value("date"), Note: t.Value("note")}}, nil
	},
}

// wordsAsDate fills a date and the words after it into the fields for them.
func wordsAsDate(a *Interpreter, t Typed) map[string]string {
	date, counted, note, ok := a.Clock.SplitDate(t.Lang, t.Command.Words)
	if !ok {
		return map[string]string{"note": t.Command.Words}
	}
	return map[string]string{"date": date, "note": strings.TrimSpace(note + t.Lang.Bracketed(counted))}
}

// HourLeftOut returns the words of a due date that name an hour, which the ledger
// does not keep: a due date is a day.
func (a *Interpreter) HourLeftOut(act ledger.Act, c command.Command) string {
	switch act.(type) {
	case ledger.SetDue, ledger.AskLater:
		said := text.ReadDate(c.Words, a.Clock.Now(), text.Ahead).Text
		if _, stated := hourIn(said); stated {
			return said
		}
	}
	return ""
}

// clearing lists words that remove a date.
var clearing = []string{"取消", "清空", "删除", "去掉", "无", "没有", "暂无", "待定", "不设", "不限", "-", "--", "—", "——", "none", "clear", "remove",
	"cancel", "tbd", "n/a", "delete"}

func clears(words string) bool {
	return slices.Contains(clearing, strings.ToLower(strings.Trim(reply.Readable(words), " 。.，,!！")))
}

// clearDue explains how to remove a due date: in its form.
func clearDue(l reply.Lang, c command.Command) reply.Reply {
	out := reply.Sentence(l, l.Phrase(msgHowToClearDue, c.Numbers[0]))
	if len(c.Numbers) == 1 {
		out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgDueFormButton), Command: fmt.Sprintf("due %d", c.Numbers[0]),
			As: reply.AsForm, Main: true}})
	}
	return out
}
