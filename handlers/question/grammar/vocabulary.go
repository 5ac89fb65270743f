package grammar

import (
	_ "embed"
	"strings"

	"rectify/data/text"
)

//go:embed vocabulary.tsv
var vocabularyTable string

// roles are the names of roles in vocabulary.tsv, from Ordinal on. Where a word has two, the one that comes first counts.
var roles = strings.Fields(`Ordinal ItemNoun ItemUnit Heading Aspect Through And First Last HowMany Total Portion Which Each Without Outside Mentions
	Related Appears Inside Negation DoneVerb Already Working Status Ask AskFact Filler Talk Setting Bracket Pause Quote`)

// vocabulary is every word that may play a part in the grammar, folded, with its role.
var vocabulary = func() map[string]Role {
	words := map[string]string{}
	for _, row := range text.Rows(vocabularyTable) {
		words[row.Cells[0]] += " " + row.Cells[1]
	}
	out := map[string]Role{}
	for i, role := range roles {
		for w := range strings.FieldsSeq(words[role]) {
			w = strings.ReplaceAll(w, "_", " ")
			if _, known := out[w]; !known {
				out[w] = Ordinal + Role(i)
			}
		}
	}
	return out
}()

// wordLengths are the lengths, in runes, of the words that begin with a rune: bit n
// for n runes.
var wordLengths = func() map[rune]uint64 {
	out := map[rune]uint64{}
	for w := range vocabulary {
		runes := []rune(w)
		out[runes[0]] |= 1 << len(runes)
	}
	return out
}()
