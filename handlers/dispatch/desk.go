package dispatch

import (
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/clock"
	"rectify/handlers/dialogue"
	"rectify/handlers/digest"
	"rectify/handlers/notices"
	"rectify/handlers/people"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Desk carries out commands, whatever they ask for.
type Desk struct {
	Door      *rights.Door
	Clock     *clock.Clock
	Ledger    *view.Reader
	People    *people.Directory
	Cards     *card.Cards
	Answers   *answer.Answers
	Digests   *digest.Digests
	Changes   *change.Changes
	Dialogues *dialogue.Dialogues
	Notices   *notices.Notices
	Keeper    view.Keeper
}
