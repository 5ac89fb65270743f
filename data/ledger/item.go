// Package ledger keeps the ledger (台账): the items of every notice with
// their status, and the full, append-only history of changes.
//
// It reads no clock: whoever asks for a change says when it is.
package ledger

import (
	"time"

	"rectify/data/notice"
)

// An Item is one item of a notice as the ledger has it now. Its JSON form is
// that of `rectify list --json`.
type Item struct {
	Notice     string        `json:"notice"` // the notice's id
	Number     int           `json:"number"`
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
}

// A Change asks for another status of an item.
type Change struct {
	Notice  string
	Number  int
	Version int // the version the person saw; another one now is a conflict
	Status  notice.Status
	Note    string
	By      string // who asks for it; never empty
	Via     string // where: "cli", a channel …
	At      time.Time
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
	Note     string        `json:"note"`
	By       string        `json:"by"`
	Via      string        `json:"via"`
	At       time.Time     `json:"at"`
}

// Action is what an Entry records.
type Action string

const (
	Imported  Action = "import"   // a notice was added or read anew
	Seeded    Action = "seed"     // an item was made from its notice
	Reread    Action = "reread"   // an item's notice, read anew, says otherwise of it
	Withdrawn Action = "withdraw" // an item's notice, read anew, no longer has it
	Changed   Action = "status"   // staff changed a status
)

// A Notice is a stored notice.
type Notice struct {
	ID   string
	Hash string // of its text and of what was read from it
	*notice.Notice
}

// A Snapshot is the whole ledger at one moment. It is shared between callers,
// who must not alter it.
type Snapshot struct {
	Sequence int64    // the history's last sequence number then
	Notices  []Notice // the newest published first
	Items    []Item   // in the order of Notices, then by number
}
