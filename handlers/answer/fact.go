package answer

import (
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/index"
)

// longestLead is how long a clause may be, in characters, to be said before the
// quotation that it is from; a sentence of that length says it itself.
const longestLead = 60

// alone is how well, against the sentence that states the fact, another that states
// one must fit for both to be quoted.
const alone = 0.1

// stated is the sentence of a hit that states the fact which is asked for. ok is
// false where its best sentence states none, or another may state it as well.
func (q Question) stated(hit index.Hit) (c Quotation, ok bool) {
	quoted := q.quote(hit, 1)
	if len(quoted) == 0 || quoted[0].states == nil {
		return c, false
	}
	focus := answertype.NewFocus(q.Text, q.expected(), hit.Question, hit.Question.Words())
	best := focus.Fit(index.Fold(quoted[0].Text))
	for _, s := range hit.Sentences {
		if s.Text != quoted[0].Text && focus.Fit(index.Fold(s.Text)) >= alone*best {
			return c, false
		}
	}
	return quoted[0], true
}

// withFact answers with a fact: its clause first, then the sentence that states
// it, then the item that the sentence is from and the notice's date.
func (q Question) withFact(out reply.Reply, hit index.Hit, item ledger.Item, c Quotation) reply.Reply {
	if lead, ok := c.lead(); ok {
		out.Parts = append(out.Parts, lead)
	}
	c.From = ""
	source := card.Ref(item)
	source.Note = q.dateOf(hit.Notice)
	out.Parts = append(out.Parts, c.Part(), reply.ItemList{Items: []reply.ItemRef{source}})
	out.Citations = append(out.Citations, c.Citation())
	out.Items = append(out.Items, card.Ref(item))
	return out
}

// lead is the clause that states the fact, where the sentence says more than that.
func (c Quotation) lead() (reply.Quote, bool) {
	runes := []rune(c.Text)
	at := c.states.Clause
	text := string(runes[at.From:at.To])
	trimmed := strings.TrimSpace(text)
	from := at.From + utf8.RuneCountInString(text[:strings.Index(text, trimmed)])
	if len(runes) <= longestLead || utf8.RuneCountInString(trimmed) > longestLead {
		return reply.Quote{}, false
	}
	return reply.Quote{Text: trimmed, Marks: []reply.Mark{{From: c.states.Fact.From - from, To: c.states.Fact.To - from}}, Lead: true}, true
}

// dateOf says of when a notice is; empty where its text does not say.
func (q Question) dateOf(id string) string {
	n := q.View.Notice(id)
	if n == nil || n.Published == "" {
		return ""
	}
	return q.ReplyLang.Phrase(msgNoticeOf, n.Published)
}
