package ledger

import "rectify/data/notice"

// undoLast is the item as it was before the latest change by staff that was not
// taken back yet, and the entry that says so. Undoing again goes one change further
// back. It never closes an item off: only an approver does. It undoes neither what a
// later reading of the notice has changed nor a nudge, which was delivered.
func undoLast(now Item, all []Past) (Item, Entry, error) {
	entries := make([]Entry, len(all))
	for i := range all {
		entries[i] = all[i].Entry
	}
	i := lastUndoable(entries)
	if i < 1 {
		return Item{}, Entry{}, ErrNothingToUndo
	}
	before := all[i-1].After
	if before.Status == notice.Closed && now.Status != notice.Closed {
		return Item{}, Entry{}, ErrCloseByApproval
	}
	return now.setBack(before, all[i].Entry), undoes(all[i].Entry), nil
}

func undoes(e Entry) Entry {
	return Entry{Action: Undone, Undoes: e.Sequence, Was: e.Is, Is: e.Was, Note: e.Note}
}

// LastUndoable is the change that an Undo would take back, of an item's history, oldest
// first; ok is false where there is none.
func LastUndoable(history []Entry) (e Entry, ok bool) {
	if i := lastUndoable(history); i > 0 {
		return history[i], true
	}
	return Entry{}, false
}

func lastUndoable(history []Entry) int {
	for i := len(history) - 1; i > 0; i-- {
		switch e := history[i]; {
		case e.Action == Undone || e.Action == Nudged || e.Action == Refused || e.UndoneBy > 0:
		case e.Action.byImport():
			return -1
		default:
			return i
		}
	}
	return -1
}

// dropPiece is the item without one piece of its evidence, and the entry that says so.
func dropPiece(now Item, piece int, all []Past) (Item, Entry, error) {
	for _, p := range all {
		if p.Action != EvidenceAdded || p.UndoneBy > 0 || p.Evidence == nil {
			continue
		}
		if piece--; piece > 0 {
			continue
		}
		if now.Status == notice.Closed {
			return Item{}, Entry{}, ErrClosedOff
		}
		now.Evidence--
		return now, undoes(p.Entry), nil
	}
	return Item{}, Entry{}, ErrNothingToUndo
}

// setBack is the item with everything that staff set as it was before a change. Pieces
// of evidence may have been taken back since, each by itself: only the change's own goes.
func (i Item) setBack(before Item, change Entry) Item {
	if change.Action == EvidenceAdded {
		i.Evidence--
	}
	i.Status, i.ReportedBy, i.Owner, i.Supporting = before.Status, before.ReportedBy, before.Owner, before.Supporting
	i.Due, i.DueCounted, i.FirstDue = before.Due, before.DueCounted, before.FirstDue
	i.HelpFrom, i.HelpSince = before.HelpFrom, before.HelpSince
	i.AskedDue, i.AskedCounted, i.AskedBy = before.AskedDue, before.AskedCounted, before.AskedBy
	i.AssignedOn, i.ReceivedOn, i.ReceivedBy = before.AssignedOn, before.ReceivedOn, before.ReceivedBy
	i.Commitments = before.Commitments
	return i
}
