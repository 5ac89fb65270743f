package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rectify/data/ledger"
	"rectify/handlers/ground"
	"rectify/handlers/question"
	"rectify/index"
)

// A Writer writes answers to open questions: a language model.
type Writer interface {
	// Write answers a question from its sources alone, and tells of each
	// sentence as soon as it is finished, with the items it rests on. An error
	// of tell's ends it.
	Write(ctx context.Context, d Draft, tell func(ground.Claim) error) error
}

// A Draft is what a Writer is asked to answer, and from what.
type Draft struct {
	Question string
	Lang     Lang
	Sources  []ground.Source
}

// UseWriter has open questions answered by a writer, where search has found
// enough to answer from. dropped, if it is not nil, is told of every sentence
// that its sources do not bear out, and of every failure.
func (a *Assistant) UseWriter(w Writer, dropped func(c ground.Claim, why ground.Fault, failed error)) {
	a.writer, a.dropped = w, dropped
	if a.dropped == nil {
		a.dropped = func(ground.Claim, ground.Fault, error) {}
	}
}

// What a written answer is made from, and how long it may be.
const (
	mostSources   = 8  // items
	mostSentences = 12 // of an answer
	sourceScore   = 0.3
	sourceCover   = 0.5 // of what is asked about
)

// written answers an open question in sentences, each held against what it
// cites. Where there is nobody to write, where the question asks for less, or
// where nothing comes that may be shown, the answer is what was found without.
func (q asking) written(ctx context.Context, found Reply) (Reply, error) {
	if q.writer == nil || !question.Open(q.text) {
		return found, nil
	}
	items, err := q.sources(ctx)
	if err != nil || len(items) == 0 {
		return found, err
	}
	draft := Draft{Question: q.text, Lang: q.lang}
	for _, item := range items {
		draft.Sources = append(draft.Sources, q.source(item))
	}
	sources := ground.On(draft.Sources)
	var shown []ground.Claim
	err = q.writer.Write(ctx, draft, func(c ground.Claim) error {
		if fault := sources.Check(c); fault != "" {
			q.dropped(c, fault, nil)
			return nil
		}
		if shown = append(shown, c); len(shown) == mostSentences {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		q.dropped(ground.Claim{}, "", err)
		found.Parts = append(found.Parts, Paragraph{q.lang.say("（语言模型暂时没有给出答案，以上由检索得出。）", "(The language model gave no answer; the above is what search found.)")})
		return found, nil
	}
	if len(shown) == 0 {
		return found, nil
	}
	return q.told(found, items, shown), nil
}

// errEnough ends a draft that has grown long enough.
var errEnough = errors.New("the answer is long enough")

// sources are the items that a draft may rest on, best first: those on what the
// question is about, without the words that only ask. All are of one notice,
// since sentences cite them by their numbers.
func (q asking) sources(ctx context.Context) (items []ledger.Item, err error) {
	about := question.About(q.Subject)
	if about == "" {
		return nil, nil
	}
	hits, err := q.search.Search(ctx, about, mostHits)
	if err != nil {
		return nil, err
	}
	hits = slices.DeleteFunc(hits, func(h index.Hit) bool { return h.Item == 0 || h.Cover < sourceCover || !q.allowed(h) })
	for _, hit := range hits {
		item, ok := q.book.item(index.ItemKey{Notice: hit.Notice, Item: hit.Item})
		if ok && hit.Notice == hits[0].Notice && hit.Score >= sourceScore*hits[0].Score && len(items) < mostSources {
			items = append(items, item)
		}
	}
	return items, nil
}

// source is what a writer is given of an item: the notice's words.
func (q asking) source(item ledger.Item) ground.Source {
	text := q.book.text(item)
	return ground.Source{
		Item: item.Number, Status: item.Status,
		Text: strings.Join(append([]string{text.Title, text.Finding}, text.Measures...), "\n"),
	}
}

// told is an answer of sentences that were held against their sources. What it
// rests on is listed with the ledger's statuses.
func (q asking) told(found Reply, items []ledger.Item, shown []ground.Claim) Reply {
	reply := Reply{Lang: q.lang, Kind: KindPassages, Source: FromWriter}
	var cited []int
	for _, c := range shown {
		var marks []string
		for _, number := range c.Items {
			marks = append(marks, fmt.Sprint(number))
			if !slices.Contains(cited, number) {
				cited = append(cited, number)
			}
		}
		reply.Parts = append(reply.Parts, Paragraph{c.Text + q.lang.say("（第%s项）", " (item %s)", strings.Join(marks, q.lang.say("、", ", ")))})
	}
	for _, number := range cited {
		at := slices.IndexFunc(items, func(i ledger.Item) bool { return i.Number == number })
		reply.Items = append(reply.Items, ref(items[at]))
	}
	for _, c := range found.Citations {
		if slices.Contains(cited, c.Item) {
			reply.Citations = append(reply.Citations, c)
		}
	}
	reply.Parts = append(reply.Parts,
		Paragraph{q.lang.say("依据：", "It rests on:")}, ItemList{Items: reply.Items},
		Paragraph{q.lang.say("由语言模型撰写，逐句与所列各项核对过。", "Written by a language model; every sentence was held against the items named.")})
	return reply
}
