package answer

import (
	"fmt"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// mostTotals is how many notices a total is told for each of.
const mostTotals = 12

// byNotice says how many of the chosen items are of each notice, and of how many;
// nothing where the question is about one notice.
func (q Question) byNotice(chosen []ledger.Item) []reply.Part {
	if len(q.View.Notices) < 2 || len(q.View.Notices) > mostTotals {
		return nil
	}
	those, all := map[string]int{}, map[string]int{}
	for i := range chosen {
		those[chosen[i].Notice]++
	}
	for i := range q.View.Items {
		all[q.View.Items[i].Notice]++
	}
	var words []string
	for _, n := range q.View.Notices {
		words = append(words, fmt.Sprintf("%s %d/%d", n.Key(), those[n.ID], all[n.ID]))
	}
	return []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgByNotice, q.ReplyLang.Join(words))}}
}
