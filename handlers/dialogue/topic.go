package dialogue

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/compose"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

// A topic is what a conversation is about.
type topic struct {
	Lists  []list             `json:"lists,omitempty"`  // each narrowed from the one before it; the last was shown last
	Before []list             `json:"before,omitempty"` // the last that were in view before these, chosen by conditions
	Focus  *ledger.Key        `json:"focus,omitempty"`  // the item under discussion; nil for all of the last list
	Picked bool               `json:"picked,omitempty"` // it was picked from the list
	Seen   []ledger.Key       `json:"seen,omitempty"`   // the items that were discussed, the latest last
	Asked  grammar.Query      `json:"asked"`            // by the last question
	Text   string             `json:"text,omitempty"`   // of the last question about an item
	Group  *condition.Group   `json:"group,omitempty"`  // by what the last answer counted the last list
	More   []ledger.Key       `json:"more,omitempty"`   // items that a list of the first few left out
	Who    named              `json:"who,omitempty"`    // the people and units named last, the latest last
	Quote  string             `json:"quote,omitempty"`  // the words quoted last
	Prose  bool               `json:"prose,omitempty"`  // they are the notice's own, outside every item
	From   string             `json:"from,omitempty"`   // the notice that they are from
	Person string             `json:"person,omitempty"` // who asked
	Typed  string             `json:"typed,omitempty"`  // what they asked last
	Said   []compose.Exchange `json:"said,omitempty"`   // for a writer, oldest first

	Offered bool         `json:"offered,omitempty"` // the last answer offered a change
	Nearest []ledger.Key `json:"nearest,omitempty"` // items that were offered in the place of an answer
	Wording string       `json:"wording,omitempty"` // to this question
}

// The last turn of a conversation, with its topic before and after: a request that is worked on again, after a kill, refers to the same.
type lastTurn struct {
	Request string    `json:"request,omitempty"`
	Before  topic     `json:"before"`
	After   topic     `json:"after"`
	At      time.Time `json:"at"`
}

// Topic returns the id of the one notice that a conversation is about, empty for
// none or several, and whether the conversation is a thread of its own.
func (a *Dialogues) Topic(ctx context.Context, r reply.Request) (notice string, thread bool, err error) {
	if r.Talk == "" {
		return "", false, nil
	}
	last, err := a.recall(ctx, r)
	if err != nil {
		return "", false, err
	}
	t := last.After
	if r.ID != "" && r.ID == last.Request {
		t = last.Before
	}
	if t.Focus != nil {
		return t.Focus.Notice, !r.Loose, nil
	}
	for _, key := range t.listed() {
		if notice != "" && key.Notice != notice {
			return "", !r.Loose, nil
		}
		notice = key.Notice
	}
	return cmp.Or(notice, t.From), !r.Loose, nil
}

// AsksOfItem reports whether what is said asks for a field of the item that the conversation
// is about, and names none: deadline, 责任人.
func (a *Dialogues) AsksOfItem(ctx context.Context, r reply.Request) (bool, error) {
	if r.Talk == "" || !grammar.AsksOfOne(strings.ToLower(strings.TrimSpace(reply.Readable(r.Text)))) {
		return false, nil
	}
	last, err := a.recall(ctx, r)
	if r.ID != "" && r.ID == last.Request {
		return last.Before.Focus != nil, err
	}
	return last.After.Focus != nil, err
}

// named are names of people and units, the latest last.
type named []string

