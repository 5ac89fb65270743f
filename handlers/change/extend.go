package change

import (
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// extendKind is "extend N DATE reason" of a person who asks for more time, and
// "extend N grant" or "extend N refuse reason" of an approver.
var extendKind = kind{
	read: func(a *Changes, t typed) (ledger.Act, string) {
		if act := decision(t.c.Words); act != nil {
			return act, ""
		}
		date, counted, reason, _ := a.Clock.SplitDate(t.Lang, t.c.Words) // askDate found it clear
		return ledger.AskLater{Due: date, Counted: counted, Reason: reason}, ""
	},
	check: func(_ *Changes, _ context.Context, t typed, act ledger.Act) (ledger.Act, *reply.Reply) {
		if later, asks := act.(ledger.AskLater); asks && spoken(later.Reason) == "" {
			instead := reply.Sentence(t.Lang, t.Lang.Phrase(msgExtensionReasonMissing, card.Numbers(t.items), t.c.Words))
			return act, &instead
		}
		return act, nil
	},
	form: func(a *Changes, ctx context.Context, t typed) reply.Form {
		if t.items[0].AskedBy != "" {
			return a.decideForm(ctx, t.Lang, t.c, t.items[0])
		}
		l := t.Lang
		return reply.Form{Title: l.Phrase(msgExtensionForm), Send: l.Phrase(msgSendRequest), Fields: []reply.Field{
			{Name: "date", Label: l.Phrase(msgUntilField), Kind: reply.FieldDate},
			{Name: "note", Label: l.Phrase(msgReasonField), Kind: reply.FieldText},
		}}
	},
	fill: func(a *Changes, t typed) map[string]string {
		if decides(t.c.Words) {
			return nil
		}
		return wordsAsDate(a, t)
	},
	sent: func(_ *Changes, _ context.Context, t typed) ([]ledger.Act, map[string]string) {
		note := t.value("note")
		switch t.value("decision") {
		case "grant":
			return []ledger.Act{ledger.GrantLater{Note: note}}, nil
		case "refuse":
			if note == "" {
				return nil, map[string]string{"note": t.Lang.Phrase(msgDeclineReasonMissing)}
			}
			return []ledger.Act{ledger.RefuseLater{Reason: note}}, nil
		}
		return []ledger.Act{ledger.AskLater{Due: t.value("date"), Reason: note}}, nil
	},
}

// answered returns the person whose request for more time a new due date settles; empty
// for none.
func (a *Changes) answered(ctx context.Context, item ledger.Item) (string, error) {
	entries, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return "", err
	}
	set := false
	for _, e := range slices.Backward(entries) {
		switch {
		case e.Action == ledger.Undone || e.UndoneBy > 0:
		case e.Action == ledger.LaterAsked:
			return e.By, nil
		case e.Action == ledger.LaterGranted || e.Action == ledger.LaterRefused || e.Action == ledger.DueSet && set:
			return "", nil
		case e.Action == ledger.DueSet:
			set = true
		}
	}
	return "", nil
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

// decides reports whether the words of an extend button open the decision form.
func decides(words string) bool { return words == "grant" || words == "refuse" }

// decideForm asks an approver for a decision; the pressed decision is preselected.
func (a *Changes) decideForm(ctx context.Context, l reply.Lang, c command.Command, item ledger.Item) reply.Form {
	decision := reply.Field{Name: "decision", Label: l.Phrase(msgDecisionField), Kind: reply.FieldChoice, Options: []reply.Option{
		{Label: l.Phrase(msgGrant), Value: "grant"}, {Label: l.Phrase(msgDecline), Value: "refuse"},
	}}
	if decides(c.Words) {
		decision.Value = c.Words
	}
	return reply.Form{
		Title: l.Phrase(msgDecisionForm), Send: l.Phrase(msgSend),
		Parts: []reply.Part{reply.Paragraph{Text: l.Phrase(msgExtensionRequested, a.People.Names(ctx, l).One(item.AskedBy), item.AskedDue)}},
		Fields: []reply.Field{decision, {Name: "note", Label: l.Phrase(msgCommentField), Hint: l.Phrase(msgCommentHint),
			Kind: reply.FieldLine, Optional: true}},
	}
}

// asker returns the person who requested more time last; empty for none.
func (a *Changes) asker(ctx context.Context, item ledger.Item) (string, error) {
	entries, err := a.Keeper.History(ctx, item.Notice, item.Number)
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Action == ledger.LaterAsked {
			return entries[i].By, err
		}
	}
	return "", err
}
