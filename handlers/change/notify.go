package change

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/card"
	"rectify/handlers/people"
	"rectify/handlers/reply"
)

// WithNotifications adds the messages that a change causes: to approvers about a
// request or a report, to the requester about a decision, to owners about a nudge
// or an assignment. If somebody cannot be reached, the reply says so. It never
// fails, since the change has been made.
func (a *Changes) WithNotifications(ctx context.Context, r reply.Request, out reply.Reply, items []ledger.Item, act ledger.Act) reply.Reply {
	if !a.People.Connected() {
		return out
	}
	ids := []string{r.Person.ID}
	for _, item := range items {
		ids = append(ids, item.OwnerIDs()...)
	}
	m := mailing{Changes: a, Request: r, names: a.People.Names(ctx, r.Lang, ids...)}
	m.by = m.names.One(r.Person.ID)
	for _, item := range items {
		m.about(ctx, item, act)
	}
	if act, ok := act.(ledger.SetStatus); ok && act.Status.Done() {
		m.toClosers(ctx, items, act)
	}
	for _, letter := range m.letters {
		letter.Reply = m.names.In(letter.Reply)
		out.Notifications = append(out.Notifications, letter)
	}
	for _, sentence := range m.remarks {
		out.Parts = append(out.Parts, reply.Paragraph{Text: sentence})
	}
	return out
}

// A mailing is what others hear of a change.
type mailing struct {
	*Changes
	reply.Request
	names   people.Names
	by      string // the name of the author
	letters []reply.Notification
	remarks []string // for the author
}

func (m *mailing) about(ctx context.Context, item ledger.Item, act ledger.Act) {
	l, name := m.Lang, m.Lang.Item(item.Number)+" "+item.Title
	switch act := act.(type) {
	case ledger.AskLater:
		m.toDeciders(ctx, item,
			reply.Paragraph{Text: l.Phrase(msgRequestsExtensionUntilInNotify, m.by, name, act.Due, act.Reason)})
	case ledger.Assign:
		to := slices.DeleteFunc(item.Awaited(), func(id string) bool { return id == m.Person.ID })
		m.toOwners(item, to,
			reply.Paragraph{Text: l.Phrase(msgAssignedPleaseConfirmReceived, m.by, name, untilDue(l, item))},
			reply.Buttons{
				{Label: l.Phrase(msgConfirmReceipt), Command: fmt.Sprintf("receive %d", item.Number), Main: true, As: reply.InPlace},
				{Label: l.Phrase(msgShow), Command: fmt.Sprintf("status %d", item.Number), As: reply.AsWindow},
			})
	case ledger.SetDue:
		asker, err := m.answered(ctx, item)
		m.toAsker(item, asker, err, asker == "",
			reply.Paragraph{Text: l.Phrase(msgSetDueDateExtension, m.by, name, cmp.Or(item.Due, l.Phrase(msgNone)))})
	case ledger.GrantLater:
		asker, err := m.asker(ctx, item)
		m.toAsker(item, asker, err, false,
			reply.Paragraph{Text: l.Phrase(msgExtendedUntil, m.by, name, item.Due)})
	case ledger.RefuseLater:
		asker, err := m.asker(ctx, item)
		m.toAsker(item, asker, err, false,
			reply.Paragraph{Text: l.Phrase(msgDeclinedExtension, m.by, name, act.Reason)})
	case ledger.Nudge:
		m.toOwners(item, item.OwnerIDs(),
			reply.Paragraph{Text: l.Phrase(msgAsksProgressPleaseReport, m.by, name) + l.Bracketed(act.Note)},
			reply.Buttons{
				{Label: l.Phrase(msgReport), Command: fmt.Sprintf("status %d", item.Number), As: reply.AsForm, Main: true},
				{Label: l.Phrase(msgShow), Command: fmt.Sprintf("status %d", item.Number), As: reply.AsWindow},
			})
		if len(item.OwnerIDs()) == 0 {
			m.remark(l.Phrase(msgNoAccountHereNo, item.Owner))
		}
	}
}

