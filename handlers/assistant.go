// Package handlers builds the assistant from its rooms: a reply.Request goes in, a
// reply.Reply comes out. It knows nothing of Slack, HTTP, terminals or SQL.
package handlers

import (
	"cmp"
	"context"
	"time"

	"rectify/data/calendar"
	"rectify/handlers/answer"
	"rectify/handlers/answer/confidence"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/change/interpret"
	"rectify/handlers/clock"
	"rectify/handlers/compose"
	"rectify/handlers/dialogue"
	"rectify/handlers/digest"
	"rectify/handlers/dispatch"
	"rectify/handlers/feedback"
	"rectify/handlers/home"
	"rectify/handlers/intake"
	"rectify/handlers/notices"
	"rectify/handlers/notify"
	"rectify/handlers/people"
	"rectify/handlers/reminder"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Config is what an assistant is made of. The first five fields are required; the
// others may be empty.
type Config struct {
	Ledger view.Ledger      // reads the ledger
	Keeper view.Keeper      // changes it
	Memory view.Memory      // keeps conversations, subscriptions and allowances
	Index  view.Searcher    // finds passages of the notices
	Now    func() time.Time // in the organisation's time zone

	People   people.People      // nil: no chat is connected, so no notifications are sent; see people.Remembered
	Writer   compose.Writer     // nil: there is no language model
	Terms    compose.Terms      // of the writer
	Judge    answer.Judge       // of how sure answers are; nil: as fitted
	Calendar *calendar.Calendar // nil: China's
	Policy   clock.Policy       // when items are due soon, silent or long late; zero: as usual
	Lang     reply.Lang         // of messages that answer no person, such as reminders; empty: Chinese
	DigestTo string             // the channel of the usual digest; empty: there is none
	DigestAt string             // its hour, "08:30"; empty: as usual
}

// Assistant answers questions about the notices and the ledger, changes the ledger,
// and reports what changed. Its methods are those of the services that people and
// timers ask; what these are made of has a name. It may be called from several
// goroutines.
type Assistant struct {
	config Config

	Clock    *clock.Clock
	Ledger   *view.Reader
	People   *people.Directory
	Door     *rights.Door
	Composer *compose.Composer
	Answers  *answer.Answers
	Changes  *change.Changes

	*card.Cards         // items as people see them
	*dispatch.Desk      // what people type and press
	*dialogue.Dialogues // conversations
	*feedback.Feedback  // what people make of answers
	*home.Homes         // App Homes
	*intake.Intake      // papers
	*digest.Digests     // digests and announcements
	*reminder.Reminders // reminders
}

// New joins an assistant from its parts.
func New(c Config) *Assistant {
	config := c
	if c.Judge == nil {
		c.Judge = confidence.Fitted()
	}
	if c.Calendar == nil {
		c.Calendar = calendar.China()
	}
	if c.Policy.Ahead == 0 && c.Policy.Before == nil {
		c.Policy = clock.UsualPolicy
	}
	if c.People == nil {
		c.People = people.Remembered{Memory: c.Memory}
	}
	c.Lang = cmp.Or(c.Lang, reply.Chinese)
	now := &clock.Clock{Time: c.Now, Calendar: c.Calendar, Policy: c.Policy}
	reader := view.NewReader(c.Ledger, now)
	if c.Index != nil {
		c.Index = view.InScope(c.Index)
	}
	names := &people.Directory{People: c.People, Lang: c.Lang}
	door := &rights.Door{Clock: now, People: names, Ledger: reader, Keeper: c.Keeper}
	cards := &card.Cards{Clock: now, Ledger: reader, People: names, Keeper: c.Keeper}
	composer := &compose.Composer{Clock: now, Cards: cards, Index: c.Index, Keeper: c.Keeper, Memory: c.Memory, Writer: c.Writer, Terms: c.Terms.WithDefaults()}
	answers := &answer.Answers{Clock: now, Ledger: reader, People: names, Cards: cards, Composer: composer, Index: c.Index, Judge: c.Judge,
		Keeper: c.Keeper, Memory: c.Memory, DefaultLang: c.Lang}
	digests := &digest.Digests{Clock: now, Ledger: reader, People: names, Door: door, Cards: cards, Keeper: c.Keeper, Memory: c.Memory,
		Usual: digest.Usual(c.DigestTo, c.DigestAt)}
	reminders := &reminder.Reminders{Clock: now, Ledger: reader, People: names, Cards: cards, Digests: digests, Memory: c.Memory}
	fed := &feedback.Feedback{Clock: now, Ledger: reader, People: names, Door: door, Cards: cards, Answers: answers, Keeper: c.Keeper}
	changes := &change.Changes{Interpreter: interpret.Interpreter{Clock: now, People: names, Cards: cards, Digests: digests, Feedback: fed},
		Notifier: notify.Notifier{Clock: now, People: names, Keeper: c.Keeper}, Door: door, Ledger: reader, Keeper: c.Keeper}
	dialogues := &dialogue.Dialogues{Clock: now, Ledger: reader, People: names, Door: door, Cards: cards, Answers: answers, Changes: changes,
		Keeper: c.Keeper, Memory: c.Memory}
	homes := &home.Homes{Clock: now, Ledger: reader, Cards: cards, Digests: digests, Keeper: c.Keeper, Memory: c.Memory, Lang: c.Lang}
	which := &notices.Notices{Clock: now, Ledger: reader, Door: door, Cards: cards, Talks: dialogues, Memory: c.Memory}
	desk := &dispatch.Desk{Clock: now, Ledger: reader, People: names, Door: door, Cards: cards, Answers: answers, Digests: digests, Changes: changes,
		Dialogues: dialogues, Notices: which, Keeper: c.Keeper}
	papers := &intake.Intake{Clock: now, Ledger: reader, People: names, Door: door, Changes: changes, Keeper: c.Keeper, Source: desk.WorkbookSource}
	which.Revert = papers.Revert
	return &Assistant{config, now, reader, names, door, composer, answers, changes, cards, desk, dialogues, fed, homes, papers, digests, reminders}
}

// With returns another assistant, made of the same parts but for what change sets.
func (a *Assistant) With(change func(cfg *Config)) *Assistant {
	c := a.config
	change(&c)
	return New(c)
}

// Now is the time, in the organisation's time zone.
func (a *Assistant) Now() time.Time { return a.Clock.Now() }

// Names looks people up.
func (a *Assistant) Names(ctx context.Context, l reply.Lang, ids ...string) people.Names {
	return a.People.Names(ctx, l, ids...)
}
