package answer

import (
	"fmt"

	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// mostTotals is how many notices a total is told for each of.
const mostTotals = 12

// byNotice says how many of the chosen items are of each notice, and of how many of
// all; nothing where the question is about one notice.
func (q Question) byNotice(chosen, of []ledger.Item) []reply.Part {
	if len(q.View.Notices) < 2 || len(q.View.Notices) > mostTotals {
		return nil
	}
	those, all := map[string]int{}, map[string]int{}
	for i := range chosen {
		those[chosen[i].Notice]++
	}
	for i := range of {
		all[of[i].Notice]++
	}
	var words []string
	for _, n := range q.View.Notices {
		words = append(words, fmt.Sprintf("%s %d/%d", n.Key(), those[n.ID], all[n.ID]))
	}
	return []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgByNotice, q.ReplyLang.Join(words))}}
}

// NoticeSource names the notice that a quotation outside every item is from.
func (q Question) NoticeSource(id string) string {
	if key := q.View.KeyOf(id); key != "" {
		return q.ReplyLang.Phrase(msgFromNoticeNamed, key)
	}
	return q.ReplyLang.Phrase(msgFromNotice)
}
