package question

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"rectify/data/notice"
	"rectify/handlers/question/grammar"
)

// A Kind is what an entity is a condition on.
type Kind int

const (
	OfStatus  Kind = iota // whether an item is open, done or late
	OfOwner               // who answers for it
	OfDue                 // when it is due
	OfPlace               // in which section it is
	OfNumber              // its number
	OfEdge                // the first or last of them
	OfTerm                // what it mentions
	OfField               // how many values a field holds
	OfDueSaid             // words that the notice prints as a time limit
	OfDueEnd              // the earliest or the latest due date
	OfGroup               // by what items are counted
	OfOrder               // in which order
	OfCell                // what a field of the notice's own holds
)

// An Entity is a stretch of a question with the condition that it may set. Readers
// propose entities that may overlap; schedule chooses among them.
type Entity struct {
	Kind     Kind
	From, To int     // runes of the folded question
	Weight   float64 // how much of the question it accounts for
	Not      bool    // items that meet it are not meant

	Classes  Classes         // OfStatus
	Late     bool            // OfStatus
	Nearly   bool            // OfStatus: done but for what is said of it, as 待验收
	Owners   []string        // OfOwner: any of these, as the ledger names them
	Named    string          // OfOwner, OfTerm: as the question names them
	Person   bool            // OfOwner
	Part     Part            // OfOwner
	Role     string          // OfOwner
	Due      Period          // OfDue
	Ahead    bool            // OfDue: of no year, so that it may be what is to come
	Places   []grammar.Place // OfPlace: any of these
	Numbers  []int           // OfNumber
	First    int             // OfEdge
	Last     int             // OfEdge
	Cued     bool            // OfTerm, OfNumber: words next to it say that it is one
	Labelled bool            // OfNumber: by its label under a heading
	Fill     Fill            // OfField
	End      End             // OfDueEnd
	Urgent   bool            // OfDueEnd: of what is open
	Group    Group           // OfGroup; empty for words about it
	Cell     Cell            // OfCell; empty for words about it
}

// A Part is what an owner has to do with an item.
type Part int

const (
	AnyPart    Part = iota // owner or support
	Leads                  // 负责, 牵头
	Supporting             // 配合
	Involved               // 牵头或配合
)

// An End is which of the due dates is asked for.
type End string

const (
	Earliest End = "earliest" // the first due date
	Latest   End = "latest"   // the last due date
)

// A Period is days from and to, both included, as "2006-01-02"; an empty end is
// open. The zero value is no period.
type Period struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Holds reports whether a day, "2006-01-02" or empty, is in the period.
func (p Period) Holds(day string) bool {
	return day != "" && (p.From == "" || p.From <= day) && (p.To == "" || day <= p.To)
}

// holds reports whether another period is within it.
func (p Period) holds(other Period) bool {
	return (p.From == "" || other.From != "" && p.From <= other.From) && (p.To == "" || other.To != "" && other.To <= p.To)
}

// A Class is items alike in their status and in the notice's own word for it.
type Class struct {
	Status notice.Status `json:"status"`
	Words  string        `json:"words,omitempty"` // folded; empty where the notice says nothing of it
	Items  int           `json:"-"`               // how many items

	Response Response `json:"response,omitempty"` // what was answered to the recommendation; empty where the notice does not say
}

// A Response is what management answered to a recommendation.
type Response string

const (
	Accepted       Response = "accepted" // management agreed
	PartlyAccepted Response = "partly"   // agreed to a part of it, or with other means
	Refused        Response = "refused"  // did not agree: nothing was or will be done
)

// Classes is a set of classes, by their positions in Domain.Classes.
type Classes uint64

// mostClasses is how many classes a set tells apart; those after it are left to
// their status alone.
const mostClasses = 64

// has reports whether a class is in the set.
func (c Classes) has(i int) bool { return c&(1<<i) != 0 }

// An Owner is a unit or a person that answers for items, by one of the names it may
// be called.
type Owner struct {
	IDs    []string // as the ledger names it: one, or several for one person with and without a title
	Called string   // folded
	Person bool
	Office []string // of a person, folded, in the notices' words: 副县长
}

// A Domain is what the ledger knows that a question may name.
type Domain struct {
	Headings  []notice.Section
	Owners    []Owner           // the longest names first
	Roles     []string          // in which units support items, in the notices' words: 督导
	Classes   []Class           // at most 64, the commonest first
	Explained map[string]string // what the notices say that their words for statuses mean, both folded
	Columns   []Column
	Dues      map[string]int // how many items are due on each day
	DueWords  []string       // folded, what the notices print as time limits, each once
	Items     int
	Today     time.Time

	// Holds says whether some item holds a term verbatim.
	Holds func(term string) bool
	// Labelled is the number of the item that is printed with a label under a
	// heading; 0 for none.
	Labelled func(section, label int) int
}

// schedule chooses, of entities that may overlap, the set without overlaps that
// weighs most (weighted interval scheduling, n log n), in the order of the
// question.
func schedule(proposed []Entity) []Entity {
	all := slices.Clone(proposed)
	slices.SortStableFunc(all, func(a, b Entity) int { return cmp.Compare(a.To, b.To) })
	best := make([]float64, len(all)+1) // of the first i entities
	for i, e := range all {
		best[i+1] = max(best[i], best[before(all, i)]+e.Weight)
	}
	var chosen []Entity
	for i := len(all); i > 0; {
		if best[i] == best[i-1] {
			i--
			continue
		}
		chosen = append(chosen, all[i-1])
		i = before(all, i-1)
	}
	slices.Reverse(chosen)
	return chosen
}

// before is how many of the entities, sorted by their ends, end before the i-th
// begins.
func before(all []Entity, i int) int {
	return sort.Search(i, func(k int) bool { return all[k].To > all[i].From })
}
