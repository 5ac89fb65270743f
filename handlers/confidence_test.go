package handlers

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/data/notices"
	"rectify/handlers/question"
	"rectify/index"
	"rectify/index/lexicon"
)

var fit = flag.Bool("fit", false, "fit the weights of confidence.go to the questions in testdata and print them")

// TestFitConfidence prints the weights of confidence.go:
//
//	go test ./handlers -run FitConfidence -fit -v
func TestFitConfidence(t *testing.T) {
	if !*fit {
		t.Skip("fits weights only with -fit")
	}
	files, err := filepath.Glob("testdata/staff_*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "testdata/questions.tsv", "testdata/independent.tsv")
	var samples []sample
	for _, file := range files {
		samples = append(samples, gather(t, file)...)
	}
	base, weights := regress(samples)
	t.Logf("%d questions: base %.2f, weights %.2f", len(samples), base, weights)
	for _, sure := range []float64{.3, .35, .4, .45, .5, .55, .6} {
		kept, refused, yes, no := 0, 0, 0, 0
		for _, s := range samples {
			p := base
			for i, x := range s.values() {
				p += weights[i] * x
			}
			above := 1/(1+math.Exp(-p)) >= sure
			switch {
			case s.answered:
				yes++
				if above {
					kept++
				}
			default:
				no++
				if !above {
					refused++
				}
			}
		}
		t.Logf("from %.2f: %.1f %% of %d answered, %.1f %% of %d refused", sure,
			100*float64(kept)/float64(yes), yes, 100*float64(refused)/float64(no), no)
	}
}

// A sample is the evidence for a question of which it is known whether its
// best hits answer it.
type sample struct {
	evidence
	answered bool
}

// gather asks the questions of a file that the search has to answer.
func gather(t *testing.T, file string) []sample {
	t.Helper()
	n, err := notice.Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	store, err := ledger.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if err := store.AddNotice(t.Context(), notices.BuiltinID, notices.Builtin, n, "test", time.Unix(1, 0)); err != nil {
		t.Fatal(err)
	}
	words, err := lexicon.LoadWordings("")
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.InMemory(t.Context(), index.Passages(notices.BuiltinID, n), words)
	if err != nil {
		t.Fatal(err)
	}
	a := New(store, ix, time.Now)
	book, err := a.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []sample
	for line := range strings.Lines(string(text)) {
		row := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(row) != 5 || !slices.Contains([]string{"top1", "top3", "fact", "notice", "none"}, row[2]) {
			continue
		}
		q := question.Parse(lexicon.Simplify(readable(row[4])), book.headings())
		asked := asking{Assistant: a, book: book, Query: q, text: row[4], lang: Lang(q.Lang)}
		if q.Want != question.Find || len(q.Numbers) > 0 || q.Subject == "" {
			continue
		}
		hits, err := ix.Search(t.Context(), q.Subject, mostHits)
		if err != nil {
			t.Fatal(err)
		}
		hits = statingFirst(hits, expected(row[4]))
		if row[2] == "notice" {
			row[3] = "0"
		}
		right := slices.ContainsFunc(hits[:min(3, len(hits))], func(h index.Hit) bool {
			expect, _, _ := strings.Cut(row[3], "|")
			return slices.Contains(strings.Split(expect, ","), strconv.Itoa(h.Item))
		})
		if len(hits) > 0 && (right || row[2] == "none") {
			out = append(out, sample{asked.weigh(hits), right})
		}
	}
	return out
}

// regress fits a logistic regression by gradient descent, both outcomes
// weighing alike, with a little shrinkage.
func regress(samples []sample) (base float64, weights []float64) {
	const shrink, rate, rounds = .01, 1.0, 3000
	rows, mean, spread := standardise(samples)
	yes := 0.0
	for _, s := range samples {
		if s.answered {
			yes++
		}
	}
	w := make([]float64, len(mean)+1) // the base last
	for range rounds {
		gradient := make([]float64, len(w))
		for k, s := range samples {
			p := 1 / (1 + math.Exp(-dot(w, rows[k])))
			pull := p / (2 * (float64(len(samples)) - yes))
			if s.answered {
				pull = (p - 1) / (2 * yes)
			}
			for i, x := range rows[k] {
				gradient[i] += pull * x
			}
		}
		for i := range w {
			w[i] -= rate * (gradient[i] + shrink*w[i])
		}
	}
	base = w[len(mean)]
	for i := range mean {
		weights = append(weights, w[i]/spread[i])
		base -= w[i] * mean[i] / spread[i]
	}
	return base, weights
}

// standardise gives every kind of evidence the mean 0 and the spread 1, and
// each row a 1 at its end.
func standardise(samples []sample) (rows [][]float64, mean, spread []float64) {
	n := float64(len(samples))
	const width = kindsOfEvidence
	mean, spread = make([]float64, width), make([]float64, width)
	for _, s := range samples {
		for i, x := range s.values() {
			mean[i] += x / n
			spread[i] += x * x / n
		}
	}
	for i := range spread {
		spread[i] = math.Sqrt(max(spread[i]-mean[i]*mean[i], 1e-9))
	}
	for _, s := range samples {
		var row []float64
		for i, x := range s.values() {
			row = append(row, (x-mean[i])/spread[i])
		}
		rows = append(rows, append(row, 1))
	}
	return rows, mean, spread
}

func dot(a, b []float64) (sum float64) {
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}
