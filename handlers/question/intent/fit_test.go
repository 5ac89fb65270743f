package intent

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/optimize"
)

var update = flag.Bool("update", false, "fit the model to the question sets and write model.tsv")

// An example is a sentence of a set, with its intent.
type example struct {
	set, text string
	intent    int
}

// The regression: how strongly weights are held near zero, and how often a
// feature must occur, in how many sets, to be weighed. A name occurs in the
// questions about one notice and tells nothing about another's.
const (
	shrink    = 0.1
	leastSeen = 3
	leastSets = 2
	leastSaid = 2 // times, of a feature in the sentences written for training
	rounds    = 200
	few       = 100 // rounds that tell whether a model generalises; the last ones change little

	saidWeight = 1 // of a sentence written for training, against 1 of a question
)

// modeIntents are the intents of a question file's modes.
var modeIntents = map[string]Intent{
	"set": List, "incl": List, "count": Count, "top1": Subject, "top3": Subject, "fact": Fact, "notice": Notice,
}

// examples reads every question set and the file of utterances.
func examples(t *testing.T) []example {
	t.Helper()
	var out []example
	files, _ := filepath.Glob("../../testdata/*.tsv")
	more, _ := filepath.Glob("../../testdata/notices/*/questions.tsv")
	for _, file := range append(files, more...) {
		if _, err := os.Stat(filepath.Join(filepath.Dir(file), "LOCKED")); err == nil {
			continue // kept for measuring
		}
		set := strings.TrimSuffix(filepath.Base(file), ".tsv")
		if set == "questions" && filepath.Dir(file) != "../../testdata" {
			set = filepath.Base(filepath.Dir(file))
		}
		if set == "injections" || set == "open" || strings.HasPrefix(set, "talks") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			row := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if len(row) != 5 || strings.HasPrefix(line, "#") {
				continue
			}
			intent, ok := modeIntents[row[2]]
			if row[2] == "none" && row[3] == "far" {
				intent, ok = Other, true
			}
			if ok {
				out = append(out, example{set, row[4], slices.Index(intents, intent)})
			}
		}
	}
	return append(out, utterances(t)...)
}

// utterancesSet is the name of the set of sentences that are written for
// training. They name no office, so that all their features count.
const utterancesSet = "utterances"

// utterances reads utterances.tsv: an intent, a tab, and sentences separated by
// bars.
func utterances(t *testing.T) (out []example) {
	t.Helper()
	text, err := os.ReadFile("utterances.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		name, sentences, _ := strings.Cut(strings.TrimSpace(line), "\t")
		at := slices.Index(intents, Intent(name))
		if at < 0 {
			t.Fatalf("utterances.tsv: no intent %q", name)
		}
		for sentence := range strings.SplitSeq(sentences, "|") {
			out = append(out, example{utterancesSet, strings.TrimSpace(sentence), at})
		}
	}
	return out
}

