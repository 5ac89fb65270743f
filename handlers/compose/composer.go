package compose

import (
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/view"
)

// Composer has a language model write answers, within its allowance.
type Composer struct {
	Clock  *clock.Clock
	Cards  *card.Cards
	Index  view.Searcher
	Keeper view.Keeper
	Memory view.Memory
	Writer Writer // nil where there is no language model
	Terms  Terms
}
