package interpret

import (
	"context"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// extendKind is "extend N DATE reason" of a person who asks for more time, and
// "extend N grant" or "extend N refuse reason" of an approver.
var extendKind = Kind{
	Read: func(a *Interpreter, t Typed) (ledger.Act, string) {
		if act := decision(t.Command.Words); act != nil {
			return act, ""
		}
		date, counted, reason, _ := a.Clock.SplitDate(t.Lang, t.Command.Words) // askDate found it clear
		return ledger.AskLater{Due: date, Counted: counted, Reason: reason}, ""
	},
	Check: func(_ *Interpreter, _ context.Context, t Typed, act ledger.Act) (ledger.Act, *reply.Reply) {
		if later, asks := act.(ledger.AskLater); asks && Spoken(later.Reason) == "" {
			instead := reply.Sentence(t.Lang, t.Lang.Phrase(msgExtensionReasonMissing, card.Numbers(t.Items), t.Command.Words))
			return act, &instead
		}
		return act, nil
	},
	Form: func(a *Interpreter, ctx context.Context, t Typed) reply.Form {
		if t.Items[0].AskedBy != "" {
			return a.decideForm(ctx, t.Lang, t.Command, t.Items[0])
		}
		l := t.Lang
		return reply.Form{Title: l.Phrase(msgExtensionForm), Send: l.Phrase(msgSendRequest), Fields: []reply.Field{
			{Name: "date", Label: l.Phrase(msgUntilField), Kind: reply.FieldDate},
			{Name: "note", Label: l.Phrase(msgReasonField), Kind: reply.FieldText},
		}}
	},
	Fill: func(a *Interpreter, t Typed) map[string]string {
		if Decides(t.Command.Words) {
			return nil
		}
		return wordsAsDate(a, t)
	},
	Sent: func(_ *Interpreter, _ context.Context, t Typed) ([]ledger.Act, map[string]string) {
		note := t.Value("note")
		switch t.Value("decision") {
		case "grant":
			return []ledger.Act{ledger.GrantLater{Note: note}}, nil
		case "refuse":
			if note == "" {
				return nil, map[string]string{"note": t.Lang.Phrase(msgDeclineReasonMissing)}
			}
			return []ledger.Act{ledger.RefuseLater{Reason: note}}, nil
		}
		return []ledger.Act{ledger.AskLater{Due: t.Value("date"), Reason: note}}, nil
	},
}

// Words of a decision on a request for more time.
var (
	grants  = []string{"grant", "granted", "approve", "approved", "yes", "ok", "同意", "批准"}
	refuses = []string{"refuse", "refused", "deny", "denied", "reject", "no", "不同意", "不批准", "驳回"}
)

// decision returns the act of an approver who decides on a request for more time; nil
// for other words.
func decision(words string) ledger.Act {
	word, rest, _ := strings.Cut(words, " ")
	for _, w := range refuses {
		if strings.EqualFold(word, w) {
			return ledger.RefuseLater{Reason: rest}
		}
	}
	for _, w := range grants {
		if strings.EqualFold(word, w) {
			return ledger.GrantLater{Note: rest}
		}
	}
	return nil
}

// Decides reports whether the words of an extend button open the decision form.
func Decides(words string) bool { return words == "grant" || words == "refuse" }

// decideForm asks an approver for a decision; the pressed decision is preselected, and
// a reason is wanted where it is to decline.
func (a *Interpreter) decideForm(ctx context.Context, l reply.Lang, c command.Command, item ledger.Item) reply.Form {
	decision := reply.Field{Name: "decision", Label: l.Phrase(msgDecisionField), Kind: reply.FieldChoice, Options: []reply.Option{
		{Label: l.Phrase(msgGrant), Value: "grant"}, {Label: l.Phrase(msgDecline), Value: "refuse"},
	}}
	if Decides(c.Words) {
		decision.Value = c.Words
	}
	note := reply.Field{Name: "note", Label: l.Phrase(msgCommentField), Hint: l.Phrase(msgCommentHint), Kind: reply.FieldLine, Optional: true}
	send := msgSend
	if c.Words == "refuse" { // the button says what: only the reason is asked for
		note.Label, note.Hint, note.Optional = l.Phrase(msgReasonField), "", false
		decision.Options, send = decision.Options[1:], msgDecline
	}
	return reply.Form{
		Title: l.Phrase(msgDecisionForm), Send: l.Phrase(send),
		Parts: []reply.Part{reply.Paragraph{Text: l.Phrase(msgExtensionRequested, a.People.Names(ctx, l).One(item.AskedBy), item.AskedDue)},
			reply.Paragraph{Text: a.Cards.Request(ctx, l, item)}},
		Fields: []reply.Field{decision, note},
	}
}
