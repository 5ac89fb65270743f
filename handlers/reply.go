package handlers

import (
	"time"

	"rectify/data/ledger"
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
	Certainty Certainty // how sure the answer is
	Letters   []Letter  // what it sends to others, or later
	Office    *Reply    // what the office is told, in its channel
	File      *File     // a document that belongs to it
	Hit       int       // of an answer from search: which hit it shows, from 0
	Hits      int       // and of how many
	AsOf      string    // the past day that it tells of, "2006-01-02"; empty for now
	Told      int       // of a written answer: how many parts, from the first, a Live was told
}

// A Letter is a message to one person, now or later.
type Letter struct {
	Key   string    // names it: it is sent once
	To    string    // a person's id
	At    time.Time // not before then; the zero time is at once
	Reply Reply
}

// A File names a document: the workbook of the whole ledger, which is made when
// it is sent (Assistant.Export).
type File struct{ Name string }

// Chart is the first chart of a reply; ok is false where it has none.
func (r Reply) Chart() (c Chart, ok bool) {
	for _, part := range r.Parts {
		if c, ok = part.(Chart); ok {
			return c, true
		}
	}
	return Chart{}, false
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
	FromWriter Source = "llm" // a language model wrote or chose it, with quotations
)

// Certainty says how far an answer may be relied on.
type Certainty string

const (
	Exact    Certainty = "exact"    // worked out from the ledger
	Stated   Certainty = "stated"   // the quoted text answers
	Possible Certainty = "possible" // the closest text, which may not answer
	None     Certainty = "none"     // nothing in the notices bears on it
)

// certainty is how sure an answer is by its kind and source, where what made it
// did not say.
func (r Reply) certainty() Certainty {
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

// answers reports whether the reply answers what was asked, rather than shows
// the closest passages, or nothing.
func (r Reply) answers() bool { c := r.certainty(); return c == Exact || c == Stated }

// An ItemRef points at an item with what a list shows of it.
type ItemRef struct {
	Notice  string        `json:"notice"`
	Number  int           `json:"number"`
	Title   string        `json:"title"`
	Section int           `json:"section"`
	Status  notice.Status `json:"status"`

	// Where the reply is dressed for a place with buttons.
	Late  bool   `json:"-"`
	Near  bool   `json:"-"` // due within a few working days
	Note  string `json:"-"` // why it is named, such as how late it is
	Owner string `json:"-"`
	Due   string `json:"-"` // "2006-01-02" or empty
}

// Key names the item.
func (r ItemRef) Key() ledger.Key { return ledger.Key{Notice: r.Notice, Number: r.Number} }

// A Citation is a verbatim quotation. Item 0 is the notice's own prose.
type Citation struct {
	Notice string `json:"notice"`
	Item   int    `json:"item"`
	Quote  string `json:"quote"`
}

// A Part is one element of a Reply: Heading, Label, Paragraph, Quote, ItemList,
// Listing, Card, Table, Chart,
// Progress, Buttons, Feedback or Suggestions.
type Part interface{ part() }

// A Heading stands above what belongs together.
type Heading struct{ Text string }

// A Label stands above a few lines.
type Label struct{ Text string }

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
	// Opens gives every item a button that shows it.
	Opens bool
	// All is the command that lists all where only the first are shown; empty
	// where all are.
	All string
	// Total is how many there are, where All is set.
	Total int
}

// A Listing is one page of a list of items, with what it can be narrowed by.
type Listing struct {
	Items []ItemRef
	Menus []Menu  // what the list can be narrowed by
	Turn  Buttons // to other pages
}

// Menus stand beside each other.
type Menus []Menu

// A Menu is a choice of one command among several.
type Menu struct {
	Name    string // what is chosen, such as "状态"
	Options []Option
	Chosen  int // the option that holds now; none where it is negative
	As      Way // how the answer to a choice is shown
}

// An Option is one choice: what it is called, and what choosing it means.
type Option struct{ Label, Value string }

// A Chart is figures as bars or lines.
type Chart struct {
	Kind   ChartKind
	Title  string
	Labels []string
	Series []Series
}

// A Series is a figure for each label.
type Series struct {
	Name   string
	Values []int
}

// ChartKind is how a Chart is drawn.
type ChartKind string

const (
	BarChart  ChartKind = "bar"
	LineChart ChartKind = "line"
)

// Progress is how far parts of a whole are.
type Progress struct{ Rows []ProgressRow }

// A ProgressRow is one part: so many done of so many.
type ProgressRow struct {
	Name  string `json:"name"`
	Done  int    `json:"done"`
	Total int    `json:"total"`
}

// Feedback asks whether an answer helped.
type Feedback struct{ Question string }

// A Card shows one item whole.
type Card struct {
	ItemRef
	Label       string // as the notice prints the number
	SectionText string // titles of the headings above it
	Declared    notice.Status
	Supporting  string
	HelpFrom    string // whose help it waits for
	HelpSince   string // "2006-01-02" or empty
	Evidence    int    // pieces of evidence
	DueCounted  string // how the due date was counted, in words; empty where it was named
	FirstDue    string // the due date before more time was given, "2006-01-02" or empty
	AskedDue    string // the later date asked for, "2006-01-02" or empty
	AskedBy     string
	AssignedOn  string // when its owner was assigned, "2006-01-02" or empty
	ReceivedOn  string // 签收: when its owner took note of that
	Unreceived  bool   // its owner has yet to
	Awaited     string // those of several owners who have yet to; empty for all of them
	Version     int
	UpdatedBy   string // who changed it last; empty where nobody has
	UpdatedAt   time.Time
	Finding     string
	Measures    []string
	Promises    []CardPromise // sentences of the measures that still promise work
	Changes     []string      // what happened to it last, the latest first
}

// A CardPromise is a sentence that promises work, and what became of it.
type CardPromise struct {
	Number   int // as the text counts them, from 1
	Text     string
	Standing string // in a few words: confirmed, due when
}

// A Table is rows under a head.
type Table struct {
	Caption string // what it shows, where that is not said before it
	Head    []string
	Rows    [][]string
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
	Grave   bool        // not to be pressed lightly
	As      Way
}

// Way is how the answer to a button is shown.
type Way string

const (
	AsAnswer Way = ""        // as an answer of its own
	AsForm   Way = "form"    // a form opens that asks for the rest of the command
	AsWindow Way = "window"  // a window opens over the conversation
	InPlace  Way = "inplace" // in the place of what the button belongs to
)

// Suggestions are questions that could be asked next.
type Suggestions struct{ Questions []string }

func (Heading) part()     {}
func (Label) part()       {}
func (Chart) part()       {}
func (Listing) part()     {}
func (Menus) part()       {}
func (Progress) part()    {}
func (Feedback) part()    {}
func (Paragraph) part()   {}
func (Quote) part()       {}
func (ItemList) part()    {}
func (Card) part()        {}
func (Table) part()       {}
func (Suggestions) part() {}
func (Buttons) part()     {}
