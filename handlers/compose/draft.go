package compose

import (
	"context"
	"errors"
	"slices"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/compose/ground"
	"rectify/handlers/reply"
	"rectify/handlers/view"
	"rectify/index/lexicon"
)

// Limits of a written answer and of its sources.
const (
	MostSources   = 8  // items
	mostSentences = 12 // of an answer
)

// finishWithin is how long a caller waits for a complete answer after its first
// sentence.
const finishWithin = 10 * time.Second

// A Task is a question for a writer, with the search results.
type Task struct {
	Request  reply.Request // whom it is for
	Question string        // readable
	Lang     reply.Lang
	Said     []Exchange // earlier exchanges of the same conversation
	Open     bool       // the answer is to be in sentences
	Since    time.Time  // this is not the first attempt

	Ledger *view.View
	Found  reply.Reply   // the answer without the writer
	About  []ledger.Item // the sources, best first

	// Again searches for the question in the writer's words. It returns the results
	// and the items that an answer may rest on.
	Again func(ctx context.Context, words string) (reply.Reply, []ledger.Item, error)
}

// On reports whether a language model is configured.
func (c *Composer) On() bool { return c.Writer != nil }

// Compose answers a task in sentences, each with the words it rests on, and rewords a
// question that search did not answer. If nothing can be shown, or the allowance is
// used up, it returns the answer from search. It returns ErrTakesWriter if the request
// must be answered at once.
func (c *Composer) Compose(ctx context.Context, t Task) (reply.Reply, error) {
	if t.Request.AtOnce {
		return reply.Reply{}, ErrTakesWriter
	}
	may, err := c.mayWrite(ctx, t.Request.Person.ID)
	if err != nil {
		return reply.Reply{}, err
	}
	if !may {
		c.Terms.Ended(Outcome{Ending: EndedSpent})
		return t.Found.WithRemark(t.Lang.Phrase(msgAllowanceUsedUp)), nil
	}
	d := &drafting{Composer: c, Task: t, began: time.Now(), told: make(chan string, mostSentences)}
	return d.await(ctx), ctx.Err()
}

// ErrTakesWriter means that a request that must be answered at once needs the writer.
var ErrTakesWriter = errors.New("it takes the writer to answer this")

// A drafting is an answer being written.
type drafting struct {
	*Composer
	Task
	began time.Time
	told  chan string // sentences, as they are shown; never full

	outcome Outcome
}

// await writes the answer while somebody waits for it: after a time limit they see the
// answer from search.
func (d *drafting) await(ctx context.Context) reply.Reply {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	live := d.Request.Live
	if live != nil {
		live.Writing(ctx)
	}
	found := d.Found // the written answer may replace it
	done := make(chan reply.Reply, 1)
	go func() { done <- d.run(ctx) }()
	patience := time.NewTimer(d.Terms.Wait - time.Since(d.Since)) // what search took of it is gone
	defer patience.Stop()
	for {
		select {
		case text := <-d.told:
			if live == nil {
				patience.Reset(finishWithin)
				continue
			}
			patience.Stop()
			live.Sentence(ctx, text)
		case <-patience.C:
			if live == nil {
				cancel()
				<-done // nothing continues after the answer
				return found.WithRemark(d.Lang.Phrase(msgModelTooSlow))
			}
			meanwhile, err := d.Cards.Decorate(ctx, d.Request, found.WithRemark(d.Lang.Phrase(msgModelStillWriting)))
			if err == nil {
				live.Meanwhile(ctx, meanwhile)
			}
		case out := <-done:
			for live != nil && len(d.told) > 0 {
				live.Sentence(ctx, <-d.told)
			}
			return out
		}
	}
}

