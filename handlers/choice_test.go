package handlers_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/optimize"

	"rectify/bot/eval"
	"rectify/handlers/answer/confidence"
	"rectify/index"
)

// A contest is a question that some of the passages found answer.
type contest struct {
	notice   string
	mode     string
	features [][]float64 // of each passage: the logarithm of its score, and those of Choice
	right    []bool
}

// answers reports whether a hit is what answers the question.
func answers(q eval.Question, h index.Hit) bool {
	expect, _, _ := strings.Cut(q.Expect, "|")
	if q.Mode == "notice" {
		return h.Item == 0 && strings.Contains(h.Text, expect)
	}
	return slices.Contains(strings.Split(expect, ","), strconv.Itoa(h.Item))
}

// contests searches for every question that an item or the notice's prose answers.
func contests(t *testing.T) (out []contest) {
	t.Helper()
	names, texts, questions := noticeSets(t)
	for _, name := range names {
		a := measuredOn(t, texts[name])
		for _, q := range questions[name] {
			if !slices.Contains([]string{"top1", "top3", "fact", "notice"}, q.Mode) || q.Talk() != "" {
				continue
			}
			hits, choices := a.hitsOf(t, q.Text)
			c := contest{notice: name, mode: q.Mode}
			for i, h := range hits {
				c.features = append(c.features, append([]float64{math.Log(max(h.Score, 1e-6))}, choices[i].Values()...))
				c.right = append(c.right, answers(q, h))
			}
			if slices.Contains(c.right, true) && slices.Contains(c.right, false) {
				out = append(out, c)
			}
		}
	}
	return out
}

// shrinkChoosing is how strongly the weights are held near zero.
const shrinkChoosing = 1

// choose fits the weights of Choice by the softmax of the passages' scores, as
// fitRanking does, beside that of the search's own score.
func choose(t *testing.T, all []contest) []float64 {
	t.Helper()
	n := 1 + len(confidence.ChoiceNames)
	each := func(x []float64, c *contest, grad []float64) (loss float64) {
		scores := make([]float64, len(c.right))
		for i, features := range c.features {
			for j, f := range features {
				scores[i] += x[j] * f
			}
		}
		pulls, loss := softmax(scores, c.right, weightOf(c.notice))
		for i, pull := range pulls {
			for j, f := range c.features[i] {
				grad[j] += pull * f
			}
		}
		return loss
	}
	start := make([]float64, n)
	start[0] = 1
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) (sum float64) {
			grad := make([]float64, n)
			for i := range all {
				sum += each(x, &all[i], grad)
			}
			for _, w := range x[1:] {
				sum += shrinkChoosing / 2.0 * w * w
			}
			return sum
		},
		Grad: func(grad, x []float64) {
			clear(grad)
			for i := range all {
				each(x, &all[i], grad)
			}
			for i, w := range x[1:] {
				grad[i+1] += shrinkChoosing * w
			}
		},
	}, start, &optimize.Settings{MajorIterations: 200}, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	weights := make([]float64, n-1)
	for i := range weights {
		weights[i] = result.X[i+1] / result.X[0]
	}
	return weights
}

// fitChoosing fits the weights that choose between passages, and with -v logs how
// often the right one comes first on notices that they were not fitted to.
func fitChoosing(t *testing.T) []float64 {
	t.Helper()
	all := contests(t)
	fitted := choose(t, all)
	if !testing.Verbose() {
		return fitted
	}
	without := map[string][]float64{}
	right, asked := map[string][2]int{}, map[string]int{}
	for i := range all {
		c := &all[i]
		if without[c.notice] == nil {
			without[c.notice] = choose(t, slices.DeleteFunc(slices.Clone(all), func(o contest) bool { return o.notice == c.notice }))
		}
		asked[c.mode]++
		of := right[c.mode]
		for k, weights := range [][]float64{without[c.notice], confidence.Fitted().Choosing} {
			best, most := 0, math.Inf(-1)
			for j, features := range c.features {
				score := features[0]
				for f, w := range weights {
					score += w * features[f+1]
				}
				if score > most {
					best, most = j, score
				}
			}
			if c.right[best] {
				of[k]++
			}
		}
		right[c.mode] = of
	}
	t.Logf("right first, by weights fitted without the notice and by the embedded ones: %v of %v\n%v %.2f", right, asked, confidence.ChoiceNames, fitted)
	return fitted
}
