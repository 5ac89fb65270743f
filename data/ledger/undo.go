package ledger

import (
	"slices"

	"rectify/data/notice"
)

// undoLast is the item as it was before the latest change by staff that whoever asks
// had seen and that was not taken back yet, and the entry that says so. What was set
// since in other fields stays. Undoing again goes one change further back. It never
// closes an item off: only an approver does. It undoes neither what a later reading of
// the notice has changed nor a nudge, which was delivered.
func undoLast(now Item, seen int, all chronicle) (Item, Entry, error) {
	i := undoable(all.entries(), seen)
	if i < 1 {
		return Item{}, Entry{}, ErrNothingToUndo
	}
	back, change := all[i-1].After, all[i].Entry
	set := all.set(i)
	if set&statusField != 0 && back.Status == notice.Closed && now.Status != notice.Closed {
		return Item{}, Entry{}, ErrCloseByApproval
	}
	if change.Action == EvidenceAdded { // other pieces may have come and gone since
		now.Evidence--
	}
	now.take(set&^evidenceField, back)
	return now, undoes(change), nil
}

func undoes(e Entry) Entry {
	return Entry{Action: Undone, Undoes: e.Sequence, Was: e.Is, Is: e.Was, Note: e.Note}
}

// LastUndoable is the change that an Undo would take back for somebody who saw a version
// of the item (0 for the latest), of an item's history, oldest first; ok is false where
// there is none.
func LastUndoable(history []Entry, seen int) (e Entry, ok bool) {
	if i := undoable(history, seen); i > 0 {
		return history[i], true
	}
	return Entry{}, false
}

// undoable is the position of that change; less than 1 for none.
func undoable(history []Entry, seen int) int {
	known := func(e Entry) bool { return seen == 0 || e.Version <= seen }
	for i := len(history) - 1; i > 0; i-- {
		e := history[i]
		undone := func(by Entry) bool { return by.Sequence == e.UndoneBy && known(by) }
		switch {
		case !known(e) || !e.Undoable() || e.UndoneBy > 0 && slices.ContainsFunc(history, undone):
		case e.Action.byImport():
			return -1
		default:
			return i
		}
	}
	return -1
}

// Undoable reports whether an entry may be a change that an Undo takes back: neither one
// that took back another, nor a nudge, nor a refusal.
func (e Entry) Undoable() bool {
	return e.Action != Undone && e.Action != Nudged && e.Action != Refused
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
