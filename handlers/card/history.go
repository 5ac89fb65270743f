package card

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
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
	return HistoryReply(a.TellerFor(ctx, l, entries...), item, entries, mostEntries), nil
}

// A Teller describes history entries in words.
type Teller struct {
	reply.Lang
	Zone    *time.Location
	Names   people.Names
	History []ledger.Entry // among which undone changes are looked up
	Refused string         // the notice's words for that its item was not accepted; else empty
}

// HistoryReply returns at most so many entries of an item's history, newest first;
// 0 means all.
func HistoryReply(t Teller, item ledger.Item, entries []ledger.Entry, most int) reply.Reply {
	l := t.Lang
	t.Refused = item.Refused
	var lines []string
	for i := len(entries) - 1; i >= 0 && (most == 0 || len(lines) < most); i-- {
		lines = append(lines, t.Entry(entries[i]))
	}
	if more := len(entries) - len(lines); more > 0 {
		lines = append(lines, l.Phrase(msgMoreEntries, more))
	}
	return reply.Reply{
		Lang: l, Kind: reply.KindItem, Source: reply.FromRules, Items: Refs([]ledger.Item{item}),
		Parts: []reply.Part{
			reply.Paragraph{Text: l.Phrase(msgHistoryOfItem, strings.TrimSpace(l.ItemOf(item.NoticeKey, item.Number)+" "+item.Title))},
			reply.Paragraph{Text: strings.Join(lines, "\n")},
		},
	}
}

// Entry describes one entry: when, who, what, why.
func (t Teller) Entry(e ledger.Entry) string {
	l := t.Lang
	line := e.At.In(t.Zone).Format("2006-01-02 15:04") + "  " + t.Names.One(e.By) + "  " + t.Did(e)
	line += t.note(e)
	if e.UndoneBy > 0 {
		line += l.Phrase(msgUndoneMark)
	}
	return line
}

// note is the note of an entry, behind a colon. An undo has none of its own.
func (t Teller) note(e ledger.Entry) string {
	note := strings.TrimSpace(e.Note)
	if note == "" || e.Action == ledger.Refused || e.Action == ledger.Imported || e.Action == ledger.Undone {
		return ""
	}
	return t.Phrase(msgColon) + t.Names.All(note)
}

// undid says which change an entry took back.
func (t Teller) undid(e ledger.Entry) string {
	at := slices.IndexFunc(t.History, func(of ledger.Entry) bool { return of.Sequence == e.Undoes })
	if at < 0 {
		return t.Phrase(msgDidUndo)
	}
	of := t.History[at]
	if of.Action == ledger.Changed && e.From != e.To {
		return t.Phrase(msgDidUndoStatus, t.Status(e.From), t.Status(e.To))
	}
	return t.Phrase(msgDidUndoThat, t.Did(of)+t.Bracketed(reply.Beginning(t.Names.All(strings.TrimSpace(of.Note)))))
}

// didWords are for what needs no more words, and didDate for a date in place of another.
var (
	didWords = map[ledger.Action]reply.Phrase{
		ledger.Noted: msgDidNote, ledger.Received: msgDidReceive,
		ledger.Withdrawn: msgItemRemovedFromNotice, ledger.Reread: msgItemUpdatedFromNotice,
	}
	didDate = map[ledger.Action]reply.Phrase{
		ledger.DueSet: msgDidSetDue, ledger.LaterAsked: msgDidRequestExtension, ledger.LaterGranted: msgDidGrantExtension,
	}
)

