package workbook

import (
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
)

// Progress is what staff last said of an item, by its whole history, oldest
// first; where they said nothing, what its notice says, a clause a line.
func Progress(said notice.Item, history []ledger.Entry) string {
	standing := Source{History: history}.Standing()
	for _, entries := range standing { // of one item
		history = entries
	}
	if len(standing) == 0 {
		history = nil
	}
	return strings.TrimSpace(progress(said, history))
}
