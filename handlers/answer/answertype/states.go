package answertype

import (
	"slices"

	"rectify/data/pattern"
	"rectify/index"
)

// factShare is how much the sentence that states a fact must hold, of what its
// item holds of the question.
const factShare = 0.50

// LabelledLine matches a sentence that is a label with its value: 联系电话:…, e-mail …
var LabelledLine = pattern.MustCompile(`^[^:,。]{2,12}:|^\W*(?:(?:or|by|via|and) )?(?:telephone|phone|tel|fax|e-?mail|post|website|address|write to|call|ring)\b`)

// Ways to reach an office, one of which every sentence with contact details holds.
var waysToReach = []string{"电话", "邮箱", "地址"}

// IsContact reports whether the type is how to reach an office, in any way.
func (t *Type) IsContact() bool { return t != nil && t.Zh == "联系方式" }

// HoldsContact reports whether a folded sentence says one way to reach an office.
func HoldsContact(folded string) bool {
	return slices.ContainsFunc(answerTypes, func(t Type) bool { return slices.Contains(waysToReach, t.Zh) && t.In(folded) })
}

// proseStates reports whether a sentence of a paragraph states a fact of that
// kind about what was asked. A label says only what its value is: what it is
// about surrounds it.
func proseStates(hit index.Hit, fact *Type) bool {
	return slices.ContainsFunc(hit.Sentences, func(s index.Quote) bool { return SentenceStates(hit, s, fact) })
}

// SentenceStates reports whether a sentence of a hit states a fact of that kind about
// what was asked.
func SentenceStates(hit index.Hit, s index.Quote, fact *Type) bool {
	folded := index.Fold(s.Text)
	return (s.Score >= factShare*hit.TermCoverage || s.Score > 0 && LabelledLine.MatchString(folded)) && fact.In(folded)
}

// States reports whether a sentence of the hit states a fact of that kind
// about what was asked.
func States(hit index.Hit, fact *Type) bool {
	if hit.Item == 0 {
		return proseStates(hit, fact)
	}
	for _, s := range hit.Sentences {
		if s.Score >= factShare*hit.TermCoverage && fact.In(index.Fold(s.Text)) {
			return true
		}
	}
	return false
}
