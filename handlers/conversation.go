package handlers

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/command"
	"rectify/handlers/question"
	"rectify/index/lexicon"
)

// Memory keeps what a conversation is about.
type Memory interface {
	// Recall returns what was remembered under a name; nil for nothing.
	Recall(ctx context.Context, name string) ([]byte, error)
	// Remember puts body in the place of what was remembered. It may be
	// forgotten after until; at is now.
	Remember(ctx context.Context, name string, body []byte, at, until time.Time) error
	// Revise puts what f makes of what was remembered, nil for nothing, in its
	// place, with nobody changing it in between.
	Revise(ctx context.Context, name string, at, until time.Time, f func(body []byte) ([]byte, error)) error
}

// How long a conversation is remembered after its last turn: a thread, and what
// is said outside threads.
const (
	talkLife  = 30 * 24 * time.Hour
	looseLife = 10 * time.Minute
)

func lifeOf(r Request) time.Duration {
	if r.Loose {
		return looseLife
	}
	return talkLife
}

// A topic is what a conversation is about.
type topic struct {
	Items  []ledger.Key   `json:"items,omitempty"`  // those of the last answer, in the order shown
	At     int            `json:"at"`               // the one being talked about; all of them where it is negative
	Picked bool           `json:"picked,omitempty"` // it was picked from the list
	Base   []ledger.Key   `json:"base,omitempty"`   // what the list was narrowed from, if it was
	Asked  question.Query `json:"asked"`
	Fields fields         `json:"fields,omitzero"`  // with Asked
	More   []ledger.Key   `json:"more,omitempty"`   // items that a list of the first few left out
	Who    people         `json:"who,omitempty"`    // the people and units named last, the latest last
	Quote  string         `json:"quote,omitempty"`  // the words quoted last
	Prose  bool           `json:"prose,omitempty"`  // they are the notice's own, outside every item
	From   string         `json:"from,omitempty"`   // the notice that they are from
	Text   string         `json:"text,omitempty"`   // the question that they answer
	Person string         `json:"person,omitempty"` // who asked
	Said   []Exchange     `json:"said,omitempty"`   // for a writer, oldest first

	List    []ledger.Key `json:"list,omitempty"`    // the last list of several, although one item was asked about since
	Offered bool         `json:"offered,omitempty"` // the last answer offered a change
	Nearest []ledger.Key `json:"nearest,omitempty"` // items that were offered in the place of an answer
	Wording string       `json:"wording,omitempty"` // to this question
}

// The last turn of a conversation, with its topic before and after: a request that is worked on again, after a kill, leans on the same.
type lastTurn struct {
	Request string    `json:"request,omitempty"`
	Before  topic     `json:"before"`
	After   topic     `json:"after"`
	At      time.Time `json:"at"`
}

// Converse answers what somebody says in a conversation: a command that is spoken,
// a courtesy, or a question; see Dialogues.Continue.
func (a *Desk) Converse(ctx context.Context, r Request) (Reply, error) {
	if saysNothing(r.Text) {
		return saying(r.Lang, r.Lang.Say("收到。想了解哪一项，直接问就行，例如：第11项整改得怎么样了", "Got it. Ask about any item, for example: how is item 11?")), nil
	}
	if onlyLinks.MatchString(r.Text) {
		return saying(r.Lang, r.Lang.Say("收到链接，没有更改。要作为佐证，请输入：/rectify evidence 编号 链接 说明", "A link by itself changes nothing. To add it as evidence, type: /rectify evidence NUMBER LINK NOTE")), nil
	}
	if reply, ok, err := a.spokenCommand(ctx, r); ok || err != nil {
		return reply, err
	}
	if question.LeanOf(readable(r.Text)).Lean == question.Thanks {
		return welcome(Lang(question.Language(r.Text))), nil
	}
	if command.Cancelled(readable(r.Text)) {
		l := Lang(question.Language(r.Text))
		return saying(l, l.Say("好的，台账没有改动。", "All right, nothing was changed.")), nil
	}
	return a.dialogues.Continue(ctx, r)
}

