// Package notify writes the messages that a change of the ledger causes: to approvers, to
// those who asked, and to owners.
package notify

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/card"
	"rectify/handlers/clock"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// A Notifier writes notifications.
type Notifier struct {
	Clock  *clock.Clock
	People *people.Directory
	Keeper view.Keeper
}

// With adds the messages that a change causes: to approvers about a
// request or a report, to the requester about a decision, to owners about a nudge
// or an assignment, to owners and the reporter about a close-off or that it is sent back. If somebody cannot be reached, the reply says so. It never
// fails, since the change has been made.
func (a *Notifier) With(ctx context.Context, r reply.Request, out reply.Reply, items []ledger.Item, act ledger.Act) reply.Reply {
	if !a.People.Connected() {
		return out
	}
	ids := []string{r.Person.ID}
	for _, item := range items {
		ids = append(ids, item.OwnerIDs()...)
	}
	m := mailing{Notifier: a, Request: r, names: a.People.Names(ctx, r.Lang, ids...)}
	m.by = m.names.One(r.Person.ID)
	for _, item := range items {
		m.about(ctx, item, act)
	}
	if act, ok := act.(ledger.SetStatus); ok && act.Status.Done() {
		m.toClosers(ctx, items, act)
	} else {
		m.withdrawn(ctx, items)
	}
	for _, letter := range m.letters {
		letter.Reply = m.names.In(letter.Reply)
		out.Notifications = append(out.Notifications, letter)
	}
	for i, sentence := range m.remarks { // before what may be long
		out.Parts = slices.Insert(out.Parts, min(i+1, len(out.Parts)), reply.Part(reply.Paragraph{Text: sentence}))
	}
	return out
}

// A mailing collects the messages that a change causes, each in the language of its
// recipient.
type mailing struct {
	*Notifier
	reply.Request
	names   people.Names
	by      string // the name of the author
	letters []reply.Notification
	remarks []string // for the author
}

// A letter is the text of a message, in a language.
type letter func(l reply.Lang) []reply.Part

// says is a letter of one sentence, about an item; more are its values after the
// author's and the item's names.
func (m *mailing) says(p reply.Phrase, item ledger.Item, more ...any) letter {
	return func(l reply.Lang) []reply.Part {
		return []reply.Part{reply.Paragraph{Text: l.Phrase(p, append([]any{m.by, named(l, item)}, more...)...)}}
	}
}

// named is an item with its title.
func named(l reply.Lang, item ledger.Item) string {
	return l.ItemOf(item.NoticeKey, item.Number) + " " + item.Title
}

func (m *mailing) about(ctx context.Context, item ledger.Item, act ledger.Act) {
	switch act := act.(type) {
	case ledger.AskLater:
		m.toDeciders(ctx, item, m.request(ctx, item, act))
	case ledger.Assign:
		m.assigned(ctx, item, m.last(ctx, item, ledger.Assigned).Was)
	case ledger.SetDue:
		asker, err := m.answered(ctx, item)
		m.toAsker(ctx, item, asker, err, asker == "", func(l reply.Lang) []reply.Part {
			return m.says(msgTellDueSetInstead, item, cmp.Or(item.Due, l.Phrase(msgNoDueDate)))(l)
		})
		m.dated(ctx, item, m.last(ctx, item, ledger.DueSet).Was, asker)
	case ledger.Undo:
		switch e := m.last(ctx, item, ledger.Undone); m.entry(ctx, item, e.Undoes).Action {
		case ledger.Assigned:
			m.assigned(ctx, item, e.Was)
		case ledger.DueSet, ledger.LaterGranted:
			m.dated(ctx, item, e.Was, "")
		}
	case ledger.Close:
		m.toDoers(ctx, item, m.says(msgTellClosedOff, item))
	case ledger.Reopen:
		m.toDoers(ctx, item, func(l reply.Lang) []reply.Part {
			return []reply.Part{
				reply.Paragraph{Text: l.Phrase(msgTellSentBack, m.by, named(l, item), act.Reason)},
				reply.Buttons{{Label: l.Phrase(msgReportButton), Command: fmt.Sprintf("status %s", item.Ref()), As: reply.AsForm, Main: true}, show(l, item)},
			}
		})
	case ledger.GrantLater:
		asker, err := m.asker(ctx, item)
		m.toAsker(ctx, item, asker, err, false, m.says(msgTellExtended, item, item.Due))
		m.dated(ctx, item, m.last(ctx, item, ledger.LaterGranted).Was, asker)
	case ledger.RefuseLater:
		asker, err := m.asker(ctx, item)
		m.toAsker(ctx, item, asker, err, false, m.says(msgTellDeclined, item, act.Reason))
	case ledger.Nudge:
		m.toOwners(ctx, item, item.OwnerIDs(), func(l reply.Lang) []reply.Part {
			return []reply.Part{
				reply.Paragraph{Text: l.Phrase(msgTellNudged, m.by, named(l, item)) + l.Bracketed(act.Note)},
				reply.Buttons{{Label: l.Phrase(msgReportButton), Command: fmt.Sprintf("status %s", item.Ref()), As: reply.AsForm, Main: true}, show(l, item)},
			}
		})
		if len(item.OwnerIDs()) == 0 {
			m.remark(m.Lang.Phrase(msgOwnerHasNoAccount, item.Owner))
		}
	}
}

