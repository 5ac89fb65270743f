package compose

import (
	"context"
	"time"

	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
)

// A Writer writes answers to open questions: a language model.
type Writer interface {
	// Write answers a question from its sources, and passes each sentence to tell as
	// soon as it is complete, with the items it rests on. It may read more in the
	// library. An error of tell ends it.
	Write(ctx context.Context, d Draft, tell func(ground.Claim) error) (Usage, error)
	// Restate rewords a question in the few words that a Chinese notice would use;
	// empty if it cannot.
	Restate(ctx context.Context, question string) (string, Usage, error)
}

// A Draft is the writer's input.
type Draft struct {
	Question string
	Lang     reply.Lang
	Said     []Exchange // before, in the same conversation, oldest first
	Sources  []ground.Source
	Library  Library
	Quotes   bool // the writer may only choose and order sentences of the sources, word for word
}

// An Exchange is a question and the beginning of its answer.
type Exchange struct {
	Asked  string `json:"asked"`
	Answer string `json:"answer"`
}

// A Library lets a Writer read more of the notices and the ledger. It is read-only and
// limits how much it returns. It returns an empty list for what it does not have.
type Library interface {
	// Search returns the items on a subject, best first.
	Search(ctx context.Context, words string) ([]ground.Source, error)
	// Items returns the items with these numbers, in full.
	Items(ctx context.Context, numbers []int) ([]ground.Source, error)
	// List returns the titles of the items with a status, in a section; either may be
	// empty for any.
	List(ctx context.Context, status, section string) ([]ground.Source, error)
}

// Usage is the cost of an answer, in the tokens that its server counts.
type Usage struct{ Calls, Read, Written int }

// Add returns the sum of both.
func (u Usage) Add(more Usage) Usage {
	return Usage{u.Calls + more.Calls, u.Read + more.Read, u.Written + more.Written}
}

// Terms are on what a Writer is used.
type Terms struct {
	Wait      time.Duration // for its first sentence, before search's answer is given
	PerPerson int           // answers a day; any number where it is 0
	Quotes    bool          // it may only choose and order quotations, and writes none of its own
	PerDay    int           // tokens a day, for all together; any number where it is 0

	Dropped func(c ground.Claim, why ground.Fault) // gets each sentence that is not shown; may be nil
	Ended   func(Outcome)                          // gets the outcome of each answer; may be nil
}

// An Outcome is what became of one answer.
type Outcome struct {
	Ending  Ending
	Shown   int           // sentences
	Dropped int           // sentences that no quotation bears out
	First   time.Duration // until the first sentence was shown; 0 where none was
	Took    time.Duration
	Usage   Usage
	Err     error // of EndedFailed
}

// Ending is how an answer ended.
type Ending string

const (
	EndedWritten Ending = "written"     // the model wrote the answer
	EndedNothing Ending = "nothing"     // no sentence came that may be shown
	EndedLate    Ending = "late"        // it took too long
	EndedFailed  Ending = "failed"      // the writer failed
	EndedSpent   Ending = "over_budget" // the budget was spent, so it was not asked
)

// usualWait leaves an answer in time where the writer is down.
const usualWait = 800 * time.Millisecond

// WithDefaults are the terms with what was left out filled in.
func (t Terms) WithDefaults() Terms {
	if t.Wait == 0 {
		t.Wait = usualWait
	}
	if t.Dropped == nil {
		t.Dropped = func(ground.Claim, ground.Fault) {}
	}
	if t.Ended == nil {
		t.Ended = func(Outcome) {}
	}
	return t
}
