package dialogue

import (
	"time"

	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/compose"
	"rectify/handlers/question/grammar"
)

// A topic is what a conversation is about.
type topic struct {
	Items  []ledger.Key       `json:"items,omitempty"`  // those of the last answer, in the order shown
	At     int                `json:"at"`               // the one being talked about; all of them where it is negative
	Picked bool               `json:"picked,omitempty"` // it was picked from the list
	Base   []ledger.Key       `json:"base,omitempty"`   // what the list was narrowed from, if it was
	Asked  grammar.Query      `json:"asked"`
	Fields answer.Conditions  `json:"fields,omitzero"`  // with Asked
	More   []ledger.Key       `json:"more,omitempty"`   // items that a list of the first few left out
	Who    named              `json:"who,omitempty"`    // the people and units named last, the latest last
	Quote  string             `json:"quote,omitempty"`  // the words quoted last
	Prose  bool               `json:"prose,omitempty"`  // they are the notice's own, outside every item
	From   string             `json:"from,omitempty"`   // the notice that they are from
	Text   string             `json:"text,omitempty"`   // the question that they answer
	Person string             `json:"person,omitempty"` // who asked
	Said   []compose.Exchange `json:"said,omitempty"`   // for a writer, oldest first

	List    []ledger.Key `json:"list,omitempty"`    // the last list of several, although one item was asked about since
	Offered bool         `json:"offered,omitempty"` // the last answer offered a change
	Nearest []ledger.Key `json:"nearest,omitempty"` // items that were offered in the place of an answer
	Wording string       `json:"wording,omitempty"` // to this question
}

// The last turn of a conversation, with its topic before and after: a request that is worked on again, after a kill, leans on the same.
type lastTurn struct {
	Request string    `json:"request,omitempty"`
	Before  topic     `json:"before"`
	After   topic     `json:"after"`
	At      time.Time `json:"at"`
}

// named are names of people and units, the latest last.
type named []string
