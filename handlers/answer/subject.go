package answer

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/phrasing"
	"rectify/handlers/reply"
	"rectify/index"
)

// longestBareTerm is the longest word, in characters, that somebody types alone to
// see where it occurs; mostBareQuoted is how many of its items are quoted.
const (
	longestBareTerm = 8
	mostBareQuoted  = 3
)

// bareTerm answers a word alone, such as 旅游, with every item that holds it, best
// first. ok is false for a sentence, and for a word that fewer than two items
// hold.
func (q Question) bareTerm(ctx context.Context) (_ reply.Reply, ok bool, err error) {
	term := strings.TrimFunc(q.Text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
	n := utf8.RuneCountInString(term)
	if q.Want != grammar.Find || q.narrowed() || q.hit > 0 || n < ShortestTerm || n > longestBareTerm || q.Subject != term ||
		strings.ContainsFunc(term, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return reply.Reply{}, false, nil
	}
	keys, err := q.Index.Mentions(ctx, term)
	if err != nil || len(keys) < 2 {
		return reply.Reply{}, false, err
	}
	hits, err := q.Index.Search(ctx, term, len(q.View.Items))
	if err != nil {
		return reply.Reply{}, false, err
	}
	slices.SortStableFunc(hits, func(a, b index.Hit) int { return cmp.Compare(q.titled(b, term), q.titled(a, term)) })
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindItems, Source: reply.FromRules, Certainty: reply.Exact}
	out.Parts = []reply.Part{reply.Paragraph{Text: q.ReplyLang.Phrase(msgMentionMostRelevantFirst, len(keys), term)}}
	for _, hit := range hits {
		key := hit.Key()
		item, there := q.View.Item(key)
		if !there || !keys[key] {
			continue
		}
		delete(keys, key)
		if len(out.Items) < mostBareQuoted {
			for _, c := range q.quote(hit, 1) {
				out.Citations = append(out.Citations, c.Citation())
				out.Parts = append(out.Parts, c.Part())
			}
		}
		out.Items = append(out.Items, card.Ref(item))
	}
	for i := range q.View.Items { // those that the search did not rank
		item := q.View.Items[i]
		if keys[item.Key()] {
			out.Items = append(out.Items, card.Ref(item))
		}
	}
	out.Parts = append(out.Parts, reply.ItemList{Items: out.Items})
	return out, true, nil
}

// titled is the share of the hit's title that the term is; 0 where the title lacks it.
func (q Question) titled(hit index.Hit, term string) float64 {
	item, there := q.View.Item(hit.Key())
	if title := index.Fold(item.Title); there && strings.Contains(title, index.Fold(term)) {
		return float64(utf8.RuneCountInString(term)) / float64(utf8.RuneCountInString(title))
	}
	return 0
}

// How many answers are looked at and shown.
const (
	MostHits   = 20 // hits of a search
	mostShown  = 5  // items in one answer
	mostQuoted = 3  // sentences of the item that answers
)

// RelatedScore is how well, against the best item, another must match to be
// named with it.
const RelatedScore = 0.5

// subject answers a question about what the notice says.
func (q Question) subject(ctx context.Context) (reply.Reply, error) {
	if out, ok, err := q.byWording(ctx); ok || err != nil {
		return out, err
	}
	if about := phrasing.About(q.Subject); about != "" && q.Open {
		q.Subject = about // 总结一下 is nothing to search for
	}
	if len(q.View.Items) > 0 && grammar.Language(q.View.Items[0].Title) == "en" {
		q.Subject = withoutField(q.Subject)
	}
	hits, err := q.find(ctx, q.Subject)
	if err != nil {
		return reply.Reply{}, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return !q.Allowed(h) })
	hits = q.chosen(hits)
	hits, held, err := q.verbatimFirst(ctx, hits)
	if err != nil {
		return reply.Reply{}, err
	}
	out, err := q.graded(ctx, hits)
	if held && err == nil && out.Kind == reply.KindNone {
		out, err = q.possible(ctx, hits)
	}
	if err != nil || out.Kind == reply.KindNotice && out.Certainty == reply.Stated {
		return out, err
	}
	return q.Written(ctx, out, nil)
}

