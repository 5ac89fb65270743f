package handlers

import (
	"context"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/question"
	"rectify/handlers/question/intent"
)

// longestQuestion is far more than anybody types, in runes.
const longestQuestion = 500

// Ask answers a question put in somebody's own words.
func (a *Dialogues) Ask(ctx context.Context, text string) (Reply, error) {
	return a.ask(ctx, Request{Text: text})
}

// ask is Ask for one who is known.
func (a *Dialogues) ask(ctx context.Context, r Request) (Reply, error) {
	if reply, ok := unread(readable(r.Text)); ok {
		return reply, nil
	}
	t, err := a.answers.turn(ctx, readable(r.Text))
	if err != nil {
		return Reply{}, err
	}
	in := inquiry{text: t.text, by: &r, turn: t}
	reply, ok, err := a.saidChange(ctx, r, t, nil)
	if !ok && err == nil {
		reply, err = a.answers.answer(ctx, in)
	}
	if err != nil {
		return Reply{}, err
	}
	reply.Question = r.Text
	reply, err = a.cards.withLamps(ctx, reply)
	return a.people.namer(ctx, reply.Lang).named(reply), err
}

// find is Ask without the writer: what rules and search answer.
func (a *Answers) find(ctx context.Context, text string) (Reply, error) {
	return a.found(ctx, inquiry{text: readable(text)})
}

// found is find of an inquiry.
func (a *Answers) found(ctx context.Context, in inquiry) (Reply, error) {
	reply, err := a.answer(ctx, in)
	if err != nil {
		return Reply{}, err
	}
	reply, err = a.cards.withLamps(ctx, reply)
	return a.people.namer(ctx, reply.Lang).named(reply), err
}

// An inquiry is a question, with how it is to be answered.
type inquiry struct {
	text string
	hit  int        // the hit of a search that is shown first, from 0
	by   *Request   // whom a writer may answer; nil for nobody
	said []Exchange // before, in the same conversation

	turn *turn // the text, where it has been read already

	whole bool // every word counts: one that no item holds is not passed over
}

// asking is the question of an inquiry whose text has been read.
func (in inquiry) asking(a *Answers) asking {
	t := in.turn
	return asking{
		Answers: a, book: t.book, Query: t.Query, fields: t.fields, text: t.text, lang: t.lang, intents: t.asks,
		hit: in.hit, by: in.by, said: in.said, since: time.Now(), expects: &expectations{},
	}
}

// answer answers an inquiry, and says how sure the answer is.
func (a *Answers) answer(ctx context.Context, in inquiry) (Reply, error) {
	reply, err := a.byRules(ctx, in)
	reply.Certainty = reply.Grade()
	return reply, err
}

func (a *Answers) byRules(ctx context.Context, in inquiry) (Reply, error) {
	asked := in.text
	if reply, ok := unread(asked); ok {
		return reply, nil
	}
	if in.turn == nil {
		t, err := a.turn(ctx, asked)
		if err != nil {
			return Reply{}, err
		}
		in.turn = t
	}
	q, asks := in.turn.parsed, in.turn.asks
	items := in.turn.items && !in.whole
	if in.whole && q.Surely {
		q.Surely = false
		if q.Loose {
			q.Loose, q.Want = false, question.Find
		}
	}
	ask := in.asking(a)
	if items && ask.Loose { // its words may name a subject after all
		if chosen, found, err := ask.choose(ctx); err != nil {
			return Reply{}, err
		} else if !found || len(chosen) == 0 {
			items = false
		}
		ask.Loose = false
	}
	asItems := ask
	ask.Query, ask.fields = q, fields{}
	if reply, ok := asItems.nobodyCalled(ctx); ok {
		return reply, nil
	}
	if items && asItems.fields.precise() {
		return asItems.listed(ctx)
	}
	if !items {
		if reply, ok, err := ask.bareTerm(ctx); ok || err != nil {
			return reply, err
		}
	}
	if reply, ok, err := ask.ofNotice(ctx); ok || err != nil {
		return reply, err
	}
	meant := surely(asks)
	if meant != intent.Mine && !items {
		if reply, ok, err := ask.byIntent(ctx, meant); ok || err != nil {
			return reply, err
		}
	}
	if reply, ok, err := ask.promised(ctx); ok || err != nil {
		return reply, err
	}
	if meant == intent.Mine { // 我们本周要完成什么 is asked of the due dates first
		if reply, ok, err := ask.byIntent(ctx, meant); ok || err != nil {
			return reply, err
		}
	}
	if reply, ok, err := ask.asOf(ctx); ok || err != nil {
		return reply, err
	}
	switch {
	case items && asItems.Want == question.Find:
		return asItems.numbered(ctx)
	case items:
		return asItems.listed(ctx)
	}
	switch {
	case q.Want == question.Help:
		return helpReply(ask.lang), nil
	case q.Want != question.Find:
		return ask.listed(ctx)
	case len(q.Numbers) > 0:
		return ask.numbered(ctx)
	case q.Subject == "":
		return ask.listed(ctx)
	default:
		return ask.subject(ctx)
	}
}

// unread answers what is not read at all: no words, or far too many. ok is false
// for a sentence.
func unread(asked string) (_ Reply, ok bool) {
	if saysNothing(asked) {
		return notAsked(Chinese, "请输入一个问题，例如：哪些问题正在整改？"), true
	}
	if utf8.RuneCountInString(asked) > longestQuestion {
		l := Lang(question.Language(asked))
		return notAsked(l, l.Say("问题太长（超过 %d 字），请缩短后再问。", "The question is too long (more than %d characters). Please shorten it.", longestQuestion)), true
	}
	return Reply{}, false
}

// asking is one question being answered.
type asking struct {
	*Answers
	question.Query
	fields  fields // conditions on fields of the ledger and on the notice's own words
	book    *book
	text    string
	lang    Lang
	intents intent.Distribution // of the text; nil where it was not classified
	day     string              // as of which items are late; today where it is empty
	hit     int                 // the hit of a search that is shown first
	by      *Request            // whom a writer may answer; nil for nobody
	said    []Exchange          // before, in the same conversation

	since time.Time // it has been worked on

	expects *expectations

	among map[ledger.Key]bool // only these items are meant; all of them where it is nil
}

// asOfDay is the day that decides what is late.
func (q asking) asOfDay() string {
	if q.fields.LateOn != "" {
		return q.fields.LateOn
	}
	if q.day != "" {
		return q.day
	}
	return q.clock.today()
}

// narrowed reports whether the question sets conditions on items.
func (q asking) narrowed() bool {
	return len(q.Numbers) > 0 || q.First > 0 || q.Last > 0 || len(q.Statuses) > 0 || q.Late ||
		len(q.Places) > 0 || len(q.Mention) > 0 || !q.fields.empty() || q.among != nil || q.excludes()
}

func (q asking) excludes() bool {
	e := q.Except
	return len(e.Numbers)+len(e.Places)+len(e.Statuses)+len(e.Mention) > 0
}

// readable is a question as it is read: the one door for what people type.
func readable(typed string) string { return text.Fold(typed) }

// saysNothing reports whether what was typed holds no word: an emoji, "？？".
func saysNothing(typed string) bool {
	return !strings.ContainsFunc(readable(typed), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// notAsked answers what is no question.
func notAsked(l Lang, sentence string) Reply {
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: []Part{Paragraph{Text: sentence}}}
}

// ErrNoNotice says that the ledger holds no notice to ask about.
var ErrNoNotice = errors.New("the ledger holds no notice yet: import one with `rectify import FILE`")
