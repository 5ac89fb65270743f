package lexicon

import (
	_ "embed"
	"strings"
)

// cedictList is the dictionary, sorted by English key, one line a key. It is
// searched in place within the program: nothing is loaded.
//
//go:embed cedict.tsv
var cedictList string

// dictLongest is the number of words of the dictionary's longest keys.
const dictLongest = 3

// dictionaryTerm looks up a word in all its plain forms, a phrase as typed and
// with its last word in the singular.
func dictionaryTerm(tokens []token) (Term, bool) {
	phrase, last := joinWords(tokens, token.typed), tokens[len(tokens)-1]
	sure, forms := sureDictWord, baseForms(last.word)
	if len(tokens) > 1 {
		sure, forms = sureDictPhrase, []string{phrase, strings.TrimSuffix(phrase, last.word) + last.singular}
	}
	for i, form := range forms {
		chinese, ok := lookUp(cedictList, form)
		if !ok {
			continue
		}
		if i > 0 {
			sure *= sureByStem
		}
		return Term{Words: chinese, Sure: sure}, true
	}
	return Term{}, false
}
