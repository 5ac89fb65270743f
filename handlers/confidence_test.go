package handlers_test

import (
	"cmp"
	"crypto/sha256"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/optimize"

	"rectify/bot/eval"
	"rectify/data/notices"
	"rectify/handlers"
	"rectify/handlers/answer/confidence"
	"rectify/handlers/reply"
)

var update = flag.Bool("update", false, "write what tests compare with: the fitted model, pictures")

// An example is a question that the search has to answer, with what was
// measured, and whether the best hit, given as the answer, is right: of other words,
// too, where two more items may follow.
type example struct {
	notice string
	eval.Question
	features confidence.Features
	right    bool
}

// A bearingExample is a question of which it is known whether the notice bears
// on it.
type bearingExample struct {
	notice  string
	text    string
	bearing confidence.Bearing
	bears   bool
}

// near reports whether the notice names what is asked about, and does not state
// the answer.
func near(q eval.Question) bool { return q.Mode == "none" && q.Expect != "far" }

// builtinName names the built-in notice, on whose questions the assistant was
// tuned. There are five times as many as on any other.
const builtinName = "builtin"

// weightOf is what an example counts: those of the built-in notice together
// about as much as those of two others.
func weightOf(notice string) float64 {
	if notice == builtinName {
		return 0.4
	}
	return 1
}

// recorder is a judge that relies on everything, and keeps what it was asked.
type recorder struct {
	model *confidence.Model // of which passage answers
	asked *confidence.Features
}

func (r *recorder) Favour(c confidence.Choice) float64 { return r.model.Favour(c) }

func (r *recorder) Bears(confidence.Bearing) bool { return true }

func (r *recorder) States(f confidence.Features) bool {
	r.asked = &f
	return true
}

// noticeSets are the questions about each notice that may be looked at, by the
// notice's text, and those of further folders.
func noticeSets(t testing.TB, folders ...string) (names []string, texts map[string]string, questions map[string][]eval.Question) {
	t.Helper()
	texts, questions = map[string]string{builtinName: notices.Builtin}, map[string][]eval.Question{}
	files, _ := filepath.Glob("testdata/*.tsv")
	more, _ := filepath.Glob("testdata/notices/*/questions.tsv")
	for _, dir := range folders {
		more = append(more, filepath.Join(dir, "questions.tsv"))
	}
	for _, path := range append(files, more...) {
		dir := filepath.Dir(path)
		if _, err := os.Stat(filepath.Join(dir, "LOCKED")); err == nil {
			continue // kept for measuring
		}
		name := builtinName
		if dir != "testdata" {
			name = filepath.Base(dir)
			text, err := os.ReadFile(filepath.Join(dir, "notice.txt"))
			if err != nil {
				t.Fatal(err)
			}
			texts[name] = string(text)
		} else if base := filepath.Base(path); base == "injections.tsv" || strings.HasPrefix(base, "talks") {
			continue
		}
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		read, err := eval.Read(file)
		file.Close()
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
		questions[name] = append(questions[name], read...)
	}
	return names, texts, questions
}

// otherBusiness are sentences about other business.
func otherBusiness(t *testing.T) (out []string) {
	t.Helper()
	text, err := os.ReadFile("question/intent/utterances.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if sentences, ok := strings.CutPrefix(line, "other\t"); ok {
			for s := range strings.SplitSeq(sentences, "|") {
				out = append(out, strings.TrimSpace(s))
			}
		}
	}
	return out
}