// Allowed reports whether a hit meets the question's other conditions.
func (q Question) Allowed(h index.Hit) bool {
	if h.Item == 0 {
		return !q.narrowed()
	}
	item, ok := q.View.Item(h.Key())
	return ok && q.meets(&item, q.Numbers)
}

// Passages quotes the best item, and names the next best.
func (q Question) Passages(hits []index.Hit) reply.Reply {
	out := reply.Reply{Lang: q.ReplyLang, Kind: reply.KindPassages, Source: reply.FromSearch, Hit: q.hit}
	for _, hit := range q.afterSkipped(hits, &out.Hits) {
		if len(out.Items) == mostShown {
			break
		}
		item, _ := q.View.Item(hit.Key())
		if q.First > 0 && len(out.Items) == q.First {
			break
		}
		quotes := 1
		if len(out.Items) == 0 {
			quotes = mostQuoted
			if line := q.known(hit); line != "" {
				out.Parts = append(out.Parts, reply.Paragraph{Text: line})
			}
			if stated, ok := q.stated(hit); ok {
				return q.withFact(out, hit, item, stated)
			}
			out.Parts = append(out.Parts, reply.ItemList{Items: []reply.ItemRef{card.Ref(item)}})
		}
		for _, c := range q.quote(hit, quotes) {
			out.Citations = append(out.Citations, c.Citation())
			if len(out.Items) == 0 {
				c.From = ""
				out.Parts = append(out.Parts, c.Part())
			}
		}
		out.Items = append(out.Items, card.Ref(item))
	}
	if len(out.Items) > 1 {
		out.Parts = append(out.Parts,
			reply.Paragraph{Text: q.ReplyLang.Phrase(msgAlsoRelated)},
			reply.ItemList{Items: out.Items[1:]})
	}
	return out
}

// afterSkipped leaves out the items that were shown before this hit, and
// counts those that are worth showing.
func (q Question) afterSkipped(hits []index.Hit, worth *int) []index.Hit {
	var rest []index.Hit
	for _, hit := range hits {
		if hit.Item == 0 || hit.Score < RelatedScore*hits[0].Score {
			continue
		}
		if *worth++; *worth > q.hit {
			rest = append(rest, hit)
		}
	}
	return rest
}

// graded answers from the hits as far as they can be relied on: the passage
// that states the answer, the closest ones that may, or none.
func (q Question) graded(ctx context.Context, hits []index.Hit) (reply.Reply, error) {
	certainty, err := q.certainty(ctx, hits)
	if err != nil {
		return reply.Reply{}, err
	}
	switch certainty {
	case reply.None:
		return q.nothingBears(), nil
	case reply.Possible:
		return q.possible(ctx, hits)
	}
	if hits[0].Item == 0 {
		out := q.prose(hits[0])
		out.Certainty = reply.Stated
		return out, nil
	}
	return q.Passages(hits), nil
}

// Refuse says plainly why there is no answer.
func (q Question) Refuse(sentence string) reply.Reply {
	return reply.Reply{Lang: q.ReplyLang, Kind: reply.KindNone, Source: reply.FromRules, Parts: []reply.Part{reply.Paragraph{Text: sentence}}}
}

// A Quotation is a sentence and its place.
type Quotation struct {
	Notice string
	item   int
	From   string
	Text   string
	marks  []index.Span      // the fact that is asked for, or the words of the question
	states *answertype.Place // where it states the fact; nil for nowhere
}

// Citation returns the quotation as a reply cites it.
func (c Quotation) Citation() reply.Citation {
	return reply.Citation{Notice: c.Notice, Item: c.item, Quote: c.Text}
}

// Part returns the quotation as a reply shows it.
func (c Quotation) Part() reply.Part {
	marks := make([]reply.Mark, len(c.marks))
	for i, m := range c.marks {
		marks[i] = reply.Mark{From: m.From, To: m.To}
	}
	return reply.Quote{From: c.From, Text: c.Text, Marks: reply.WholeWords(c.Text, marks)}
}

