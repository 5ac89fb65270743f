package reply

// A Part is one element of a Reply: Heading, Label, Paragraph, Figures, Quote, ItemList,
// Listing, Card, Table, Chart,
// Progress, Buttons, Feedback or Suggestions.
type Part interface{ part() }

// A Heading is the heading of the parts below it.
type Heading struct{ Text string }

// A Label is the heading of a few lines.
type Label struct{ Text string }

// A Paragraph is a line or two of the assistant's own words.
type Paragraph struct{ Text string }

// A Quote is verbatim text of the notice, and its place.
type Quote struct {
	From  string // such as "第11项 破解文化院团发展困境不力"; empty under an item's own heading
	Text  string
	Marks []Mark // what the question asked for, within Text
	Lead  bool   // it is shown above its quotation, as the answer in one line
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

// Feedback asks whether an answer helped.
type Feedback struct{ Question string }

// A Table is rows under a head.
type Table struct {
	Caption string // what it shows, where that is not said before it
	Head    []string
	Rows    [][]string
}

// An EvidenceList is the evidence of an item.
type EvidenceList struct{ Pieces []CardEvidence }

// Suggestions are questions that could be asked next.
type Suggestions struct{ Questions []string }

func (EvidenceList) part() {}

func (Heading) part() {}

func (Label) part() {}

func (Chart) part() {}

func (Listing) part() {}

func (Menus) part() {}

func (Progress) part() {}

func (Feedback) part() {}

func (Paragraph) part() {}

func (Quote) part() {}

func (ItemList) part() {}

func (Card) part() {}

func (Table) part() {}

func (Suggestions) part() {}

func (Buttons) part() {}
