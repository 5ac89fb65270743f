package index

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// The kinds of concepts, by how they follow from the question.
const (
	typed      = iota // a character or a word of letters; pairs of characters count as covered
	synonym           // a wording of the thesaurus, by its pairs, so that a part of it counts in part (back-off)
	translated        // a translation, or what is written of that sound, by its pairs
	related           // a word that the dictionaries relate to one that was typed
	kinds
)

// The fields of an item that are matched with concepts.
const (
	titleField = iota
	itemField  // all of it
	sentenceField
	matchedFields
)

// The parts of an item's coverage of the question's characters, and how alike both are in meaning.
const (
	coveredByItem = iota
	coveredByTitle
	coveredByHeading
	coveredBySentence
	alikeInMeaning
	coverageParts
)

// Evidence is how an item matches a question; its rank is computed from it.
type Evidence struct {
	Matches  [matchedFields][kinds]float64 // BM25 of its concepts, as a share of what the question asks for
	Coverage [coverageParts]float64        // 0…1, the last 0…alikeScale
}

// A Ranking weighs evidence. No weight is negative.
type Ranking struct {
	Kinds  [kinds]float64
	Fields [matchedFields]float64
	Parts  [coverageParts]float64
}

// RankingNames name the weights of a Ranking, in the order of its Weights.
var RankingNames = []string{
	"typed", "synonym", "translation", "related word",
	"title", "item", "sentence",
	"item covers", "title covers", "headings cover", "sentence covers", "alike in meaning",
}

// Weights are the ranking's weights, in the order of RankingNames.
func (r *Ranking) Weights() (weights []*float64) {
	for _, part := range [][]float64{r.Kinds[:], r.Fields[:], r.Parts[:]} {
		for i := range part {
			weights = append(weights, &part[i])
		}
	}
	return weights
}

// Score returns how well an item of that evidence answers, compared with others.
func (r *Ranking) Score(e *Evidence) (score float64) {
	for field, w := range r.Fields {
		for kind, v := range r.Kinds {
			score += w * v * e.Matches[field][kind]
		}
	}
	for part, w := range r.Parts {
		score += w * e.Coverage[part]
	}
	return score
}

// rankingText holds what was fitted; a test of package handlers refits it:
//
//	go test ./handlers -run Ranking -update
//
//go:embed ranking.tsv
var rankingText string

// FittedRanking is the ranking that comes with the program.
var FittedRanking = sync.OnceValue(func() *Ranking {
	r, err := ParseRanking(rankingText)
	if err != nil {
		panic("index: the embedded ranking: " + err.Error()) // a test reads it
	}
	return r
})

// ParseRanking reads a ranking: lines of a weight's name and the weight, separated by
// a tab. Lines that begin with "##" are comments.
func ParseRanking(text string) (*Ranking, error) {
	r := &Ranking{}
	weights := r.Weights()
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "##") {
			continue
		}
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		at := slices.Index(RankingNames, name)
		if at < 0 {
			return nil, fmt.Errorf("no weight %q", name)
		}
		w, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("weight of %s: %w", name, err)
		}
		*weights[at] = w
	}
	return r, nil
}

// CoveredByTitle returns how much of the question the item's title contains, 0…1.
func (e *Evidence) CoveredByTitle() float64 { return e.Coverage[coveredByTitle] }
