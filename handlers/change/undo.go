package change

import (
	"context"
	"errors"
	"fmt"

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
	case ledger.DropEvidence:
		return nil
	case ledger.Undo:
		history, err := a.Keeper.History(ctx, item.Notice, item.Number)
		last, more := ledger.LastUndoable(history)
		again := r
		again.Seen = button.Seen
		if err != nil || !more || last.By != r.Person.ID || a.Door.Foresee(ctx, again, rights.Steps([]ledger.Item{item}, ledger.Undo{})) != nil {
			return nil
		}
		button.Label = r.Lang.Phrase(msgUndoOneMore)
	}
	return []reply.Part{reply.Buttons{button}}
}

// askUndo says whose change an undo would take back, where it is not the person's own,
// and asks whether to; or why they may not. It returns nil for what needs no question.
func (a *Changes) askUndo(ctx context.Context, r reply.Request, items []ledger.Item, act ledger.Act) (*reply.Reply, error) {
	if _, undo := act.(ledger.Undo); !undo || len(items) != 1 || !r.Rich && r.Via != "page" || interpret.Previewed(r, items) {
		return nil, nil
	}
	item, l := items[0], r.Lang
	history, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return nil, err
	}
	last, more := ledger.LastUndoable(history)
	if !more || last.By == r.Person.ID {
		return nil, nil
	}
	told := l.Phrase(msgUndoOfOther, l.ItemOf(item.NoticeKey, item.Number), a.Cards.TellerFor(ctx, l, history...).Entry(last))
	var refused *rights.RefusedError
	switch err := a.Door.Preview(ctx, r, rights.Steps(items, act)); {
	case errors.As(err, &refused):
		out := reply.Sentence(l, told+"\n"+refused.Answer)
		return &out, nil
	case err != nil:
		return nil, nil // carrying it out says so
	}
	out := reply.Sentence(l, told+"\n"+l.Phrase(msgUndoThatToo))
	out.Items = card.Refs(items)
	out.Parts = append(out.Parts, reply.Buttons{{Label: l.Phrase(msgUndoIt), Command: fmt.Sprintf("undo %s", item.Ref()),
		Seen: map[int]int{item.Number: item.Version}, Confirm: true, Main: true}})
	return &out, nil
}
