package confidence

import (
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// modelText holds what was fitted; a test of package handlers refits it:
//
//	go test ./handlers -run Confidence -update
//
//go:embed model.tsv
var modelText string

// A Logistic is a logistic regression of monotone features, with the
// probability from which its answer is yes.
type Logistic struct {
	Threshold float64
	Base      float64
	Weights   []float64 // of each feature, not negative
}

// Probability is how probable yes is, 0…1.
func (l Logistic) Probability(features []float64) float64 {
	logit := l.Base
	for i, w := range l.Weights {
		logit += w * features[i]
	}
	return 1 / (1 + math.Exp(-logit))
}

// A Model decides how sure an answer is.
type Model struct {
	Data    string   // names the questions that it was fitted to
	Stating Logistic // whether the best passage states the answer
	Bearing Logistic // whether the question is about the notices

	Choosing []float64 // weights of Choice's features
}

// States reports whether the best passage states the answer.
func (m *Model) States(f Features) bool {
	return m.Stating.Probability(f.Values()) >= m.Stating.Threshold
}

// Bears reports whether the notices bear on the question.
func (m *Model) Bears(b Bearing) bool {
	return m.Bearing.Probability(b.Values()) >= m.Bearing.Threshold
}

// Fitted is the model that comes with the program.
var Fitted = sync.OnceValue(func() *Model {
	m, err := Parse(modelText)
	if err != nil {
		panic("confidence: the embedded model: " + err.Error()) // a test reads it
	}
	return m
})

// String writes the model as Parse reads it.
func (m *Model) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## Fitted by: go test ./handlers -run Confidence -update\ndata\t%s\n", m.Data)
	for _, part := range m.parts() {
		fmt.Fprintf(&b, "%s\tthreshold\t%.3f\n%s\tbase\t%.2f\n", part.name, part.Threshold, part.name, part.Base)
		for i, feature := range part.features {
			fmt.Fprintf(&b, "%s\t%s\t%.2f\n", part.name, feature, part.Weights[i])
		}
	}
	for i, feature := range ChoiceNames {
		fmt.Fprintf(&b, "%s\t%s\t%.2f\n", choosing, feature, m.Choosing[i])
	}
	return b.String()
}

// choosing names the weights of Choice's features.
const choosing = "choosing"

// A part is one of a model's regressions, with its name and its features'.
type part struct {
	name     string
	features []string
	*Logistic
}

func (m *Model) parts() []part {
	return []part{{"stating", featureNames, &m.Stating}, {"bearing", bearingNames, &m.Bearing}}
}

// Parse reads a model: lines of a regression's name, a feature's and its
// weight, separated by tabs. Lines that begin with "##" are comments.
func Parse(text string) (*Model, error) {
	m := &Model{Choosing: make([]float64, len(ChoiceNames))}
	for _, p := range m.parts() {
		p.Weights = make([]float64, len(p.features))
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "##") {
			continue
		}
		if err := m.read(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
	}
	return m, nil
}

func (m *Model) read(row []string) error {
	if len(row) == 2 && row[0] == "data" {
		m.Data = row[1]
		return nil
	}
	if len(row) != 3 {
		return fmt.Errorf("want a regression, a feature and a weight, got %d cells", len(row))
	}
	x, err := strconv.ParseFloat(row[2], 64)
	if err != nil {
		return err
	}
	if at := slices.Index(ChoiceNames, row[1]); row[0] == choosing && at >= 0 {
		m.Choosing[at] = x
		return nil
	}
	for _, p := range m.parts() {
		if p.name != row[0] {
			continue
		}
		switch at := slices.Index(p.features, row[1]); {
		case row[1] == "threshold":
			p.Threshold = x
		case row[1] == "base":
			p.Base = x
		case at < 0:
			return fmt.Errorf("no feature %q", row[1])
		default:
			p.Weights[at] = x
		}
		return nil
	}
	return fmt.Errorf("no regression %q", row[0])
}
