package intent

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// modelText holds the fitted weights; the test of this package refits them:
//
//	go test ./handlers/question/intent -run Fit -update
//
//go:embed model.tsv
var modelText string

// bias is the feature that every sentence has.
const bias = "*"

// weights is a multinomial logistic regression: a row of weights, one an
// intent, for each feature.
type weights map[string][]float64

var model = sync.OnceValue(func() weights {
	w, err := parseWeights(modelText)
	if err != nil {
		panic("intent: the embedded model: " + err.Error()) // a test reads it
	}
	return w
})

// predict returns the probability of each intent, in the order of intents.
func (w weights) predict(features []string) []float64 {
	scores := make([]float64, len(intents))
	known := 0
	for _, f := range features {
		if w[f] != nil {
			known++
		}
	}
	scale := scaleOf(known)
	for _, f := range append(features, bias) {
		s := scale
		if f == bias {
			s = 1
		}
		for i, x := range w[f] {
			scores[i] += s * x
		}
	}
	return softmax(scores)
}

// scaleOf makes long sentences weigh no more than short ones.
func scaleOf(features int) float64 { return 1 / math.Sqrt(float64(max(features, 1))) }

func softmax(scores []float64) []float64 {
	most := math.Inf(-1)
	for _, s := range scores {
		most = max(most, s)
	}
	sum := 0.0
	out := make([]float64, len(scores))
	for i, s := range scores {
		out[i] = math.Exp(s - most)
		sum += out[i]
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}

// parseWeights reads a model: a line a feature, with a weight an intent, all
// separated by tabs. Lines that begin with "##" are comments.
func parseWeights(text string) (weights, error) {
	w := weights{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line = strings.TrimSuffix(line, "\n"); line == "" || strings.HasPrefix(line, "##") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 1+len(intents) {
			return nil, fmt.Errorf("line %d: want %d cells, got %d", n, 1+len(intents), len(cells))
		}
		row := make([]float64, len(intents))
		for i, cell := range cells[1:] {
			if cell == "" {
				continue
			}
			x, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			row[i] = x
		}
		w[cells[0]] = row
	}
	return w, nil
}
