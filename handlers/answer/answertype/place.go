package answertype

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/index"
)

// A Place is where a sentence states the fact that is asked for, in runes: the
// fact itself, and the clause around it.
type Place struct{ Fact, Clause index.Span }

// Place finds the fact in a sentence as it is written; ok is false where it states
// none, or the question asks for none of a known type.
func (f Focus) Place(sentence string) (p Place, ok bool) {
	if f.Answer == nil {
		return p, false
	}
	best := -1.0
	for _, c := range spansOfClauses([]rune(index.Fold(sentence))) {
		for _, fact := range f.Answer.answers(c.text, f.asked) {
			if fit := Share(f.weights, f.question.Held(f.words, c.text)); fit > best {
				best, ok = fit, true
				p = Place{index.Span{From: c.From + fact.From, To: c.From + fact.To}, c.Span}
			}
		}
	}
	return p, ok
}

// answers are the stretches of a folded text that answer, in runes: those that are
// not made of the words of the folded question.
func (t *Type) answers(text, question string) (spans []index.Span) {
	for _, at := range t.Holds.FindAllStringIndex(text, -1) {
		found := text[at[0]:at[1]]
		if !t.answeredIn(found, question) {
			continue
		}
		trimmed := strings.TrimFunc(found, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) && r != '%' })
		if trimmed == "" {
			continue
		}
		from := utf8.RuneCountInString(text[:at[0]+strings.Index(found, trimmed)])
		to := from + utf8.RuneCountInString(trimmed)
		runes := []rune(text)
		for from > 0 && inFigure(runes[from-1]) && inFigure(runes[from]) {
			from--
		}
		for to < len(runes) && inFigure(runes[to]) && inFigure(runes[to-1]) {
			to++
		}
		spans = append(spans, index.Span{From: from, To: to})
	}
	return spans
}

// inFigure reports whether a character may be part of a number in figures: a type
// may match only a part of it.
func inFigure(r rune) bool { return unicode.IsDigit(r) || r == '.' }

type clause struct {
	index.Span
	text string
}

// spansOfClauses cuts folded text at its commas, but not within figures.
func spansOfClauses(runes []rune) (clauses []clause) {
	from := 0
	add := func(to int) {
		if from < to {
			clauses = append(clauses, clause{index.Span{From: from, To: to}, string(runes[from:to])})
		}
		from = to + 1
	}
	for i, r := range runes {
		figures := r == ',' && i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		if slices.Contains([]rune(",;。!?\n"), r) && !figures {
			add(i)
		}
	}
	add(len(runes))
	return clauses
}