// Did says what an entry did.
func (t Teller) Did(e ledger.Entry) string {
	l := t.Lang
	or := func(s string) string { return cmp.Or(t.Names.All(s), l.Phrase(msgNone)) }
	if says, known := didWords[e.Action]; known {
		return l.Phrase(says)
	}
	if says, known := didDate[e.Action]; known {
		return l.Phrase(says, or(e.Was), or(e.Is)) + l.Bracketed(e.Counted)
	}
	switch e.Action {
	case ledger.Changed:
		if e.From == e.To {
			return l.Phrase(msgDidReportProgress)
		}
		return l.Phrase(msgDidSetStatus, l.Status(e.From), l.Status(e.To))
	case ledger.Assigned:
		return t.assigned(e.Was, e.Is)
	case ledger.EvidenceAdded:
		of := ""
		if day := e.Evidence.FactDate; day != "" {
			of = l.Phrase(msgFactOf, day)
		}
		return l.Phrase(msgDidAddEvidence, cmp.Or(e.Evidence.Name, e.Evidence.Link, e.Evidence.Hash)+of)
	case ledger.HelpAsked:
		return l.Phrase(msgDidAskHelp, or(e.Is))
	case ledger.HelpEnded:
		return l.Phrase(msgDidEndHelp, or(e.Was))
	case ledger.LaterRefused:
		return l.Phrase(msgDidDeclineExtension, e.Was)
	case ledger.Nudged:
		return l.Phrase(msgDidNudge, or(e.Is))
	case ledger.CommitmentSet:
		state, day, _ := strings.Cut(e.Is, " ")
		return l.Phrase(msgDidSetCommitment, view.CommitmentState(l, ledger.CommitmentState(state)), untilDay(l, day), reply.Beginning(e.Was))
	case ledger.ClosedOff:
		return l.Phrase(msgDidCloseOff) + sheetWords(l, e.Sheet)
	case ledger.Reopened:
		if e.Was != "" {
			return l.Phrase(msgDidSendBack)
		}
		return l.Phrase(msgDidReopen)
	case ledger.Undone:
		return t.undid(e)
	case ledger.Refused:
		return l.Phrase(msgWasRefused, t.Names.All(strings.TrimSpace(e.Is)))
	case ledger.NoticeRenamed:
		return l.Phrase(msgNoticeRenamed, or(e.Was), e.Is)
	case ledger.NoticeRetired:
		return l.Phrase(msgNoticeRetired, e.Is)
	case ledger.NoticeRestored:
		return l.Phrase(msgNoticeRestored, e.Is)
	default:
		return l.Phrase(msgItemImported, cmp.Or(t.Refused, l.Status(e.To)))
	}
}

// assigned says how owners and supporters changed: of units and people, those that did.
func (t Teller) assigned(was, is string) string {
	before, after := ledger.ReadWho(was), ledger.ReadWho(is)
	var said []string
	say := func(what string, from, to []string) {
		or := func(names []string) string {
			return cmp.Or(t.Names.All(ledger.JoinNames(names)), t.Phrase(msgNone))
		}
		said = append(said, t.Phrase(msgDidAssign, what, or(from), or(to)))
	}
	if !slices.Equal(before.Lead, after.Lead) {
		from, to := before.Lead, after.Lead
		unitsBefore, peopleBefore := parted(from)
		unitsAfter, peopleAfter := parted(to)
		switch {
		case slices.Equal(unitsBefore, unitsAfter):
			from, to = peopleBefore, peopleAfter
		case slices.Equal(peopleBefore, peopleAfter):
			from, to = unitsBefore, unitsAfter
		default: // one takes the place of the other
			kept := func(name string) bool { return slices.Contains(before.Lead, name) && slices.Contains(after.Lead, name) }
			gone, new := slices.DeleteFunc(slices.Clone(from), kept), slices.DeleteFunc(slices.Clone(to), kept)
			if len(gone) > 0 && len(new) > 0 {
				from, to = gone, new
			}
		}
		say(owning(t.Lang, slices.Concat(from, to)...), from, to)
	}
	if !slices.Equal(before.Supporting, after.Supporting) {
		say(t.Phrase(msgOwningSupport), before.Supporting, after.Supporting)
	}
	return strings.Join(said, t.Phrase(msgSemicolonInProgress))
}

// parted are units and people among owners.
func parted(names []string) (units, people []string) {
	for _, name := range names {
		if strings.HasPrefix(name, "@") || text.IsPersonal(name) {
			people = append(people, name)
		} else {
			units = append(units, name)
		}
	}
	return units, people
}

