package index

import (
	"context"
	"math"
	"slices"

	"rectify/index/lexicon"
)

// Query expansion: a question becomes concepts, each with the ways to write it.

// A concept is one thing that a question names. A text is credited only for the best
// of its variants (dis-max): a text that writes both 公务用车 and 车辆 is not twice as near
// to 公家的车.
type concept struct {
	kind     int // its weight is the ranking's
	variants []variant
}

// A variant is one way to write a concept: a word, or the pairs of characters of
// a word, of which a text may hold some.
type variant []term

// A term is a string that is looked for in texts.
type term struct {
	text  string
	worth float64 // its weight for one occurrence: its idf, times how surely it is meant
}

// A wording of four characters counts as above; a shorter one less, since it may occur
// by chance, and a longer one more.
const (
	usualWording   = 4
	longestCounted = 6
)

// expand turns a query into concepts. Typed pairs of characters are not concepts: they
// count by coverage.
func (ix *Index) expand(ctx context.Context, s analyzedQuery) []concept {
	var out []concept
	seen := map[string]bool{}
	for _, g := range s.grams {
		if !g.known || seen[g.text] || isHan(s.runes[g.from]) && !g.single() {
			continue
		}
		seen[g.text] = true
		out = append(out, concept{typed, []variant{{{g.text, g.rarity}}}})
	}
	for _, o := range s.expansions {
		if o.synonym {
			continue // Expand has it, too
		}
		out = append(out, ix.pairsOf(ctx, o, translated))
	}
	for _, o := range s.synonyms {
		out = append(out, ix.pairsOf(ctx, o, synonym))
	}
	for _, o := range s.related {
		out = append(out, ix.variantsOf(ctx, o, related))
	}
	return slices.DeleteFunc(out, func(c concept) bool { return len(c.variants) == 0 })
}

// longestExpanded is how many runes of a question are searched for near matches: a
// longer question contains enough words of its own.
const longestExpanded = 200

// addSynonyms adds the wordings that the question contains, or nearly contains, and
// the words that the dictionaries relate to its words.
func (ix *Index) addSynonyms(ctx context.Context, s *analyzedQuery) {
	folded := string(s.runes)
	if len(s.runes) > longestExpanded {
		return // the wordings that it holds count by coverage
	}
	for _, w := range ix.words.Expand(folded) {
		length := float64(min(w.To-w.From, longestCounted))
		o := expansion{from: w.From, to: w.To, forms: w.Written, trust: w.Share * w.Share * math.Sqrt(length/usualWording)}
		s.synonyms = append(s.synonyms, o)
		o.trust = trustNear * w.Share * w.Share
		s.loose = append(s.loose, o)
	}
	akin := lexicon.Related(folded)
	if isEnglish(folded) && ix.frequency(ctx, "the", fieldText) > 0 { // the words of an English notice are searched by their translations
		akin = append(akin, lexicon.RelatedEnglish(folded)...)
	}
	for _, w := range akin {
		o := expansion{from: w.From, to: w.To, forms: w.Written, trust: 1}
		s.related = append(s.related, o)
		o.trust = trustRelated
		s.loose = append(s.loose, o)
	}
}

// variantsOf returns the words of another wording, each as a variant.
func (ix *Index) variantsOf(ctx context.Context, o expansion, kind int) concept {
	out := concept{kind: kind}
	for _, word := range o.forms {
		if idf := ix.idf(ctx, word); idf > 0 {
			out.variants = append(out.variants, variant{{word, o.trust * idf}})
		}
	}
	return out
}

// pairsOf returns the words of another wording as pairs of characters.
func (ix *Index) pairsOf(ctx context.Context, o expansion, kind int) concept {
	out := concept{kind: kind}
	for _, word := range o.forms {
		cut := slices.DeleteFunc(grams(word), gram.single)
		var v variant
		for _, g := range cut {
			if idf := ix.idf(ctx, g.text); idf > 0 {
				v = append(v, term{g.text, o.trust * idf / float64(len(cut))})
			}
		}
		if len(v) > 0 {
			out.variants = append(out.variants, v)
		}
	}
	return out
}

// idf returns the inverse document frequency of a word: that of its rarest gram, or 0
// if one of them occurs in no passage.
func (ix *Index) idf(ctx context.Context, word string) float64 {
	cut := grams(word)
	df := ix.size
	for _, g := range cut {
		if len(cut) == 1 || !g.single() {
			df = min(df, ix.frequency(ctx, g.text, fieldText))
		}
	}
	if df == 0 || len(cut) == 0 {
		return 0
	}
	return rarity(df, ix.size)
}
