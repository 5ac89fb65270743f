// Package ledger keeps the ledger (台账): the items of every notice with
// their status, and the full, append-only history of changes.
//
// It reads no clock: each change has its time.
package ledger

import (
	"strconv"
	"time"

	"rectify/data/notice"
)

// A Key names one item of one notice.
type Key struct {
	Notice string // the notice's id
	Number int    // the item's number in it, from 1; 0 for the notice itself
}

// Key names the item.
func (i Item) Key() Key { return Key{i.Notice, i.Number} }

// Ref is how a command names the item: "11", or "审计#11" where there are several
// notices in use.
func (i Item) Ref() string { return Ref(i.NoticeKey, i.Number) }

// Ref is how a command names an item by the key of its notice, which may be empty,
// and its number.
func Ref(key string, number int) string {
	if key == "" {
		return strconv.Itoa(number)
	}
	return key + "#" + strconv.Itoa(number)
}

// Done reports whether the item's work is reported done. That of a refused item is
// neither done nor owed.
func (i *Item) Done() bool { return i.Status.Done() && i.Refused == "" }

// Key names the item that the entry is about.
func (e Entry) Key() Key { return Key{e.Notice, e.Number} }

// An Item is one item of a notice as the ledger has it now. Its JSON form is
// that of `rectify list --json`.
type Item struct {
	Notice    string `json:"notice"` // the notice's id
	Number    int    `json:"number"`
	NoticeKey string `json:"-"` // its notice's key, where a Snapshot has several notices in use; not stored
	// the notice's words for that nothing was or will be done, such as Not Agreed, until staff report the item done; not stored
	Refused    string        `json:"refused,omitempty"`
	Label      string        `json:"-"`
	Title      string        `json:"title"`
	Section    int           `json:"section"` // the section's number; 0 where there are no sections
	Subsection int           `json:"-"`
	Status     notice.Status `json:"status"`
	Declared   notice.Status `json:"declared"` // the notice's own word; empty where it has none
	Owner      string        `json:"owner"`
	Due        string        `json:"due"`     // "2006-01-02" or empty
	Version    int           `json:"version"` // 1 after seeding, one more with each entry of its history
	UpdatedAt  time.Time     `json:"updated_at"`
	UpdatedBy  string        `json:"updated_by"`

	DueCounted   string `json:"due_counted,omitempty"`   // how Due was counted, in words, where it was not named
	FirstDue     string `json:"first_due,omitempty"`     // the due date before more time was given, "2006-01-02"
	Supporting   string `json:"supporting,omitempty"`    // who supports the owner, 配合
	HelpFrom     string `json:"help_from,omitempty"`     // 需协调: whose help it waits for
	HelpSince    string `json:"help_since,omitempty"`    // "2006-01-02"
	ReportedBy   string `json:"reported_by,omitempty"`   // who reported it done; empty where the notice did
	Evidence     int    `json:"evidence,omitempty"`      // pieces not taken back
	AskedDue     string `json:"asked_due,omitempty"`     // the later date asked for, "2006-01-02"
	AskedBy      string `json:"asked_by,omitempty"`      // who asked for it
	AskedCounted string `json:"asked_counted,omitempty"` // how that date was counted
	NudgedOn     string `json:"nudged_on,omitempty"`     // when its owner was last nudged, "2006-01-02"
	AssignedOn   string `json:"assigned_on,omitempty"`   // when its owner was assigned, "2006-01-02"
	Commitments  string `json:"promises,omitempty"`      // what became of the sentences that promise work: see CommitmentStates
	ReceivedOn   string `json:"received_on,omitempty"`   // 签收: when the last of its owners took note of that, "2006-01-02"
	ReceivedBy   string `json:"received_by,omitempty"`   // ids of the owners who took note of it, between spaces; may be empty where ReceivedOn is set
}

// A Change asks for one act on an item.
type Change struct {
	Notice   string
	Number   int
	Version  int // the version the person saw: another one now is a conflict; 0 where they saw none
	Act      Act
	By       string // who asks for it; never empty
	Approver bool   // they may decide: close off, reopen, give more time
	Via      string // where: "cli", a channel …
	At       time.Time
	Request  string // names what asked for it: the same request has effect once; empty for none
}

// An Entry is one row of the history.
type Entry struct {
	Sequence int64         `json:"sequence"`
	Notice   string        `json:"notice"`
	Number   int           `json:"number"` // 0 where the entry is about the notice
	Version  int           `json:"version"`
	Action   Action        `json:"action"`
	From     notice.Status `json:"from"`
	To       notice.Status `json:"to"`
	Was      string        `json:"was,omitempty"`     // owner, due date or helper before
	Is       string        `json:"is,omitempty"`      // and after; what was asked for, in a refusal
	Counted  string        `json:"counted,omitempty"` // how a due date was counted, where it was not named
	Note     string        `json:"note"`
	Evidence *Evidence     `json:"evidence,omitempty"`
	Sheet    *Sheet        `json:"sheet,omitempty"`     // 销号单, of an entry that closes off
	Undoes   int64         `json:"undoes,omitempty"`    // the entry that this one takes back
	UndoneBy int64         `json:"undone_by,omitempty"` // the entry that takes this one back; filled in when an item's history is read
	By       string        `json:"by"`
	Approver bool          `json:"approver,omitempty"` // its author could decide
	Via      string        `json:"via"`
	At       time.Time     `json:"at"`
	Request  string        `json:"-"`
}

// Action is what an Entry records.
type Action string

const (
	Imported       Action = "import"  // a notice was added or read again
	NoticeRenamed  Action = "rename"  // a notice has another key or name
	NoticeRetired  Action = "retire"  // a notice is left out of lists, counts and search
	NoticeRestored Action = "restore" // and is there again

	Seeded    Action = "seed"     // an item was made from its notice
	Reread    Action = "reread"   // an item's notice, read again, says otherwise of it
	Withdrawn Action = "withdraw" // an item's notice, read again, no longer has it

	Changed       Action = "status"   // staff changed a status, or told of progress
	Assigned      Action = "assign"   // owners
	DueSet        Action = "due"      // the due date
	Noted         Action = "note"     // a remark
	EvidenceAdded Action = "evidence" // a document
	HelpAsked     Action = "wait"     // 需协调
	HelpEnded     Action = "resume"   // no longer
	ClosedOff     Action = "close"    // 销号
	Reopened      Action = "reopen"   // a done item is in progress again
	LaterAsked    Action = "extend"   // a later due date was asked for
	LaterGranted  Action = "granted"  // and granted
	LaterRefused  Action = "denied"   // or not
	Nudged        Action = "nudge"    // 催办
	Received      Action = "receive"  // 签收
	CommitmentSet Action = "promise"  // what a sentence that promises work is
	Undone        Action = "undo"     // a change was taken back
	Refused       Action = "refused"  // somebody asked for what they may not do
)

// ByStaff reports whether the action is staff's, on an item: neither what a
// notice's text did, nor a refusal, nor about a notice as a whole.
func (a Action) ByStaff() bool { return !a.byImport() && !a.ofNotice() && a != Refused }

// ofNotice reports whether an entry with the action is about a notice as a whole.
func (a Action) ofNotice() bool {
	return a == Imported || a == NoticeRenamed || a == NoticeRetired || a == NoticeRestored
}

// byImport reports whether a notice's text, rather than staff, did it.
func (a Action) byImport() bool {
	return a == Imported || a == Seeded || a == Reread || a == Withdrawn
}
