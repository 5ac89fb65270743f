package handlers

import (
	"time"

	"rectify/data/notice"
)

// A Reply is what the assistant says: a small document that knows nothing of
// where it is shown. Slack, a terminal and JSON each render it in their way.
type Reply struct {
	Question  string
	Lang      Lang
	Kind      Kind
	Parts     []Part     // in reading order
	Items     []ItemRef  // the items the answer rests on or lists, best first
	Citations []Citation // the verbatim words the answer rests on
	Source    Source
	Letters   []Letter // what it sends to others, or later
	File      *File    // a document that belongs to it
}

// A Letter is a message to one person, now or later.
type Letter struct {
	Key   string    // names it: it is sent once
	To    string    // a person's id
	At    time.Time // not before then; the zero time is at once
	Reply Reply
}

// A File is a document.
type File struct {
	Name    string
	Content []byte
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
	FromRules  Source = "rules"
	FromSearch Source = "search"
)

// An ItemRef points at an item with what a list shows of it.
type ItemRef struct {
	Notice  string        `json:"notice"`
	Number  int           `json:"number"`
	Title   string        `json:"title"`
	Section int           `json:"section"`
	Status  notice.Status `json:"status"`
}

// A Citation is a verbatim quotation. Item 0 is the notice's own prose.
type Citation struct {
	Notice string `json:"notice"`
	Item   int    `json:"item"`
	Quote  string `json:"quote"`
}

// A Part is one element of a Reply: Paragraph, Quote, ItemList, Card, Table
// Buttons or Suggestions.
type Part interface{ part() }

// A Paragraph is a line or two of the assistant's own words.
type Paragraph struct{ Text string }

// A Quote is verbatim text of the notice, and where it stands.
type Quote struct {
	From  string // such as "第11项 破解文化院团发展困境不力"; empty under an item's own heading
	Text  string
	Marks []Mark // what the question asked for, within Text
}

// A Mark is a stretch of a quote in runes, To not included.
type Mark struct{ From, To int }

// An ItemList is a list of items, a line each.
type ItemList struct {
	Items []ItemRef
	// Nearest says that the items are not the answer, only the nearest there is.
	Nearest bool
}

// A Card shows one item whole.
type Card struct {
	ItemRef
	Label       string // as the notice prints the number
	SectionText string // titles of the headings above it
	Declared    notice.Status
	Owner       string
	Supporting  string
	Due         string // "2006-01-02" or empty
	HelpFrom    string // whose help it waits for
	HelpSince   string // "2006-01-02" or empty
	Evidence    int    // pieces of evidence
	AskedDue    string // the later date asked for, "2006-01-02" or empty
	AskedBy     string
	Version     int
	UpdatedBy   string // who changed it last; empty where nobody has
	UpdatedAt   time.Time
	Finding     string
	Measures    []string
	Commitments []notice.Commitment
}

// A Table is rows under a head.
type Table struct {
	Head []string
	Rows [][]string
}

// Buttons are commands that one press gives.
type Buttons []Button

// A Button gives a command as the person who presses it.
type Button struct {
	Label   string
	Command string      // as it would be typed after /rectify
	Seen    map[int]int // the versions of items that the person has before their eyes, by number
	Confirm bool        // the press confirms what was previewed
	Share   bool        // the answer is for everyone to see
	Main    bool        // what most people want
}

// Suggestions are questions that could be asked next.
type Suggestions struct{ Questions []string }

func (Paragraph) part()   {}
func (Quote) part()       {}
func (ItemList) part()    {}
func (Card) part()        {}
func (Table) part()       {}
func (Suggestions) part() {}
func (Buttons) part()     {}