// gather asks every question, and measures.
func gather(t *testing.T, choosing *confidence.Model) (stating []example, bearing []bearingExample, data string) {
	t.Helper()
	names, texts, questions := noticeSets(t)
	other := otherBusiness(t)
	hash := sha256.New()
	for _, name := range names {
		on := measuredOn(t, texts[name])
		measure := func(q eval.Question, bears bool) {
			b, ok, err := on.BearingOf(t.Context(), q.Text)
			if err != nil {
				t.Fatal(err)
			}
			if ok {
				bearing = append(bearing, bearingExample{notice: name, text: q.Text, bearing: b, bears: bears})
			}
		}
		for _, q := range questions[name] {
			fmt.Fprintln(hash, name, q.Mode, q.Expect, q.Text)
			r := recorder{model: choosing}
			a := on.With(func(cfg *handlers.Config) { cfg.Judge = &r })
			out, err := a.Ask(t.Context(), q.Text)
			if err != nil {
				t.Fatal(err)
			}
			if r.asked != nil && q.Expect != "far" { // other business is refused before
				stating = append(stating, example{notice: name, Question: q, features: *r.asked, right: rightFirst(q, out)})
			}
			switch {
			case q.Mode == "none" && q.Expect == "far":
				measure(q, false)
			case q.Mode != "none" && r.asked != nil:
				measure(q, true)
			}
		}
		for _, text := range other {
			measure(eval.Question{Text: text}, false)
		}
	}
	return stating, bearing, fmt.Sprintf("%x", hash.Sum(nil)[:8])
}

// rightFirst reports whether a reply is right, and the item that comes first.
func rightFirst(q eval.Question, r reply.Reply) bool {
	if q.Mode == "top3" {
		q.Mode = "top1"
	}
	return q.Right(r)
}

// A sample is one row of what a regression is fitted to.
type sample struct {
	notice string
	x      []float64
	yes    bool
	weight float64
}

// How strongly the weights are held near zero. Who asks of other business is
// told by a classifier that has read these very sentences, and that does less
// well with others: its weight must not grow with how well it does here.
const (
	shrinkStating = 0.02
	shrinkBearing = 5
)

// regress fits a logistic regression whose weights are not negative: each is
// the square of what is sought.
func regress(t *testing.T, samples []sample, shrink float64) confidence.Logistic {
	t.Helper()
	n := len(samples[0].x)
	logistic := func(x []float64) confidence.Logistic {
		l := confidence.Logistic{Base: x[n], Weights: make([]float64, n)}
		for i := range n {
			l.Weights[i] = x[i] * x[i]
		}
		return l
	}
	start := slices.Repeat([]float64{1}, n+1)
	start[n] = -3
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) float64 {
			l, loss := logistic(x), 0.0
			for i := range n {
				loss += shrink * math.Pow(x[i], 4)
			}
			for _, s := range samples {
				p := l.Probability(s.x)
				if !s.yes {
					p = 1 - p
				}
				loss -= s.weight * math.Log(max(p, 1e-12))
			}
			return loss
		},
		Grad: func(grad, x []float64) {
			l := logistic(x)
			for i := range n {
				grad[i] = 4 * shrink * math.Pow(x[i], 3)
			}
			grad[n] = 0
			for _, s := range samples {
				pull := l.Probability(s.x)
				if s.yes {
					pull--
				}
				pull *= s.weight
				for i := range n {
					grad[i] += pull * s.x[i] * 2 * x[i]
				}
				grad[n] += pull
			}
		},
	}, start, &optimize.Settings{MajorIterations: 500}, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	return logistic(result.X)
}

// leaveOneOut is how probable yes is for each sample, by a regression that was
// fitted without the sample's notice.
func leaveOneOut(t *testing.T, samples []sample, shrink float64) []float64 {
	t.Helper()
	out := make([]float64, len(samples))
	fitted := map[string]confidence.Logistic{}
	for i, s := range samples {
		l, ok := fitted[s.notice]
		if !ok {
			l = regress(t, slices.DeleteFunc(slices.Clone(samples), func(o sample) bool { return o.notice == s.notice }), shrink)
			fitted[s.notice] = l
		}
		out[i] = l.Probability(s.x)
	}
	return out
}

// A point of a risk–coverage curve: of all examples, the share that is given as
// an answer from a threshold on, and the share of these that are wrong.
type point struct{ threshold, coverage, risk float64 }

// curve orders samples by probability, surest first.
func curve(samples []sample, p []float64) []point {
	order := make([]int, len(samples))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(p[b], p[a]) })
	all := 0.0
	for _, s := range samples {
		all += s.weight
	}
	var out []point
	given, wrong := 0.0, 0.0
	for _, i := range order {
		given += samples[i].weight
		if !samples[i].yes {
			wrong += samples[i].weight
		}
		out = append(out, point{threshold: p[i], coverage: given / all, risk: wrong / given})
	}
	return out
}

