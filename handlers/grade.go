package handlers

import (
	"context"
	"math"
	"regexp"
	"slices"
	"strings"

	"rectify/handlers/confidence"
	"rectify/handlers/question/intent"
	"rectify/index"
	"rectify/index/lexicon"
)

// A Judge decides how far what was found may be relied on.
type Judge interface {
	// States reports whether the best passage states the answer.
	States(confidence.Features) bool
	// Bears reports whether the notices have anything to do with the question.
	Bears(confidence.Bearing) bool
}

// certainty says how far the best of the hits may be relied on to answer the
// question.
func (q asking) certainty(ctx context.Context, hits []index.Hit) (Certainty, error) {
	if !q.bears(hits) {
		return None, nil
	}
	features, err := q.features(ctx, hits)
	if err != nil {
		return "", err
	}
	if q.judge.States(features) {
		return Stated, nil
	}
	return Possible, nil
}

// bears reports whether the notices have anything to do with the question.
func (q asking) bears(hits []index.Hit) bool {
	return len(hits) > 0 && q.judge.Bears(q.bearing(hits))
}

// bearing measures how much the notices have to do with the question.
func (q asking) bearing(hits []index.Hit) confidence.Bearing {
	asked := hits[0].Question
	words := asked.Words()
	weights := weightsOf(words)
	b := confidence.Bearing{Business: 1 - q.asks()[intent.Other]}
	known := make([]float64, len(words))
	for i, h := range hits {
		for j, held := range asked.Held(words, h.Folded()) {
			known[j] = max(known[j], held)
		}
		if i == 0 {
			b.Coverage = share(weights, known)
		}
	}
	b.Known = share(weights, known)
	return b
}

// features measures how the best of the hits fits the question.
func (q asking) features(ctx context.Context, hits []index.Hit) (confidence.Features, error) {
	best := hits[0]
	words := best.Question.Words()
	f := confidence.Features{Margin: margin(hits)}
	focus := q.focus(best.Question, words)
	if best.Item == 0 {
		f.Apart = f.Margin
	}
	stating := "" // the sentence, folded
	for _, s := range best.Sentences {
		sentence := index.Fold(s.Text)
		if fit := focus.fit(sentence); fit > f.Proximity {
			stating, f.Proximity, f.Phrase = sentence, fit, focus.phrase(sentence)
		}
	}
	if focus.answer == nil {
		f.Proximity = max(f.Proximity, best.Above) // a heading states what stands under it
	}
	asks := q.asks()
	f.Lookup = 1 - asks[intent.List] - asks[intent.Count]
	if focus.answer == nil && !asksSomething(q.text) {
		f.Description = 1 - math.Exp(-float64(len(best.Question.Runes()))/shortDescription)
	}
	other, err := q.elsewhere(ctx)
	owner := (best.Item != 0 || best.Holds(ownerOfLabel(q.text))) && strings.Contains(stating, teamOfRole(q.text))
	if err == nil && !other && owner && holdsFigures(best, q.Subject) {
		f.Named = 1
	}
	return f, err
}

// asks is how probable each intent of the question is.
func (q asking) asks() intent.Distribution {
	if q.intents != nil {
		return q.intents
	}
	return intent.Classify(lexicon.Simplify(q.text))
}

// shortDescription is how many characters describe a matter by two thirds of what
// any number can.
const shortDescription = 4.0

// margin is how far the best hit's score is above the next one's, as a share of
// it. Paragraphs of the same prose are no rivals.
func margin(hits []index.Hit) float64 {
	for _, next := range hits[1:] {
		if hits[0].Item == 0 && next.Item == 0 {
			continue
		}
		return max(0, hits[0].Score-next.Score) / max(hits[0].Score, math.SmallestNonzeroFloat64)
	}
	return 1
}

// weightsOf says how telling each of the words is.
func weightsOf(words []index.Word) []float64 {
	weights := make([]float64, len(words))
	for i, w := range words {
		weights[i] = w.Weight
	}
	return weights
}

// share weighs how much is held of what has weights, 0…1.
func share(weights, held []float64) float64 {
	got, all := 0.0, 0.0
	for i, w := range weights {
		all += w
		got += w * held[i]
	}
	if all == 0 {
		return 0
	}
	return got / all
}

// figuresAsked are years and other numbers of two digits and more.
var figuresAsked = regexp.MustCompile(`\d{2,}(?:\.\d+)?`)

// holdsFigures reports whether the hit holds every year and number that the
// question names.
func holdsFigures(hit index.Hit, subject string) bool {
	return !slices.ContainsFunc(figuresAsked.FindAllString(index.Fold(subject), -1), func(n string) bool { return !hit.Holds(n) })
}
