package handlers_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gonum.org/v1/gonum/optimize"

	"rectify/bot/eval"
	"rectify/index"
)

// A ranked is a question that one of a few items answers, with what each item found
// holds of it.
type ranked struct {
	notice string
	eval.Question
	items []index.Hit
	right []bool // of each
}

// place is where a ranking puts the best right item, from 0.
func (q *ranked) place(r *index.Ranking) int {
	score, best := make([]float64, len(q.items)), math.Inf(-1)
	for i := range q.items {
		score[i] = r.Score(&q.items[i].Evidence)
		if q.right[i] {
			best = max(best, score[i])
		}
	}
	place := 0
	for i := range score {
		if !q.right[i] && score[i] > best {
			place++
		}
	}
	return place
}

// blindEnglish are the folders of English notices from whose questions no word list was
// made: how much meaning counts is fitted to these, since in the others words say it all.
var blindEnglish = []string{
	"testdata/blind/agency", "testdata/blind/airport", "testdata/blind/cityauditor", "testdata/blind/committee",
	"testdata/blind/council", "testdata/blind/library", "testdata/blind/prisons", "testdata/blind/scrutiny",
}

// rankedQuestions searches for every question that a few items answer. Those of
// which no right item is found at all are only counted.
func rankedQuestions(t *testing.T, folders ...string) (out []ranked, lost int) {
	t.Helper()
	names, texts, questions := noticeSets(t, folders...)
	for _, name := range names {
		a := measuredOn(t, texts[name])
		for _, q := range questions[name] {
			if !slices.Contains([]string{"top1", "top3", "fact"}, q.Mode) || q.Talk() != "" {
				continue
			}
			hits, _ := a.hitsOf(t, q.Text)
			of := ranked{notice: name, Question: q}
			expect, _, _ := strings.Cut(q.Expect, "|")
			for _, h := range hits {
				if h.Item != 0 {
					of.items = append(of.items, h)
					of.right = append(of.right, slices.Contains(strings.Split(expect, ","), strconv.Itoa(h.Item)))
				}
			}
			if slices.Contains(of.right, true) {
				out = append(out, of)
			} else {
				lost++
			}
		}
	}
	return out, lost
}

// shrinkRanking is how strongly the weights are held near zero.
const shrinkRanking = 0.2

// fitRanking fits the weights by the softmax of the items' scores (ListNet, Cao et
// al. 2007): that a right item comes first shall be as probable as can be. How much
// meaning counts, the last weight, is fitted to the questions of blindEnglish, given those
// of words, which are fitted to all others.
func fitRanking(t *testing.T, questions []ranked) *index.Ranking {
	t.Helper()
	var byWords, byMeaning []ranked
	for _, q := range questions {
		if isBlind(q.notice) {
			byMeaning = append(byMeaning, q)
		} else {
			byWords = append(byWords, q)
		}
	}
	r := fitWords(t, byWords)
	weight := r.Weights()[len(index.RankingNames)-1]
	best, least := 0.0, math.Inf(1)
	for *weight = 0; *weight <= mostMeaning; *weight += 0.25 {
		sum := 0.0
		for i := range byMeaning {
			_, loss := byMeaning[i].loss(r)
			sum += loss
		}
		if sum < least {
			best, least = *weight, sum
		}
	}
	*weight = best
	return r
}

const mostMeaning = 8.0

// loss is that of one question, with its derivatives by the scores of the items.
func (q *ranked) loss(r *index.Ranking) (pulls []float64, loss float64) {
	scores := make([]float64, len(q.items))
	for i := range q.items {
		scores[i] = r.Score(&q.items[i].Evidence)
	}
	return softmax(scores, q.right, weightOf(q.notice))
}

func isBlind(notice string) bool { return slices.Contains(blindEnglish, "testdata/blind/"+notice) }

// fitWords fits all weights but that of meaning, which stays 0.
func fitWords(t *testing.T, questions []ranked) *index.Ranking {
	t.Helper()
	n := len(index.RankingNames) - 1
	ranking := func(x []float64) *index.Ranking {
		var r index.Ranking
		for i, w := range r.Weights()[:n] {
			*w = x[i] * x[i]
		}
		return &r
	}
	// loss is that of one question; grad, by weight, is added to.
	loss := func(r *index.Ranking, q *ranked, grad []float64) float64 {
		pulls, loss := q.loss(r)
		for i, pull := range pulls {
			e := &q.items[i].Evidence
			for field, of := range e.Matches {
				for kind, m := range of {
					grad[kind] += pull * r.Fields[field] * m
					grad[len(r.Kinds)+field] += pull * r.Kinds[kind] * m
				}
			}
			for part, c := range e.Coverage[:len(e.Coverage)-1] {
				grad[len(r.Kinds)+len(r.Fields)+part] += pull * c
			}
		}
		return loss
	}
	start := slices.Repeat([]float64{1}, n)
	result, err := optimize.Minimize(optimize.Problem{
		Func: func(x []float64) float64 {
			r, sum, grad := ranking(x), 0.0, make([]float64, n)
			for i := range questions {
				sum += loss(r, &questions[i], grad)
			}
			for i := range x {
				sum += shrinkRanking * math.Pow(x[i], 4)
			}
			return sum
		},
		Grad: func(grad, x []float64) {
			r := ranking(x)
			clear(grad)
			for i := range questions {
				loss(r, &questions[i], grad)
			}
			for i := range x {
				grad[i] = grad[i]*2*x[i] + 4*shrinkRanking*math.Pow(x[i], 3)
			}
		},
	}, start, &optimize.Settings{MajorIterations: 300}, &optimize.LBFGS{})
	if result == nil {
		t.Fatal(err)
	}
	return ranking(result.X)
}

