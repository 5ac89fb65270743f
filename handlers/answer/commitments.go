package answer

import (
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/pattern"
	"rectify/handlers/card"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// Words that ask for commitments, for those whose day has passed, for those that
// were kept, and for what is called done.
var (
	namesCommitments = pattern.MustCompile(`承诺|遗留(事项|问题)?|兑现|(还有|还要做的?)?后续工作|commitments?|promises?`)
	asksCommitments  = pattern.MustCompile(namesCommitments.String() + `|还有后续|后续.*(没|未|要)|还要(做|办|完成)|要(完成|办)(什么|哪些|的)|still to (be )?do|follow[- ]?up work`)
	asksFallen       = pattern.MustCompile(`到期|过期|逾期|超期|过了(时限|期限|日子)|overdue|past due|expired|broken`)
	asksKept         = pattern.MustCompile(`(已|已经)(兑现|落实)|(兑现|落实)了|\b(kept|fulfilled)\b`)
	asksUnkept       = pattern.MustCompile(`(没有?|未|尚未|还没有?)(能)?(兑现|落实)|(not|un)[- ]?(yet )?(kept|fulfilled)`)
	calledDone       = pattern.MustCompile(`(标明|标为|写明|写着|称|说|已|已经)(是|为)?已?(整改|完成|销号)|(called|marked|declared)( as)? (done` +
		`|rectified|completed)|\b(rectified|completed|done) (items?|ones|findings?|issues?)|(items?|ones|findings?|issues?)( that| which)? (are` +
		`|were) (done|rectified|completed)`)
	joining = pattern.MustCompile(`但是?|却|然而|可是|实际上?|其实|仍然?|还|的|早?已经?|了|\b(but|yet|still|though|have|has|are|were|not)\b`)
)

// askedCommitments answers a folded question about what the text still commitments. ok is
// false for other questions.
func (q Question) askedCommitments(folded string) (_ reply.Reply, ok bool) {
	if !asksCommitments.MatchString(folded) || q.namesMore(folded) {
		return reply.Reply{}, false
	}
	unkept := asksUnkept.MatchString(folded)
	fallen := asksFallen.MatchString(folded)
	kept := asksKept.MatchString(folded) && !unkept && !fallen
	done := calledDone.MatchString(folded)
	found := q.commitmentsOf(func(p view.Commitment) bool {
		return kept == (p.State == ledger.CommitmentKept) && (!fallen || p.Overdue(q.Clock.Today())) && (!done || p.Item.Status.Done())
	})
	l := q.ReplyLang
	about := l.Phrase(msgItemsWithCommitments)
	switch {
	case fallen:
		about = l.Phrase(msgOverdueCommitments)
	case kept:
		about = l.Phrase(msgFulfilledCommitments)
	case unkept:
		about = l.Phrase(msgOpenCommitments)
	case done:
		about = l.Phrase(msgDoneWithCommitments)
	}
	return q.commitmentReply(about, found), true
}

// namesMore reports whether a question names a subject in addition to the words that
// ask for commitments: then it asks about that subject.
func (q Question) namesMore(folded string) bool {
	rest := folded
	for _, words := range []*pattern.Pattern{asksUnkept, asksKept, asksCommitments, calledDone, asksFallen, joining} {
		rest = words.ReplaceAllString(rest, " ")
	}
	query := grammar.Parse(rest, q.View.Headings())
	return strings.TrimSpace(query.Subject) != "" || len(query.Mention) > 0
}

// How many sentences one answer quotes, and of how many items it quotes all.
const (
	mostCommitments = 12
	mostInOneView   = 3
)

// commitmentReply shows commitments: a line an item where there are several, then
// the sentences.
func (q Question) commitmentReply(about string, found []view.Commitment) reply.Reply {
	l := q.ReplyLang
	out := reply.Reply{Lang: l, Kind: reply.KindItems, Source: reply.FromRules}
	if len(found) == 0 {
		out.Parts = []reply.Part{reply.Paragraph{Text: about + l.Phrase(msgNoneAfterTitle)}}
		return out
	}
	past := 0
	counts := map[ledger.Key]int{}
	var list reply.ItemList
	for _, p := range found {
		if counts[p.Key()]++; counts[p.Key()] == 1 {
			list.Items = append(list.Items, card.Ref(*p.Item))
		}
		if p.Overdue(q.Clock.Today()) {
			past++
		}
	}
	sentence := about + l.Phrase(msgColon) + q.howMany(found)
	if 0 < past && past < len(found) {
		sentence += l.Phrase(msgOfThemOverdue, past)
	}
	out.Parts = []reply.Part{reply.Paragraph{Text: sentence + l.Phrase(msgFullStop)}}
	if len(list.Items) > mostInOneView {
		for i, item := range list.Items {
			list.Items[i].Note = l.Phrase(msgCommitmentCount, counts[item.Key()])
		}
		out.Parts = append(out.Parts, list)
	}
	q.quoteCommitments(&out, found)
	return out
}

// quoteCommitments adds sentences to a reply: all, or where these are too many the
// first of each item.
func (q Question) quoteCommitments(out *reply.Reply, found []view.Commitment) {
	l := q.ReplyLang
	shown := found
	if len(found) > mostCommitments {
		known := map[ledger.Key]bool{}
		shown = slices.DeleteFunc(slices.Clone(found), func(p view.Commitment) bool {
			before := known[p.Key()]
			known[p.Key()] = true
			return before
		})
		shown = shown[:min(len(shown), mostCommitments)]
	}
	listed := map[ledger.Key]bool{}
	for _, item := range out.Items {
		listed[item.Key()] = true
	}
	for _, p := range found {
		if !listed[p.Key()] {
			listed[p.Key()] = true
			out.Items = append(out.Items, card.Ref(*p.Item))
		}
		out.Citations = append(out.Citations, reply.Citation{Notice: p.Item.Notice, Item: p.Item.Number, Quote: p.Sentence})
	}
	for _, p := range shown {
		from := q.itemName(*p.Item) + l.Phrase(msgOpenBracket) + l.Status(p.Item.Status) + l.Phrase(msgSemicolon) + p.Standing(l, q.Clock.Today()) +
			l.Phrase(msgCloseBracket)
		out.Parts = append(out.Parts, reply.Quote{From: from, Text: p.Sentence})
	}
	if more := len(found) - len(shown); more > 0 {
		out.Parts = append(out.Parts, reply.Paragraph{Text: l.Phrase(msgMoreCommitments, more)})
	}
}
