package handlers

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/question"
	"rectify/index"
)

// How many answers are looked at and shown.
const (
	mostHits   = 20
	mostShown  = 5 // items in one answer
	mostQuoted = 3 // sentences of the item that answers
)

// relatedScore is how well, against the best item, another must match to be
// named beside it.
const relatedScore = 0.5

// subject answers a question about what the notice says.
func (q asking) subject(ctx context.Context) (Reply, error) {
	if reply, ok, err := q.byAlias(ctx); ok || err != nil {
		return reply, err
	}
	if about := question.About(q.Subject); about != "" && question.Open(q.text) {
		q.Subject = about // 总结一下 is nothing to search for
	}
	hits, err := q.search.Find(ctx, q.Subject, q.text, mostHits)
	if err != nil {
		return Reply{}, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return !q.allowed(h) })
	hits = q.byBearing(hits)
	hits = statingFirst(hits, q.expected().answerType)
	hits, held, err := q.verbatimFirst(ctx, hits)
	if err != nil {
		return Reply{}, err
	}
	reply, err := q.graded(ctx, hits)
	if held && err == nil && reply.Kind == KindNone {
		reply, err = q.possible(ctx, hits)
	}
	if err != nil || reply.Kind == KindNotice && reply.Certainty == Stated {
		return reply, err
	}
	return q.written(ctx, reply, nil)
}

// statingScore is how well, against the best item, another must match to be put
// before it because it states the fact that is asked for.
const statingScore = 0.6

// statingFirst puts the best hit that states a fact of the kind asked for before
// those that do not.
func statingFirst(hits []index.Hit, fact *answerType) []index.Hit {
	if fact == nil {
		return hits
	}
	at := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Score >= statingScore*hits[0].Score && states(h, fact) })
	if at <= 0 {
		return hits
	}
	return slices.Concat(hits[at:at+1], hits[:at], hits[at+1:])
}

// allowed reports whether a hit meets the question's other conditions.
func (q asking) allowed(h index.Hit) bool {
	if h.Item == 0 {
		return !q.narrowed()
	}
	item, ok := q.book.Item(h.Key())
	return ok && q.meets(&item, q.Numbers)
}

// passages quotes the best item, and names the next best.
func (q asking) passages(hits []index.Hit) Reply {
	reply := Reply{Lang: q.lang, Kind: KindPassages, Source: FromSearch, Hit: q.hit}
	for _, hit := range q.afterSkipped(hits, &reply.Hits) {
		if len(reply.Items) == mostShown {
			break
		}
		item, _ := q.book.Item(hit.Key())
		if q.First > 0 && len(reply.Items) == q.First {
			break
		}
		quotes := 1
		if len(reply.Items) == 0 {
			quotes = mostQuoted
			if line := q.known(hit); line != "" {
				reply.Parts = append(reply.Parts, Paragraph{Text: line})
			}
			reply.Parts = append(reply.Parts, ItemList{Items: []ItemRef{ref(item)}})
		}
		for _, c := range q.quote(hit, quotes) {
			reply.Citations = append(reply.Citations, c.citation())
			if len(reply.Items) == 0 {
				c.from = ""
				reply.Parts = append(reply.Parts, c.part())
			}
		}
		reply.Items = append(reply.Items, ref(item))
	}
	if len(reply.Items) > 1 {
		reply.Parts = append(reply.Parts,
			Paragraph{Text: q.lang.Say("相关的还有：", "Also related:")},
			ItemList{Items: reply.Items[1:]})
	}
	return reply
}

// afterSkipped leaves out the items that were shown before this hit, and
// counts those that are worth showing at all.
func (q asking) afterSkipped(hits []index.Hit, worth *int) []index.Hit {
	var rest []index.Hit
	for _, hit := range hits {
		if hit.Item == 0 || hit.Score < relatedScore*hits[0].Score {
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
func (q asking) graded(ctx context.Context, hits []index.Hit) (Reply, error) {
	certainty, err := q.certainty(ctx, hits)
	if err != nil {
		return Reply{}, err
	}
	switch certainty {
	case None:
		return q.nothingBears(), nil
	case Possible:
		return q.possible(ctx, hits)
	}
	if hits[0].Item == 0 {
		reply := q.prose(hits[0])
		reply.Certainty = Stated
		return reply, nil
	}
	return q.passages(hits), nil
}

// refuse says plainly why there is no answer.
func (q asking) refuse(sentence string) Reply {
	return Reply{Lang: q.lang, Kind: KindNone, Source: FromRules, Parts: []Part{Paragraph{Text: sentence}}}
}

// quoted is a sentence with where it stands.
type quoted struct {
	notice string
	item   int
	from   string
	text   string
	marks  []index.Span
}

func (c quoted) citation() Citation { return Citation{Notice: c.notice, Item: c.item, Quote: c.text} }

func (c quoted) part() Part {
	marks := make([]Mark, len(c.marks))
	for i, m := range c.marks {
		marks[i] = Mark{From: m.From, To: m.To}
	}
	return Quote{From: c.from, Text: c.text, Marks: marks}
}

// quote picks the sentences of a hit that answer best, best first, at most n.
func (q asking) quote(hit index.Hit, n int) []quoted {
	from := q.lang.Say("通报原文", "From the notice")
	if item, ok := q.book.Item(hit.Key()); ok {
		from = q.itemName(item)
	}
	var out []quoted
	best := 0.0
	for _, s := range q.byAnswer(hit) {
		if hit.Item == 0 && s.Worth < worthQuoting*best {
			continue
		}
		best = max(best, s.Worth)
		if len(out) < n && !repeatsTitle(s.Text, from) {
			out = append(out, quoted{hit.Notice, hit.Item, from, s.Text, hit.Marks(s.Text)})
		}
	}
	return out
}

// repeatsTitle reports whether a sentence is only the title that stands above
// it anyway: 关于“…”的问题。
func repeatsTitle(sentence, from string) bool {
	m := onlyTitle.FindStringSubmatch(strings.TrimSpace(sentence))
	return strings.HasSuffix(from, m[1])
}

var onlyTitle = regexp.MustCompile(`^(?:关于)?[“"《]?(.*?)[”"》]?(?:的?问题)?[。；;：: ]*$`)

// What a sentence gains for stating who leads, where a question asks who, and at
// most for holding an answer of the type asked for, by how much of the question
// stands around the answer.
const (
	leadersSentence = 0.15
	factSentence    = 4.0
)

// byAnswer orders the sentences of a hit by how well they answer.
func (q asking) byAnswer(hit index.Hit) []index.Quote {
	focus := q.focus(hit.Question, hit.Question.Words())
	leads := hit.Item == 0 && focus.answer == nil && holdsAny(index.Fold(q.text), asksWhoLeads)
	worth := map[string]float64{}
	for _, s := range hit.Sentences {
		sentence := index.Fold(s.Text)
		worth[s.Text] = s.Worth
		switch {
		case leads && leadersNamed.MatchString(sentence):
			worth[s.Text] += leadersSentence
		case focus.answer != nil:
			worth[s.Text] += factSentence * focus.fit(sentence)
			if hit.Item == 0 && sentenceStates(hit, s, focus.answer) {
				worth[s.Text]++ // before every sentence that states none
			}
		}
	}
	ordered := slices.Clone(hit.Sentences)
	slices.SortStableFunc(ordered, func(a, b index.Quote) int { return cmp.Compare(worth[b.Text], worth[a.Text]) })
	return ordered
}

func (q asking) itemName(item ledger.Item) string {
	return q.lang.Item(item.Number) + " " + item.Title
}
