package condition

import (
	"rectify/data/notice"
)

// A Class is items alike in their status and in the notice's own word for it.
type Class struct {
	Status notice.Status `json:"status"`
	Words  string        `json:"words,omitempty"` // folded; empty where the notice says nothing of it
	Items  int           `json:"-"`               // how many items

	Response Response `json:"response,omitempty"` // what was answered to the recommendation; empty where the notice does not say
}

// A Response is what management answered to a recommendation.
type Response = notice.Response

// Responses, as a question asks for them.
const (
	Accepted       = notice.Accepted       // management agreed
	PartlyAccepted = notice.PartlyAccepted // agreed to a part of it, or with other means
	Refused        = notice.Declined       // did not agree: nothing was or will be done
)

// Classes is a set of classes, by their positions in Domain.Classes.
type Classes uint64

// MostClasses is how many classes a set tells apart; those after it are left to
// their status alone.
const MostClasses = 64

// Has reports whether a class is in the set.
func (c Classes) Has(i int) bool { return c&(1<<i) != 0 }
