package view

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/index"
)

// Dues are how many items are to be done by each day.
func (b *View) Dues() map[string]int {
	b.dued.Do(func() {
		b.due = map[string]int{}
		printed := map[string]bool{}
		for i := range b.Items {
			if due := b.DueOf(&b.Items[i]); due != "" {
				b.due[due]++
			}
			if words := index.Fold(b.Text(b.Items[i]).DueWords); words != "" {
				printed[words] = true
			}
		}
		b.dueWords = slices.Sorted(maps.Keys(printed))
	})
	return b.due
}

// DueWords are what the notices print as time limits, folded, each once.
func (b *View) DueWords() []string {
	b.Dues()
	return b.dueWords
}

// DueOf is the day by which an item is to be done: the ledger's, or the one that the
// notice names with its status (正在整改，预计6月底前完成).
func (b *View) DueOf(item *ledger.Item) string {
	if item.Due != "" || item.Status.Done() {
		return item.Due
	}
	read := b.Text(*item)
	if keptUp.MatchString(read.DueWords) { // a day that is named with it is of a part
		return ""
	}
	for _, c := range read.Commitments {
		if c.Due != "" && (wholeItem.MatchString(c.Text) || read.DeclaredWords != "" && strings.Contains(c.Text, read.DeclaredWords)) {
			return c.Due
		}
	}
	return ""
}

// keptUp finds a printed time limit of what is kept up without an end.
var keptUp = regexp.MustCompile(`^(?:需|并)?(?:长期|持续)(?:坚持|推进|整改)?$`)

// wholeItem begins a sentence that says when an item as a whole will be done.
var wholeItem = regexp.MustCompile(`^(?:预计|计划|拟|力争|确保)(?:于|在)?`)
