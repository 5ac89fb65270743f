package handlers

import (
	"regexp"

	"rectify/index"
)

// How much of a question an answer must hold, set on the evaluation
// questions.
const (
	answerSolid = 0.42 // of any question
	factShare   = 0.35 // the sentence that states a fact, of what its item holds
	nearCover   = 0.2  // an item nearer than this is worth offering
)

// answers reports whether the best hit answers the question: it holds enough
// of it and, where a fact is asked for, states one of that kind in a sentence
// that is about the question.
func (q asking) answers(hits []index.Hit) bool {
	if len(hits) == 0 || hits[0].Solid < answerSolid {
		return false
	}
	fact := expected(q.text)
	return fact == nil || states(hits[0], fact)
}

// states reports whether a sentence of the hit states a fact of that kind
// about what was asked.
func states(hit index.Hit, fact *regexp.Regexp) bool {
	for _, s := range hit.Sentences {
		if s.Score >= factShare*hit.Cover && fact.MatchString(index.Fold(s.Text)) {
			return true
		}
	}
	return false
}
