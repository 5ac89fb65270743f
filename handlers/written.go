package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/data/text"
	"rectify/handlers/ground"
	"rectify/handlers/question"
	"rectify/index"
	"rectify/index/lexicon"
)

// What a written answer is made from, and how long it may be.
const (
	mostSources   = 8  // items
	mostSentences = 12 // of an answer
	sourceScore   = 0.3
	sourceCover   = 0.5 // of what is asked about
)

// finishWithin is how long one who waits for a whole answer does so once its
// first sentence is there.
const finishWithin = 10 * time.Second

// written answers an open question in sentences, each with the words it rests
// on, and has a question that search did not answer put in other words.
// Where there is nobody to write, where the question asks for less, or where
// nothing comes that may be shown, the answer is what was found without. about
// are the items that the question is known to be about; none where that is to
// be searched for.
func (q asking) written(ctx context.Context, found Reply, about []ledger.Item) (Reply, error) {
	if q.writer == nil || q.by == nil {
		return found, nil
	}
	d := &drafting{asking: q, found: found, about: about, began: time.Now(), told: make(chan string, mostSentences)}
	switch {
	case question.Open(q.text):
		d.open = true
	case found.Answers():
		return found, nil
	}
	if d.about == nil && found.Answers() {
		items, err := q.sources(ctx, question.About(q.Subject))
		if err != nil || len(items) == 0 && q.lang == Chinese { // what English means, the writer may find
			return found, err
		}
		d.about = items
	}
	if q.by.AtOnce {
		return Reply{}, ErrTakesWriter
	}
	may, err := q.composer.mayWrite(ctx, q.by.Person.ID)
	if err != nil {
		return Reply{}, err
	}
	if !may {
		q.terms.Ended(Outcome{Ending: EndedSpent})
		return found.WithRemark(q.lang.Say("（今天的语言模型用量已满，以上由检索得出。）", "(Today's use of the language model is spent; the above is what search found.)")), nil
	}
	return d.await(ctx), ctx.Err()
}

// ErrTakesWriter says that the writer is needed to answer a request that is to
// be answered at once.
var ErrTakesWriter = errors.New("it takes the writer to answer this")

// listed answers with a list, or, where more is asked of a few items than which
// they are, in sentences on them.
func (q asking) listed(ctx context.Context) (Reply, error) {
	found, err := q.items(ctx)
	if err != nil || !question.Open(q.text) || len(found.Items) == 0 || len(found.Items) > mostSources {
		return found, err
	}
	var items []ledger.Item
	for _, r := range found.Items {
		item, _ := q.book.Item(r.Key())
		items = append(items, item)
	}
	return q.written(ctx, found, items)
}

// A drafting is one answer being written.
type drafting struct {
	asking
	open  bool          // it is to be written in sentences
	found Reply         // the answer without the writer
	about []ledger.Item // what it may rest on, best first
	began time.Time
	told  chan string // sentences, as they are shown; never full

	outcome Outcome
}

// await has the answer written while somebody waits for it: in time they are
// given what was found without, at the latest.
func (d *drafting) await(ctx context.Context) Reply {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	live := d.by.Live
	if live != nil {
		live.Writing(ctx)
	}
	found := d.found // the writing may put another in its place
	done := make(chan Reply, 1)
	go func() { done <- d.run(ctx) }()
	patience := time.NewTimer(d.terms.Wait - time.Since(d.since)) // what search took of it is gone
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
				<-done // nothing goes on after the answer
				return found.WithRemark(d.lang.Say("（语言模型没有及时回答，以上由检索得出。）", "(The language model did not answer in time; the above is what search found.)"))
			}
			meanwhile, err := d.cards.dress(ctx, *d.by, found.WithRemark(d.lang.Say("（语言模型还在写，写好后补在这里。）", "(The language model is still writing; its answer will be put here.)")))
			if err == nil {
				live.Meanwhile(ctx, meanwhile)
			}
		case reply := <-done:
			for live != nil && len(d.told) > 0 {
				live.Sentence(ctx, <-d.told)
			}
			return reply
		}
	}
}

// run writes the answer, and tells how that ended.
func (d *drafting) run(ctx context.Context) Reply {
	d.outcome.Ending = EndedNothing
	reply, err := d.write(ctx)
	switch {
	case ctx.Err() != nil:
		d.outcome.Ending = EndedLate
	case err != nil:
		d.outcome.Ending, d.outcome.Err = EndedFailed, err
		reply = d.found.WithRemark(d.lang.Say("（语言模型暂时没有给出答案，以上由检索得出。）", "(The language model gave no answer; the above is what search found.)"))
	}
	d.outcome.Took = time.Since(d.began)
	d.composer.spend(context.WithoutCancel(ctx), d.outcome.Usage)
	d.terms.Ended(d.outcome)
	return reply
}

