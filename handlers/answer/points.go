package answer

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/card"
	"rectify/handlers/reply"
	"rectify/index"
)

// headingAsked is how much of a question the heading above a paragraph must hold
// for the question to ask for the text below it.
const headingAsked = 0.7

// mostPoints is how many points of a section are quoted.
const mostPoints = 8

// point begins one of several points, in a paragraph or a sentence of its own.
var point = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十],|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、])`)

// nthPoint finds a point by its number: 第二点.
var nthPoint = regexp.MustCompile(`第([一二三四五六七八九十\d]{1,3})(?:点|条|项|方面|个|段)|the (first|second|third|fourth|fifth)`)

// pointAsked is the number of the point that a question asks for; 0 for none.
func pointAsked(asked string) int {
	m := nthPoint.FindStringSubmatch(index.Fold(asked))
	if m == nil {
		return 0
	}
	return text.WholeNumber(cmp.Or(m[1], m[2]))
}

// points returns the text below the heading that a question asks for, point by point,
// or the one point that it names; nil if it asks for something else.
func (q Question) points(hit index.Hit) []Quotation {
	n := q.View.Notice(hit.Notice)
	if n == nil || q.expected().Type != nil {
		return nil
	}
	var points []Quotation
	add := func(text string) {
		if point.MatchString(index.Fold(text)) {
			points = append(points, Quotation{Notice: hit.Notice, From: q.NoticeSource(hit.Notice), Text: strings.TrimSpace(text)})
		}
	}
	switch {
	case hit.HeadingCoverage >= headingAsked:
		for _, p := range index.Paragraphs(n) {
			if p.Heading == hit.Heading {
				add(p.Text)
			}
		}
	case len(hit.Sentences) > 0 && strings.HasPrefix(strings.TrimSpace(hit.Text), strings.TrimSpace(hit.Sentences[0].Text)):
		for _, sentence := range text.Sentences(hit.Text) {
			add(sentence)
		}
	}
	if at := pointAsked(q.Text); at > 0 && at <= len(points) {
		return points[at-1 : at]
	}
	if len(points) < 2 {
		return nil
	}
	return points[:min(len(points), mostPoints)]
}

// longestLead is how long a clause may be, in characters, to be said before the
// quotation that it is from; a sentence of that length says it itself.
const longestLead = 60

// alone is how well, against the sentence that states the fact, another that states
// one must fit for both to be quoted.
const alone = 0.1

// stated is the sentence of a hit that states the fact which is asked for. ok is
// false where its best sentence states none, or another may state it as well.
func (q Question) stated(hit index.Hit) (c Quotation, ok bool) {
	focus := q.focus(hit)
	quoted := q.quoteFor(focus, hit, 1)
	if len(quoted) == 0 || quoted[0].states == nil {
		return c, false
	}
	best := 0.0
	for _, s := range hit.Sentences {
		if s.Text == quoted[0].Text {
			best = q.fit(focus, s)
		}
	}
	for _, s := range hit.Sentences {
		if s.Text != quoted[0].Text && q.fit(focus, s) >= alone*best && !focus.Outdoes(*quoted[0].states, s.Text) {
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
	if len(runes) <= longestLead && !c.states.Entry || utf8.RuneCountInString(trimmed) > longestLead {
		return reply.Quote{}, false
	}
	return reply.Quote{Text: trimmed, Marks: reply.WholeWords(trimmed, []reply.Mark{{From: c.states.Fact.From - from, To: c.states.Fact.To - from}}), Lead: true}, true
}

// dateOf says of when a notice is; empty where its text does not say.
func (q Question) dateOf(id string) string {
	n := q.View.Notice(id)
	if n == nil || n.Published == "" {
		return ""
	}
	return q.ReplyLang.Phrase(msgNoticeOf, n.Published)
}

// What asks for one part of an item: what was done, and what came of it.
var (
	asksMeasures = regexp.MustCompile(`措施|采取|做了(?:什么|啥|哪些)|怎么整改|如何整改|\bmeasures?\b|\bwhat was done\b`)
	asksResults  = regexp.MustCompile(`成效|效果|成果|结果|\bresults?\b|\bachieved\b`)
)

// partAsked are the clauses of the part of an item that a question asks for, where its
// notice prints measures and results apart.
func (q Question) partAsked(hit index.Hit) []string {
	item, there := q.View.Item(hit.Key())
	if !there {
		return nil
	}
	switch read := q.View.Text(item); {
	case len(read.Progress) == 0 || q.expected().Type != nil:
	case asksResults.MatchString(q.Text):
		return read.Progress
	case asksMeasures.MatchString(q.Text):
		return read.Measures
	}
	return nil
}
