package lexicon

import (
	"math"
	"testing"
)

func TestVectorsOfLikeWordsPointOneWay(t *testing.T) {
	t.Parallel()
	for _, of := range []struct{ word, like, unlike string }{
		{"ship", "vessel", "payroll"},
		{"salaries", "wages", "roof"},
		{"stole", "theft", "garden"},
		{"nurse", "hospital", "invoice"},
		{"organisation", "agency", "truck"},
	} {
		if like, unlike := cosine(t, of.word, of.like), cosine(t, of.word, of.unlike); like < unlike+0.2 {
			t.Errorf("%s is %.2f like %s and %.2f like %s", of.word, like, of.like, unlike, of.unlike)
		}
	}
}

func TestSensesCountWhatTheyKnow(t *testing.T) {
	t.Parallel()
	senses, share := Senses("the brakes of the brake van zzyzx were not checked")
	if len(senses) != 3 || share != 0.8 {
		t.Errorf("%d senses of a share of %.2f, want brake, van and check, 0.8", len(senses), share)
	}
	if senses, share := Senses("刹车没有检查"); senses != nil || share != 0 {
		t.Errorf("Chinese has %d senses", len(senses))
	}
}

func cosine(t *testing.T, a, b string) float64 {
	t.Helper()
	even := func(Sense) float64 { return 1 }
	of, _ := Senses(a)
	with, _ := Senses(b)
	v, w := Direction(of, even), Direction(with, even)
	if v == nil || w == nil {
		t.Fatalf("no vector of %s or %s", a, b)
	}
	var sum, lengthV, lengthW float64
	for d := range v {
		sum += float64(v[d] * w[d])
		lengthV += float64(v[d] * v[d])
		lengthW += float64(w[d] * w[d])
	}
	return sum / math.Sqrt(lengthV*lengthW)
}
