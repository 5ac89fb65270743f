package card

import (
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/view"
)

// Cards shows items as parts of replies.
type Cards struct {
	Clock  *clock.Clock
	Ledger *view.Reader
	People *people.Directory
	Keeper view.Keeper
}
