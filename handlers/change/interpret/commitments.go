package interpret

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// commitmentKind is "commitment N K open|kept|drop [date] [reason]".
var commitmentKind = Kind{
	Read: func(a *Interpreter, t Typed) (ledger.Act, string) {
		act, problem := a.readCommitment(t.Lang, t)
		if problem != "" && t.Command.Words != "" {
			_, problem = a.readCommitment(t.TypedLang(), t)
			return nil, notUnderstood(t.Request, t.Command.Words, problem)
		}
		return act, problem
	},
	Form: func(a *Interpreter, _ context.Context, t Typed) reply.Form {
		return a.commitmentForm(t.Lang, t.View, t.Items[0])
	},
	Sent: func(_ *Interpreter, _ context.Context, t Typed) ([]ledger.Act, map[string]string) {
		return []ledger.Act{commitmentAct(t.View, t.Items[0], t.Value)}, nil
	},
}

// commitmentWords are the words for the states of a commitment.
var commitmentWords = map[string]ledger.CommitmentState{
	"open": ledger.CommitmentOpen, "confirm": ledger.CommitmentOpen, "确认": ledger.CommitmentOpen, "是": ledger.CommitmentOpen,
	"kept": ledger.CommitmentKept, "done": ledger.CommitmentKept, "fulfilled": ledger.CommitmentKept, "落实": ledger.CommitmentKept,
	"已落实": ledger.CommitmentKept, "兑现": ledger.CommitmentKept, "已兑现": ledger.CommitmentKept, "完成": ledger.CommitmentKept,
	"drop": ledger.CommitmentDropped, "dropped": ledger.CommitmentDropped, "不是": ledger.CommitmentDropped, "不作承诺": ledger.CommitmentDropped,
	"作废": ledger.CommitmentDropped,
}

// readCommitment reads "commitment N K open|kept|drop [date] [reason]". K counts the
// commitments of the item from 1; it may be omitted if there is only one.
func (a *Interpreter) readCommitment(l reply.Lang, t Typed) (ledger.Act, string) {
	item := t.Items[0]
	all := t.View.AllCommitments(&item)
	words := strings.Fields(t.Command.Words)
	k := 1
	if len(words) > 0 {
		if n, err := strconv.Atoi(words[0]); err == nil {
			k, words = n, words[1:]
		}
	}
	if len(all) == 0 || k < 1 || k > len(all) || len(words) == 0 || commitmentWords[strings.ToLower(words[0])] == "" {
		lines := []string{l.Phrase(msgSayWhichCommitment, item.Ref())}
		for _, p := range all {
			lines = append(lines, fmt.Sprintf("%d. %s %s", p.Number, p.Sentence, l.Phrase(msgOpenBracket)+p.Standing(l, a.Clock.Today())+
				l.Phrase(msgCloseBracket)))
		}
		return nil, strings.Join(lines, "\n")
	}
	set := ledger.SetCommitment{Sentence: all[k-1].Sentence, Commitment: ledger.Commitment{State: commitmentWords[strings.ToLower(words[0])]}}
	set.Reason = strings.Join(words[1:], " ")
	if set.State == ledger.CommitmentOpen {
		if d := text.ReadDate(set.Reason, a.Clock.Now(), text.Ahead); d.Problem == text.NoSuchDay || len(d.Choices) > 0 {
			return nil, a.dateProblem(l, d, fmt.Sprintf("commitment %s %d open", item.Ref(), k))
		}
		var counted string
		set.Due, counted, set.Reason, _ = a.Clock.SplitDate(l, set.Reason)
		if set.Reason != "" {
			counted = l.Bracketed(counted)
		}
		set.Reason += counted
	}
	if set.Due == "" { // keep the date that staff set
		set.Due = item.CommitmentStates()[ledger.CommitmentKey(set.Sentence)].Due
	}
	return set, ""
}

// CommitmentSaid describes the new state of a commitment.
func (a *Interpreter) CommitmentSaid(l reply.Lang, v *view.View, item ledger.Item, set ledger.SetCommitment) string {
	for _, p := range v.AllCommitments(&item) {
		if ledger.CommitmentKey(p.Sentence) == ledger.CommitmentKey(set.Sentence) {
			return l.Phrase(msgCommitmentUpdated,
				l.ItemOf(item.NoticeKey, item.Number), p.Number, p.Standing(l, a.Clock.Today()), p.Sentence)
		}
	}
	return ""
}

// commitmentForm asks for the state of the commitments of an item.
func (a *Interpreter) commitmentForm(l reply.Lang, v *view.View, item ledger.Item) reply.Form {
	which := reply.Field{Name: "which", Label: l.Phrase(msgWhichCommitment), Kind: reply.FieldChoice}
	var parts []reply.Part
	for _, p := range v.AllCommitments(&item) {
		which.Options = append(which.Options, reply.Option{Label: fmt.Sprintf("%d. %s", p.Number, p.Sentence), Value: ledger.CommitmentKey(p.Sentence)})
		parts = append(parts, reply.Quote{From: fmt.Sprintf("%d. %s", p.Number, p.Standing(l, a.Clock.Today())), Text: p.Sentence})
	}
	if len(which.Options) > 0 {
		which.Value = which.Options[0].Value
	}
	state := reply.Field{Name: "state", Label: l.Phrase(msgCommitmentIs), Kind: reply.FieldChoice, Options: []reply.Option{
		{Label: l.Phrase(msgIsOpenCommitment), Value: string(ledger.CommitmentOpen)},
		{Label: l.Phrase(msgIsFulfilledCommitment), Value: string(ledger.CommitmentKept)},
		{Label: l.Phrase(msgIsNoCommitment), Value: string(ledger.CommitmentDropped)},
	}}
	return reply.Form{Title: l.Phrase(msgCommitments), Send: l.Phrase(msgSend), Parts: parts, Fields: []reply.Field{
		which, state, {Name: "date", Label: l.Phrase(msgCommitmentDueField), Kind: reply.FieldDate, Optional: true},
		{Name: "note", Label: l.Phrase(msgCommitmentNoteField), Kind: reply.FieldText, Optional: true, Hint: l.Phrase(msgCommitmentNoteHint)},
	}}
}

// commitmentAct returns the act of a commitment form.
func commitmentAct(v *view.View, item ledger.Item, value func(string) string) ledger.Act {
	set := ledger.SetCommitment{Commitment: ledger.Commitment{State: ledger.CommitmentState(value("state")), Due: value("date"), Reason: value("note")}}
	for _, p := range v.AllCommitments(&item) {
		if ledger.CommitmentKey(p.Sentence) == value("which") {
			set.Sentence = p.Sentence
		}
	}
	return set
}