// mostRisk is the share of wrong answers among those called stated, on notices
// that the weights were not fitted to, that the threshold is chosen for.
const mostRisk = 0.02

// mostDenied is the share of questions that the notices answer of which it may be
// said, on notices that the weights were not fitted to, that nothing bears on them:
// the threshold is as high as that allows, and refuses as much other business as can
// be told. A tenth of what is tolerable, for the classifier of intents has read these
// very questions.
const mostDenied = 0.0007

// keeping is the threshold below which that share of the samples that are so lies.
func keeping(samples []sample, p []float64) float64 {
	var yes []float64
	for i, s := range samples {
		if s.yes {
			yes = append(yes, p[i])
		}
	}
	slices.Sort(yes)
	return yes[int(mostDenied*float64(len(yes)))]
}

// fitModel fits both regressions, and chooses their thresholds.
func fitModel(t *testing.T) (m *confidence.Model, stating []example, states []sample, p []float64) {
	t.Helper()
	m = &confidence.Model{Choosing: fitChoosing(t)}
	stating, bearing, data := gather(t, m)
	m.Data = data
	for _, e := range stating {
		states = append(states, sample{notice: e.notice, x: e.features.Values(), yes: e.right, weight: weightOf(e.notice)})
	}
	m.Stating = regress(t, states, shrinkStating)
	p = leaveOneOut(t, states, shrinkStating)
	for _, at := range curve(states, p) {
		if at.risk <= mostRisk {
			m.Stating.Threshold = at.threshold
		}
	}
	var bears []sample
	for _, e := range bearing {
		bears = append(bears, sample{notice: e.notice, x: e.bearing.Values(), yes: e.bears, weight: weightOf(e.notice)})
	}
	m.Bearing = regress(t, bears, shrinkBearing)
	q := leaveOneOut(t, bears, shrinkBearing)
	m.Bearing.Threshold = keeping(bears, q)
	refused, far, kept, near := 0, 0, 0, 0
	for i, e := range bears {
		switch bearsOn := q[i] >= m.Bearing.Threshold; {
		case e.yes && bearsOn:
			kept++
			fallthrough
		case e.yes:
			near++
		case !bearsOn:
			refused++
			fallthrough
		default:
			far++
		}
	}
	t.Logf("other business refused %d of %d; of %d questions that the notice answers %d are answered", refused, far, near, kept)
	return m, stating, states, p
}

// mostDrift is the share of questions whose grade may differ between the
// embedded model and one that is fitted anew: the features move a little with
// every change of the search.
const mostDrift = 0.03

// TestConfidence fits the model anew and compares it with the embedded one, or
// writes it there, with its curve, with -update. With -v it logs how the model
// does on notices that it was not fitted to, and where it errs.
func TestConfidence(t *testing.T) {
	if underRace {
		t.Skip("fits for minutes under the race detector, and shares nothing")
	}
	t.Parallel()
	m, stating, states, p := fitModel(t)
	t.Logf("%d questions\n%s", len(stating), m)
	logUnseen(t, m.Stating.Threshold, stating, p)
	if *update {
		write(t, "answer/confidence/model.tsv", m.String())
		write(t, "answer/confidence/curve.svg", drawCurve(curve(states, p), m.Stating.Threshold))
		return
	}
	embedded := confidence.Fitted()
	if embedded.Data != m.Data {
		t.Errorf("the embedded model was fitted to other questions (%s, now %s): refit with -update", embedded.Data, m.Data)
	}
	moved := 0
	for _, e := range stating {
		if embedded.States(e.features) != m.States(e.features) {
			moved++
		}
	}
	if float64(moved) > mostDrift*float64(len(stating)) {
		t.Errorf("the embedded model grades %d of %d questions otherwise than one fitted anew: refit with -update", moved, len(stating))
	}
}

