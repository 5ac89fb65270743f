package view

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/question"
	"rectify/index"
)

// mostClassed is how many classes of items are told apart by the notices' words.
const mostClassed = 64

// statementLead is what a statement of a status begins with.
var statementLead = regexp.MustCompile(`^(?:目前|截至目前|现)?(?:该|此|本|上述)?(?:项|个)?(?:问题|任务|工作|整改任务)?(?:已经|已|正)?`)

// Classes are the items by their status and the notice's own word for it, the
// commonest first.
func (b *View) Classes() []question.Class {
	b.classed.Do(func() {
		type key struct {
			status notice.Status
			words  string
		}
		count := map[key]int{}
		for i := range b.Items {
			count[key{b.Items[i].Status, b.wordsOf(&b.Items[i])}]++
		}
		for k, n := range count {
			b.class = append(b.class, question.Class{Status: k.status, Words: k.words, Items: n})
		}
		slices.SortFunc(b.class, func(x, y question.Class) int {
			return cmp.Or(cmp.Compare(y.Items, x.Items), cmp.Compare(x.Words, y.Words), cmp.Compare(x.Status, y.Status))
		})
		if len(b.class) > mostClassed { // too many to tell apart: by status alone
			b.class = nil
			for _, s := range notice.Statuses {
				n := 0
				for i := range b.Items {
					if b.Items[i].Status == s {
						n++
					}
				}
				if n > 0 {
					b.class = append(b.class, question.Class{Status: s, Items: n})
				}
			}
		}
	})
	return b.class
}

// wordsOf is the notice's own word for how far an item is, folded, without what
// only leads up to it: 该问题已.
func (b *View) wordsOf(item *ledger.Item) string {
	words := index.Fold(strings.TrimSpace(b.Text(*item).DeclaredWords))
	if short := statementLead.ReplaceAllString(words, ""); utf8.RuneCountInString(short) > 1 && short != words && strings.HasPrefix(words, "该") {
		words = short
	}
	return words
}

// InClass reports whether an item is of a class.
func (b *View) InClass(item *ledger.Item, c question.Class) bool {
	return item.Status == c.Status && (c.Words == "" || b.wordsOf(item) == c.Words)
}
