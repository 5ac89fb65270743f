package index

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"rectify/data/ledger"
	"rectify/index/lexicon"
)

// analyzedQuery is a question prepared for searching: its grams, the weight of each of
// its characters, and other ways to say parts of it.
type analyzedQuery struct {
	runes      []rune
	text       string    // of them
	bytes      []int     // where each rune begins in text, and its end
	weight     []float64 // weight of each rune: its rarity in the passages; 0 for punctuation
	grams      []weighedGram
	expansions []expansion
	genre      []expansion // that count only in prose

	synonyms []expansion // from the list of wordings, including near matches
	related  []expansion // from the dictionaries
	lookup   *lookup
	loose    []expansion            // of both, those that others do not have, trusted as far as coverage goes
	alike    map[ledger.Key]float64 // how alike items are in meaning
}

type weighedGram struct {
	gram
	rarity float64 // idf in the passages
	known  bool    // some passage contains it
}

// expansion is another way to say a stretch of the question.
type expansion struct {
	from, to int      // the stretch, in runes
	forms    []string // folded, best first
	trust    float64  // 0…1: how surely this is what was meant
	synonym  bool     // it is from the list of wordings
}

// How much another wording counts, compared with the word that was typed. Set on the
// evaluation questions.
const (
	trustWording = 0.7  // the list of staff wordings
	trustKnown   = 0.5  // the same for words that the notice uses itself
	trustEnglish = 0.9  // an English word's translations
	trustSound   = 0.85 // a word of the same sound
	trustNear    = 0.7  // a wording that the question nearly contains
	trustRelated = 0.3  // a word that the dictionaries relate to one of the question's
)

// weighUnknownWord is the extra weight of a word of letters that occurs in no passage:
// it is a name, and the question is about nothing else.
const weighUnknownWord = 2

// weighAbsentWord is the weight of an English word whose translations occur in no
// passage: it may have another one that does.
const weighAbsentWord = 0.5

// analyze prepares the question text for searching.
func (ix *Index) analyze(ctx context.Context, text string) analyzedQuery {
	folded := Fold(text)
	s := analyzedQuery{text: folded, runes: []rune(folded), bytes: byteOffsets(folded)}
	s.weight = make([]float64, len(s.runes))
	for _, g := range grams(folded) {
		df := ix.frequency(ctx, g.text, fieldText)
		w := weighedGram{gram: g, rarity: rarity(df, ix.size), known: df > 0}
		s.grams = append(s.grams, w)
		if g.single() || !isHan(s.runes[g.from]) {
			weight := w.rarity
			switch {
			case lexicon.Common(g.text):
				weight = 0 // they, not, getting
			case w.known || g.single():
			case len(lexicon.English(g.text)) > 0:
				weight *= weighAbsentWord
			default:
				weight *= weighUnknownWord
			}
			for i := g.from; i < g.to; i++ {
				s.weight[i] = weight / float64(g.to-g.from)
			}
		}
	}
	for _, w := range ix.words.Find(folded) {
		trust := trustWording
		if ix.stands(ctx, string(s.runes[w.From:w.To])) {
			trust = trustKnown
		}
		s.expansions = append(s.expansions, expansion{from: w.From, to: w.To, forms: w.Written, trust: trust, synonym: true})
	}
	s.genre = genreWords(folded)
	for _, slip := range ix.slips(ctx, s.grams) {
		if !slices.ContainsFunc(s.genre, func(o expansion) bool { return o.from < slip.to && slip.from < o.to }) {
			s.expansions = append(s.expansions, slip)
		}
	}
	for _, o := range ix.byWord(ctx, s.runes, translations(text)) {
		s.expansions = append(s.expansions, o)
		ix.weighTranslated(ctx, s.weight[o.from:o.to], o.forms)
	}
	return s
}

