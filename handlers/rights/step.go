package rights

import (
	"rectify/data/ledger"
)

// A Step is one act on one item.
type Step struct {
	Item ledger.Item
	Act  ledger.Act
}

// itemsOf are the items of steps, each once.
func itemsOf(all []Step) []ledger.Item {
	items := make([]ledger.Item, len(all))
	for i, s := range all {
		items[i] = s.Item
	}
	return Latest(items)
}

// Steps returns every act on every item.
func Steps(items []ledger.Item, acts ...ledger.Act) (all []Step) {
	for _, item := range items {
		for _, act := range acts {
			all = append(all, Step{item, act})
		}
	}
	return all
}

// Latest returns each of the changed items once, in its last state.
func Latest(changed []ledger.Item) (items []ledger.Item) {
	at := map[ledger.Key]int{}
	for _, item := range changed {
		key := item.Key()
		if i, known := at[key]; known {
			items[i] = item
			continue
		}
		at[key] = len(items)
		items = append(items, item)
	}
	return items
}
