package interpret

import (
	"context"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/card"
	"rectify/handlers/reply"
)

// closeKind is "close N BASIS".
var closeKind = Kind{
	Read: func(_ *Interpreter, t Typed) (ledger.Act, string) { return ledger.Close{Note: t.Command.Words}, "" },
	Check: func(_ *Interpreter, _ context.Context, t Typed, act ledger.Act) (ledger.Act, *reply.Reply) {
		return act, askClose(t.Request, t.Items, act.(ledger.Close))
	},
	Form: func(_ *Interpreter, _ context.Context, t Typed) reply.Form { return closeForm(t.Lang) },
	Fill: func(_ *Interpreter, t Typed) map[string]string { return map[string]string{"basis": t.Command.Words} },
	Sent: func(_ *Interpreter, _ context.Context, t Typed) ([]ledger.Act, map[string]string) {
		sheet := ledger.Sheet{Result: t.Value("result"), Basis: t.Value("basis"), Evidence: t.Value("evidence")}
		return []ledger.Act{ledger.Close{Note: t.Value("note"), Sheet: sheet}}, nil
	},
}

// reopenKind is "reopen N REASON".
var reopenKind = Kind{
	Read: func(_ *Interpreter, t Typed) (ledger.Act, string) { return ledger.Reopen{Reason: t.Command.Words}, "" },
	Form: func(_ *Interpreter, _ context.Context, t Typed) reply.Form {
		l := t.Lang
		return reply.Form{Title: l.Phrase(msgReopen), Send: l.Phrase(msgReopen), Fields: []reply.Field{
			{Name: "note", Label: l.Phrase(msgReasonField), Hint: l.Phrase(msgReopenHint), Kind: reply.FieldText},
		}}
	},
	Fill: wordsAsNote,
	Sent: func(_ *Interpreter, _ context.Context, t Typed) ([]ledger.Act, map[string]string) {
		return []ledger.Act{ledger.Reopen{Reason: t.Value("note")}}, nil
	},
}

func closeForm(l reply.Lang) reply.Form {
	result := reply.Field{Name: "result", Label: l.Phrase(msgResultField), Kind: reply.FieldChoice}
	for _, word := range []string{l.Phrase(msgResultRectified), l.Phrase(msgResultNeedsFollowThrough), l.Phrase(msgResultNoLongerApplies)} {
		result.Options = append(result.Options, reply.Option{Label: word, Value: word})
	}
	return reply.Form{Title: l.Phrase(msgCloseOffForm), Send: l.Phrase(msgCloseOff), Fields: []reply.Field{
		result,
		{Name: "basis", Label: l.Phrase(msgBasisField), Hint: l.Phrase(msgBasisHint), Kind: reply.FieldText},
		{Name: "evidence", Label: l.Phrase(msgEvidenceSeenField), Kind: reply.FieldText},
		{Name: "note", Label: l.Phrase(msgNoteField), Kind: reply.FieldLine, Optional: true},
	}}
}

// askClose asks an approver for the basis of a close-off. It returns nil if there is
// one, or if the ledger would refuse the close-off anyway.
func askClose(r reply.Request, items []ledger.Item, shut ledger.Close) *reply.Reply {
	if Spoken(shut.Note) != "" {
		return nil
	}
	for _, item := range items {
		if item.Status.Open() || item.Status == notice.Closed || item.ReportedBy == r.Person.ID {
			return nil
		}
	}
	l := r.Lang
	numbers := card.Numbers(items)
	out := reply.Sentence(l, l.Phrase(msgCloseOffNeedsForm,
		card.Named(l, items), numbers))
	if len(items) == 1 {
		out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgFillInCloseOff), Command: "close " + numbers, Seen: card.Seen(r, items),
			As: reply.AsForm, Main: true}})
	}
	return &out
}
