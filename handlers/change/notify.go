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

// WithNotifications adds to the reply what others must hear of the change at once:
// approvers of a request for more time, who asked of the decision, the owners
// of a nudge, those who were assigned. Where a letter has no reader, the reply
// says so. The change is made: nothing here fails.
func (a *Changes) WithNotifications(ctx context.Context, r reply.Request, out reply.Reply, items []ledger.Item, act ledger.Act) reply.Reply {
	if a.People.People == nil {
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
			reply.Paragraph{Text: l.Say("%s 申请将%s延期至 %s：%s", "%s requests an extension for %s until %s: %s", m.by, name, act.Due, act.Reason)})
	case ledger.Assign:
		to := slices.DeleteFunc(item.Awaited(), func(id string) bool { return id == m.Person.ID })
		m.toOwners(item, to,
			reply.Paragraph{Text: l.Say("%s 把%s派给了您%s。请签收。", "%s assigned you %s%s. Please confirm that you have received it.", m.by, name, untilDue(l, item))},
			reply.Buttons{
				{Label: l.Say("签收", "Confirm receipt"), Command: fmt.Sprintf("receive %d", item.Number), Main: true, As: reply.InPlace},
				{Label: l.Say("查看", "Show"), Command: fmt.Sprintf("status %d", item.Number), As: reply.AsWindow},
			})
	case ledger.SetDue:
		asker, err := m.answered(ctx, item)
		m.toAsker(item, asker, err, asker == "",
			reply.Paragraph{Text: l.Say("%s 把%s的时限改为 %s，您的延期申请不再待批。", "%s set the due date of %s to %s; your extension request is no longer pending.", m.by, name, cmp.Or(item.Due, l.Say("无", "none")))})
	case ledger.GrantLater:
		asker, err := m.asker(ctx, item)
		m.toAsker(item, asker, err, false,
			reply.Paragraph{Text: l.Say("%s 同意将%s延期至 %s。", "%s extended %s until %s.", m.by, name, item.Due)})
	case ledger.RefuseLater:
		asker, err := m.asker(ctx, item)
		m.toAsker(item, asker, err, false,
			reply.Paragraph{Text: l.Say("%s 不同意%s延期：%s", "%s declined the extension of %s: %s", m.by, name, act.Reason)})
	case ledger.Nudge:
		m.toOwners(item, item.OwnerIDs(),
			reply.Paragraph{Text: l.Say("%s 催办%s。请汇报进展。", "%s asks for progress on %s. Please report.", m.by, name) + l.Bracketed(act.Note)},
			reply.Buttons{
				{Label: l.Say("汇报进展", "Report"), Command: fmt.Sprintf("status %d", item.Number), As: reply.AsForm, Main: true},
				{Label: l.Say("查看", "Show"), Command: fmt.Sprintf("status %d", item.Number), As: reply.AsWindow},
			})
		if len(item.OwnerIDs()) == 0 {
			m.remark(l.Say("责任人“%s”没有账号，消息没有发出；已记录催办，并会告知审批人。", "“%s” has no account here, so no message was sent. The nudge is recorded, and the approvers will be notified.", item.Owner))
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
		reply.Paragraph{Text: l.Say("%s 报告%s%s，等您核查后销号。", "%s reports %s as %s. Please check it and close it off.", m.by, l.Item(first.Number)+" "+first.Title, l.Status(first.Status)) + l.Bracketed(act.Note)},
		reply.Buttons{
			{Label: l.Say("销号…", "Close off…"), Command: fmt.Sprintf("close %d", first.Number), Seen: seen, As: reply.AsForm, Main: true},
			{Label: l.Say("查看", "Show"), Command: fmt.Sprintf("status %d", first.Number), As: reply.AsWindow},
		},
	}
	if len(wait) > 1 {
		parts = []reply.Part{
			reply.Paragraph{Text: l.Say("%s 报告以下 %d 项%s，等您核查后销号。", "%s reports these %d items as %s. Please check them and close them off.", m.by, len(wait), l.Status(first.Status)) + l.Bracketed(act.Note)},
			reply.ItemList{Items: card.Refs(wait), Opens: true},
		}
	}
	approvers, err := m.People.People.Approvers(ctx)
	if err != nil {
		m.remark(l.Say("现在查不到审批人是谁，没有通知他们销号：请直接告诉他们。", "The approvers could not be looked up, so they were not notified. Please tell them directly."))
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
	return m.Lang.Say("%s：消息送不到 %s（账号已停用，或不收私信）。请改派，或用其他方式联系。", "%s: messages do not reach %s (account deactivated, or direct messages off). Assign somebody else, or contact them in another way.",
		m.Lang.Item(item.Number), m.Lang.Join(names))
}

// toAsker writes to who asked for more time, unless that is the author; none
// says that nobody did.
func (m *mailing) toAsker(item ledger.Item, asker string, err error, none bool, parts ...reply.Part) {
	switch {
	case err != nil, asker == "" && !none:
		m.remark(m.Lang.Say("没能查到是谁申请的延期，请自行告知申请人。", "Rectify could not find out who requested the extension. Please tell them yourself."))
	case asker != "" && asker != m.Person.ID:
		m.write(item, asker, parts...)
	}
}

// toDeciders asks approvers for a decision.
func (m *mailing) toDeciders(ctx context.Context, item ledger.Item, ask reply.Part) {
	l, seen := m.Lang, map[int]int{item.Number: item.Version}
	decide := reply.Buttons{
		{Label: l.Say("同意延期", "Grant"), Command: fmt.Sprintf("extend %d grant", item.Number), Seen: seen, Main: true, As: reply.InPlace},
		{Label: l.Say("不同意…", "Decline…"), Command: fmt.Sprintf("extend %d refuse", item.Number), Seen: seen, As: reply.AsForm},
	}
	approvers, err := m.People.People.Approvers(ctx)
	deciders := slices.DeleteFunc(slices.Clone(approvers), func(id string) bool { return id == m.Person.ID })
	for _, id := range deciders {
		m.write(item, id, ask, decide)
	}
	switch {
	case err != nil:
		m.remark(l.Say("申请已记录，但现在查不到审批人是谁，没有通知到：请直接告诉他们。", "The request is recorded, but the approvers could not be looked up and were not notified. Please tell them directly."))
	case len(deciders) == 0:
		m.remark(l.Say("申请已记录，但目前没有能批复它的审批人，请联系管理员设置。", "The request is recorded, but there is no approver to decide on it. Please ask the administrator to appoint one."))
	}
}

// untilDue says by when, where that is set.
func untilDue(l reply.Lang, item ledger.Item) string {
	if item.Due == "" {
		return ""
	}
	return l.Say("，时限 %s", ", due %s", item.Due)
}
