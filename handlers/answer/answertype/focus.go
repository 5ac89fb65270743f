// Package answertype says what kind of fact a question asks for (a sum, a date,
// a name), and whether a passage states one.
package answertype

import (
	"math"
	"slices"
	"strings"

	"rectify/data/pattern"
	"rectify/handlers/question/phrasing"
	"rectify/index"
)

// A Focus is what a question asks for: an answer of a type, where it asks for
// one, and its content words, those near the question word weighing most.
type Focus struct {
	question index.Question
	words    []index.Word
	weights  []float64 // of each word
	asked    string    // the question's text, folded
	from, to int       // where in it the question asks, in runes; equal where it does not
	Answer   *Type     // nil where it asks for none of a known form
	around   []float64 // how surely what is above the sentences holds each word; nil for nothing
}

// Weights of words that show where the answer is, set by leave-one-notice-out;
// the figures change little between half and twice these values.
const (
	besideClause = 0.8 // in the clause before or after the answer's
	inSentence   = 0.5 // elsewhere in its sentence
	looseAnswer  = 0.5 // times what surrounds an answer that may be of something else
	inTitle      = 0.7 // in the title above it

	reach      = 4.0  // how far from the question word a word counts e times less, in runes
	leastFocus = 0.15 // what a word counts however far it is
)

// NewFocus finds what the question asks for, given the type of answer it expects.
func NewFocus(asked string, e Expectation, searched index.Question, words []index.Word) Focus {
	f := Focus{question: searched, words: words, weights: WeightsOf(words)}
	f.asked = index.Fold(asked)
	text := []rune(f.asked)
	if e.Type != nil {
		f.Answer, f.from, f.to = e.Type, e.from, e.to
	} else if phrasing.AsksSomething(asked) {
		f.from, f.to = questionWordIn(text)
	} else {
		f.from, f.to = phrasing.AsksWhether(asked)
	}
	if article := afterQuestion.FindString(string(text[f.to:])); f.to > f.from && article != "" {
		f.to += len([]rune(article)) // who is the secretary
	}
	f.weights = f.nearer(text)
	return f
}

// Under returns the focus for sentences below a title or behind a sentence, folded, whose
// words they need not repeat.
func (f Focus) Under(title string) Focus {
	above := f.around
	f.around = f.question.Held(f.words, title)
	for i := range f.around {
		f.around[i] *= inTitle
		if above != nil {
			f.around[i] = max(f.around[i], above[i])
		}
	}
	return f
}

// withTitle raises what is held of each word to what the title holds of it.
func (f Focus) withTitle(held []float64) []float64 {
	for i, in := range f.around {
		held[i] = max(held[i], in)
	}
	return held
}

// afterQuestion comes between a question word and the noun that it asks about.
var afterQuestion = pattern.MustCompile(`^ (?:the|an?|our|your|its|their) `)

// nearer weighs the words of a question by how telling they are and how near
// they are to the stretch of its text in which it asks.
func (f Focus) nearer(text []rune) []float64 {
	if f.from == f.to {
		return f.weights
	}
	weights := make([]float64, len(f.words))
	end := 0
	for i, w := range f.words {
		weights[i] = w.Weight
		if at := indexRunes(text, f.question.Runes()[w.From:w.To], end); at >= 0 {
			end = at + w.To - w.From
			weights[i] *= f.near(at, end)
		}
	}
	return weights
}

// near is the weight of a stretch of the question by its position.
func (f Focus) near(from, to int) float64 {
	if f.from == f.to {
		return 1
	}
	return max(leastFocus, math.Exp(-float64(max(0, f.from-to, from-f.to))/reach))
}

// indexRunes is the place of a part of the text, not before from; -1 for none.
func indexRunes(text, part []rune, from int) int {
	for at := from; at+len(part) <= len(text); at++ {
		if slices.Equal(text[at:at+len(part)], part) {
			return at
		}
	}
	return -1
}

// questionWordIn is the place of the last question word, in runes; 0, 0 for
// none.
func questionWordIn(text []rune) (from, to int) {
	for _, w := range phrasing.QuestionWords {
		word := []rune(w)
		for i := len(text) - len(word); i >= 0 && i+len(word) > to; i-- {
			if w != "?" && slices.Equal(text[i:i+len(word)], word) {
				from, to = i, i+len(word)
			}
		}
	}
	return from, to
}

// Fit returns the share of the question that a folded sentence contains, 0…1, in and
// around the clause with an answer of the type asked for; 0 for a sentence without
// such an answer.
func (f Focus) Fit(sentence string) float64 {
	if f.Answer != nil && !f.Answer.answeredIn(sentence, f.asked) {
		if f.Answer.loose == nil {
			return 0
		}
		f.Answer = f.Answer.loose
		return looseAnswer * f.Fit(sentence)
	}
	whole := f.question.Held(f.words, sentence)
	if f.Answer == nil {
		return Share(f.weights, f.withTitle(whole))
	}
	clauses := clausesOf(sentence)
	held := make([][]float64, len(clauses))
	for i, c := range clauses {
		held[i] = f.question.Held(f.words, f.withoutTitles(c))
	}
	best, alone := 0.0, false
	for i, c := range clauses {
		if !f.Answer.answeredIn(c, f.asked) {
			continue
		}
		alone = true
		near := slices.Clone(held[i])
		for j := range near {
			near[j] = max(near[j], inSentence*whole[j])
			for _, beside := range held[max(0, i-1):min(len(held), i+2)] {
				near[j] = max(near[j], besideClause*beside[j])
			}
		}
		best = max(best, Share(f.weights, f.withTitle(near)))
	}
	if !alone { // an answer of several clauses
		best = besideClause * Share(f.weights, f.withTitle(whole))
	}
	return best
}

// Figure reports whether a sentence answers in figures or with an address, which are
// hardly ever of something else.
func (f Focus) Figure(sentence string) bool {
	place, ok := f.Place(sentence)
	return ok && strings.ContainsAny(string([]rune(index.Fold(sentence))[place.Fact.From:place.Fact.To]), "0123456789@")
}

// Answers reports whether a folded sentence holds an answer of the type asked for that
// is not made of the question's own words.
func (f Focus) Answers(sentence string) bool {
	return f.Answer != nil && f.Answer.answeredIn(sentence, f.asked)
}

// withoutTitles leaves the titles of documents out of a clause, unless the answer is in
// one. They say what a document is about, not what happened: 印发《关于巡视反馈意见的整改方案》
// tells no day of the feedback.
func (f Focus) withoutTitles(clause string) string {
	return titles.ReplaceAllStringFunc(clause, func(title string) string {
		if f.Answer.answeredIn(title, f.asked) {
			return title
		}
		return ""
	})
}

var titles = pattern.MustCompile(`《[^《》]*》`)

// thousands are the commas within figures.
var thousands = pattern.MustCompile(`(\d),(\d{3})`)

// clausesOf cuts a folded sentence at its commas. A label and its value are one clause.
func clausesOf(folded string) []string {
	return strings.FieldsFunc(thousands.ReplaceAllString(folded, "$1$2"), func(r rune) bool { return strings.ContainsRune(",;。!?", r) })
}

// WeightsOf says how telling each of the words is.
func WeightsOf(words []index.Word) []float64 {
	weights := make([]float64, len(words))
	for i, w := range words {
		weights[i] = w.Weight
	}
	return weights
}

// Share weighs how much is held of what has weights, 0…1.
func Share(weights, held []float64) float64 {
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