// Continue answers a question, which may lean on what was said before in the same
// conversation: 那第9条呢, 它的期限, 还有呢, 上一条.
func (a *Dialogues) Continue(ctx context.Context, r Request) (Reply, error) {
	if a.memory == nil || r.Talk == "" {
		reply, err := a.ask(ctx, r)
		if err != nil {
			return Reply{}, err
		}
		return a.cards.dress(ctx, r, reply)
	}
	last, err := a.recall(ctx, r)
	if err != nil {
		return Reply{}, err
	}
	before := last.After
	if r.ID != "" && r.ID == last.Request {
		before = last.Before
	}
	reply, after, err := a.inTopic(ctx, r, before)
	if err != nil {
		return Reply{}, err
	}
	reply.Question, after.Person = r.Text, r.Person.ID
	if a.answers.composer.On() {
		after.Said = said(before.Said, Exchange{text.Clip(r.Text, longestExchange), text.Clip(reply.Plain(), longestExchange)})
	}
	if err := a.remember(ctx, r, before, after); err != nil {
		return Reply{}, err
	}
	return a.cards.dress(ctx, r, reply)
}

// onlyLinks is a text of links and nothing else.
var onlyLinks = regexp.MustCompile(`^\s*(?:<?https?://[^\s<>\p{Han}]+>?[\s，,、;；]*)+$`)

// recall returns the last turn of the conversation that a request is part of;
// the zero turn where there is none, or it is forgotten. A thread begins with
// what was talked of around it a moment before.
func (a *Dialogues) recall(ctx context.Context, r Request) (lastTurn, error) {
	last, err := a.recallTalk(ctx, r.Talk)
	if err != nil || r.ID != "" && r.ID == last.Request {
		return last, err
	}
	if r.Loose && a.clock.now().Sub(last.At) > looseLife {
		return lastTurn{}, nil
	}
	if last.At.IsZero() && r.Around != "" {
		around, err := a.recallTalk(ctx, r.Around)
		if err != nil || a.clock.now().Sub(around.At) > looseLife {
			return last, err
		}
		return lastTurn{After: around.After, At: around.At}, nil
	}
	return last, nil
}

func (a *Dialogues) recallTalk(ctx context.Context, talk string) (last lastTurn, err error) {
	body, err := a.memory.Recall(ctx, "talk "+talk)
	if err != nil || body == nil {
		return last, err
	}
	if err := json.Unmarshal(body, &last); err != nil {
		return lastTurn{}, fmt.Errorf("recalling a conversation: %w", err)
	}
	return last, nil
}

// remember keeps the turn that a request was.
func (a *Dialogues) remember(ctx context.Context, r Request, before, after topic) error {
	body, err := json.Marshal(lastTurn{r.ID, before, after, a.clock.now()})
	if err != nil {
		return err
	}
	return a.memory.Remember(ctx, "talk "+r.Talk, body, a.clock.now(), a.clock.now().Add(lifeOf(r)))
}

// Follows reports whether what a person says in a conversation, without
// calling the assistant by name, is meant for it: they asked last, and it
// leans on the answer, or means a change.
func (a *Dialogues) Follows(ctx context.Context, r Request) (bool, error) {
	if a.memory == nil || r.Talk == "" || saysNothing(r.Text) {
		return false, nil
	}
	last, err := a.recall(ctx, r)
	if err != nil || last.After.Person != r.Person.ID {
		return false, err
	}
	sentence := lexicon.Simplify(readable(r.Text))
	if _, changes := command.InSentence(sentence, a.clock.now()); changes {
		return true, nil
	}
	lean := question.LeanOf(sentence).Lean
	return lean != question.Thanks && (lean != question.Alone || asksSomething(r.Text)), nil
}

// turnTo makes what a command showed or changed the topic of its conversation.
func (a *Dialogues) turnTo(ctx context.Context, r Request, reply Reply) error {
	if a.memory == nil || r.Talk == "" || len(reply.Items) == 0 {
		return nil
	}
	last, err := a.recall(ctx, r)
	if err != nil || r.ID != "" && r.ID == last.Request {
		return err
	}
	asked := question.Query{Lang: string(r.Lang), Want: question.List}
	if len(reply.Items) == 1 {
		asked = question.Query{Lang: string(r.Lang), Numbers: []int{reply.Items[0].Number}}
	}
	after := topicOf(reply, asked)
	after.Person = r.Person.ID
	return a.remember(ctx, r, last.After, after)
}