// run writes the answer and reports the outcome.
func (d *drafting) run(ctx context.Context) reply.Reply {
	d.outcome.Ending = EndedNothing
	out, err := d.write(ctx)
	switch {
	case ctx.Err() != nil:
		d.outcome.Ending = EndedLate
	case err != nil:
		d.outcome.Ending, d.outcome.Err = EndedFailed, err
		out = d.Found.WithRemark(d.Lang.Phrase(msgModelGaveNoAnswer))
	}
	d.outcome.Took = time.Since(d.began)
	d.spend(context.WithoutCancel(ctx), d.outcome.Usage)
	d.Terms.Ended(d.outcome)
	return out
}

func (d *drafting) write(ctx context.Context) (reply.Reply, error) {
	if !d.Found.Answers() && d.About == nil || d.Open && d.Lang != reply.Chinese {
		if err := d.restate(ctx); err != nil {
			return reply.Reply{}, err
		}
	}
	if !d.Open || len(d.About) == 0 {
		return d.Found, nil
	}
	sources := d.newSources()
	draft := Draft{Question: d.Question, Lang: d.Lang, Said: d.Said, Sources: sources.putAll(ctx, d.About, true), Library: sources}
	// A sentence in another language cannot be checked against the notice's words.
	draft.Quotes = d.Terms.Quotes || d.Lang != reply.Chinese
	shown, err := d.sentences(ctx, sources, draft, nil)
	if err == nil && !draft.Quotes && d.outcome.Dropped > len(shown) && len(shown) < mostSentences { // the writer may not phrase its own sentences
		draft.Quotes = true
		if more, failed := d.sentences(ctx, sources, draft, shown); failed == nil || len(shown) == 0 {
			shown, err = more, failed
		}
	}
	d.outcome.Shown = len(shown)
	switch {
	case err != nil:
		return reply.Reply{}, err
	case len(shown) == 0:
		return d.Found, nil
	}
	d.outcome.Ending = EndedWritten
	out := sources.told(shown)
	return out, d.keepAnswer(ctx, d.Question, out)
}

// A sentence is one sentence of a written answer, with the words it rests on.
type sentence struct {
	text  string // the writer's words; empty if it only chose the quotation
	quote ground.Quotation
}

// sentences runs the writer once and appends the sentences that may be shown. Each is
// sent as soon as it is accepted.
func (d *drafting) sentences(ctx context.Context, sources *sourceSet, draft Draft, shown []sentence) ([]sentence, error) {
	check := sources.ground.Evidence
	if draft.Quotes {
		check = sources.ground.Quoted
	}
	usage, err := d.Writer.Write(ctx, draft, func(c ground.Claim) error {
		c.Text = ground.Shown(reply.Readable(c.Text))
		quote, fault := check(c)
		if fault != "" {
			d.outcome.Dropped++
			d.Terms.Dropped(c, fault)
			return nil
		}
		said := sentence{c.Text, quote}
		if draft.Quotes {
			said.text = ""
		}
		if slices.ContainsFunc(shown, func(s sentence) bool {
			return s.text == said.text && said.text != "" || s.quote == quote && said.text == ""
		}) {
			return nil
		}
		if len(shown) == 0 {
			d.outcome.First = time.Since(d.began)
		}
		shown = append(shown, said)
		d.told <- sources.line(said)
		if len(shown) == mostSentences {
			return errEnough
		}
		return nil
	})
	d.outcome.Usage = d.outcome.Usage.Add(usage)
	if errors.Is(err, errEnough) {
		err = nil
	}
	return shown, err
}

// errEnough ends a draft that has grown long enough.
var errEnough = errors.New("the answer is long enough")

// longestRestated limits the writer's search text, in runes.
const longestRestated = 100

// restate searches for the question in the writer's words.
func (d *drafting) restate(ctx context.Context) error {
	words, usage, err := d.Writer.Restate(ctx, d.Question)
	d.outcome.Usage = d.outcome.Usage.Add(usage)
	if err != nil {
		return err
	}
	words = lexicon.Simplify(text.Clip(reply.Readable(words), longestRestated))
	if words == "" {
		return nil
	}
	d.Found, d.About, err = d.Again(ctx, words)
	return err
}