// quote picks the sentences of a hit that answer best, best first, at most n.
func (q Question) quote(hit index.Hit, n int) []Quotation { return q.quoteFor(q.focus(hit), hit, n) }

// focus is what the question asks for of a hit.
func (q Question) focus(hit index.Hit) answertype.Focus { return q.focusFor(hit, q.expected()) }

// focusFor is focus where an answer of that type is expected.
func (q Question) focusFor(hit index.Hit, e answertype.Expectation) answertype.Focus {
	title := hit.Heading
	if item, ok := q.View.Item(hit.Key()); ok {
		title = item.Title
	}
	return answertype.NewFocus(q.Text, e, hit.Question, hit.Question.Words()).Under(index.Fold(title))
}

// quoteFor is quote where the focus is known.
func (q Question) quoteFor(focus answertype.Focus, hit index.Hit, n int) []Quotation {
	from := q.NoticeSource(hit.Notice)
	if item, ok := q.View.Item(hit.Key()); ok {
		from = q.itemName(item)
	}
	var out []Quotation
	best := 0.0
	for _, s := range q.byAnswer(focus, hit) {
		if hit.Item == 0 && s.Worth < worthQuoting*best {
			continue
		}
		best = max(best, s.Worth)
		if len(out) < n && !repeatsTitle(s.Text, from) {
			c := Quotation{Notice: hit.Notice, item: hit.Item, From: from, Text: s.Text, marks: hit.Marks(s.Text)}
			if place, ok := focus.Place(s.Text); ok {
				c.states = &place
				if focus.Figure(s.Text) {
					c.marks = []index.Span{place.Fact}
				}
			}
			out = append(out, c)
		}
	}
	return out
}

// repeatsTitle reports whether a sentence is only the title, which is shown above it
// anyway: 关于“…”的问题。
func repeatsTitle(sentence, from string) bool {
	m := onlyTitle.FindStringSubmatch(strings.TrimSpace(sentence))
	return strings.HasSuffix(from, m[1])
}

var onlyTitle = regexp.MustCompile(`^(?:关于)?[“"《]?(.*?)[”"》]?(?:的?问题)?[。；;：: ]*$`)

// What a sentence gains for stating who leads, where a question asks who, and at
// most for holding an answer of the type asked for, by how much of the question
// surrounds the answer.
const (
	leadersSentence = 0.15
	factSentence    = 4.0
	partSentence    = 2.0 // for being in the part of an item that is asked for
	typedSentence   = 0.5 // for holding something of the type, of a paragraph: its other sentences may say of what
)

// byAnswer orders the sentences of a hit by how well they answer.
func (q Question) byAnswer(focus answertype.Focus, hit index.Hit) []index.Quote {
	leads := hit.Item == 0 && focus.Answer == nil && phrasing.HoldsAny(index.Fold(q.Text), asksWhoLeads)
	worth := map[string]float64{}
	for _, s := range hit.Sentences {
		sentence := index.Fold(s.Text)
		worth[s.Text] = s.Worth
		switch {
		case leads && leadersNamed.MatchString(sentence):
			worth[s.Text] += leadersSentence
		case focus.Answer != nil:
			worth[s.Text] += factSentence * q.fit(focus, s)
			if hit.Item == 0 && answertype.SentenceStates(hit, s, focus.Answer) {
				worth[s.Text]++ // before every sentence that states none
			} else if hit.Item == 0 && focus.Answer.In(sentence) {
				worth[s.Text] += typedSentence
			}
		}
	}
	for _, clause := range q.partAsked(hit) {
		for text := range worth {
			if strings.Contains(clause, text) {
				worth[text] += partSentence
			}
		}
	}
	ordered := slices.Clone(hit.Sentences)
	slices.SortStableFunc(ordered, func(a, b index.Quote) int { return cmp.Compare(worth[b.Text], worth[a.Text]) })
	return ordered
}

func (q Question) itemName(item ledger.Item) string {
	return q.ReplyLang.ItemOf(item.NoticeKey, item.Number) + " " + item.Title
}
