package index

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"rectify/data/ledger"
	"rectify/index/lexicon"
)

// An English question may share no word with the item that it is about (moving stairs,
// escalators), so the meanings of their words are compared as well.

const (
	mostCompared = 5_000 // passages: in a larger index words alone are searched for
	fewestSenses = 3     // words of a question: fewer do not say what it is about
	mostAlike    = 10    // items that are ranked even if they share no word with the question
	alikeScale   = 10    // of cosines, which differ by some tenth: the weights of a ranking are held near zero
)

// An aboutness is what an item is about: the sum of the vectors of its words.
type aboutness struct {
	ledger.Key
	vector
}

// readAbout computes what the English items are about, once for an index.
func (ix *Index) readAbout() (all []aboutness) {
	if ix.size > mostCompared || ix.frequency(context.Background(), "the", fieldText) == 0 {
		return nil
	}
	senses := map[ledger.Key][]lexicon.Sense{}
	var keys []ledger.Key
	for at := range ix.size {
		p, err := ix.texts.stored(at)
		if err != nil {
			return nil // the search itself reports it
		}
		if p.Item == 0 || !isEnglish(p.Text) {
			continue
		}
		key := ix.texts.key(at)
		if senses[key] == nil {
			keys = append(keys, key)
			senses[key], _ = lexicon.Senses(p.Title)
		}
		more, _ := lexicon.Senses(p.Text)
		senses[key] = append(senses[key], more...)
	}
	in := map[lexicon.Sense]int{} // how many items have it
	for _, key := range keys {
		slices.Sort(senses[key])
		senses[key] = slices.Compact(senses[key])
		for _, s := range senses[key] {
			in[s]++
		}
	}
	for _, key := range keys {
		of := lexicon.Direction(senses[key], func(s lexicon.Sense) float64 { return rarity(in[s], len(keys)) })
		all = append(all, aboutness{key, newVector(of)})
	}
	return all
}

// alikeItems returns how much more alike each item and an English question are in meaning
// than items are on average, 0…alikeScale.
func (ix *Index) alikeItems(folded string) map[ledger.Key]float64 {
	if !isEnglish(folded) {
		return nil
	}
	senses, share := lexicon.Senses(folded)
	if len(senses) < fewestSenses {
		return nil
	}
	asked := newVector(lexicon.Direction(senses, func(lexicon.Sense) float64 { return 1 }))
	alike, average := map[ledger.Key]float64{}, 0.0
	for _, item := range ix.about() {
		if len(item.parts) > 0 {
			alike[item.Key] = float64(asked.alike(item.vector))
			average += alike[item.Key]
		}
	}
	average /= float64(max(len(alike), 1))
	for key, cosine := range alike {
		alike[key] = alikeScale * share * max(0, cosine-average)
	}
	return alike
}

// addAlike adds the items that are most alike in meaning to those that share words with
// the question.
func (ix *Index) addAlike(alike map[ledger.Key]float64, passages []found) ([]found, error) {
	if len(alike) == 0 {
		return passages, nil
	}
	there := map[ledger.Key]bool{}
	for _, p := range passages {
		there[ix.texts.key(p.row)] = true
	}
	var best []ledger.Key
	for _, item := range ix.about() {
		at := sort.Search(len(best), func(i int) bool { return alike[best[i]] < alike[item.Key] })
		if at < mostAlike {
			best = slices.Insert(best[:min(len(best), mostAlike-1)], at, item.Key)
		}
	}
	best = slices.DeleteFunc(best, func(key ledger.Key) bool { return there[key] })
	for _, at := range ix.texts.of(best) {
		r, err := ix.reading(at)
		if err != nil {
			return nil, fmt.Errorf("searching by meaning: %w", err)
		}
		passages = append(passages, found{r, at, 0, farAway})
	}
	return passages, nil
}
