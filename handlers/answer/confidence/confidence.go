// Package confidence decides how far a passage that was found may be relied on
// to answer a question. It knows neither questions nor passages, only features
// that were measured on both, and the weights that were fitted to questions of
// which the right answer is known.
package confidence

import "math"

// Features are evidence that the best passage found answers a question. Each is
// between 0 and 1; higher is surer.
type Features struct {
	// Proximity is how much of the question's content words, weighed by how
	// telling they are and how near they are to the question word, is in one
	// sentence: in and around the clause that holds an answer of the type asked
	// for, where one is. 0 where no sentence holds such an answer.
	Proximity float64
	// Figure is 1 where that sentence answers in figures or with an address, 0 where it
	// answers with a name or in words.
	Figure float64
	// Margin is how far the best hit's score is above the next one's.
	Margin float64
	// Topic is how probably the question asks what the notice says of a subject, or
	// describes one, times how much of it the hit holds; 0 where it asks for a fact, which
	// the notice need not state.
	Topic float64
	// Named is 1 where the hit holds every figure that the question names and the
	// team or body whose member, number or affair it asks for; 0 otherwise.
	Named float64
}

// Values are the features in the order of featureNames.
func (f Features) Values() []float64 {
	return []float64{f.Proximity, f.Figure, f.Margin, f.Topic, f.Named}
}

// featureNames names the features.
var featureNames = []string{"proximity", "figure", "margin", "topic", "named"}

// Bearing is evidence that a question is about the notices. Each value is between 0
// and 1; higher is surer.
type Bearing struct {
	// Business is how probably the question is no other business, by how it asks:
	// the log odds, from those of 2 % to those of 98 %.
	Business float64
	// Coverage is how much of the question's content words the best item holds,
	// weighed by how telling they are.
	Coverage float64
	// Known is how much of them any of the items found holds.
	Known float64
	// Description is 1 where the question describes a matter and asks nothing.
	Description float64
	// Name is how long the longest stretch of Chinese is that the best item holds
	// verbatim, up to four characters: any two texts share a pair.
	Name float64
}

// Values are the features in the order of bearingNames.
func (b Bearing) Values() []float64 {
	return []float64{b.Business, b.Coverage, b.Known, b.Description, b.Name}
}

// bearingNames names the features.
var bearingNames = []string{"business", "coverage", "known", "description", "name"}

// surest is the probability beyond which Business makes no difference.
const surest = 0.98

// LogOdds are the log odds of a probability on a scale from 0, those of 2 % and
// less, to 1, those of 98 % and more.
func LogOdds(p float64) float64 {
	p = min(max(p, 1-surest), surest)
	return (1 + math.Log(p/(1-p))/math.Log(surest/(1-surest))) / 2
}