// byWord replaces English phrases of which the passages hold no translation by the
// translations of their words: public toilets may be 旅游厕所.
func (ix *Index) byWord(ctx context.Context, asked []rune, all []expansion) (out []expansion) {
	for _, o := range all {
		said := string(asked[o.from:o.to])
		if !strings.Contains(said, " ") || slices.ContainsFunc(o.forms, func(form string) bool { return ix.stands(ctx, form) }) {
			out = append(out, o)
			continue
		}
		at := o.from
		for word := range strings.SplitSeq(said, " ") {
			for _, t := range lexicon.English(word) {
				out = append(out, expansion{from: at + t.From, to: at + t.To, forms: t.Words, trust: trustEnglish * t.Sure})
			}
			at += utf8.RuneCountInString(word) + 1
		}
	}
	return out
}

// stands reports whether some passage may contain the words: each of their pairs
// occurs somewhere.
func (ix *Index) stands(ctx context.Context, words string) bool {
	for _, g := range grams(words) {
		if !g.single() && ix.frequency(ctx, g.text, fieldText) == 0 {
			return false
		}
	}
	return true
}

// weighTranslated gives the letters of an English word the weight of the first
// of its translations that the passages hold: "fix" is as common as 整改.
func (ix *Index) weighTranslated(ctx context.Context, letters []float64, written []string) {
	for _, w := range written {
		df := ix.size
		for _, g := range grams(w) {
			df = min(df, ix.frequency(ctx, g.text, fieldText))
		}
		if df == 0 {
			continue
		}
		for i := range letters {
			letters[i] = rarity(df, ix.size) / float64(len(letters))
		}
		return
	}
}

// rarity returns BM25's inverse document frequency.
func rarity(df, size int) float64 {
	return math.Log(1 + (float64(size-df)+0.5)/(float64(df)+0.5))
}

// mostFrequencies limits the cache of frequencies to a few MB.
const mostFrequencies = 100_000

// frequency returns the number of passages whose field contains the gram. It is cached:
// one question asks for each gram several times.
func (ix *Index) frequency(ctx context.Context, gram, field string) int {
	key := [2]string{gram, field}
	if df, known := ix.counted.Get(key); known {
		return df
	}
	r, err := ix.reader.TermFieldReader(ctx, []byte(gram), field, false, false, false)
	if err != nil {
		return 0
	}
	defer r.Close()
	df := int(r.Count())
	ix.counted.Add(key, df)
	return df
}

// slips forgives typing errors: for pairs that occur in no passage, the pairs that
// sound the same or are swapped; for letters that occur in none, the words they spell
// in pinyin. Words that occur in the passages are never corrected.
func (ix *Index) slips(ctx context.Context, question []weighedGram) []expansion {
	var out []expansion
	for _, g := range question {
		if g.known || g.single() {
			continue
		}
		var written []string
		if isHan([]rune(g.text)[0]) {
			written = append(ix.sounds().likePair(g.text), ix.swapped(ctx, g.text)...)
		} else if isLetters(g.text) {
			written = ix.sounds().spelled(g.text)
		}
		if len(written) > 0 {
			out = append(out, expansion{from: g.from, to: g.to, forms: written, trust: trustSound})
		}
	}
	return out
}

// swapped returns the pair swapped, if it occurs in some passage.
func (ix *Index) swapped(ctx context.Context, pair string) []string {
	runes := []rune(pair)
	turned := string([]rune{runes[1], runes[0]})
	if ix.frequency(ctx, turned, fieldText) == 0 {
		return nil
	}
	return []string{turned}
}

func isLetters(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r < 'a' || r > 'z' }) < 0
}

// translations gives the stems of the English words in a question, and the Chinese
// words for them.
func translations(text string) []expansion {
	var out []expansion
	for _, term := range slices.Concat(lexicon.Stems(text), lexicon.English(text)) {
		out = append(out, expansion{from: term.From, to: term.To, forms: term.Words, trust: trustEnglish * term.Sure})
	}
	return out
}
