// Package intent tells what kind of answer a sentence asks for, with a linear
// classifier over the character n-grams of Chinese and the words of English.
// It knows no notice: what the sentence is about does not count, only how it
// asks.
package intent

import "slices"

// An Intent is the kind of answer that a sentence asks for.
type Intent string

// The intents.
const (
	List    Intent = "list"    // which items meet conditions
	Count   Intent = "count"   // how many do, or what share
	Subject Intent = "subject" // what the notice says of something
	Fact    Intent = "fact"    // one fact inside an item: a sum, a date, a name
	Notice  Intent = "notice"  // a fact of the notice's own prose

	Mine      Intent = "mine"      // what the person who asks answers for
	Overview  Intent = "overview"  // how far everything is
	Recent    Intent = "recent"    // what changed of late
	Breakdown Intent = "breakdown" // how far each unit or person is
	Change    Intent = "change"    // a change of the ledger, in a sentence

	Greeting Intent = "greeting" // 您好
	Thanks   Intent = "thanks"   // 谢谢
	About    Intent = "about"    // who the assistant is
	Help     Intent = "help"     // what can be asked
	HowTo    Intent = "howto"    // how something is done with the assistant
	Other    Intent = "other"    // other business
)

// intents lists every intent, in the order of the model's weights.
var intents = []Intent{
	List, Count, Subject, Fact, Notice, Mine, Overview, Recent, Breakdown, Change, Greeting, Thanks, About, Help, HowTo, Other,
}

// A Distribution is how probable each intent is; the values sum to 1.
type Distribution map[Intent]float64

// Best returns the most probable intent.
func (d Distribution) Best() Intent {
	best := intents[0]
	for _, i := range intents[1:] {
		if d[i] > d[best] {
			best = i
		}
	}
	return best
}

// Classify returns how probable each intent is for a sentence in simplified
// characters. All are as probable for a sentence of which no word is known.
func Classify(sentence string) Distribution {
	features := features(sentence)
	shares, known := model().predict(features), slices.ContainsFunc(features, isKnown)
	d := Distribution{}
	for i, intent := range intents {
		if d[intent] = shares[i]; !known {
			d[intent] = 1 / float64(len(intents))
		}
	}
	return d
}

// Knows reports whether the model has seen any word of a sentence.
func Knows(sentence string) bool {
	return slices.ContainsFunc(features(sentence), isKnown)
}

// isKnown reports whether the model has a weight for a feature that is a word.
func isKnown(f string) bool { return f != begin && f != end && f != number && model()[f] != nil }

// leastTypical is the weight from which on a word speaks for an intent.
const leastTypical = 0.25

// Typical reports whether a word, or each of several, is part of how sentences with that
// intent ask, so that it names nothing: department, progress. Folded.
func Typical(words string, of Intent) bool {
	at := slices.Index(intents, of)
	for _, f := range tokens(words) {
		if row := model()[f]; f != begin && f != end && (row == nil || row[at] < leastTypical) {
			return false
		}
	}
	return true
}
