package change

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/change/interpret"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
)

// undoButton offers to take back what was just done to an item; after an undo, the step
// before it, where it is the person's own and they may.
func (a *Changes) undoButton(ctx context.Context, r reply.Request, item ledger.Item, acts []ledger.Act) []reply.Part {
	button := reply.Button{Label: r.Lang.Phrase(msgUndo), Command: fmt.Sprintf("undo %s", item.Ref()), Seen: map[int]int{item.Number: item.Version}}
	if r.InPlace {
		button.As = reply.InPlace
	}
	switch acts[0].(type) {
	case ledger.DropEvidence, ledger.Nudge: // what was sent is not taken back
		return nil
	case ledger.Undo:
		history, err := a.Keeper.History(ctx, item.Notice, item.Number)
		last, more := ledger.LastUndoable(history, 0)
		again := r
		again.Seen = button.Seen
		if err != nil || !more || last.By != r.Person.ID || a.Door.Foresee(ctx, again, rights.Steps([]ledger.Item{item}, ledger.Undo{})) != nil {
			return nil
		}
		button.Label = r.Lang.Phrase(msgUndoOneMore)
	}
	return []reply.Part{reply.Buttons{button}}
}

// askUndo says whose change an undo would take back, where it is not the person's own, and
// asks whether to, or to take back only their own before it; or why they may not. It
// returns nil for what needs no question.
func (a *Changes) askUndo(ctx context.Context, r reply.Request, items []ledger.Item, act ledger.Act) (*reply.Reply, error) {
	if _, undo := act.(ledger.Undo); !undo || len(items) != 1 || !r.Rich && r.Via != "page" || interpret.Previewed(r, items) {
		return nil, nil
	}
	item, l := items[0], r.Lang
	history, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return nil, err
	}
	free := func(e ledger.Entry) bool { // no later change depends on it
		as := r
		as.Seen = map[int]int{item.Number: e.Version}
		return a.Door.Foresee(ctx, as, rights.Steps(items, act)) == nil
	}
	meant, _ := ledger.LastUndoable(history, r.Seen[item.Number])
	last, more := ledger.LastUndoable(history, 0)
	if !more || last.By == r.Person.ID || meant.By == r.Person.ID && free(meant) {
		return nil, nil
	}
	teller := a.Cards.TellerFor(ctx, l, history...)
	told := l.Phrase(msgUndoOfOther, l.ItemOf(item.NoticeKey, item.Number), teller.Entry(last))
	var choices reply.Buttons
	offer := func(label reply.Phrase, seen int) {
		choices = append(choices, reply.Button{Label: l.Phrase(label), Command: fmt.Sprintf("undo %s", item.Ref()),
			Seen: map[int]int{item.Number: seen}, Confirm: true, Main: len(choices) == 0})
	}
	for _, e := range slices.Backward(history) {
		if own := e.By == r.Person.ID && e.Undoable() && e.UndoneBy == 0; own {
			if free(e) {
				told += "\n" + l.Phrase(msgUndoOwn, teller.Entry(e))
				offer(msgUndoMine, e.Version)
			}
			break
		}
	}
	now := r
	now.Seen = map[int]int{item.Number: item.Version}
	var refused *rights.RefusedError
	switch err := a.Door.Preview(ctx, now, rights.Steps(items, act)); {
	case errors.As(err, &refused):
		told += "\n" + refused.Answer
	case err == nil && choices == nil:
		told += "\n" + l.Phrase(msgUndoThatToo)
		fallthrough
	case err == nil:
		offer(msgUndoIt, item.Version)
	case choices == nil:
		return nil, nil // carrying it out says so
	}
	out := reply.Sentence(l, told)
	out.Items = card.Refs(items)
	if choices != nil {
		out.Parts = append(out.Parts, choices)
	}
	return &out, nil
}
