package handlers

import (
	"context"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/command"
)

// Words by which an approver decides on a request for more time.
var (
	grants  = []string{"grant", "granted", "approve", "approved", "yes", "ok", "同意", "批准"}
	refuses = []string{"refuse", "refused", "deny", "denied", "reject", "no", "不同意", "不批准", "驳回"}
)

// readExtend reads "extend N DATE reason" of somebody who asks for more time,
// and "extend N grant" or "extend N refuse reason" of an approver.
func (a *Assistant) readExtend(l Lang, c command.Command) (ledger.Act, Role, string) {
	word, rest, _ := strings.Cut(c.Words, " ")
	for _, w := range refuses {
		if strings.EqualFold(word, w) {
			return ledger.RefuseLater{Reason: rest}, Approver, ""
		}
	}
	for _, w := range grants {
		if strings.EqualFold(word, w) {
			return ledger.GrantLater{Note: rest}, Approver, ""
		}
	}
	date, counted, reason, ok := a.splitDate(l, c.Words)
	if !ok {
		return nil, 0, l.say("请写明日期和原因，例如：/rectify extend %d 6月底 等待批复。", "Name a date and the reason, such as: /rectify extend %d 2024-06-30 waiting for approval.", c.Numbers[0])
	}
	return ledger.AskLater{Due: date, Counted: counted, Reason: reason}, Editor, ""
}

// decides reports whether the words of an extend command, as a button gives
// them, open the form of a decision.
func decides(words string) bool { return words == "grant" || words == "refuse" }

// asker is who asked last for more time; empty where nobody did.
func (a *Assistant) asker(ctx context.Context, item ledger.Item) (string, error) {
	entries, err := a.keeper.History(ctx, item.Notice, item.Number)
	for i := len(entries) - 1; i >= 0; i-- {
		if entries[i].Action == ledger.LaterAsked {
			return entries[i].By, err
		}
	}
	return "", err
}
