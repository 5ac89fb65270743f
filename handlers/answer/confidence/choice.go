package confidence

// Choice is what tells whether one of the passages found answers rather than another.
// Each is between 0 and 1 but for Lean, and the higher, the rather.
type Choice struct {
	// Prose is 1 for a paragraph of the notice's own, 0 for an item.
	Prose float64
	// Lean is, for a paragraph, the log odds that the question is about the notice
	// itself, by how it asks; 0 for an item.
	Lean float64
	// Fit is how much of what is asked surrounds a fact of the type asked for,
	// in the sentence of the passage that states it best.
	Fit float64
	// States is 1 where some sentence that holds much of the question states such a
	// fact.
	States float64
	// Stating is, for a paragraph, how much of the question that sentence holds, as a
	// share of what its best sentence holds; 1 where it is a label with its value.
	Stating float64
	// Known is 1 for an item of which the ledger knows what is asked for.
	Known float64
}

// Values are the features in the order of ChoiceNames.
func (c Choice) Values() []float64 {
	return []float64{c.Prose, c.Lean, c.Fit, c.States, c.Stating, c.Known}
}

// ChoiceNames names the features.
var ChoiceNames = []string{"prose", "lean", "fit", "states", "stating", "known"}

// Favour is what a passage's score is multiplied by, as a logarithm.
func (m *Model) Favour(c Choice) float64 {
	favour := 0.0
	for i, x := range c.Values() {
		favour += m.Choosing[i] * x
	}
	return favour
}
