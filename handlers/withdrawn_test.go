package handlers

import (
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/view"
)

// TestNumbersOfWithdrawnItems: a book opened after an answer may lack its items.
func TestNumbersOfWithdrawnItems(t *testing.T) {
	t.Parallel()
	b := view.New(&ledger.Snapshot{}, time.UTC)
	if b.IsMeantByNumber(ledger.Key{Notice: "n", Number: 11}) {
		t.Error("an item that is not there is meant by its number")
	}
}