// logUnseen logs, a line a notice, how answers are graded that the model was not
// fitted to, and the answers of new notices that are graded wrongly.
func logUnseen(t *testing.T, threshold float64, stating []example, p []float64) {
	t.Helper()
	type tally struct{ stated, statedRight, right, near, nearStated int }
	tallies := map[string]*tally{}
	var names []string
	for i, e := range stating {
		n := tallies[e.notice]
		if n == nil {
			n = &tally{}
			tallies[e.notice] = n
			names = append(names, e.notice)
		}
		stated := p[i] >= threshold
		if stated {
			n.stated++
		}
		if e.right {
			n.right++
		}
		if e.right && stated {
			n.statedRight++
		}
		if near(e.Question) {
			n.near++
		}
		if near(e.Question) && stated {
			n.nearStated++
		}
		if e.notice != builtinName && stated != e.right {
			t.Logf("right %v, stated %v (%.2f, %.2f): %s %s %s %s", e.right, stated, p[i], e.features.Values(), e.ID, e.Mode, e.Expect, e.Text)
		}
	}
	for _, name := range names {
		n := tallies[name]
		t.Logf("%-12s stated %d, of these right %.1f %%; of %d right answers stated %.1f %%; named but not stated: %d of %d called stated",
			name, n.stated, percent(n.statedRight, n.stated), n.right, percent(n.statedRight, n.right), n.nearStated, n.near)
	}
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The curve's picture, in pixels, and how much risk it shows.
const (
	curveWidth, curveHeight = 520, 260
	curveLeft, curveTop     = 52, 16
	curveRight, curveBottom = 500, 216
	highestRisk             = 0.25
)

// drawCurve draws a risk–coverage curve with the chosen threshold, readable on
// light and on dark.
func drawCurve(points []point, threshold float64) string {
	x := func(coverage float64) float64 { return curveLeft + coverage*(curveRight-curveLeft) }
	y := func(risk float64) float64 {
		return curveBottom - min(risk, highestRisk)/highestRisk*(curveBottom-curveTop)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" font-family="sans-serif" font-size="12">
<style>text{fill:#57606a}.axis{stroke:#8c959f}.curve{stroke:#0969da}.chosen{fill:#cf222e}.grid{stroke:#8c959f;stroke-opacity:.25}@media(prefers-color-scheme:dark){text{fill:#9198a1}.curve{stroke:#4493f8}.chosen{fill:#f85149}}</style>
<title>Risk–coverage curve on notices that the weights were not fitted to</title>
`, curveWidth, curveHeight, curveWidth, curveHeight)
	for risk := 0.0; risk <= highestRisk+1e-9; risk += 0.05 {
		fmt.Fprintf(&b, `<line class="grid" x1="%d" x2="%d" y1="%.0f" y2="%.0f"/><text x="%d" y="%.0f" text-anchor="end">%.0f %%</text>`+"\n",
			curveLeft, curveRight, y(risk), y(risk), curveLeft-6, y(risk)+4, 100*risk)
	}
	for coverage := 0.0; coverage <= 1; coverage += 0.25 {
		fmt.Fprintf(&b, `<text x="%.0f" y="%d" text-anchor="middle">%.0f %%</text>`+"\n", x(coverage), curveBottom+16, 100*coverage)
	}
	fmt.Fprintf(&b, `<line class="axis" x1="%d" x2="%d" y1="%d" y2="%d"/><text x="%d" y="%d" text-anchor="middle">questions answered as “stated” → of these wrong ↑</text>`+"\n",
		curveLeft, curveRight, curveBottom, curveBottom, (curveLeft+curveRight)/2, curveHeight-8)
	var path []string
	chosen := points[0]
	for i, at := range points {
		if at.threshold >= threshold {
			chosen = at
		}
		if i%8 == 0 || i == len(points)-1 {
			path = append(path, fmt.Sprintf("%.1f,%.1f", x(at.coverage), y(at.risk)))
		}
	}
	fmt.Fprintf(&b, `<polyline class="curve" fill="none" stroke-width="2" points="%s"/>`+"\n", strings.Join(path, " "))
	fmt.Fprintf(&b, `<circle class="chosen" cx="%.1f" cy="%.1f" r="4"/><text x="%.1f" y="%.1f" text-anchor="end">from %.2f: %.0f %% answered, %.1f %% wrong</text>`+"\n</svg>\n",
		x(chosen.coverage), y(chosen.risk), x(chosen.coverage)-8, y(chosen.risk)-8, threshold, 100*chosen.coverage, 100*chosen.risk)
	return b.String()
}
