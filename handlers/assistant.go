package handlers

import (
	"time"

	"rectify/data/calendar"
	"rectify/handlers/answer"
	"rectify/handlers/answer/confidence"
	"rectify/handlers/card"
	"rectify/handlers/change"
	"rectify/handlers/clock"
	"rectify/handlers/compose"
	"rectify/handlers/dialogue"
	"rectify/handlers/digest"
	"rectify/handlers/dispatch"
	"rectify/handlers/home"
	"rectify/handlers/learned"
	"rectify/handlers/people"
	"rectify/handlers/reminder"
	"rectify/handlers/reply"
	"rectify/handlers/rights"
	"rectify/handlers/view"
)

// Assistant answers questions about the notices and the ledger. Its methods
// may be called from several goroutines.
type Assistant struct {
	*clock.Clock
	*view.Reader
	*people.Directory
	*rights.Door
	*learned.Wordings
	*card.Cards
	*compose.Composer
	*answer.Answers
	*digest.Digests
	*reminder.Reminders
	*change.Changes
	*dialogue.Dialogues
	*home.Homes
	*dispatch.Desk
}

// New joins an assistant from its parts.
func New(l view.Ledger, s view.Searcher, now func() time.Time) *Assistant {
	clock := &clock.Clock{Time: now, Calendar: calendar.China(), Pace: clock.UsualPace}
	reader := view.NewReader(l, clock)
	people := &people.Directory{}
	door := &rights.Door{Clock: clock, People: people}
	wordings := &learned.Wordings{People: people}
	cards := &card.Cards{Clock: clock, Ledger: reader, People: people, Wordings: wordings}
	composer := &compose.Composer{Clock: clock, Cards: cards, Index: s}
	answers := &answer.Answers{Clock: clock, Ledger: reader, People: people, Wordings: wordings, Cards: cards, Composer: composer, Index: s, Judge: confidence.Fitted(), DefaultLang: reply.Chinese}
	digests := &digest.Digests{Door: door, Clock: clock, Ledger: reader, People: people, Cards: cards}
	reminders := &reminder.Reminders{Clock: clock, Ledger: reader, People: people, Cards: cards, Digests: digests, Lang: reply.Chinese}
	changes := &change.Changes{Door: door, Clock: clock, Ledger: reader, People: people, Wordings: wordings, Cards: cards, Answers: answers, Digests: digests}
	dialogues := &dialogue.Dialogues{Door: door, Clock: clock, Ledger: reader, People: people, Cards: cards, Answers: answers, Changes: changes}
	homes := &home.Homes{Clock: clock, Ledger: reader, Cards: cards, Digests: digests, Lang: reply.Chinese}
	desk := &dispatch.Desk{Door: door, Clock: clock, Ledger: reader, People: people, Wordings: wordings, Cards: cards, Answers: answers, Digests: digests, Changes: changes, Dialogues: dialogues}
	return &Assistant{clock, reader, people, door, wordings, cards, composer, answers, digests, reminders, changes, dialogues, homes, desk}
}

// Keep lets the assistant change the ledger. People may be nil: then everyone
// goes by their id.
func (a *Assistant) Keep(k view.Keeper, people people.People) {
	a.Directory.People = people
	a.Door.Keeper, a.Wordings.Keeper, a.Cards.Keeper, a.Composer.Keeper, a.Answers.Keeper, a.Digests.Keeper = k, k, k, k, k, k
	a.Changes.Keeper, a.Dialogues.Keeper, a.Homes.Keeper, a.Desk.Keeper = k, k, k, k
}

// UseMemory lets questions lean on what was said before. It must be called
// before the first question.
func (a *Assistant) UseMemory(m view.Memory) {
	a.Directory.Memory, a.Composer.Memory, a.Answers.Memory, a.Digests.Memory = m, m, m, m
	a.Reminders.Memory, a.Dialogues.Memory, a.Homes.Memory = m, m, m
}

// SetPace sets when items are looked after, and the language of what nobody
// asked for. It must be called before the first question.
func (a *Assistant) SetPace(p clock.Pace, l reply.Lang) {
	a.Clock.Pace, a.Answers.DefaultLang, a.Reminders.Lang, a.Homes.Lang = p, l, l, l
}

// UseCalendar says which days are worked; China's are where nobody says.
func (a *Assistant) UseCalendar(c *calendar.Calendar) { a.Clock.Calendar = c }

// UseWriter has open questions answered by a writer, where search has found
// enough to answer from. It must be called before the first question.
func (a *Assistant) UseWriter(w compose.Writer, t compose.Terms) {
	t = t.WithDefaults()
	a.Composer.Writer, a.Composer.Terms = w, t
}