// show is a button that shows an item.
func show(l reply.Lang, item ledger.Item) reply.Button {
	return reply.Button{Label: l.Phrase(msgShow), Command: fmt.Sprintf("status %s", item.Ref()), As: reply.AsWindow}
}

// request is what an approver decides on: the item, its date now and then, how often it
// was asked for, and why.
func (m *mailing) request(ctx context.Context, item ledger.Item, act ledger.AskLater) letter {
	history, err := m.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		history = []ledger.Entry{{Action: ledger.LaterAsked, Note: act.Reason}}
	}
	return func(l reply.Lang) []reply.Part {
		until, because := card.Request(l, item, history)
		return []reply.Part{reply.Paragraph{Text: strings.Join([]string{l.Phrase(msgTellExtensionRequested, m.by, named(l, item)), until, because}, "\n")}}
	}
}

// toClosers sends each approver one message about items that were reported done.
func (m *mailing) toClosers(ctx context.Context, items []ledger.Item, act ledger.SetStatus) {
	var wait []ledger.Item
	for _, item := range items {
		history, err := m.Keeper.History(ctx, item.Notice, item.Number)
		if err == nil && len(history) > 0 && history[len(history)-1].From.Open() && item.Status.Done() {
			wait = append(wait, item)
		}
	}
	if len(wait) == 0 {
		return
	}
	approvers, err := m.People.Approvers(ctx)
	if err != nil {
		m.remark(m.Lang.Phrase(msgApproversUnknownDone))
	}
	for _, id := range approvers {
		if id != m.Person.ID {
			m.write(ctx, wait[0], id, func(l reply.Lang) []reply.Part { return m.waiting(ctx, l, wait, act) })
		}
	}
}

// withdrawn tells approvers of items that they were to close off that these are open again.
func (m *mailing) withdrawn(ctx context.Context, items []ledger.Item) {
	for _, item := range items {
		history, err := m.Keeper.History(ctx, item.Notice, item.Number)
		if err != nil || len(history) < 2 {
			continue
		}
		e := history[len(history)-1]
		if e.Version != item.Version || e.Action != ledger.Changed && e.Action != ledger.Undone || !e.From.Done() || e.To.Done() || e.From == notice.Closed {
			continue
		}
		approvers, err := m.People.Approvers(ctx)
		if err == nil {
			m.toReachable(ctx, item, approvers, func(l reply.Lang) []reply.Part { return m.says(msgTellWithdrawn, item, l.Status(item.Status))(l) })
		}
	}
}

// waiting returns the message that items reported done wait to be closed off.
func (m *mailing) waiting(ctx context.Context, l reply.Lang, wait []ledger.Item, act ledger.SetStatus) []reply.Part {
	first, note := wait[0], l.Bracketed(act.Note)
	if len(wait) > 1 {
		return []reply.Part{
			reply.Paragraph{Text: l.Phrase(msgTellSeveralDone, m.by, len(wait), l.Status(first.Status)) + note},
			reply.ItemList{Items: card.Refs(wait), Opens: true},
		}
	}
	parts := []reply.Part{reply.Paragraph{Text: l.Phrase(msgTellDone, m.by, named(l, first), l.Status(first.Status)) + note}}
	if history, err := m.Keeper.History(ctx, first.Notice, first.Number); err == nil && len(ledger.Pieces(history)) > 0 {
		names := m.People.Names(ctx, l, people.PeopleOf(ledger.Pieces(history)...)...)
		parts = append(parts, reply.EvidenceList{Pieces: card.Pieces(names, m.Clock.Now().Location(), history)})
	}
	return append(parts, append(card.Checking(l, first), show(l, first)))
}

