package digest

import (
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Digests writes digests and keeps subscriptions to them.
type Digests struct {
	Door   *rights.Door
	Clock  *clock.Clock
	Ledger *view.Reader
	People *people.Directory
	Cards  *card.Cards
	Keeper view.Keeper
	Memory view.Memory
	Usual  Subscription // the default digest of the ledger channel
}
