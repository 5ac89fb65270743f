package handlers

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/index"
)

// evidence is what tells whether the best hit answers a question. Who
// describes a fault in words of their own ("看书的地方又小又旧") shares little
// with the notice and still means one of its items; who asks for something
// ("几点闭馆") mostly asks for what no notice says.
type evidence struct {
	cover    float64 // of the question, how much the best item holds
	rest     float64 // the same beside the longest stretch that it holds verbatim
	found    float64 // how many characters of it that is: 1 for 8 or more
	lead     float64 // over the second, as a share of it
	sentence float64 // of the question, how much the best single sentence holds
	length   float64 // of the question: 1 for 12 characters or more
	asks     float64 // 1 for a question for something, ½ for one which of several, 0 for a description or where it is stated
	unstated float64 // 1 where a fact is asked for and no sentence states one of its kind
	verbatim int     // characters of its longest stretch that the best item holds
	prose    bool    // the best hit is a paragraph of the notice's own prose, which is about one thing
	headless float64 // 1 where "X是多少" asks for an X that the item does not hold
	general  bool    // only what there is about a subject is asked for: any item on it answers
	nameOnly float64 // 1 where the item knows the name that is asked about, and hardly more
	missed   float64 // how rare the rarest word of the question is that others hold and the best item does not
	figures  float64 // 1 where the question names a year or a number that the item does not hold
	stated   bool    // a fact is asked for, and a sentence of the item states one of its kind
	agreed   bool    // words and meaning find the same item, where meaning is looked for
}

// kindsOfEvidence is how many of these are weighed.
const kindsOfEvidence = 12

// The weights of logistic regression on the evaluation questions; the command
// in confidence_test.go fits them anew.
var (
	confidenceBase   = -3.70
	confidenceWeight = evidence{
		cover: -1.18, rest: 1.50, found: 0.57, lead: 2.21, sentence: 1.85, length: 4.47, asks: -2.39, unstated: -2.72, nameOnly: -2.46, headless: -2.41, missed: -0.83, figures: -2.38,
	}
)

// The confidence from which an answer is given. A paragraph of prose has no
// title and no neighbours to score by.
const (
	sureEnough      = 0.48
	sureEnoughProse = 0.35
)

// A question whose every word, or nearly, stands in the item is answered by it
// however short it is; so is one that repeats a phrase of it.
const (
	wholeCover = 0.8 // of the question
	wholeRest  = 0.6 // of what is not verbatim
	phrase     = 6   // characters

	oneSentence = 0.85 // of a description, in one sentence of the item

	generalCover = 0.6 // of the subject of a general question
	generalName  = 3   // characters of it, one after another
)

// sure reports whether the hit may be given as the answer.
func (e evidence) sure() bool {
	whole := e.cover >= wholeCover && (e.rest >= wholeRest || e.prose) || e.verbatim >= phrase && e.prose
	enough := sureEnough
	if e.prose {
		enough = sureEnoughProse
	}
	if e.general && !e.prose && e.cover >= generalCover && (e.verbatim >= generalName || e.rest >= wholeRest) {
		return true
	}
	if e.stated && e.sentence >= wholeCover && e.headless+e.figures+e.nameOnly == 0 {
		return true
	}
	if e.asks == 0 && !e.stated && e.unstated+e.headless+e.figures == 0 && e.sentence >= oneSentence {
		return true
	}
	described := e.agreed && e.asks == 0 && e.unstated == 0 && !e.prose
	return whole && e.unstated == 0 && e.headless == 0 || described || e.confidence() >= enough
}

// confidence is how probably the best hit answers, from 0 to 1.
func (e evidence) confidence() float64 {
	logit := confidenceBase
	weights := confidenceWeight.values()
	for i, x := range e.values() {
		logit += weights[i] * x
	}
	return 1 / (1 + math.Exp(-logit))
}

func (e evidence) values() [kindsOfEvidence]float64 {
	return [...]float64{e.cover, e.rest, e.found, e.lead, e.sentence, e.length, e.asks, e.unstated, e.nameOnly, e.headless, e.missed, e.figures}
}

// weigh gathers the evidence for the best of the hits.
func (q asking) weigh(hits []index.Hit) evidence {
	best := hits[0]
	e := evidence{cover: best.Cover, rest: best.Rest, agreed: best.Agreed, prose: best.Item == 0, verbatim: utf8.RuneCountInString(best.Name), lead: 1,
		length: min(1, size(q.Subject)/12), found: min(1, size(q.Subject)*best.Solid/8)}
	for _, next := range hits[1:] {
		if e.prose && next.Item == 0 {
			continue // another paragraph of the same prose is no rival
		}
		e.lead = (best.Score - next.Score) / max(best.Score, math.SmallestNonzeroFloat64)
		break
	}
	for _, s := range best.Sentences {
		e.sentence = max(e.sentence, s.Score)
	}
	switch fact := expected(q.text); {
	case fact != nil && states(best, fact):
		e.stated = true
	case fact != nil:
		e.unstated, e.asks = 1, 1
	case !asksSomething(q.text):
		if e.general = isGeneral(q.text); e.general && e.cover < generalCover {
			e.asks = 0.5
		}
	default:
		e.asks = 1
		if asksWhich(q.text) {
			e.asks = 0.5
		}
	}
	e.missed = best.Missed
	if !holdsFigures(best, q.Subject) {
		e.figures = 1
	}
	if head := askedFor(q.text); head != "" && !best.Holds(head) {
		e.headless = 1
	}
	least := nameRest
	if e.stated {
		least /= 2
	}
	if q.isName(best.Name) && best.Rest < least {
		e.nameOnly = 1
	}
	return e
}

// figuresAsked are years and other numbers of two digits and more.
var figuresAsked = regexp.MustCompile(`\d{2,}(?:\.\d+)?`)

// holdsFigures reports whether the hit holds every year and number that the
// question names.
func holdsFigures(hit index.Hit, subject string) bool {
	return !slices.ContainsFunc(figuresAsked.FindAllString(index.Fold(subject), -1), func(n string) bool { return !hit.Holds(n) })
}

// size is how much a question says: its Chinese characters, and two for every
// word of letters.
func size(subject string) float64 {
	n := 0
	for _, r := range subject {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	letters := strings.FieldsFunc(subject, func(r rune) bool { return r >= unicode.MaxLatin1 || !unicode.IsLetter(r) })
	return float64(n + 2*len(letters))
}
