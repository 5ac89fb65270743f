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
		return act, AskClose(t.Request, t.Items, act.(ledger.Close).Note)
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
		if t.Items[0].SendsBack() {
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

// closeForm asks what was checked. For one item it first shows what is to be checked: the
// report, the evidence, and the open commitments. For several, what is filled in is kept with
// each of them.
func (a *Interpreter) closeForm(ctx context.Context, t Typed) reply.Form {
	l, item := t.Lang, t.Items[0]
	var parts []reply.Part
	var names []string
	if len(t.Items) == 1 {
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
		for _, piece := range pieces {
			names = append(names, piece.Name)
		}
		if len(pieces) > 0 {
			parts = append(parts, reply.Label{Text: l.Phrase(msgEvidenceHandedIn, len(pieces))}, reply.EvidenceList{Pieces: pieces})
		} else {
			parts = append(parts, reply.Paragraph{Text: l.Phrase(msgNoEvidenceHandedIn)})
		}
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

// AskClose asks an approver to fill in the form of a close-off, one for all items, which begins
// with the basis that they gave; items that cannot be closed off are left out and named. It
// returns nil where that is none of them, or if there is a basis and the place shows no forms.
func AskClose(r reply.Request, items []ledger.Item, basis string) *reply.Reply {
	if basis = Spoken(basis); basis != "" && !r.Rich {
		return nil
	}
	var ready, left []ledger.Item
	for _, item := range items {
		if item.Status.Open() || item.Status == notice.Closed || item.ReportedBy == r.Person.ID && r.Person.ID != "" {
			left = append(left, item)
		} else {
			ready = append(ready, item)
		}
	}
	if len(ready) == 0 {
		return nil
	}
	l := r.Lang
	numbers := card.Numbers(ready)
	sentence := l.Phrase(msgCloseOffNeedsForm, card.Named(l, ready))
	if !r.Rich {
		sentence = l.Phrase(msgCloseOffNeedsBasis, card.Named(l, ready), numbers)
	}
	if len(left) > 0 {
		sentence += l.Phrase(msgNotToCloseOff, card.Named(l, left))
	}
	out := reply.Sentence(l, sentence)
	out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgFillInCloseOff), Command: strings.TrimSpace("close " + numbers + " " + basis),
		Seen: card.Seen(r, ready), As: reply.AsForm, Main: true}})
	return &out
}
