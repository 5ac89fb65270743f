package card

import (
	"context"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/people"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// mostEntries is how much of a history a command shows; the command line shows all.
const mostEntries = 30

// History shows what happened to an item, the latest first.
func (a *Cards) History(ctx context.Context, l reply.Lang, item ledger.Item) (reply.Reply, error) {
	if a.Keeper == nil {
		return reply.Reply{}, view.ErrReadOnly
	}
	entries, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return reply.Reply{}, err
	}
	shown := entries[max(len(entries)-mostEntries, 0):]
	return HistoryReply(a.TellerFor(ctx, l, shown...), item, entries, mostEntries), nil
}

// A Teller writes entries of the history as people read them.
type Teller struct {
	reply.Lang
	Zone  *time.Location
	Names people.Names
}

// HistoryReply shows at most so many entries of an item's history, the latest
// first; all of them for 0.
func HistoryReply(t Teller, item ledger.Item, entries []ledger.Entry, most int) reply.Reply {
	l := t.Lang
	var lines []string
	for i := len(entries) - 1; i >= 0 && (most == 0 || len(lines) < most); i-- {
		lines = append(lines, t.Entry(entries[i]))
	}
	if more := len(entries) - len(lines); more > 0 {
		lines = append(lines, l.Say("……还有 %d 条", "… and %d more", more))
	}
	return reply.Reply{
		Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: Refs([]ledger.Item{item}),
		Parts: []reply.Part{
			reply.Paragraph{Text: l.Say("第%d项 %s 的变更记录（新的在前）：", "History of item %d, %s (latest first):", item.Number, item.Title)},
			reply.Paragraph{Text: strings.Join(lines, "\n")},
		},
	}
}

// Entry is one line of history: when, who, what, why.
func (t Teller) Entry(e ledger.Entry) string {
	l := t.Lang
	line := e.At.In(t.Zone).Format("2006-01-02 15:04") + "  " + t.Names.One(e.By) + "  " + t.Did(e)
	if note := strings.TrimSpace(e.Note); note != "" && e.Action != ledger.Refused && e.Action != ledger.Imported {
		line += l.Say("：", ": ") + t.Names.All(note)
	}
	if e.UndoneBy > 0 {
		line += l.Say("（已撤销）", " (undone)")
	}
	return line
}

// Did is what an entry says was done.
func (t Teller) Did(e ledger.Entry) string {
	l := t.Lang
	none := l.Say("无", "none")
	or := func(s string) string {
		if s == "" {
			return none
		}
		return t.Names.All(s)
	}
	switch e.Action {
	case ledger.Changed:
		if e.From == e.To {
			return l.Say("汇报进展", "reported progress")
		}
		return l.Say("状态 %s → %s", "status %s → %s", l.Status(e.From), l.Status(e.To))
	case ledger.Assigned:
		return l.Say("责任人 %s → %s", "owner %s → %s", or(e.Was), or(e.Is))
	case ledger.DueSet:
		return l.Say("时限 %s → %s", "due %s → %s", or(e.Was), or(e.Is)) + l.Bracketed(e.Counted)
	case ledger.Noted:
		return l.Say("备注", "noted")
	case ledger.EvidenceAdded:
		of := ""
		if day := e.Evidence.FactDate; day != "" {
			of = l.Say("（%s 的事实）", " (of %s)", day)
		}
		return l.Say("佐证 %s", "evidence %s", e.Evidence.Link+e.Evidence.Hash+of)
	case ledger.HelpAsked:
		return l.Say("需%s协调", "waiting for %s", or(e.Is))
	case ledger.HelpEnded:
		return l.Say("不再需要%s协调", "no longer waiting for %s", or(e.Was))
	case ledger.LaterAsked:
		return l.Say("申请延期 %s → %s", "requested an extension %s → %s", or(e.Was), or(e.Is)) + l.Bracketed(e.Counted)
	case ledger.LaterGranted:
		return l.Say("同意延期 %s → %s", "granted an extension %s → %s", or(e.Was), or(e.Is)) + l.Bracketed(e.Counted)
	case ledger.LaterRefused:
		return l.Say("不同意延期至 %s", "declined an extension to %s", e.Was)
	case ledger.Nudged:
		return l.Say("催办", "nudged the owner")
	case ledger.CommitmentSet:
		state, day, _ := strings.Cut(e.Is, " ")
		return l.Say("遗留事项%s%s：%s", "commitment %s%s: %s", view.CommitmentState(l, ledger.CommitmentState(state)), untilDay(l, day), reply.Beginning(e.Was))
	case ledger.Received:
		return l.Say("签收", "confirmed receipt")
	case ledger.ClosedOff:
		return l.Say("销号", "closed off") + sheetWords(l, e.Sheet)
	case ledger.Reopened:
		return l.Say("重新打开", "reopened")
	case ledger.Undone:
		return l.Say("撤销上一次更改", "undid the previous change")
	case ledger.Refused:
		return l.Say("无权更改（%s）", "was refused (%s)", t.Names.All(strings.TrimSpace(e.Is)))
	case ledger.Withdrawn:
		return l.Say("通报新版不再有此项", "removed from the notice")
	case ledger.Reread:
		return l.Say("按通报新版更新", "updated from the new notice")
	default:
		return l.Say("由通报录入，%s", "imported from the notice, %s", l.Status(e.To))
	}
}

