package change

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"rectify/data/database"
	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/command"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
)

// Explain returns the reply for a change that failed. Errors that the person
// cannot fix are returned as errors.
func (a *Changes) Explain(ctx context.Context, r reply.Request, err error) (reply.Reply, error) {
	var conflict *ledger.ConflictError
	if errors.As(err, &conflict) {
		conflict.Current.NoticeKey = a.keyOf(ctx, conflict.Current.Notice)
		if c, _ := command.Parse(r.Text); c.Name == command.Extend && interpret.Decides(c.Words) && conflict.Current.AskedBy == "" {
			return a.answered(ctx, r, conflict), nil
		}
		return conflictReply(r, conflict, a.Cards.TellerFor(ctx, r.Lang, conflict.Since...)), nil
	}
	if out, err := rights.Refusal(r.Lang, err); err == nil {
		return out, nil
	}
	about := ""
	var which *ledger.ItemError
	if errors.As(err, &which) {
		about = r.Lang.Phrase(msgAboutItem, r.Lang.ItemFirst(a.keyOf(ctx, which.Notice), which.Number))
	}
	if errors.Is(err, ledger.ErrNotOwner) && which != nil {
		if item, err := a.now(ctx, which.Notice, which.Number); err == nil && item.Owner != "" {
			return reply.Sentence(r.Lang, about+r.Lang.Phrase(msgOwnedByNow, a.People.Names(ctx, r.Lang).All(item.Owner))), nil
		}
	}
	for _, reason := range reasons {
		if errors.Is(err, reason.err) {
			sentence := r.Lang.Phrase(reason.phrase)
			if which != nil {
				sentence = hintedItem.ReplaceAllString(sentence, "${1}"+ledger.Ref(a.keyOf(ctx, which.Notice), which.Number))
			}
			return reply.Sentence(r.Lang, about+sentence), nil
		}
	}
	return reply.Reply{}, fmt.Errorf("changing items: %w", err)
}

// answered says what became of a request for more time that somebody decides on late.
func (a *Changes) answered(ctx context.Context, r reply.Request, c *ledger.ConflictError) reply.Reply {
	teller := a.Cards.TellerFor(ctx, r.Lang, c.Since...)
	if history, err := a.Keeper.History(ctx, c.Current.Notice, c.Current.Number); err == nil {
		teller.History = history
	}
	rows := make([]string, len(c.Since))
	for i, e := range c.Since {
		rows[i] = teller.Entry(e)
	}
	name := r.Lang.ItemOf(c.Current.NoticeKey, c.Current.Number) + " " + c.Current.Title
	out := reply.Sentence(r.Lang, r.Lang.Phrase(msgRequestAnswered, name, strings.Join(rows, "\n")))
	out.Kind, out.Items = reply.KindItem, card.Refs([]ledger.Item{c.Current}) // in the place of what was pressed
	return out
}

// now is an item as the ledger has it.
func (a *Changes) now(ctx context.Context, notice string, number int) (ledger.Item, error) {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return ledger.Item{}, err
	}
	item, _ := v.Item(ledger.Key{Notice: notice, Number: number})
	return item, nil
}

// keyOf is the key of a notice, where there are several in use.
func (a *Changes) keyOf(ctx context.Context, notice string) string {
	v, err := a.Ledger.Open(ctx)
	if err != nil {
		return ""
	}
	return v.KeyOf(notice)
}

// hintedItem matches the place for the item number in a hint.
var hintedItem = regexp.MustCompile(`(/rectify \S+ )N\b`)

// reasons maps errors of the ledger to sentences that say what to do next.
var reasons = []struct {
	err    error
	phrase reply.Phrase
}{
	{ledger.ErrUnchanged, msgUnchanged},
	{ledger.ErrCloseByApproval, msgCloseByApproval},
	{ledger.ErrClosedOff, msgIsClosedOff},
	{ledger.ErrReasonNeeded, msgReasonNeeded},
	{ledger.ErrEvidenceNeeded, msgEvidenceNeeded},
	{ledger.ErrNotRectified, msgNotRectified},
	{ledger.ErrSamePerson, msgSamePerson},
	{ledger.ErrDone, msgIsDone},
	{ledger.ErrNotLater, msgNotLater},
	{ledger.ErrPast, msgDatePassed},
	{ledger.ErrWhyLater, msgWhyLater},
	{ledger.ErrNotAsked, msgNothingRequested},
	{ledger.ErrOwnRequest, msgOwnRequest},
	{ledger.ErrNotOwner, msgNotOwner},
	{ledger.ErrNoOwner, msgNoOwner},
	{ledger.ErrNudged, msgNudgedToday},
	{ledger.ErrNothingToUndo, msgNothingToUndo},
	{ledger.ErrInvalid, msgInvalid},
	{database.ErrBusy, msgLedgerBusy},
	{database.ErrReplaced, msgLedgerReplaced},
	{database.ErrFull, msgDiskFull},
}

// conflictReply shows what happened since the person looked, and asks again.
func conflictReply(r reply.Request, c *ledger.ConflictError, t card.Teller) reply.Reply {
	l, item := r.Lang, c.Current
	var rows []string
	for _, e := range c.Since {
		rows = append(rows, t.Entry(e))
	}
	seen := map[int]int{}
	for number, version := range r.Seen {
		seen[number] = version
	}
	seen[item.Number] = item.Version
	as := reply.AsAnswer
	if r.InPlace {
		as = reply.InPlace
	}
	return reply.Reply{
		Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs([]ledger.Item{item}),
		Parts: []reply.Part{
			reply.Paragraph{Text: l.Phrase(msgConflict, l.ItemFirst(item.NoticeKey, item.Number))},
			reply.Paragraph{Text: strings.Join(rows, "\n")},
			reply.Paragraph{Text: l.Phrase(msgConflictNow, l.Status(item.Status))},
			reply.Buttons{{Label: l.Phrase(msgApplyAnyway), Command: r.Text, Seen: seen, Confirm: true, As: as}},
		},
	}
}