// topicOf is what a conversation is about after an answer to what was asked, which
// before it was about before: an item of the list before it leaves that list in mind.
func topicOf(out reply.Reply, asked list, before topic) topic {
	t := topic{Asked: asked.Asked, Who: before.Who.and(asked.Fields.Owners())}
	asked.Items = keysOf(out)
	one := len(asked.Items) == 1
	if one || len(asked.Items) > 0 && out.Kind == reply.KindPassages {
		t.Focus = &asked.Items[0]
	}
	t.Seen, t.Before = before.discussing(t.Focus), before.lastChosen()
	if n := len(t.Before); n > 0 && slices.Equal(t.Before[n-1].Items, asked.Items) {
		t.Before = before.Before
	}
	switch {
	case one && asked.kinds()&^byNumber == 0 && slices.Contains(before.listed(), asked.Items[0]):
		t.Lists, t.Picked = before.Lists, before.Picked && before.Focus != nil && *before.Focus == asked.Items[0]
	case len(asked.Items) > 0:
		t.Lists = []list{asked}
	}
	if len(out.Citations) > 0 && (out.Kind == reply.KindPassages || out.Kind == reply.KindNotice || out.Kind == reply.KindItem) {
		t.Quote, t.From, t.Prose = text.Clip(out.Citations[0].Quote, longestExchange), out.Citations[0].Notice, out.Citations[0].Item == 0
		if slices.ContainsFunc(out.Citations, func(c reply.Citation) bool { return c.Notice != t.From }) {
			t.From = "" // each of several states it
		}
	}
	return t
}

// mostSeen is how many of the items that were discussed a conversation keeps in mind.
const mostSeen = 8

// discussing is the items that were discussed, after this one; after the same where it is nil.
func (t topic) discussing(now *ledger.Key) []ledger.Key {
	if now == nil {
		return t.Seen
	}
	seen := append(slices.DeleteFunc(slices.Clone(t.Seen), func(k ledger.Key) bool { return k == *now }), *now)
	return seen[max(0, len(seen)-mostSeen):]
}

// back is the item that was discussed before the one under discussion; nil where there is none.
func (t topic) back() *ledger.Key {
	for _, key := range slices.Backward(t.Seen) {
		if t.Focus == nil || key != *t.Focus {
			return &key
		}
	}
	return nil
}

// lastChosen is the last lists of several items that conditions chose.
func (t topic) lastChosen() []list {
	for n := len(t.Lists); n > 0; n-- {
		if last := t.Lists[n-1]; len(last.Items) > 1 && last.chosen() {
			return t.Lists[:n]
		}
	}
	return t.Before
}

// keysOf are the items of an answer, each once.
func keysOf(out reply.Reply) (all []ledger.Key) {
	for _, item := range out.Items {
		if !slices.Contains(all, item.Key()) {
			all = append(all, item.Key())
		}
	}
	return all
}

// listed are the items of the last list, in the order shown.
func (t topic) listed() []ledger.Key {
	if len(t.Lists) == 0 {
		return nil
	}
	return t.Lists[len(t.Lists)-1].Items
}

// owners are those whose items the last list that asked for owners has.
func (t topic) owners() []string {
	for _, l := range slices.Backward(t.Lists) {
		if owners := l.Fields.Owners(); len(owners) > 0 {
			return owners
		}
	}
	return nil
}

// year is the year in which the items of the last list that asked for due dates are
// due; empty where there is none, or several.
func (t topic) year() string {
	for _, l := range slices.Backward(t.Lists) {
		if len(l.Fields.Due) == 1 {
			if due := l.Fields.Due[0]; len(due.From) > 4 && len(due.To) > 4 && due.From[:4] == due.To[:4] {
				return due.From[:4]
			}
		}
	}
	return ""
}

// chosen reports whether the last list was chosen by conditions, not found by a search.
func (t topic) chosen() bool {
	return len(t.Lists) > 0 && t.Lists[len(t.Lists)-1].chosen()
}

// kinds are the kinds of conditions that the last list meets.
func (t topic) kinds() (k kinds) {
	for _, l := range t.Lists {
		k |= l.kinds()
	}
	return k
}

// still is the topic with only the items that are there.
func (t topic) still(there func(ledger.Key) bool) topic {
	gone := func(k ledger.Key) bool { return !there(k) }
	t.Lists, t.Before, t.Seen = slices.Clone(t.Lists), slices.Clone(t.Before), slices.DeleteFunc(slices.Clone(t.Seen), gone)
	for _, lists := range [][]list{t.Lists, t.Before} {
		for i := range lists {
			lists[i].Items = slices.DeleteFunc(slices.Clone(lists[i].Items), gone)
		}
	}
	if t.Focus != nil && !there(*t.Focus) {
		t.Focus = nil
	}
	if len(t.listed()) == 0 {
		t.Lists, t.Focus = nil, nil
	}
	return t
}

