package learned

import (
	"context"

	"rectify/data/wording"
	"rectify/handlers/people"
	"rectify/handlers/view"
)

// A Store keeps learned wordings; see store.Store.
// Store keeps the wordings that stand for items.
type Store interface {
	PickWording(ctx context.Context, a wording.Wording) error
	DecideWording(ctx context.Context, a wording.Wording) error
	Wordings(ctx context.Context) ([]wording.Wording, error)
}

// Store returns where wordings are kept; nil where the ledger keeps none.
func (a *Wordings) Store() Store {
	store, _ := a.Keeper.(Store)
	return store
}

// Wordings are words of staff that were learned to mean an item.
type Wordings struct {
	Keeper view.Keeper
	People *people.Directory
}
