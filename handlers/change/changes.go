package change

import (
	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/command"
	"rectify/handlers/digest"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Changes carries out commands and forms that change the ledger.
type Changes struct {
	Door    *rights.Door
	Clock   *clock.Clock
	Ledger  *view.Reader
	People  *people.Directory
	Cards   *card.Cards
	Answers *answer.Answers
	Digests *digest.Digests
	Keeper  view.Keeper
}

// missing names the numbers that no item has.
func missing(b *view.View, l reply.Lang, numbers []int) string {
	for _, n := range numbers {
		if len(b.ByNumber(n)) == 0 {
			return l.Phrase(msgNoItemItemsNumbered, n, b.MaxNumber())
		}
	}
	return ""
}

// ItemsOf returns the items that a command names, after Impossible returned nil.
func ItemsOf(b *view.View, c command.Command) (items []ledger.Item) {
	for _, n := range c.Numbers {
		items = append(items, b.ByNumber(n)[0])
	}
	return items
}
