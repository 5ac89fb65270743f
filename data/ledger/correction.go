package ledger

import (
	"cmp"
	"time"

	"rectify/data/notice"
)

// A Correction is a later text of a notice that the ledger holds, as a person saw
// it compared with the earlier one.
type Correction struct {
	Notice   string // its id
	Source   string // the text
	Read     *notice.Notice
	Notes    map[int]string // what is otherwise in an item, for its history, by number
	Changes  []Change       // what the person decided in addition: statuses of the text to take
	Sequence int64          // of the snapshot that it was compared with
	By       string         // never empty
	Via      string
	At       time.Time
}

// Begins returns the status that an item begins with by what its notice says of
// it. A finding without an answer is work owed; where an answer refuses, nothing
// is.
func Begins(read notice.Item) notice.Status {
	if read.Refused {
		return notice.Rectified
	}
	return cmp.Or(read.Declared, notice.InProgress)
}

// Staffed are the entries by which staff last set what a notice says of an item
// too; nil where they never did. Remarks, news of progress, evidence and waiting
// set nothing of it.
type Staffed struct{ Status, Due, Owner *Entry }

// StaffedBy reads an item's history, oldest first.
func StaffedBy(history []Entry) (by Staffed) {
	for i := range history {
		e := &history[i]
		switch e.Action {
		case Changed:
			if e.From != e.To {
				by.Status = e
			}
		case ClosedOff, Reopened:
			by.Status = e
		case DueSet, LaterGranted:
			by.Due = e
		case Assigned:
			by.Owner = e
		case Undone:
			by.undone(history, e)
		}
	}
	return by
}

// undone is staff's decision on what it takes back.
func (by *Staffed) undone(history []Entry, e *Entry) {
	for _, of := range history {
		if of.Sequence != e.Undoes {
			continue
		}
		switch of.Action {
		case DueSet, LaterGranted:
			by.Due = e
		case Assigned:
			by.Owner = e
		case ClosedOff, Reopened:
			by.Status = e
		case Changed:
			if of.From != of.To {
				by.Status = e
			}
		}
	}
}