// owning says what owners are: units, people, or both.
func owning(l reply.Lang, names ...string) string {
	units, people := parted(names)
	switch {
	case len(units) > 0 && len(people) > 0, slices.ContainsFunc(units, func(name string) bool { return latinName.MatchString(name) && !text.IsUnit(name) }):
		return l.Phrase(msgOwningBoth)
	case len(units) > 0:
		return l.Phrase(msgOwningUnit)
	}
	return l.Phrase(msgOwningPerson)
}

// latinName finds what may be the name of a person or of a unit: Tom Brannigan.
var latinName = regexp.MustCompile(`^[A-Z][\p{L}'’.-]*(?: [A-Z][\p{L}'’.-]*){1,2}$`)

// sheetWords is a 销号单 in a line.
func sheetWords(l reply.Lang, s *ledger.Sheet) string {
	if s == nil {
		return ""
	}
	var words []string
	for _, f := range []struct {
		say  reply.Phrase
		says string
	}{{msgClosingResult, s.Result}, {msgClosingBasis, s.Basis}, {msgClosingEvidence, s.Evidence}} {
		if f.says != "" {
			words = append(words, l.Phrase(f.say, f.says))
		}
	}
	return l.Bracketed(strings.Join(words, l.Phrase(msgSemicolonInProgress)))
}

// ActWords says what an act will do to items.
func ActWords(l reply.Lang, act ledger.Act, items ...ledger.Item) string {
	switch a := act.(type) {
	case ledger.SetStatus:
		return l.Phrase(msgActSetStatus, l.Status(a.Status))
	case ledger.Assign:
		return l.Phrase(msgActAssign, owning(l, ledger.Names(a.Owner)...), strings.TrimSpace(a.Owner))
	case ledger.SetDue:
		return l.Phrase(msgActSetDue, a.Due)
	case ledger.Close:
		return l.Phrase(msgActCloseOff)
	case ledger.Reopen:
		if len(items) > 0 && !slices.ContainsFunc(items, func(i ledger.Item) bool { return !i.SendsBack() }) {
			return l.Phrase(msgActSendBack)
		}
		return l.Phrase(msgActReopen)
	case ledger.Undo:
		return l.Phrase(msgActUndo)
	case ledger.AddEvidence:
		return l.Phrase(msgActAddEvidence, a.Link)
	case ledger.DropEvidence:
		return l.Phrase(msgActDropEvidence, a.Piece)
	case ledger.AskHelp:
		return l.Phrase(msgActAskHelp, a.From)
	case ledger.EndHelp:
		return l.Phrase(msgActEndHelp)
	case ledger.AskLater:
		return l.Phrase(msgActRequestExtension, a.Due)
	case ledger.GrantLater:
		return l.Phrase(msgActGrantExtension)
	case ledger.RefuseLater:
		return l.Phrase(msgActDeclineExtension)
	case ledger.Nudge:
		return l.Phrase(msgActNudge)
	case ledger.SetCommitment:
		return l.Phrase(msgActSetCommitment, view.CommitmentState(l, a.State))
	case ledger.Receive:
		return l.Phrase(msgActReceive)
	default:
		return l.Phrase(msgActAddNote)
	}
}

func untilDay(l reply.Lang, day string) string {
	if day == "" {
		return ""
	}
	return l.Phrase(msgWithDue, day)
}

// TellerFor returns a Teller that has looked up the names in these entries.
func (a *Cards) TellerFor(ctx context.Context, l reply.Lang, entries ...ledger.Entry) Teller {
	return Teller{Lang: l, Zone: a.Clock.Now().Location(), Names: a.People.Names(ctx, l, people.PeopleOf(entries...)...), History: entries}
}

// Teller returns a Teller that has looked up the names in these entries.
func (a *Cards) Teller(ctx context.Context, l reply.Lang, entries []ledger.Entry) Teller {
	return a.TellerFor(ctx, l, entries...)
}
