package change

import (
	"context"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// answered is who waited for more time when the due date was set anew; empty
// for nobody.
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

// Words by which an approver decides on a request for more time.
var (
	grants  = []string{"grant", "granted", "approve", "approved", "yes", "ok", "同意", "批准"}
	refuses = []string{"refuse", "refused", "deny", "denied", "reject", "no", "不同意", "不批准", "驳回"}
)

// readExtend reads "extend N DATE reason" of somebody who asks for more time,
// and "extend N grant" or "extend N refuse reason" of an approver. Its date was
// found to be clear.
func (a *Changes) readExtend(l reply.Lang, c command.Command) ledger.Act {
	if act := decision(c.Words); act != nil {
		return act
	}
	date, counted, reason, _ := a.Clock.SplitDate(l, c.Words)
	return ledger.AskLater{Due: date, Counted: counted, Reason: reason}
}

// decision is what an approver says of a request for more time; nil for words
// that say something else.
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

// decides reports whether the words of an extend command, as a button gives
// them, open the form of a decision.
func decides(words string) bool { return words == "grant" || words == "refuse" }

// asker is who asked last for more time; empty where nobody did.
func (a *Changes) asker(ctx context.Context, item ledger.Item) (string, error) {
	entries, err := a.Keeper.History(ctx, item.Notice, item.Number)
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Action == ledger.LaterAsked {
			return entries[i].By, err
		}
	}
	return "", err
}
