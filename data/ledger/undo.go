package ledger

import "rectify/data/notice"

// undoLast is the item as it was before the latest change by staff that was not
// taken back yet, and the entry that says so. Undoing again goes one change further
// back. It never closes an item off: only an approver does. It undoes neither what a
// later reading of the notice has changed nor a nudge, which was delivered.
func undoLast(now Item, all []Past) (Item, Entry, error) {
	for i := len(all) - 1; i > 0; i-- {
		switch e := all[i]; {
		case e.Action == Undone || e.Action == Nudged || e.UndoneBy > 0:
		case e.Action.byImport():
			return Item{}, Entry{}, ErrNothingToUndo
		default:
			before := all[i-1].After
			if before.Status == notice.Closed && now.Status != notice.Closed {
				return Item{}, Entry{}, ErrCloseByApproval
			}
			return now.setBack(before), Entry{Action: Undone, Undoes: e.Sequence, Was: e.Is, Is: e.Was, Note: e.Note}, nil
		}
	}
	return Item{}, Entry{}, ErrNothingToUndo
}

// setBack is the item with everything that staff set as it was before.
func (i Item) setBack(before Item) Item {
	i.Status, i.ReportedBy, i.Owner, i.Supporting = before.Status, before.ReportedBy, before.Owner, before.Supporting
	i.Due, i.DueCounted, i.FirstDue = before.Due, before.DueCounted, before.FirstDue
	i.HelpFrom, i.HelpSince, i.Evidence = before.HelpFrom, before.HelpSince, before.Evidence
	i.AskedDue, i.AskedCounted, i.AskedBy = before.AskedDue, before.AskedCounted, before.AskedBy
	i.AssignedOn, i.ReceivedOn, i.ReceivedBy = before.AssignedOn, before.ReceivedOn, before.ReceivedBy
	i.Commitments = before.Commitments
	return i
}
