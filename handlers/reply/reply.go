// Package reply is the document that the assistant answers with, and the request
// that it answers. A Reply knows nothing of where it is shown: Slack, a
// terminal, a page and JSON each render it in their way.
package reply

import (
	"slices"
	"time"

	"rectify/data/ledger"
)

// A Reply is what the assistant says: a small document that knows nothing of
// where it is shown. Slack, a terminal and JSON each render it in their way.
type Reply struct {
	Question      string
	Lang          Lang
	Kind          Kind
	Parts         []Part     // in reading order
	Items         []ItemRef  // the items the answer rests on or lists, best first
	Citations     []Citation // the verbatim words the answer rests on
	Source        Source
	Certainty     Certainty      // how sure the answer is
	Notifications []Notification // what it sends to others, or later
	More          []Reply        // further messages in the same place, each with buttons of its own
	Office        *Reply         // the message to the office's channel
	File          *File          // a document that belongs to it
	Hit           int            // of an answer from search: which hit it shows, from 0
	Hits          int            // and of how many
	AsOf          string         // the past day that it is about, "2006-01-02"; empty for now
	Streamed      int            // of a written answer: how many parts, from the first, a Live was told
}

// A Notification is a message to one person, now or later.
type Notification struct {
	Key   string    // names it: it is sent once
	To    string    // a person's id
	At    time.Time // not before then; the zero time is at once
	Reply Reply
}

// A File names a document, which is made when it is sent: the workbook of the whole
// ledger, or the draft of the notice that follows the one with the id Draft.
type File struct {
	Name  string
	Draft string `json:",omitempty"`
}

// Kind says what sort of answer a Reply is.
type Kind string

const (
	KindItem     Kind = "item"     // one item, asked for by number
	KindItems    Kind = "items"    // the items that meet conditions
	KindCount    Kind = "count"    // how many items meet conditions
	KindPassages Kind = "passages" // what items say about a subject
	KindNotice   Kind = "notice"   // what the notice's own prose says
	KindChange   Kind = "change"   // what was changed
	KindNone     Kind = "none"     // the notice does not answer this, or nothing was asked of it
)

// Source says how an answer was found.
type Source string

const (
	FromRules  Source = "rules"  // read off the ledger and the notice
	FromSearch Source = "search" // passages that a search found
	FromWriter Source = "llm"    // a language model wrote or chose it, with quotations
)

// Certainty says how far an answer may be relied on.
type Certainty string

const (
	Exact    Certainty = "exact"    // worked out from the ledger
	Stated   Certainty = "stated"   // the quoted text answers
	Possible Certainty = "possible" // the closest text, which may not answer
	None     Certainty = "none"     // nothing in the notices bears on it
)

// Grade is how sure an answer is by its kind and source, where what made it
// did not say.
func (r Reply) Grade() Certainty {
	switch {
	case r.Certainty != "":
		return r.Certainty
	case r.Kind == KindNone:
		return None
	case r.Kind == KindPassages, r.Kind == KindNotice, r.Source == FromWriter:
		return Stated
	}
	return Exact
}

// Nearest are the items that a possible answer offers to choose from.
func (r Reply) Nearest() (nearest []ledger.Key) {
	if r.Certainty == Possible {
		for _, item := range r.Items {
			nearest = append(nearest, item.Key())
		}
	}
	return nearest
}

// Answers reports whether the reply answers what was asked, rather than shows
// the closest passages, or nothing.
func (r Reply) Answers() bool { c := r.Grade(); return c == Exact || c == Stated }

// A Citation is a verbatim quotation. Item 0 is the notice's own prose.
type Citation struct {
	Notice string `json:"notice"`
	Item   int    `json:"item"`
	Quote  string `json:"quote"`
}

// WithRemark is the reply with one quiet line more.
func (r Reply) WithRemark(line string) Reply {
	r.Parts = append(slices.Clone(r.Parts), Paragraph{line})
	return r
}
