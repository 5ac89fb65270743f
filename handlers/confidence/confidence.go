// Package confidence decides how far a passage that was found may be relied on
// to answer a question. It knows neither questions nor passages, only features
// that were measured on both, and the weights that were fitted to questions of
// which the right answer is known.
package confidence

// Features are what tells whether the best passage that was found answers a
// question. Each is between 0 and 1, and the higher, the surer.
type Features struct {
	// Proximity is how much of the question's content words, weighed by how
	// telling they are and how near they are to the question word, stands in one
	// sentence: in and around the clause that holds an answer of the type asked
	// for, where one is. 0 where no sentence holds such an answer.
	Proximity float64
	// Margin is how far the best item's score is above the next one's.
	Margin float64
	// Information is how telling the words are that the best item holds, all
	// together.
	Information float64
	// Lookup is how probably the question is about what the notice says, not
	// which items meet conditions.
	Lookup float64
	// Description is 1 where the question describes a matter, and 0 where it
	// asks something about one, which the notice need not say.
	Description float64
	// Named is 1 where the item holds every figure, and a notice every body,
	// that the question names; 0 otherwise.
	Named float64
}

// Values are the features in the order of FeatureNames.
func (f Features) Values() []float64 {
	return []float64{f.Proximity, f.Margin, f.Information, f.Lookup, f.Description, f.Named}
}

// FeatureNames names the features.
var FeatureNames = []string{"proximity", "margin", "information", "lookup", "description", "named"}

// Bearing is what tells whether the notices have anything to do with a
// question. Each is between 0 and 1, and the higher, the surer.
type Bearing struct {
	// Business is how probably the question is no other business, by how it
	// asks.
	Business float64
	// Coverage is how much of the question's content words the best item holds,
	// weighed by how telling they are.
	Coverage float64
	// Known is how much of them any of the items found holds.
	Known float64
}

// Values are the features in the order of BearingNames.
func (b Bearing) Values() []float64 { return []float64{b.Business, b.Coverage, b.Known} }

// BearingNames names the features.
var BearingNames = []string{"business", "coverage", "known"}