func (m *mailing) remark(sentence string) { m.remarks = append(m.remarks, sentence) }

func (m *mailing) write(ctx context.Context, item ledger.Item, to string, says letter) {
	l := m.People.LangOf(ctx, to)
	m.letters = append(m.letters, reply.Notification{
		Key: fmt.Sprintf("%s %s %d %s", m.ID, item.Notice, item.Number, to), To: to,
		Reply: reply.Reply{Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs([]ledger.Item{item}), Parts: says(l)},
	})
}

// toDoers sends a message to the owners of an item and to the person who reported it
// done, except the author. Who cannot be reached is left out.
func (m *mailing) toDoers(ctx context.Context, item ledger.Item, says letter) {
	ids := item.OwnerIDs()
	if history, err := m.Keeper.History(ctx, item.Notice, item.Number); err == nil {
		if at := slices.IndexFunc(history, func(e ledger.Entry) bool { return e.Version == item.Version }); at >= 0 {
			history = history[:at] // before this change
		}
		if report, ok := ledger.LastReport(history); ok && !slices.Contains(ids, report.By) {
			ids = append(ids, report.By)
		}
	}
	m.toReachable(ctx, item, ids, says)
}

// toReachable sends a message to people, except the author and those who cannot be reached.
func (m *mailing) toReachable(ctx context.Context, item ledger.Item, ids []string, says letter) {
	known := m.People.Names(ctx, m.Lang, ids...).Known
	for _, id := range ids {
		if id != m.Person.ID && known[id].Reachable() {
			m.write(ctx, item, id, says)
		}
	}
}

// toOwners sends a message to the owners who can be reached, and names the others to
// the author.
func (m *mailing) toOwners(ctx context.Context, item ledger.Item, ids []string, says letter) {
	var missed []string
	for _, id := range ids {
		if !m.names.Known[id].Reachable() {
			missed = append(missed, m.names.One(id))
			continue
		}
		m.write(ctx, item, id, says)
	}
	if len(missed) > 0 {
		m.remark(m.Lang.Phrase(msgOwnersUnreachable,
			m.Lang.ItemOf(item.NoticeKey, item.Number), m.Lang.Join(missed)))
	}
}

// toAsker sends a message to the person who requested more time, unless they are the
// author; none means that there is no author.
func (m *mailing) toAsker(ctx context.Context, item ledger.Item, asker string, err error, none bool, says letter) {
	switch {
	case err != nil, asker == "" && !none:
		m.remark(m.Lang.Phrase(msgRequesterUnknown))
	case asker != "" && asker != m.Person.ID:
		m.write(ctx, item, asker, says)
	}
}

// toDeciders asks approvers for a decision.
func (m *mailing) toDeciders(ctx context.Context, item ledger.Item, ask letter) {
	asks := func(l reply.Lang) []reply.Part {
		return append(ask(l), append(card.Decision(l, item, reply.InPlace),
			show(l, item)))
	}
	approvers, err := m.People.Approvers(ctx)
	deciders := slices.DeleteFunc(slices.Clone(approvers), func(id string) bool { return id == m.Person.ID })
	for _, id := range deciders {
		m.write(ctx, item, id, asks)
	}
	switch {
	case err != nil:
		m.remark(m.Lang.Phrase(msgApproversUnknownRequest))
	case len(deciders) == 0:
		m.remark(m.Lang.Phrase(msgNoApproverForRequest))
	}
}

// untilDue returns the due date of an item as an addition to a sentence; empty without
// one.
func untilDue(l reply.Lang, item ledger.Item) string {
	if item.Due == "" {
		return ""
	}
	return l.Phrase(msgWithDue, item.Due)
}
