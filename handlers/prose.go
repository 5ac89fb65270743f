package handlers

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"rectify/data/ledger"
	"rectify/handlers/question/intent"
	"rectify/index"
	"rectify/index/lexicon"
)

// How far the way a question asks moves the notice's prose before its items or
// behind them, and how far a paragraph gains that states a fact of the kind
// asked for, or loses that does not. Set on the evaluation questions.
const (
	leanToProse  = 0.45 // of a logarithm, either way
	statesFact   = 1.15
	statesNoFact = 0.85
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

var _ = regexp.MustCompile
var _ ledger.Notice
