package question

import (
	"cmp"
	"slices"
	"sort"

	"rectify/handlers/question/condition"
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

	Classes  condition.Classes // OfStatus
	Late     bool              // OfStatus
	Answer   bool              // OfStatus: what was answered to a recommendation
	Nearly   bool              // OfStatus: done but for what is said of it, as 待验收
	Owners   []string          // OfOwner: any of these, as the ledger names them
	Alike    []string          // OfDueSaid: other words that are printed for the same
	Named    string            // OfOwner, OfTerm: as the question names them
	Person   bool              // OfOwner
	Part     condition.Part    // OfOwner
	Role     string            // OfOwner
	Due      condition.Period  // OfDue
	Ahead    bool              // OfDue: of no year, so that it may be what is to come
	Coming   bool              // OfDue: counted from today
	Until    bool              // OfDue: all days until then may be meant as well
	Places   []grammar.Place   // OfPlace: any of these
	Numbers  []int             // OfNumber
	First    int               // OfEdge, OfDueEnd
	Last     int               // OfEdge
	Cued     bool              // OfTerm, OfNumber: words next to it say that it is one
	Labelled bool              // OfNumber: by its label under a heading
	Bound    bool              // OfNumber: all on one side of a number
	Fill     condition.Fill    // OfField; OfOwner: how many there are in all
	End      condition.End     // OfDueEnd
	Urgent   bool              // OfDueEnd: of what is open
	Group    condition.Group   // OfGroup; empty for words about it
	Cell     condition.Cell    // OfCell; empty for words about it
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
