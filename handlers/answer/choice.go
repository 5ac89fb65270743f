package answer

import (
	"cmp"
	"math"
	"slices"

	"rectify/handlers/answer/answertype"
	"rectify/handlers/answer/confidence"
	"rectify/index"
)

// chosen orders hits anew by how well each answers what is asked: the notice's prose
// competes with the items by how the question asks, and what states a fact of the
// kind asked for goes before what does not.
func (q Question) chosen(hits []index.Hit) []index.Hit {
	out := slices.Clone(hits)
	least := math.Inf(1)
	for i, c := range q.Choices(hits) {
		least = min(least, out[i].Score) // what meaning put first stays there
		out[i].Score = least * math.Exp(q.Judge.Favour(c))
	}
	slices.SortStableFunc(out, func(a, b index.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// mostChoices is how many of the best hits are looked at for what is asked for.
const mostChoices = 10

// Choices measures how each of the hits, best first, answers the question.
func (q Question) Choices(hits []index.Hit) []confidence.Choice {
	const surest = 0.98 // beyond it the way a question asks tells no more
	about := min(max(q.aboutNotice(), 1-surest), surest)
	fact := q.expected().Type
	focuses := map[index.Question]answertype.Focus{} // one for items, one for prose
	out := make([]confidence.Choice, len(hits))
	for i, h := range hits {
		c := &out[i]
		if h.Item == 0 {
			c.Prose, c.Lean = 1, math.Log(about/(1-about))
		}
		if i >= mostChoices {
			continue
		}
		if h.Item != 0 && q.known(h) != "" {
			c.Known = 1
		}
		if fact != nil {
			focus, there := focuses[h.Question]
			if !there {
				focus = answertype.NewFocus(q.Text, q.expected(), h.Question, h.Question.Words())
				focuses[h.Question] = focus
			}
			measureFact(c, h, fact, focus)
		}
	}
	return out
}

// measureFact measures how a hit states a fact of the type that is asked for.
func measureFact(c *confidence.Choice, h index.Hit, fact *answertype.Type, focus answertype.Focus) {
	best, stating := 0.0, 0.0
	for _, s := range h.Sentences {
		best = max(best, s.Score)
		if !answertype.SentenceStates(h, s, fact) {
			continue
		}
		folded := index.Fold(s.Text)
		c.States, c.Fit = 1, max(c.Fit, focus.Fit(folded))
		if stating = max(stating, s.Score); answertype.LabelledLine.MatchString(folded) {
			c.Stating = 1
		}
	}
	if h.Item == 0 && best > 0 {
		c.Stating = max(c.Stating, stating/best)
	} else {
		c.Stating = 0
	}
}
