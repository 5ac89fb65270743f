package interpret

import (
	"context"
	"strings"

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
	Form: func(a *Interpreter, ctx context.Context, t Typed) reply.Form { return a.closeForm(ctx, t) },
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
		l, title := t.Lang, msgReopen
		if t.Items[0].ReportedBy != "" && t.Items[0].Status != notice.Closed {
			title = msgSendBack
		}
		return reply.Form{Title: l.Phrase(title), Send: l.Phrase(title), Fields: []reply.Field{
			{Name: "note", Label: l.Phrase(msgReasonField), Hint: l.Phrase(msgReopenHint), Kind: reply.FieldText},
		}}
	},
	Fill: wordsAsNote,
	Sent: func(_ *Interpreter, _ context.Context, t Typed) ([]ledger.Act, map[string]string) {
		return []ledger.Act{ledger.Reopen{Reason: t.Value("note")}}, nil
	},
}

// closeForm asks what was checked. Above the fields stand what is to be checked: the
// report, the evidence, and what the notice still promises.
func (a *Interpreter) closeForm(ctx context.Context, t Typed) reply.Form {
	l, item := t.Lang, t.Items[0]
	var parts []reply.Part
	history, err := a.Cards.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		history = nil // the form says less
	}
	teller := a.Cards.TellerFor(ctx, l, history...)
	if report, ok := ledger.LastReport(history); ok {
		parts = append(parts, reply.Paragraph{Text: teller.Entry(report)})
	}
	if n := len(t.View.Commitments(&item)); n > 0 {
		parts = append(parts, reply.Paragraph{Text: l.Phrase(msgCommitmentsLeft, n)})
	}
	pieces := card.Pieces(teller.Names, teller.Zone, history)
	names := make([]string, len(pieces))
	for i, piece := range pieces {
		names[i] = piece.Name
	}
	if len(pieces) > 0 {
		parts = append(parts, reply.Label{Text: l.Phrase(msgEvidenceHandedIn, len(pieces))}, reply.EvidenceList{Pieces: pieces})
	} else {
		parts = append(parts, reply.Paragraph{Text: l.Phrase(msgNoEvidenceHandedIn)})
	}
	result := reply.Field{Name: "result", Label: l.Phrase(msgResultField), Kind: reply.FieldChoice}
	for _, word := range []string{l.Phrase(msgResultRectified), l.Phrase(msgResultNeedsFollowThrough), l.Phrase(msgResultNoLongerApplies)} {
		result.Options = append(result.Options, reply.Option{Label: word, Value: word})
	}
	return reply.Form{Title: l.Phrase(msgCloseOffForm), Send: l.Phrase(msgCloseOff), Parts: parts, Fields: []reply.Field{
		result,
		{Name: "basis", Label: l.Phrase(msgBasisField), Hint: l.Phrase(msgBasisHint), Kind: reply.FieldText},
		{Name: "evidence", Label: l.Phrase(msgEvidenceSeenField), Kind: reply.FieldText, Value: l.Join(names)},
		{Name: "note", Label: l.Phrase(msgNoteField), Kind: reply.FieldLine, Optional: true},
	}}
}

// askClose asks an approver to fill in the form of a close-off, which begins with the
// basis that they gave. It returns nil if the ledger would refuse the close-off anyway,
// or if there is a basis and the place shows no forms.
func askClose(r reply.Request, items []ledger.Item, shut ledger.Close) *reply.Reply {
	basis := Spoken(shut.Note)
	if basis != "" && !r.Rich {
		return nil
	}
	for _, item := range items {
		if item.Status.Open() || item.Status == notice.Closed || item.ReportedBy == r.Person.ID {
			return nil
		}
	}
	l := r.Lang
	numbers := card.Numbers(items)
	out := reply.Sentence(l, l.Phrase(msgCloseOffNeedsForm, card.Named(l, items)))
	if !r.Rich {
		out = reply.Sentence(l, l.Phrase(msgCloseOffNeedsBasis, card.Named(l, items), numbers))
	}
	var forms reply.Buttons
	for _, item := range items[:min(len(items), mostAtOnce)] {
		label := l.Phrase(msgFillInCloseOff)
		if len(items) > 1 {
			label = l.Phrase(msgFillInCloseOffOf, l.ItemOf(item.NoticeKey, item.Number))
		}
		forms = append(forms, reply.Button{Label: label, Command: strings.TrimSpace("close " + item.Ref() + " " + basis), Seen: card.Seen(r, items),
			As: reply.AsForm, Main: true})
	}
	out.Parts = append(out.Parts, forms)
	return &out
}