// sheetWords is a 销号单 in a line.
func sheetWords(l reply.Lang, s *ledger.Sheet) string {
	if s == nil {
		return ""
	}
	return l.Say("（结果：%s；依据：%s；材料：%s）", " (result: %s; basis: %s; evidence: %s)", s.Result, s.Basis, s.Evidence)
}

// ActWords is what an act does, in words.
func ActWords(l reply.Lang, act ledger.Act) string {
	switch a := act.(type) {
	case ledger.SetStatus:
		return l.Say("状态改为“%s”", "status %s", l.Status(a.Status))
	case ledger.Assign:
		return l.Say("责任人改为 %s", "owner %s", strings.TrimSpace(a.Owner))
	case ledger.SetDue:
		return l.Say("时限改为 %s", "due %s", a.Due)
	case ledger.Close:
		return l.Say("销号", "close off")
	case ledger.Reopen:
		return l.Say("重新打开", "reopen")
	case ledger.Undo:
		return l.Say("撤销最近一次更改", "undo the latest change")
	case ledger.AddEvidence:
		return l.Say("添加佐证 %s", "add evidence %s", a.Link)
	case ledger.AskHelp:
		return l.Say("标为需%s协调", "waiting for %s", a.From)
	case ledger.EndHelp:
		return l.Say("不再需要协调", "no longer waiting")
	case ledger.AskLater:
		return l.Say("申请延期至 %s", "request an extension until %s", a.Due)
	case ledger.GrantLater:
		return l.Say("同意延期", "grant the extension")
	case ledger.RefuseLater:
		return l.Say("不同意延期", "decline the extension")
	case ledger.Nudge:
		return l.Say("催办", "nudge the owner")
	case ledger.SetCommitment:
		return l.Say("遗留事项%s", "commitment %s", view.CommitmentState(l, a.State))
	case ledger.Receive:
		return l.Say("签收", "confirm receipt")
	default:
		return l.Say("添加备注", "add a note")
	}
}

func untilDay(l reply.Lang, day string) string {
	if day == "" {
		return ""
	}
	return l.Say("（时限 %s）", " (due %s)", day)
}

// TellerFor writes entries of the history as people read them: these, of whose
// people the names are looked up together, and others.
func (a *Cards) TellerFor(ctx context.Context, l reply.Lang, entries ...ledger.Entry) Teller {
	return Teller{Lang: l, Zone: a.Clock.Now().Location(), Names: a.People.Names(ctx, l, people.PeopleOf(entries...)...)}
}

// Teller writes these entries of the history as people read them.
func (a *Cards) Teller(ctx context.Context, l reply.Lang, entries []ledger.Entry) Teller {
	return a.TellerFor(ctx, l, entries...)
}
