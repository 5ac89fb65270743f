// Package answer answers questions about the notices and the ledger. A question
// is read once, with one snapshot of the ledger, and then tried against the
// intents in their order.
package answer

import (
	"context"
	"slices"
	"sync"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/answer/answertype"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/compose"
	"rectify/handlers/people"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/intent"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index"
)

// Find is Ask without the writer: what rules and search answer.
func (a *Answers) Find(ctx context.Context, text string) (reply.Reply, error) {
	return a.Found(ctx, Inquiry{Text: reply.Readable(text)})
}

// Found is find of an inquiry.
func (a *Answers) Found(ctx context.Context, in Inquiry) (reply.Reply, error) {
	out, err := a.Answer(ctx, in)
	if err != nil {
		return reply.Reply{}, err
	}
	out, err = a.Cards.WithLights(ctx, out)
	return a.People.Names(ctx, out.Lang).In(out), err
}

// An Inquiry is a question, with how it is to be answered.
type Inquiry struct {
	Text string
	hit  int                // the hit of a search that is shown first, from 0
	By   *reply.Request     // of the person a writer may answer; nil: no writer is used
	Said []compose.Exchange // before, in the same conversation

	Turn *Turn // the text, where it has been read already

	Whole bool // every word counts: one that no item holds is not passed over
}

// Question is the question of an inquiry whose text has been read.
func (in Inquiry) Question(a *Answers) Question {
	t := in.Turn
	return Question{
		Answers: a, View: t.View, Query: t.Query, Conditions: t.Conditions, Text: t.Text, ReplyLang: t.ReplyLang, Open: t.Open, Intents: t.Intents,
		compare: t.compare, hit: in.hit, by: in.By, said: in.Said, since: time.Now(), worked: &worked{},
	}
}

// Answer answers an inquiry, and grades how sure the answer is.
func (a *Answers) Answer(ctx context.Context, in Inquiry) (reply.Reply, error) {
	if out, ok := a.Unreadable(in.Text, ""); ok {
		return out, nil
	}
	if in.Turn == nil {
		t, err := a.Turn(ctx, in.Text, "")
		if err != nil {
			return reply.Reply{}, err
		}
		in.Turn = t
	}
	r, err := read(ctx, in.Question(a), in)
	if err != nil {
		return reply.Reply{}, err
	}
	if out, ok, err := r.byNotices(ctx, in); ok || err != nil {
		return out, err
	}
	for _, kind := range intents {
		if out, ok, err := kind.answer(ctx, r); ok || err != nil {
			out.Certainty = out.Grade()
			if err == nil && r.mayBeOfEach(out) {
				return a.ofEach(ctx, in, out)
			}
			return out, err
		}
	}
	panic("answer: no intent takes " + in.Text)
}

// Question is one question being answered.
type Question struct {
	*Answers
	grammar.Query
	Conditions condition.Set // conditions on fields of the ledger and on the notice's own words
	View       *view.View
	Text       string
	ReplyLang  reply.Lang
	Open       bool                // it asks for reasons, a summary or a comparison
	Intents    intent.Distribution // of the text; nil where it was not classified
	day        string              // as of which items are late; today where it is empty
	compare    string              // what it compares where that is not items
	hit        int                 // the hit of a search that is shown first
	by         *reply.Request      // of the person a writer may answer; nil: no writer is used
	said       []compose.Exchange  // before, in the same conversation

	since time.Time // it has been worked on

	worked *worked

	Among map[ledger.Key]bool // only these items are meant; all of them where it is nil
}

// asOfDay is the day that decides what is late.
func (q Question) asOfDay() string {
	if q.Conditions.LateOn != "" {
		return q.Conditions.LateOn
	}
	if q.day != "" {
		return q.day
	}
	return q.Clock.Today()
}

// narrowed reports whether the question sets conditions on items.
func (q Question) narrowed() bool {
	return len(q.Numbers) > 0 || q.First > 0 || q.Last > 0 || len(q.Statuses) > 0 || q.Late ||
		len(q.Places) > 0 || len(q.Mention) > 0 || !q.Conditions.Empty() || q.Among != nil || q.excludes()
}

// excludes reports whether the question leaves items out: 除了第40项以外.
func (q Question) excludes() bool {
	e := q.Except
	return len(e.Numbers)+len(e.Places)+len(e.Statuses)+len(e.Mention) > 0
}

// worked is what was worked out last for a question: the intents ask for it one
// after the other.
type worked struct {
	mu       sync.Mutex
	text     string
	expected answertype.Expectation
	ofLedger asksLedger
	sought   [2]string // the subject and the text that hits are of
	hits     []index.Hit
}

