package handlers_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"

	"rectify/handlers/reply"
	"rectify/index"
)

// mostDeniedWords is the share of made-up questions about a notice's own words that
// may be refused: those whose words make no sense together.
const mostDeniedWords = 0.01

// TestWhatStandsInTheNoticeIsNotDenied asks about words of each notice, two telling
// ones of a title together and one by itself, in forms that a classifier may take for
// other business.
func TestWhatStandsInTheNoticeIsNotDenied(t *testing.T) {
	if underRace {
		t.Skip("asks much, and shares nothing")
	}
	t.Parallel()
	forms := []string{"%s现在多少钱", "%s是谁", "%s怎么样了呀", "帮我查一下%s", "哪里有%s"}
	names, texts, _ := noticeSets(t)
	asked := 0
	var denied []string
	for _, name := range names {
		a := measuredOn(t, texts[name])
		random := rand.New(rand.NewPCG(5, 6))
		for range 40 {
			item := a.notice.Items[random.IntN(len(a.notice.Items))]
			hits, err := a.index.Search(t.Context(), item.Title, 1)
			if err != nil || len(hits) == 0 {
				t.Fatal(err)
			}
			searched := hits[0].Question
			told := slices.DeleteFunc(searched.Words(), func(w index.Word) bool { return w.To-w.From < 2 })
			slices.SortFunc(told, func(x, y index.Word) int { return cmp.Compare(y.Weight, x.Weight) })
			if len(told) < 2 {
				continue
			}
			first, second := string(searched.Runes()[told[0].From:told[0].To]), string(searched.Runes()[told[1].From:told[1].To])
			joint := ""
			if second[0] < utf8.RuneSelf {
				joint = " "
			}
			for _, about := range []string{first, first + joint + second} {
				question := fmt.Sprintf(forms[asked%len(forms)], about)
				asked++
				out, err := a.Ask(t.Context(), question)
				if err != nil {
					t.Fatal(err)
				}
				if out.Kind == reply.KindNone {
					denied = append(denied, fmt.Sprintf("%s: %s (of %s)", name, question, item.Title))
				}
			}
		}
	}
	t.Logf("%d questions, denied: %q", asked, denied)
	if float64(len(denied)) > mostDeniedWords*float64(asked) {
		t.Errorf("%d of %d questions about the notices' own words are refused: %q", len(denied), asked, denied)
	}
}
