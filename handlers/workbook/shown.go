package workbook

import (
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// Owners parts who answers for an item into units and people, as the ledger
// sheet does; people assigned by id stay "@id". said is what the notice says of
// the item.
func Owners(item ledger.Item, said notice.Item) (units, people []string) {
	units, people = partOwners(item.Owner, said.Person)
	if len(people) == 0 {
		people = ledger.Names(said.Person)
	}
	return units, people
}

// Progress is what staff last said of an item, by its whole history, oldest
// first; where they said nothing, what its notice says, a clause a line.
func Progress(said notice.Item, history []ledger.Entry) string {
	standing := Source{History: history}.histories()
	for _, entries := range standing { // of one item
		history = entries
	}
	if len(standing) == 0 {
		history = nil
	}
	return strings.TrimSpace(progress(said, history))
}
