// Package notice is a published rectification notice (整改情况通报) as data: its
// sections, items, statuses and commitments. Package reading makes it from text.
package notice

import "slices"

// A Notice is one published list of findings and the measures taken.
// Its JSON form is the output of `rectify parse --json`.
type Notice struct {
	Title     string    `json:"title"`
	Issuer    string    `json:"issuer"`             // the body whose name is under the notice
	Published string    `json:"published"`          // "2006-01-02", or empty where the text gives no date
	Masthead  []string  `json:"masthead,omitempty"` // lines above the text that say where it comes from and when it was put up
	Preamble  []string  `json:"preamble"`           // paragraphs before the first section
	Sections  []Section `json:"sections"`
	Items     []Item    `json:"items"`          // in the order of the text; as read, Items[i].Number == i+1
	Gone      []int     `json:"gone,omitempty"` // numbers of items that earlier texts had, given to no other
	Left      []Left    `json:"left,omitempty"` // what is known of them, to know them again
	Closing   []string  `json:"closing"`        // paragraphs after the last item
	Contacts  Contacts  `json:"contacts"`
	Totals    []Total   `json:"totals,omitempty"` // how many items the prose says have which status, least done first
	Warnings  []Warning `json:"warnings"`         // in the order of the text

	// FieldNames are the names, folded, that only this notice gives to fields of its
	// items, with what these hold: FieldDue for 节点.
	FieldNames map[string]Field `json:"field_names,omitempty"`
}

// A Field is one that says who answers for an item, or by when.
type Field string

// The fields that a notice may name in its own way.
const (
	FieldOwner   Field = "owner"   // the responsible unit
	FieldSupport Field = "support" // the supporting units
	FieldPerson  Field = "person"  // the person responsible
	FieldDue     Field = "due"     // the time limit
)

// A Section is a heading above items. Number is what the text prints
// ("(二)" is 2); printed numbers may skip.
type Section struct {
	Number      int          `json:"number"`
	Label       string       `json:"label,omitempty"` // the number as printed, such as "(二)"
	Title       string       `json:"title"`
	Intro       string       `json:"intro,omitempty"` // text between the heading and its first item or subsection
	Subsections []Subsection `json:"subsections"`
}

// A Subsection is a heading inside a section.
type Subsection struct {
	Number int    `json:"number"`
	Label  string `json:"label,omitempty"`
	Title  string `json:"title"`
	Intro  string `json:"intro,omitempty"`
}

// An Item is one finding with what was done about it.
type Item struct {
	Number        int      `json:"number"`     // 1, 2, 3 … through the whole notice; an item of a corrected text keeps the one it had
	Label         string   `json:"label"`      // the number as printed, such as "(11)"
	Section       int      `json:"section"`    // Section.Number it is under; 0 where there are no sections
	Subsection    int      `json:"subsection"` // Subsection.Number; 0 where there is none
	Title         string   `json:"title"`
	Finding       string   `json:"finding"`
	Measures      []string `json:"measures"`                 // the clauses of the measures, in order, verbatim
	Progress      []string `json:"progress,omitempty"`       // the clauses of the progress, where the notice prints it apart from the measures
	Declared      Status   `json:"declared"`                 // what the notice says; empty where it does not say
	DeclaredWords string   `json:"declared_words"`           // the notice's own words for Declared, such as 达到序时进度
	Refused       bool     `json:"refused,omitempty"`        // nothing was or will be done: Not agreed, Closed – Not Implemented; Declared is empty
	Statement     string   `json:"statement,omitempty"`      // all text that declares a status, verbatim
	Response      Response `json:"response,omitempty"`       // what was answered to a recommendation; empty where the notice does not say
	ResponseWords string   `json:"response_words,omitempty"` // that answer as printed: Partially agreed
	// responsible units, from a labelled field, or from the prose of a notice that names those of most items; so the fields below
	Owner       string       `json:"owner"`
	Supporting  string       `json:"supporting"`          // units that support the owner
	Person      string       `json:"person"`              // people responsible
	Due         string       `json:"due"`                 // "2006-01-02"
	DueWords    string       `json:"due_words,omitempty"` // the time limit as its field prints it, such as 2025年9月底前
	Goal        string       `json:"goal"`
	Commitments []Commitment `json:"commitments"`
}

// A Left is an item that an earlier text of the notice had.
type Left struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
}

// Item returns the item with that number; nil where there is none.
func (n *Notice) Item(number int) *Item {
	if number >= 1 && number <= len(n.Items) && n.Items[number-1].Number == number {
		return &n.Items[number-1]
	}
	if i := slices.IndexFunc(n.Items, func(item Item) bool { return item.Number == number }); i >= 0 {
		return &n.Items[i]
	}
	return nil
}

// Work returns the clauses of the measures and of the progress, in order.
func (i Item) Work() []string { return slices.Concat(i.Measures, i.Progress) }

// A Commitment (遗留事项) is a sentence in an item's measures that still
// promises work.
type Commitment struct {
	Text string `json:"text"`
	Due  string `json:"due"` // "2006-01-02", or empty where the sentence names no date to come
}

// Contacts are the lines on which the issuer takes comments.
type Contacts struct {
	Phone string `json:"phone"`
	Email string `json:"email"`
}

// A Total is a number of items that the prose states, and how many were read.
type Total struct {
	Status Status `json:"status,omitempty"` // empty for all items together
	Stated int    `json:"stated"`
	Read   int    `json:"read"`
	Words  string `json:"words"` // of the text
}
