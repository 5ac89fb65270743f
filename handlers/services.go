package handlers

import (
	"sync"
	"time"

	"rectify/data/calendar"
	"rectify/handlers/confidence"
)

// Clock is the organisation's time: its working days, and when items are due
// soon, late or silent.
type Clock struct {
	now      func() time.Time // in the organisation's time zone: "late" depends on its date
	calendar *calendar.Calendar
	pace     Pace
}

// Reader reads the ledger. What it returns is the ledger at one moment.
type Reader struct {
	ledger Ledger
	clock  *Clock

	opening chan struct{} // holds one for whoever reads the book anew
	mu      sync.Mutex
	book    *book
}

// Directory names people.
type Directory struct {
	people People // nil where nobody knows them
	memory Memory // nil where no names were remembered
}

// Wordings are the words of staff that stand for items.
type Wordings struct {
	keeper Keeper
	people *Directory
}

// Cards shows items as parts of replies.
type Cards struct {
	clock    *Clock
	ledger   *Reader
	people   *Directory
	wordings *Wordings
	keeper   Keeper // nil where the assistant only reads
}

// Composer has a language model write answers, within its allowance.
type Composer struct {
	clock  *Clock
	cards  *Cards
	search Searcher
	keeper Keeper // nil where there are no notes to look up
	memory Memory // nil where what was spent is forgotten at once
	writer Writer // nil where there is no language model
	terms  Terms
}

// Answers answers questions about the notices and the ledger.
type Answers struct {
	clock    *Clock
	ledger   *Reader
	people   *Directory
	wordings *Wordings
	cards    *Cards
	composer *Composer
	search   Searcher
	judge    Judge  // of how sure answers are
	keeper   Keeper // nil where the assistant only reads
	memory   Memory // nil where answers are forgotten at once
	lang     Lang   // of what has no letters
}

// Digests tells what moved, and to whom.
type Digests struct {
	door   *Door
	clock  *Clock
	ledger *Reader
	people *Directory
	cards  *Cards
	keeper Keeper       // nil where the assistant only reads
	memory Memory       // nil where nobody subscribes
	usual  Subscription // the digest that is there without anybody asking
}

// Reminders reminds the owners of items of their due dates.
type Reminders struct {
	clock   *Clock
	ledger  *Reader
	people  *Directory
	cards   *Cards
	digests *Digests
	memory  Memory // nil where nobody is reminded
	lang    Lang
}

// Changes changes the ledger as commands and forms say.
type Changes struct {
	door     *Door
	clock    *Clock
	ledger   *Reader
	people   *Directory
	wordings *Wordings
	cards    *Cards
	answers  *Answers
	digests  *Digests
	keeper   Keeper // nil where the assistant only reads
}

// Dialogues answers in conversations: what is said may lean on what was said
// before.
type Dialogues struct {
	door    *Door
	clock   *Clock
	ledger  *Reader
	people  *Directory
	cards   *Cards
	answers *Answers
	changes *Changes
	keeper  Keeper // nil where the assistant only reads
	memory  Memory // nil where conversations are forgotten at once
}

// Homes shows a person's home.
type Homes struct {
	clock   *Clock
	ledger  *Reader
	cards   *Cards
	digests *Digests
	keeper  Keeper // nil where the assistant only reads
	memory  Memory
	lang    Lang

	trendMu sync.Mutex
	trend   []TrendPoint // by weeks,
	trendOf string       // as of that moment
}

// Desk carries out commands, whatever they ask for.
type Desk struct {
	door      *Door
	clock     *Clock
	ledger    *Reader
	people    *Directory
	wordings  *Wordings
	cards     *Cards
	answers   *Answers
	digests   *Digests
	changes   *Changes
	dialogues *Dialogues
	keeper    Keeper // nil where the assistant only reads
}

// Assistant answers questions about the notices and the ledger. Its methods
// may be called from several goroutines.
type Assistant struct {
	*Clock
	*Reader
	*Directory
	*Door
	*Wordings
	*Cards
	*Composer
	*Answers
	*Digests
	*Reminders
	*Changes
	*Dialogues
	*Homes
	*Desk
}

// New joins an assistant from its parts.
func New(l Ledger, s Searcher, now func() time.Time) *Assistant {
	clock := &Clock{now: now, calendar: calendar.China(), pace: UsualPace}
	reader := &Reader{ledger: l, clock: clock, opening: make(chan struct{}, 1)}
	people := &Directory{}
	door := &Door{clock: clock, people: people}
	wordings := &Wordings{people: people}
	cards := &Cards{clock: clock, ledger: reader, people: people, wordings: wordings}
	composer := &Composer{clock: clock, cards: cards, search: s}
	answers := &Answers{clock: clock, ledger: reader, people: people, wordings: wordings, cards: cards, composer: composer, search: s, judge: confidence.Fitted(), lang: Chinese}
	digests := &Digests{door: door, clock: clock, ledger: reader, people: people, cards: cards}
	reminders := &Reminders{clock: clock, ledger: reader, people: people, cards: cards, digests: digests, lang: Chinese}
	changes := &Changes{door: door, clock: clock, ledger: reader, people: people, wordings: wordings, cards: cards, answers: answers, digests: digests}
	dialogues := &Dialogues{door: door, clock: clock, ledger: reader, people: people, cards: cards, answers: answers, changes: changes}
	homes := &Homes{clock: clock, ledger: reader, cards: cards, digests: digests, lang: Chinese}
	desk := &Desk{door: door, clock: clock, ledger: reader, people: people, wordings: wordings, cards: cards, answers: answers, digests: digests, changes: changes, dialogues: dialogues}
	return &Assistant{clock, reader, people, door, wordings, cards, composer, answers, digests, reminders, changes, dialogues, homes, desk}
}

// Keep lets the assistant change the ledger. People may be nil: then everyone
// goes by their id.
func (a *Assistant) Keep(k Keeper, people People) {
	a.Directory.people = people
	a.Door.keeper, a.Wordings.keeper, a.Cards.keeper, a.Composer.keeper, a.Answers.keeper, a.Digests.keeper = k, k, k, k, k, k
	a.Changes.keeper, a.Dialogues.keeper, a.Homes.keeper, a.Desk.keeper = k, k, k, k
}

// UseMemory lets questions lean on what was said before. It must be called
// before the first question.
func (a *Assistant) UseMemory(m Memory) {
	a.Directory.memory, a.Composer.memory, a.Answers.memory, a.Digests.memory = m, m, m, m
	a.Reminders.memory, a.Dialogues.memory, a.Homes.memory = m, m, m
}

// SetPace sets when items are looked after, and the language of what nobody
// asked for. It must be called before the first question.
func (a *Assistant) SetPace(p Pace, l Lang) {
	a.Clock.pace, a.Answers.lang, a.Reminders.lang, a.Homes.lang = p, l, l, l
}

// UseCalendar says which days are worked; China's are where nobody says.
func (a *Assistant) UseCalendar(c *calendar.Calendar) { a.Clock.calendar = c }

// UseWriter has open questions answered by a writer, where search has found
// enough to answer from. It must be called before the first question.
func (a *Assistant) UseWriter(w Writer, t Terms) {
	t = t.withDefaults()
	a.Composer.writer, a.Composer.terms = w, t
}
