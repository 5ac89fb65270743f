package card

import (
	"cmp"
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

// History returns the latest changes of an item, newest first.
func (a *Cards) History(ctx context.Context, l reply.Lang, item ledger.Item) (reply.Reply, error) {
	entries, err := a.Keeper.History(ctx, item.Notice, item.Number)
	if err != nil {
		return reply.Reply{}, err
	}
	shown := entries[max(len(entries)-mostEntries, 0):]
	return HistoryReply(a.TellerFor(ctx, l, shown...), item, entries, mostEntries), nil
}

// A Teller describes history entries in words.
type Teller struct {
	reply.Lang
	Zone  *time.Location
	Names people.Names
}

// HistoryReply returns at most so many entries of an item's history, newest first;
// 0 means all.
func HistoryReply(t Teller, item ledger.Item, entries []ledger.Entry, most int) reply.Reply {
	l := t.Lang
	var lines []string
	for i := len(entries) - 1; i >= 0 && (most == 0 || len(lines) < most); i-- {
		lines = append(lines, t.Entry(entries[i]))
	}
	if more := len(entries) - len(lines); more > 0 {
		lines = append(lines, l.Phrase(msgMore, more))
	}
	return reply.Reply{
		Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: Refs([]ledger.Item{item}),
		Parts: []reply.Part{
			reply.Paragraph{Text: l.Phrase(msgHistoryItemLatestFirst, l.ItemOf(item.NoticeKey, item.Number), item.Title)},
			reply.Paragraph{Text: strings.Join(lines, "\n")},
		},
	}
}

// Entry describes one entry: when, who, what, why.
func (t Teller) Entry(e ledger.Entry) string {
	l := t.Lang
	line := e.At.In(t.Zone).Format("2006-01-02 15:04") + "  " + t.Names.One(e.By) + "  " + t.Did(e)
	if note := strings.TrimSpace(e.Note); note != "" && e.Action != ledger.Refused && e.Action != ledger.Imported {
		line += l.Phrase(msgColon) + t.Names.All(note)
	}
	if e.UndoneBy > 0 {
		line += l.Phrase(msgUndone)
	}
	return line
}

// Did says what an entry did.
func (t Teller) Did(e ledger.Entry) string {
	l := t.Lang
	none := l.Phrase(msgNone)
	or := func(s string) string {
		if s == "" {
			return none
		}
		return t.Names.All(s)
	}
	switch e.Action {
	case ledger.Changed:
		if e.From == e.To {
			return l.Phrase(msgReportedProgress)
		}
		return l.Phrase(msgStatus, l.Status(e.From), l.Status(e.To))
	case ledger.Assigned:
		return l.Phrase(msgOwner, or(e.Was), or(e.Is))
	case ledger.DueSet:
		return l.Phrase(msgDueInHistory, or(e.Was), or(e.Is)) + l.Bracketed(e.Counted)
	case ledger.Noted:
		return l.Phrase(msgNoted)
	case ledger.EvidenceAdded:
		of := ""
		if day := e.Evidence.FactDate; day != "" {
			of = l.Phrase(msgOf, day)
		}
		return l.Phrase(msgEvidenceInHistory, cmp.Or(e.Evidence.Name, e.Evidence.Link, e.Evidence.Hash)+of)
	case ledger.HelpAsked:
		return l.Phrase(msgWaitingInHistory, or(e.Is))
	case ledger.HelpEnded:
		return l.Phrase(msgNoLongerWaiting, or(e.Was))
	case ledger.LaterAsked:
		return l.Phrase(msgRequestedExtension, or(e.Was), or(e.Is)) + l.Bracketed(e.Counted)
	case ledger.LaterGranted:
		return l.Phrase(msgGrantedExtension, or(e.Was), or(e.Is)) + l.Bracketed(e.Counted)
	case ledger.LaterRefused:
		return l.Phrase(msgDeclinedExtension, e.Was)
	case ledger.Nudged:
		return l.Phrase(msgNudgedOwner)
	case ledger.CommitmentSet:
		state, day, _ := strings.Cut(e.Is, " ")
		return l.Phrase(msgCommitment, view.CommitmentState(l, ledger.CommitmentState(state)), untilDay(l, day), reply.Beginning(e.Was))
	case ledger.Received:
		return l.Phrase(msgConfirmedReceipt)
	case ledger.ClosedOff:
		return l.Phrase(msgClosedOff) + sheetWords(l, e.Sheet)
	case ledger.Reopened:
		return l.Phrase(msgReopened)
	case ledger.Undone:
		return l.Phrase(msgUndidPreviousChange)
	case ledger.Refused:
		return l.Phrase(msgRefused, t.Names.All(strings.TrimSpace(e.Is)))
	case ledger.Withdrawn:
		return l.Phrase(msgRemovedNotice)
	case ledger.Reread:
		return l.Phrase(msgUpdatedNewNotice)
	case ledger.NoticeRenamed:
		return l.Phrase(msgNoticeRenamed, or(e.Was), e.Is)
	case ledger.NoticeRetired:
		return l.Phrase(msgNoticeRetired, e.Is)
	case ledger.NoticeRestored:
		return l.Phrase(msgNoticeRestored, e.Is)
	default:
		return l.Phrase(msgImportedNotice, l.Status(e.To))
	}
}

// sheetWords is a 销号单 in a line.
func sheetWords(l reply.Lang, s *ledger.Sheet) string {
	if s == nil {
		return ""
	}
	return l.Phrase(msgResultBasisEvidence, s.Result, s.Basis, s.Evidence)
}

// ActWords says what an act will do.
func ActWords(l reply.Lang, act ledger.Act) string {
	switch a := act.(type) {
	case ledger.SetStatus:
		return l.Phrase(msgStatusInHistory, l.Status(a.Status))
	case ledger.Assign:
		return l.Phrase(msgOwnerInHistory, strings.TrimSpace(a.Owner))
	case ledger.SetDue:
		return l.Phrase(msgDueInHistoryWord, a.Due)
	case ledger.Close:
		return l.Phrase(msgCloseOffInHistory)
	case ledger.Reopen:
		return l.Phrase(msgReopenInHistory)
	case ledger.Undo:
		return l.Phrase(msgUndoLatestChange)
	case ledger.AddEvidence:
		return l.Phrase(msgAddEvidence, a.Link)
	case ledger.AskHelp:
		return l.Phrase(msgWaitingInHistoryWord, a.From)
	case ledger.EndHelp:
		return l.Phrase(msgNoLongerWaitingInHistory)
	case ledger.AskLater:
		return l.Phrase(msgRequestExtensionUntil, a.Due)
	case ledger.GrantLater:
		return l.Phrase(msgGrantExtension)
	case ledger.RefuseLater:
		return l.Phrase(msgDeclineExtension)
	case ledger.Nudge:
		return l.Phrase(msgNudgeOwner)
	case ledger.SetCommitment:
		return l.Phrase(msgCommitmentInHistory, view.CommitmentState(l, a.State))
	case ledger.Receive:
		return l.Phrase(msgConfirmReceiptInHistory)
	default:
		return l.Phrase(msgAddNote)
	}
}

func untilDay(l reply.Lang, day string) string {
	if day == "" {
		return ""
	}
	return l.Phrase(msgDueInHistoryBracketed, day)
}

// TellerFor returns a Teller that has looked up the names in these entries.
func (a *Cards) TellerFor(ctx context.Context, l reply.Lang, entries ...ledger.Entry) Teller {
	return Teller{Lang: l, Zone: a.Clock.Now().Location(), Names: a.People.Names(ctx, l, people.PeopleOf(entries...)...)}
}

// Teller returns a Teller that has looked up the names in these entries.
func (a *Cards) Teller(ctx context.Context, l reply.Lang, entries []ledger.Entry) Teller {
	return a.TellerFor(ctx, l, entries...)
}
