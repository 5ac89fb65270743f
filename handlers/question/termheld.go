package question

import (
	"strings"
	"unicode/utf8"

	"rectify/handlers/question/grammar"
	"rectify/index/lexicon"
)

// held reports whether some item holds a stretch of the question.
func (r *reader) held(from, to int) bool {
	term := strings.TrimSpace(string(r.runes[from:to]))
	if held, known := r.looked[term]; known {
		return held
	}
	if r.Holds == nil || len(r.looked) >= mostLooks || r.Items > manyItems && len(r.looked) >= mostLooksInMany {
		return false
	}
	r.looked[term] = r.Holds(term) || r.standing(term) != term || r.cued(from, to) && r.inChinese(term) != ""
	return r.looked[term]
}

// standing is a term as items hold it: English words without their plural, unless they
// are quoted.
func (r *reader) standing(term string) string {
	if term == "" || r.Holds == nil || !grammar.IsLatin([]rune(term)[0]) || strings.ContainsAny(r.text, "\"“") && r.Holds(term) {
		return term
	}
	if one := lexicon.Singular(term); r.Holds(one) {
		return one
	}
	return term
}

// inChinese is an English term as items in Chinese hold it: 罚款 for fine. It is empty
// where none does.
func (r *reader) inChinese(term string) string {
	for _, said := range lexicon.English(term) {
		for _, word := range said.Words {
			if said.To-said.From == utf8.RuneCountInString(term) && r.Holds(word) {
				return word
			}
		}
	}
	return ""
}
