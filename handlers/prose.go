package handlers

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"rectify/handlers/question/intent"
	"rectify/index"
	"rectify/index/lexicon"
)

// How far the way a question asks moves the notice's prose before its items or
// behind them, and how far a paragraph gains that states a fact of the kind
// asked for, or loses that does not. Set on the evaluation questions.
const (
	leanToProse  = 0.45 // of a logarithm, either way
	statesFact   = 1.3
	statesNoFact = 0.6
)

// aboutNotice is how probably the question is about the notice itself rather
// than about what it says of one thing, from 0 to 1, by how it asks.
func (q asking) aboutNotice() float64 {
	asks := q.intents
	if asks == nil {
		asks = intent.Classify(lexicon.Simplify(q.text))
	}
	const floor = 0.02 // of each: a question for neither leans to neither
	prose, items := asks[intent.Notice]+floor, asks[intent.Subject]+asks[intent.Fact]+floor
	return prose / (prose + items)
}

// byBearing orders the hits anew: the notice's prose competes with the items by
// how the question asks and by whether it states what is asked for.
func (q asking) byBearing(hits []index.Hit) []index.Hit {
	lean := math.Exp(leanToProse * (2*q.aboutNotice() - 1))
	fact := expected(q.text)
	out := slices.Clone(hits)
	for i := range out {
		if out[i].Item != 0 {
			continue
		}
		out[i].Score *= lean
		switch {
		case fact == nil:
		case states(out[i], fact):
			out[i].Score *= statesFact
		default:
			out[i].Score *= statesNoFact
		}
	}
	slices.SortStableFunc(out, func(a, b index.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// labelledLine matches a sentence that is a label with its value: 联系电话:…
var labelledLine = regexp.MustCompile(`^[^:,。]{2,12}:`)

// proseStates reports whether a sentence of a paragraph states a fact of that
// kind about what was asked. A label says only what its value is: what it is
// about stands around it.
func proseStates(hit index.Hit, fact *regexp.Regexp) bool {
	return slices.ContainsFunc(hit.Sentences, func(s index.Quote) bool { return sentenceStates(hit, s, fact) })
}

func sentenceStates(hit index.Hit, s index.Quote, fact *regexp.Regexp) bool {
	folded := index.Fold(s.Text)
	if !fact.MatchString(folded) {
		return false
	}
	return s.Score >= factShare*hit.Cover || s.Score > 0 && labelledLine.MatchString(folded)
}

// mostMissed is how rare a word of the question may be that a paragraph lacks
// which states a fact: the telephone number of whom it does not name is another's.
const mostMissed = 0.8

// proseAnswers reports whether a paragraph of prose may state what is asked for.
func (q asking) proseAnswers(hit index.Hit) bool {
	fact := expected(q.text)
	return fact == nil || states(hit, fact) && hit.Missed < mostMissed
}

// worthQuoting is how much, against the best sentence of a paragraph, another
// must be worth to be quoted with it.
const worthQuoting = 0.5

// prose answers from the notice's own words outside every item.
func (q asking) prose(hit index.Hit) Reply {
	reply := Reply{Lang: q.lang, Kind: KindNotice, Source: FromSearch}
	for _, c := range q.quote(hit, mostQuoted) {
		reply.Citations = append(reply.Citations, c.citation())
		reply.Parts = append(reply.Parts, c.part())
	}
	return reply
}