// softmax is the loss of a question, of which some of those that were scored are right:
// the negative logarithm of the share of the right ones, times the question's weight.
// pulls are its derivatives by each score.
func softmax(scores []float64, isRight []bool, weight float64) (pulls []float64, loss float64) {
	most, all, right := slices.Max(scores), 0.0, 0.0
	pulls = make([]float64, len(scores))
	for i, score := range scores {
		pulls[i] = math.Exp(score - most)
		if all += pulls[i]; isRight[i] {
			right += pulls[i]
		}
	}
	for i, p := range pulls {
		pull := p / all
		if isRight[i] {
			pull -= p / right
		}
		pulls[i] = weight * pull
	}
	return pulls, -weight * math.Log(right/all)
}

// mostMoved is the share of questions whose best right item may stand elsewhere with
// weights that are fitted anew: what items hold moves a little with the thesaurus.
const mostMoved = 0.03

// TestRanking fits the weights of the ranking anew and compares them with the
// embedded ones, or writes them there with -update. With -v it also prints how well
// they rank on notices that they were not fitted to.
func TestRanking(t *testing.T) {
	if underRace {
		t.Skip("fits for minutes under the race detector, and shares nothing")
	}
	t.Parallel()
	questions, lost := rankedQuestions(t, blindEnglish...)
	t.Logf("%d questions, %d more of which no right item is found", len(questions), lost)
	fitted := fitRanking(t, questions)
	if testing.Verbose() {
		logRanking(t, questions, fitted)
	}
	if *update {
		write(t, "../index/ranking.tsv", rankingText(fitted))
		return
	}
	moved := 0
	for i := range questions {
		if questions[i].place(fitted) != questions[i].place(index.FittedRanking()) {
			moved++
		}
	}
	if float64(moved) > mostMoved*float64(len(questions)) {
		t.Errorf("the embedded weights rank the right item of %d of %d questions otherwise than ones fitted anew: refit with -update", moved, len(questions))
	}
}

// logRanking logs how many questions have a right item first and among the first
// three: with the embedded weights, with those fitted now, and with those fitted
// without the question's own notice.
func logRanking(t *testing.T, questions []ranked, fitted *index.Ranking) {
	t.Helper()
	without := map[string]*index.Ranking{}
	for i := range questions {
		name := questions[i].notice
		if without[name] == nil {
			without[name] = fitRanking(t, slices.DeleteFunc(slices.Clone(questions), func(q ranked) bool { return q.notice == name }))
		}
	}
	for _, by := range []struct {
		name string
		of   func(notice string) *index.Ranking
	}{
		{"embedded", func(string) *index.Ranking { return index.FittedRanking() }},
		{"fitted", func(string) *index.Ranking { return fitted }},
		{"fitted without the notice", func(notice string) *index.Ranking { return without[notice] }},
	} {
		all := map[string]*[3]int{} // asked, first, among the first three
		for i := range questions {
			q := &questions[i]
			key := q.Mode + " elsewhere"
			switch {
			case q.notice == builtinName:
				key = q.Mode + " built-in"
			case isBlind(q.notice):
				key = q.Mode + " blind"
			}
			if all[key] == nil {
				all[key] = &[3]int{}
			}
			place := q.place(by.of(q.notice))
			for n, most := range []int{math.MaxInt, 0, 2} {
				if place <= most {
					all[key][n]++
				}
			}
		}
		for _, key := range slices.Sorted(maps.Keys(all)) {
			t.Logf("%-26s %-15s of %d first %d, among three %d", by.name, key, all[key][0], all[key][1], all[key][2])
		}
	}
}

// rankingText writes a ranking as index.ParseRanking reads it.
func rankingText(r *index.Ranking) string {
	var b strings.Builder
	b.WriteString("## Fitted by: go test ./handlers -run Ranking -update\n")
	for i, w := range r.Weights() {
		fmt.Fprintf(&b, "%s\t%.2f\n", index.RankingNames[i], *w)
	}
	return b.String()
}
