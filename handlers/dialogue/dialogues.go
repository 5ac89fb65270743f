package dialogue

import (
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Dialogues answers in conversations: a sentence may refer to what was said
// before.
type Dialogues struct {
	Door    *rights.Door
	Clock   *clock.Clock
	Ledger  *view.Reader
	People  *people.Directory
	Cards   *card.Cards
	Answers *answer.Answers
	Changes *change.Changes
	Keeper  view.Keeper
	Memory  view.Memory
}