func (d *drafting) write(ctx context.Context) (Reply, error) {
	if !d.found.Answers() && d.about == nil || d.open && d.lang != Chinese {
		if err := d.restate(ctx); err != nil {
			return Reply{}, err
		}
	}
	if !d.open || len(d.about) == 0 {
		return d.found, nil
	}
	shelf := d.shelf()
	draft := Draft{Question: d.text, Lang: d.lang, Said: d.asking.said, Sources: shelf.putAll(ctx, d.about, true), Library: shelf}
	// A sentence in another language cannot be held against the notice's words.
	draft.Quotes = d.terms.Quotes || d.lang != Chinese
	shown, err := d.sentences(ctx, shelf, draft, nil)
	if err == nil && !draft.Quotes && d.outcome.Dropped > len(shown) && len(shown) < mostSentences { // it is not up to sentences of its own
		draft.Quotes = true
		if more, failed := d.sentences(ctx, shelf, draft, shown); failed == nil || len(shown) == 0 {
			shown, err = more, failed
		}
	}
	d.outcome.Shown = len(shown)
	switch {
	case err != nil:
		return Reply{}, err
	case len(shown) == 0:
		return d.found, nil
	}
	d.outcome.Ending = EndedWritten
	reply := shelf.told(shown)
	return reply, d.composer.keepAnswer(ctx, d.text, reply)
}

// A sentence is one of a written answer, with the words it rests on.
type sentence struct {
	text  string // the writer's; empty where it only chose the quotation
	quote ground.Quotation
}

// sentences has the writer write once, and adds what may be shown to shown. What
// is added is told as it comes.
func (d *drafting) sentences(ctx context.Context, shelf *shelf, draft Draft, shown []sentence) ([]sentence, error) {
	check := shelf.ground.Evidence
	if draft.Quotes {
		check = shelf.ground.Quoted
	}
	usage, err := d.writer.Write(ctx, draft, func(c ground.Claim) error {
		c.Text = ground.Shown(readable(c.Text))
		quote, fault := check(c)
		if fault != "" {
			d.outcome.Dropped++
			d.terms.Dropped(c, fault)
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
		d.told <- shelf.line(said)
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

// longestRestated is what a writer may search for, in runes.
const longestRestated = 100

// restate searches for the question in the writer's words. What a question in
// another language means, and a description in Chinese, is answered by it; a
// question in Chinese for something is only brought nearer to what it may mean.
func (d *drafting) restate(ctx context.Context) error {
	words, usage, err := d.writer.Restate(ctx, d.text)
	d.outcome.Usage = d.outcome.Usage.Add(usage)
	if err != nil {
		return err
	}
	words = lexicon.Simplify(text.Clip(readable(words), longestRestated))
	if words == "" {
		return nil
	}
	hits, err := d.search.Search(ctx, words, mostHits)
	if err != nil {
		return err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 || !d.allowed(h) })
	if len(hits) == 0 {
		return nil
	}
	d.about = inTurn(d.enough(hits), d.about)
	if d.found.Answers() {
		return nil
	}
	again := d.asking
	again.Subject = words
	certainty, err := again.certainty(ctx, hits)
	if err != nil {
		return err
	}
	if certainty == Stated && (d.lang != Chinese || !asksSomething(d.text) || asksWhich(d.text)) {
		d.found = again.passages(hits)
		if known := d.wordsOf(hits, words); known != "" {
			d.found = d.found.WithRemark(d.lang.Say("（按“%s”检索。）", "(Searched for: %s.)", known))
		}
		return nil
	}
	d.found, err = d.possible(ctx, hits)
	return err
}

// wordsOf are those of the words that stand in the items found: a reader is
// shown none of the writer's own.
func (d *drafting) wordsOf(hits []index.Hit, words string) string {
	var texts strings.Builder
	for _, item := range d.itemsOf(hits) {
		text := d.book.Text(item)
		fmt.Fprintln(&texts, text.Title, text.Finding, text.Work())
	}
	known := slices.DeleteFunc(strings.Fields(words), func(word string) bool { return !strings.Contains(index.Fold(texts.String()), index.Fold(word)) })
	return strings.Join(known, " ")
}

// inTurn takes items from two lists in turn, each once.
func inTurn(first, second []ledger.Item) (both []ledger.Item) {
	for i := range max(len(first), len(second)) {
		for _, list := range [][]ledger.Item{first, second} {
			if i < len(list) && len(both) < mostSources && !slices.ContainsFunc(both, func(b ledger.Item) bool { return ref(b) == ref(list[i]) }) {
				both = append(both, list[i])
			}
		}
	}
	return both
}

// sources are the items on a subject that a draft may rest on, best first.
func (q asking) sources(ctx context.Context, about string) ([]ledger.Item, error) {
	if about == "" {
		return nil, nil
	}
	hits, err := q.search.Search(ctx, about, mostHits)
	if err != nil {
		return nil, err
	}
	return q.enough(slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 || !q.allowed(h) })), nil
}

// enough are the items that hold enough of what was searched for to answer
// from.
func (q asking) enough(hits []index.Hit) []ledger.Item {
	hits = slices.DeleteFunc(slices.Clone(hits), func(h index.Hit) bool { return h.Cover < sourceCover })
	rest := slices.IndexFunc(hits, func(h index.Hit) bool { return h.Score < sourceScore*hits[0].Score })
	if rest < 0 {
		rest = len(hits)
	}
	return q.itemsOf(hits[:min(rest, mostSources)])
}