// inTopic answers within a topic and returns the topic from then on.
func (a *Dialogues) inTopic(ctx context.Context, r Request, before topic) (Reply, topic, error) {
	if reply, ok := unread(readable(r.Text)); ok {
		return reply, before, nil
	}
	t, err := a.answers.turn(ctx, readable(r.Text))
	if err != nil {
		return Reply{}, before, err
	}
	if key, ok := t.picked(before.Nearest); ok {
		if item, there := t.book.Item(key); there {
			reply, err := a.changes.meant(ctx, r, item, before.Wording)
			return reply, topicOf(reply, question.Query{Lang: string(reply.Lang), Numbers: []int{key.Number}}), err
		}
	}
	before.Items = slices.DeleteFunc(before.Items, func(key ledger.Key) bool { _, there := t.book.Item(key); return !there })
	if reply, ok, err := a.saidChange(ctx, r, t, before.meantIn(t.sentence)); ok || err != nil {
		if len(reply.Items) == 0 {
			return reply, before, err
		}
		after := topicOf(reply, question.Query{Lang: string(reply.Lang), Numbers: t.Numbers})
		after.Offered, after.List = true, before.listAfter(after.Items)
		return reply, after, err
	}
	if reply, ok := a.asksChanged(t, before); ok {
		return reply, before, nil
	}
	if reply, ok := t.complaint(); ok {
		return reply, before, nil
	}
	in := inquiry{text: t.text, by: &r, said: before.Said, turn: t}
	if len(before.Items) > 0 {
		follow := following{asking: in.asking(a.answers), turn: t, topic: before, FollowUp: t.lean}
		reply, ok, err := follow.answer(ctx)
		if err == nil {
			reply, ok, err = follow.openly(ctx, reply, ok)
		}
		if ok || err != nil {
			return reply, follow.next(reply), err
		}
	} else if before.Prose { // 她负责的, after the notice's own words named her
		follow := following{asking: in.asking(a.answers), turn: t, topic: before, FollowUp: t.lean}
		if reply, ok, err := follow.theirs(ctx); ok || err != nil {
			return reply, follow.next(reply), err
		}
	}
	reply, err := a.answers.answer(ctx, in)
	if err != nil {
		return Reply{}, before, err
	}
	if reply.Kind == KindNone || len(reply.Items) == 0 && reply.Kind == KindCount { // small talk, a refusal, figures: the topic stays
		before.Nearest = nil
		return reply, before, nil
	}
	after := topicOf(reply, t.Query)
	after.List = before.listAfter(after.Items)
	after.Fields, after.Text, after.Who = t.fields, t.text, before.Who.and(t.fields.owners())
	if after.Prose && len(after.Items) == 0 {
		after.Items, after.At = before.Items, before.At // 它 may still be the item of before
	}
	if t.First > 0 && t.Want == question.List {
		if after.More, err = a.leftOut(ctx, in, reply); err != nil {
			return Reply{}, before, err
		}
	}
	if after.Nearest = nearestOf(reply); len(after.Nearest) > 0 {
		after.Wording = r.Text
	}
	return reply, after, err
}

// What a writer is told of a conversation.
const (
	mostExchanges   = 3
	longestExchange = 300 // of a question or an answer, in runes
)

// said is what a writer is told of a conversation after one exchange more.
func said(before []Exchange, now Exchange) []Exchange {
	all := append(slices.Clone(before), now)
	return all[max(0, len(all)-mostExchanges):]
}

// topicOf is what a conversation is about after an answer.
func topicOf(reply Reply, asked question.Query) topic {
	t := topic{At: -1, Asked: asked}
	for _, item := range reply.Items {
		t.Items = append(t.Items, item.Key())
	}
	if len(t.Items) == 1 || reply.Kind == KindPassages {
		t.At = 0
	}
	if len(reply.Citations) > 0 && (reply.Kind == KindPassages || reply.Kind == KindNotice || reply.Kind == KindItem) {
		t.Quote, t.From, t.Prose = text.Clip(reply.Citations[0].Quote, longestExchange), reply.Citations[0].Notice, reply.Citations[0].Item == 0
	}
	return t
}

// listAfter is the last list of several items after an answer about these.
func (t topic) listAfter(items []ledger.Key) []ledger.Key {
	if len(items) > 1 {
		return items
	}
	return t.List
}

// listed reports whether the topic is a list that conditions chose.
func (t topic) listed() bool {
	return t.Asked.Want != question.Find || !t.Fields.empty()
}