// Answers answers questions about the notices and the ledger.
type Answers struct {
	Clock       *clock.Clock
	Ledger      *view.Reader
	People      *people.Directory
	Cards       *card.Cards
	Composer    *compose.Composer
	Index       view.Searcher
	Judge       Judge // of how sure answers are
	Keeper      view.Keeper
	Memory      view.Memory
	DefaultLang reply.Lang // of what has no letters
}

// expected is what the question's answer must hold.
func (q Question) expected() answertype.Expectation {
	e, _ := q.expects()
	return e
}

// expects is expected, with what the question asks of the ledger.
func (q Question) expects() (answertype.Expectation, asksLedger) {
	m := q.worked
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.text != q.Text {
		m.text, m.expected, m.ofLedger = q.Text, answertype.Expected(q.Text), ofLedger(q.Text)
	}
	return m.expected, m.ofLedger
}

// find searches for a subject of the question.
func (q Question) find(ctx context.Context, subject string) ([]index.Hit, error) {
	m := q.worked
	m.mu.Lock()
	defer m.mu.Unlock()
	if sought := [2]string{subject, q.Text}; m.hits == nil || m.sought != sought {
		hits, err := q.Index.Find(ctx, subject, q.Text, MostHits)
		if err != nil {
			return nil, err
		}
		m.sought, m.hits = sought, hits
	}
	return slices.Clone(m.hits), nil
}

// NextHit answers a question again, with a further hit first.
func (a *Answers) NextHit(ctx context.Context, r reply.Request, asked string, hit int) (reply.Reply, error) {
	out, err := a.Answer(ctx, Inquiry{Text: reply.Readable(asked), hit: hit})
	if err != nil {
		return reply.Reply{}, err
	}
	if out.Kind != reply.KindPassages || len(out.Items) == 0 {
		return reply.Sentence(r.Lang, r.Lang.Phrase(msgNoMoreHits)), nil
	}
	out.Question = asked
	return out, nil
}

// KeptAnswer is the beginning of the answer to a question: as it was written,
// or as it is found.
func (a *Answers) KeptAnswer(ctx context.Context, asked string) (string, error) {
	body, err := a.Memory.Recall(ctx, compose.AnswerMark(reply.Readable(asked)))
	if err != nil || body != nil {
		return string(body), err
	}
	found, err := a.Find(ctx, asked)
	return reply.Beginning(found.Plain()), err
}

// mayBeOfEach reports whether an answer is from the words of one of several notices, so that
// others may state the same of themselves.
func (r reading) mayBeOfEach(out reply.Reply) bool {
	if n := len(r.plain.View.Notices); n < 2 || n > mostAskedEach || len(r.plain.Numbers) > 0 || out.Source != reply.FromSearch {
		return false
	}
	return out.Kind == reply.KindNotice || r.plain.expected().Type != nil && !out.Answers()
}

// mostAskedEach is of how many notices a question is asked one by one.
const mostAskedEach = 6

// ofEach is an answer from the words of all notices that state it, in the place of that from
// the one that states it best.
func (a *Answers) ofEach(ctx context.Context, in Inquiry, best reply.Reply) (reply.Reply, error) {
	out := best
	out.Citations, out.Parts = nil, nil
	v, stating := in.Turn.View, 0
	q := in.Question(a)
	chinese, foreign := text.HasHan(in.Turn.Text), ""
	contact := q.expected().IsContact() || len(best.Citations) > 0 && best.Answers() && answertype.HoldsContact(index.Fold(best.Citations[0].Quote))
	for _, n := range v.Notices {
		if !contact && text.HasHan(n.Title) != chinese {
			if len(best.Citations) > 0 && best.Citations[0].Notice == n.ID {
				foreign = n.ID
			}
			continue // what is near in another language states it too seldom
		}
		own, err := a.Answer(v.WithinNotice(ctx, n.ID), Inquiry{Text: in.Text})
		if err != nil {
			return reply.Reply{}, err
		}
		if own.Kind != reply.KindNotice || !own.Answers() {
			lines := q.contacts(index.Hit{Notice: n.ID})
			if !contact || len(lines) == 0 {
				continue
			}
			own = reply.Reply{Kind: reply.KindNotice, Certainty: reply.Stated, Citations: []reply.Citation{lines[0].Citation()}, Parts: []reply.Part{lines[0].Part()}}
		}
		stating++
		out.Kind, out.Certainty, out.Items = own.Kind, own.Certainty, nil
		out.Citations, out.Parts = append(out.Citations, own.Citations...), append(out.Parts, own.Parts...)
	}
	if stating == 0 || stating == 1 && best.Answers() && foreign == "" {
		return best, nil
	}
	return out, nil
}