// A list is items that were listed, with the conditions that chose them: of all
// items, or of those of the list before it.
type list struct {
	Asked  grammar.Query `json:"asked"`
	Fields condition.Set `json:"fields,omitzero"`
	Items  []ledger.Key  `json:"items,omitempty"` // in the order shown
}

// chosen reports whether conditions chose the list; a search found it otherwise.
func (l list) chosen() bool { return l.Asked.Want != grammar.Find || !l.Fields.Empty() }

// kinds are kinds of conditions.
type kinds uint

const (
	byStatus kinds = 1 << iota
	byOwner
	byDue
	byEnd // due first or last
	byPlace
	byTerm
	byField
	byCell // a field that the notice labels in its own way
	byNumber
	byEdge // the first or last few
	byAny  // of several fields, one of which suffices
)

// kinds are the kinds of the list's conditions.
func (l list) kinds() (k kinds) {
	q, f := l.Asked, l.Fields
	for of, set := range map[kinds]bool{
		byStatus: len(q.Statuses)+len(q.Except.Statuses) > 0 || q.Late || f.InTime || f.ByClass,
		byOwner:  len(f.Owned) > 0,
		byDue:    len(f.Due)+len(f.NotDue)+len(f.DueSaid)+len(f.NotSaid) > 0,
		byEnd:    f.DueEnd != "",
		byPlace:  len(q.Places)+len(q.Except.Places) > 0,
		byTerm:   len(q.Mention)+len(q.Except.Mention) > 0,
		byField:  len(f.Fields) > 0,
		byCell:   len(f.Cells) > 0,
		byNumber: len(q.Numbers)+len(q.Except.Numbers) > 0,
		byEdge:   q.First != 0 || q.Last != 0,
		byAny:    len(f.Any) > 0,
	} {
		if set {
			k |= of
		}
	}
	return k
}

// with is what the list asks for with the conditions of o in the place of its own of
// the same kinds.
func (l list) with(o list) list {
	k := o.kinds()
	q, f := &l.Asked, &l.Fields
	if k&byStatus != 0 {
		q.Statuses, q.Late, q.Except.Statuses = o.Asked.Statuses, o.Asked.Late, o.Asked.Except.Statuses
		f.ByClass, f.Classes, f.Said, f.LateOn, f.InTime = o.Fields.ByClass, o.Fields.Classes, o.Fields.Said, o.Fields.LateOn, o.Fields.InTime
	}
	if k&byOwner != 0 {
		f.Owned = o.Fields.Owned
	}
	if k&byDue != 0 {
		f.Due, f.NotDue, f.DueSaid, f.NotSaid = o.Fields.Due, o.Fields.NotDue, o.Fields.DueSaid, o.Fields.NotSaid
	}
	if k&byEnd != 0 {
		f.DueEnd, f.EndOf = o.Fields.DueEnd, o.Fields.EndOf
	}
	if k&byPlace != 0 {
		q.Places, q.Except.Places = o.Asked.Places, o.Asked.Except.Places
	}
	if k&byTerm != 0 {
		q.Mention, q.Either, q.Loose, q.Except.Mention = o.Asked.Mention, o.Asked.Either, o.Asked.Loose, o.Asked.Except.Mention
	}
	if k&byField != 0 {
		f.Fields = o.Fields.Fields
	}
	if k&byCell != 0 {
		f.Cells = o.Fields.Cells
	}
	if k&byNumber != 0 {
		q.Numbers, q.Except.Numbers = o.Asked.Numbers, o.Asked.Except.Numbers
	}
	if k&byEdge != 0 {
		q.First, q.Last, q.Window = o.Asked.First, o.Asked.Last, o.Asked.Window
	}
	if k&byAny != 0 {
		f.Any = o.Fields.Any
	}
	q.Lang, f.Group, l.Items = o.Asked.Lang, o.Fields.Group, nil
	return l
}

// together is the one list that several, each narrowed from the one before, come to.
func together(lists []list) list {
	whole := lists[0]
	for _, l := range lists[1:] {
		whole = whole.with(l)
	}
	return whole
}

func keys(list []ledger.Key) map[ledger.Key]bool {
	set := map[ledger.Key]bool{}
	for _, key := range list {
		set[key] = true
	}
	return set
}