// fit fits the regression to examples in so many rounds.
func fit(t *testing.T, all []example, rounds int) weights {
	t.Helper()
	seen, sets := map[string]int{}, map[string]map[string]bool{}
	split := make([][]string, len(all))
	for i, e := range all {
		split[i] = features(e.text)
		for _, f := range split[i] {
			seen[f]++
			if sets[f] == nil {
				sets[f] = map[string]bool{}
			}
			sets[f][e.set] = true
		}
	}
	var names []string
	for f, n := range seen {
		if n >= leastSeen && len(sets[f]) >= leastSets || sets[f][utterancesSet] && n >= leastSaid {
			names = append(names, f)
		}
	}
	slices.Sort(names)
	names = append(names, bias)
	place := map[string]int{}
	for i, f := range names {
		place[f] = i
	}
	type cell struct {
		at int
		x  float64
	}
	rows := make([][]cell, len(all))
	for i, fs := range split {
		var row []cell
		for _, f := range fs {
			if at, ok := place[f]; ok {
				row = append(row, cell{at, 0})
			}
		}
		for j := range row {
			row[j].x = scaleOf(len(row))
		}
		rows[i] = append(row, cell{place[bias], 1})
	}
	k := len(intents)
	weight := func(e example) float64 {
		if e.set == utterancesSet {
			return saidWeight
		}
		return 1
	}
	var at []float64 // where the loss and its gradient were worked out last: both are asked for at once
	loss, slope := 0.0, make([]float64, len(names)*k)
	workOut := func(x []float64) {
		if slices.Equal(at, x) {
			return
		}
		at, loss = append(at[:0], x...), 0
		for i, w := range x {
			loss += shrink / 2 * w * w
			slope[i] = shrink * w
		}
		s := make([]float64, k)
		for i, row := range rows {
			clear(s)
			for _, c := range row {
				for j, w := range x[c.at*k : c.at*k+k] {
					s[j] += c.x * w
				}
			}
			p := softmax(s)
			loss -= weight(all[i]) * math.Log(max(p[all[i].intent], 1e-300))
			p[all[i].intent]--
			for j := range p {
				p[j] *= weight(all[i])
			}
			for _, c := range row {
				of := slope[c.at*k : c.at*k+k]
				for j := range of {
					of[j] += c.x * p[j]
				}
			}
		}
	}
	problem := optimize.Problem{
		Func: func(x []float64) float64 { workOut(x); return loss },
		Grad: func(grad, x []float64) { workOut(x); copy(grad, slope) },
	}
	result, err := optimize.Minimize(problem, make([]float64, len(names)*k), &optimize.Settings{MajorIterations: rounds, GradientThreshold: 1e-3}, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	w := weights{}
	for i, f := range names {
		w[f] = result.X[i*k : i*k+k]
	}
	return w
}

// leastWeight is the weight below which a feature is left out of the model.
const leastWeight = 0.25

// leastCell is the weight below which one intent's is left out.
const leastCell = 0.1

// write writes a model as parseWeights reads it, weights that hardly count
// left out.
func (w weights) write() string {
	var b strings.Builder
	fmt.Fprint(&b, "## Fitted by: go test ./handlers/question/intent -run Fit -update\n## feature")
	for _, i := range intents {
		fmt.Fprint(&b, "\t", i)
	}
	fmt.Fprintln(&b)
	var names []string
	for f := range w {
		names = append(names, f)
	}
	slices.Sort(names)
	for _, f := range names {
		most := 0.0
		for _, x := range w[f] {
			most = max(most, math.Abs(x))
		}
		if most < leastWeight {
			continue
		}
		fmt.Fprint(&b, f)
		for _, x := range w[f] {
			if math.Abs(x) < leastCell {
				fmt.Fprint(&b, "\t")
				continue
			}
			fmt.Fprintf(&b, "\t%.2f", x)
		}
		fmt.Fprintln(&b)
	}
	return b.String()
}

// mostDrift is how far a weight may be from the embedded one: the optimizer's
// sums differ in their last digits between machines.
const mostDrift = 0.05

// TestFit fits the model anew and compares it with the embedded one, or writes
// it there with -update.
func TestFit(t *testing.T) {
	skipUnderRace(t)
	t.Parallel()
	fitted := fit(t, examples(t), rounds).write()
	if *update {
		if err := os.WriteFile("model.tsv", []byte(fitted), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := parseWeights(fitted)
	if err != nil {
		t.Fatal(err)
	}
	for feature, row := range model() {
		for i, w := range row {
			if len(want[feature]) == 0 && math.Abs(w) > leastWeight+mostDrift || len(want[feature]) > 0 && math.Abs(want[feature][i]-w) > mostDrift {
				t.Fatalf("the embedded weights of %q are %v, fitted anew %v: refit with -update", feature, row, want[feature])
			}
		}
	}
}

// TestUnseenNotices fits the model without some notices and asks it for the
// questions about each of them: how it does on an office it has not read.
func TestUnseenNotices(t *testing.T) {
	skipUnderRace(t)
	t.Parallel()
	all := examples(t)
	unseen := []string{"hospital", "environment", "soe"}
	w := fit(t, slices.DeleteFunc(slices.Clone(all), func(e example) bool { return slices.Contains(unseen, e.set) }), few)
	for _, held := range unseen {
		t.Run(held, func(t *testing.T) {
			sets, found, others, alarms := 0, 0, 0, 0
			for _, e := range all {
				if e.set != held {
					continue
				}
				d := w.predict(features(e.text))
				said := d[0]+d[1] >= 0.5
				switch isSet := e.intent < 2; {
				case isSet && said:
					found++
					fallthrough
				case isSet:
					sets++
				case said:
					alarms++
					fallthrough
				default:
					others++
				}
			}
			t.Logf("%d of %d questions for items recognised, %d of %d others taken for one", found, sets, alarms, others)
			if found*100 < sets*90 || alarms*100 > others*10 {
				t.Error("too few recognised, or too many taken for one")
			}
		})
	}
}

// skipUnderRace leaves the fitting, which no goroutines share, to a run without
// the race detector.
func skipUnderRace(t *testing.T) {
	t.Helper()
	if underRace {
		t.Skip("fits for minutes under the race detector")
	}
}
