package ledger

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/notice"
	"rectify/data/text"
)

// An Act is what a Change does to an item: SetStatus, Assign, SetDue, AddNote,
// AddEvidence, AskHelp, EndHelp, AskLater, GrantLater, RefuseLater, Nudge,
// Receive, SetPromise, Close, Reopen, Undo or DropEvidence.
type Act interface {
	// on returns the item after the act, and the history entry's text.
	on(before Item, c Change, p Policy) (after Item, e Entry, err error)
}

// SetStatus reports an item's status. Setting the current status with a note records
// progress.
type SetStatus struct {
	Status notice.Status
	Note   string
}

// Assign sets the lead (牵头) and the supporters (配合) of an item. Names are separated by
// spaces; an empty owner means none. Named are the people whom the notice names as
// responsible and whom this assignment replaces; empty if the item was assigned before.
// With Keep, people take the place of people only and the item's units stay, as do its
// supporters where no others are given: see rights.Door.
type Assign struct {
	Owner, Supporting, Note, Named string
	Keep                           bool
}

// AddNote adds a note.
type AddNote struct{ Note string }

// AskHelp says that an item waits for somebody else (需协调).
type AskHelp struct{ From, Note string }

// EndHelp ends that.
type EndHelp struct{ Note string }

// Close closes a rectified item off (销号). The person who reported it done cannot.
type Close struct {
	Note  string
	Sheet Sheet
}

// A Sheet is the 销号单 of an item: what the person who closed it off has checked.
type Sheet struct {
	Result   string `json:"result,omitempty"`   // what was found, in a word or two
	Basis    string `json:"basis,omitempty"`    // what it was checked against
	Evidence string `json:"evidence,omitempty"` // what was looked at
}

// Reopen puts a done item back in progress.
type Reopen struct{ Reason string }

// Undo takes back the latest change by staff that was not taken back yet.
type Undo struct{}

// DropEvidence takes one piece of evidence back, whatever happened since: the Piece-th
// of Pieces, counted from 1.
type DropEvidence struct{ Piece int }

func (a SetStatus) on(item Item, c Change, p Policy) (Item, Entry, error) {
	note := text.Said(a.Note)
	switch {
	case !slices.Contains(notice.Statuses, a.Status):
		return item, Entry{}, fmt.Errorf("%w: %q is no status", ErrInvalid, a.Status)
	case a.Status == item.Status && note == "":
		return item, Entry{}, ErrUnchanged
	case a.Status == item.Status:
	case a.Status == notice.Closed:
		return item, Entry{}, ErrCloseByApproval
	case item.Status == notice.Closed:
		return item, Entry{}, ErrClosedOff
	case !item.Status.Open() && a.Status.Open() && note == "":
		return item, Entry{}, ErrReasonNeeded
	case a.Status == notice.Rectified && p.RequireEvidence && item.Evidence == 0:
		return item, Entry{}, ErrEvidenceNeeded
	}
	if a.Status != item.Status {
		item.ReportedBy = ""
		if !a.Status.Open() {
			item.ReportedBy = c.By
		}
		item.Status = a.Status
	}
	return item, Entry{Action: Changed, Note: note}, nil
}

func (a Assign) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	was := who(item.Owner, item.Supporting)
	if a.Named != "" {
		was = who(JoinNames(slices.Concat(Names(a.Named), Names(item.Owner))), item.Supporting)
	}
	owner, supporting := text.OneLine(a.Owner), text.OneLine(a.Supporting)
	if owner == item.Owner && supporting == item.Supporting {
		return item, Entry{}, ErrUnchanged
	}
	item.Supporting = supporting
	if owner != item.Owner {
		before := item
		item.Owner = owner
		item = item.assigned(before, c)
	}
	return item, Entry{Action: Assigned, Note: text.Storable(a.Note), Was: was, Is: who(owner, supporting)}, nil
}

// who writes an owner and those who support them in one line.
func who(owner, supporting string) string {
	if supporting == "" {
		return owner
	}
	return strings.TrimSpace(owner + " (+ " + supporting + ")")
}

// Who are the owners of an item and those who support them.
type Who struct{ Lead, Supporting []string }

// ReadWho reads what an Entry of Assigned says of them, before or after.
func ReadWho(line string) Who {
	lead, supporting, _ := strings.Cut(line, "(+ ")
	return Who{Names(lead), Names(strings.TrimSuffix(supporting, ")"))}
}

func (a AddNote) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	note := text.Said(a.Note)
	if note == "" {
		return item, Entry{}, fmt.Errorf("%w: the note is empty", ErrInvalid)
	}
	return item, Entry{Action: Noted, Note: note}, nil
}

func (a AskHelp) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	from := text.OneLine(a.From)
	switch {
	case from == "":
		return item, Entry{}, fmt.Errorf("%w: it does not say whose help is needed", ErrInvalid)
	case from == item.HelpFrom:
		return item, Entry{}, ErrUnchanged
	}
	was := item.HelpFrom
	item.HelpFrom, item.HelpSince = from, c.At.Format(time.DateOnly)
	return item, Entry{Action: HelpAsked, Note: text.Storable(a.Note), Was: was, Is: from}, nil
}

func (a EndHelp) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	if item.HelpFrom == "" {
		return item, Entry{}, ErrUnchanged
	}
	was := item.HelpFrom
	item.HelpFrom, item.HelpSince = "", ""
	return item, Entry{Action: HelpEnded, Note: text.Storable(a.Note), Was: was}, nil
}

func (a Close) on(item Item, c Change, _ Policy) (Item, Entry, error) {
	switch {
	case item.Status == notice.Closed:
		return item, Entry{}, ErrUnchanged
	case item.Status.Open():
		return item, Entry{}, ErrNotRectified
	case item.ReportedBy == c.By:
		return item, Entry{}, ErrSamePerson
	}
	item.Status = notice.Closed
	entry := Entry{Action: ClosedOff, Note: text.Storable(a.Note)}
	if sheet := (Sheet{text.Said(a.Sheet.Result), text.Said(a.Sheet.Basis), text.Said(a.Sheet.Evidence)}); sheet != (Sheet{}) {
		entry.Sheet = &sheet
	}
	return item, entry, nil
}

func (a Reopen) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	reason := text.Said(a.Reason)
	switch {
	case item.Status.Open():
		return item, Entry{}, ErrUnchanged
	case reason == "":
		return item, Entry{}, ErrReasonNeeded
	}
	entry := Entry{Action: Reopened, Note: reason}
	if item.SendsBack() {
		entry.Was = item.ReportedBy
	}
	item.Status, item.ReportedBy = notice.InProgress, ""
	return item, entry, nil
}

// SendsBack reports whether reopening the item sends back (退回) what somebody reported done;
// the history entry then has who it was in Was.
func (i Item) SendsBack() bool { return i.ReportedBy != "" && i.Status != notice.Closed }

// on of an Undo is decided by the history: see Store.undo.
func (Undo) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	return item, Entry{}, ErrNothingToUndo
}

// on of a DropEvidence is decided by the history: see dropPiece.
func (DropEvidence) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	return item, Entry{}, ErrNothingToUndo
}