// toClosers tells the approvers, in one letter each, that items reported done
// wait for them to close off.
func (m *mailing) toClosers(ctx context.Context, items []ledger.Item, act ledger.SetStatus) {
	l := m.Lang
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
	first, seen := wait[0], map[int]int{wait[0].Number: wait[0].Version}
	parts := []reply.Part{
		reply.Paragraph{Text: l.Phrase(msgReportsPleaseCheckClose, m.by, l.Item(first.Number)+" "+first.Title, l.Status(first.Status)) + l.Bracketed(act.Note)},
		reply.Buttons{
			{Label: l.Phrase(msgCloseOffInNotify), Command: fmt.Sprintf("close %d", first.Number), Seen: seen, As: reply.AsForm, Main: true},
			{Label: l.Phrase(msgShow), Command: fmt.Sprintf("status %d", first.Number), As: reply.AsWindow},
		},
	}
	if len(wait) > 1 {
		parts = []reply.Part{
			reply.Paragraph{Text: l.Phrase(msgReportsItemsPleaseCheck, m.by, len(wait), l.Status(first.Status)) + l.Bracketed(act.Note)},
			reply.ItemList{Items: card.Refs(wait), Opens: true},
		}
	}
	approvers, err := m.People.Approvers(ctx)
	if err != nil {
		m.remark(l.Phrase(msgApproversLookedUpThey))
	}
	for _, id := range approvers {
		if id != m.Person.ID {
			m.write(first, id, parts...)
		}
	}
}

func (m *mailing) remark(sentence string) { m.remarks = append(m.remarks, sentence) }

func (m *mailing) write(item ledger.Item, to string, parts ...reply.Part) {
	m.letters = append(m.letters, reply.Notification{
		Key: fmt.Sprintf("%s %s %d %s", m.ID, item.Notice, item.Number, to), To: to,
		Reply: reply.Reply{Lang: m.Lang, Kind: reply.KindItem, Source: reply.FromRules, Items: card.Refs([]ledger.Item{item}), Parts: parts},
	})
}

// toOwners writes to those of an item's owners whom a message reaches, and
// tells the author of the others.
func (m *mailing) toOwners(item ledger.Item, ids []string, parts ...reply.Part) {
	var missed []string
	for _, id := range ids {
		if !m.names.Known[id].Reachable() {
			missed = append(missed, m.names.One(id))
			continue
		}
		m.write(item, id, parts...)
	}
	if len(missed) > 0 {
		m.remark(m.unreached(item, missed))
	}
}

// unreached says that these people got no message about an item.
func (m *mailing) unreached(item ledger.Item, names []string) string {
	return m.Lang.Phrase(msgMessagesDoReachAccount,
		m.Lang.Item(item.Number), m.Lang.Join(names))
}

// toAsker writes to who asked for more time, unless that is the author; none
// says that nobody did.
func (m *mailing) toAsker(item ledger.Item, asker string, err error, none bool, parts ...reply.Part) {
	switch {
	case err != nil, asker == "" && !none:
		m.remark(m.Lang.Phrase(msgRectifyFindOutRequested))
	case asker != "" && asker != m.Person.ID:
		m.write(item, asker, parts...)
	}
}

// toDeciders asks approvers for a decision.
func (m *mailing) toDeciders(ctx context.Context, item ledger.Item, ask reply.Part) {
	l, seen := m.Lang, map[int]int{item.Number: item.Version}
	decide := reply.Buttons{
		{Label: l.Phrase(msgGrantInNotify), Command: fmt.Sprintf("extend %d grant", item.Number), Seen: seen, Main: true, As: reply.InPlace},
		{Label: l.Phrase(msgDeclineInNotify), Command: fmt.Sprintf("extend %d refuse", item.Number), Seen: seen, As: reply.AsForm},
	}
	approvers, err := m.People.Approvers(ctx)
	deciders := slices.DeleteFunc(slices.Clone(approvers), func(id string) bool { return id == m.Person.ID })
	for _, id := range deciders {
		m.write(item, id, ask, decide)
	}
	switch {
	case err != nil:
		m.remark(l.Phrase(msgRequestRecordedApproversLooked))
	case len(deciders) == 0:
		m.remark(l.Phrase(msgRequestRecordedNoApprover))
	}
}

// untilDue says by when, where that is set.
func untilDue(l reply.Lang, item ledger.Item) string {
	if item.Due == "" {
		return ""
	}
	return l.Phrase(msgDueInNotify, item.Due)
}
