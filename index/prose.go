package index

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"rectify/index/lexicon"
)

// The parts of the score of a paragraph of prose. They add up to the same sum as an
// item's parts, so that the two compare.
const (
	weighAround    = weighItem + weighTitle + weighHeading // its best sentence, with the text around it
	creditAround   = 0.6                                   // of a word in another sentence of the paragraph or above it
	trustGenre     = 0.95                                  // that a word of the genre is what was meant
	weighElsewhere = 0.6                                   // of a phrase of the genre that is no part of the subject
	mostProse      = 60                                    // paragraphs that are scored in full
)

// genreWords are the wordings of a question that count only in prose.
func genreWords(folded string) []expansion {
	runes := []rune(folded)
	var out []expansion
	for _, w := range lexicon.Genre().Find(folded) {
		if inWord(runes, w.From, w.To) {
			continue
		}
		written := make([]string, len(w.Written))
		for i, word := range w.Written {
			written[i] = Fold(word)
		}
		out = append(out, expansion{from: w.From, to: w.To, forms: written, trust: trustGenre})
	}
	return out
}

// inWord reports whether a stretch of letters is only part of a word: team in
// steam.
func inWord(runes []rune, from, to int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(runes) && isWord(runes[i]) && !isHan(runes[i]) }
	return letter(from) && letter(from-1) || letter(to-1) && letter(to)
}

// analyzeForProse returns the prose query for the subject of a sentence, with the
// phrases of the genre in the rest of the sentence.
func (ix *Index) analyzeForProse(ctx context.Context, subject, sentence string) analyzedQuery {
	runes := []rune(Fold(sentence))
	own := whole(Fold(subject), runes)
	if isEnglish(string(runes)) {
		own = lexicon.Content(string(runes)) // in prose, words of the genre tell as much as others: progress, report
	}
	var phrases []string
	to := 0
	for _, w := range lexicon.Genre().Find(string(runes)) {
		phrase := string(runes[w.From:w.To])
		if w.To <= to || inWord(runes, w.From, w.To) || strings.Contains(own, phrase) {
			continue
		}
		own = strings.Join(slices.DeleteFunc(strings.Fields(own), func(word string) bool { return strings.Contains(phrase, word) }), " ")
		phrases, to = append(phrases, phrase), w.To
	}
	s := ix.analyze(ctx, strings.Join(append([]string{own}, phrases...), " "))
	from := utf8.RuneCountInString(own)
	for _, o := range s.genre {
		if o.from < from {
			continue
		}
		ix.weighTranslated(ctx, s.weight[o.from:o.to], o.forms)
		for i := o.from; i < o.to; i++ {
			s.weight[i] *= weighElsewhere
		}
	}
	s.lookup = newLookup(s.grams, slices.Concat(s.expansions, s.genre))
	return s
}

// whole closes gaps of one character between the words of a subject where the
// sentence has them in a row: the grammar took 中 out of 集中整改.
func whole(subject string, sentence []rune) string {
	words := strings.Fields(subject)
	for i := 0; i+1 < len(words); i++ {
		before, after := []rune(words[i]), []rune(words[i+1])
		for at := range sentence {
			end := at + len(before) + 1 + len(after)
			if end > len(sentence) {
				break
			}
			between := sentence[at+len(before)]
			if isHan(between) && slices.Equal(sentence[at:at+len(before)], before) && slices.Equal(sentence[at+len(before)+1:end], after) {
				words = slices.Replace(words, i, i+2, string(sentence[at:end]))
				i--
				break
			}
		}
	}
	return strings.Join(words, " ")
}

// proseCandidates finds the paragraphs of prose that share grams with the question, or
// with its wordings of the genre.
func (ix *Index) proseCandidates(ctx context.Context, s analyzedQuery) ([]found, error) {
	clauses := ix.affordable(ctx, s.terms(slices.Concat(s.expansions, s.genre)), proseBudget)
	if len(clauses) == 0 {
		return nil, nil
	}
	prose := bleve.NewTermQuery(proseValue)
	prose.SetField(fieldProse)
	prose.SetBoost(0)
	return ix.fetch(ctx, query.NewConjunctionQuery([]query.Query{prose, bleve.NewDisjunctionQuery(clauses...)}), mostProse)
}

// scoreProse scores one paragraph of prose by its best sentence: how much of the
// question the sentence contains, and the text around it.
func (s analyzedQuery) scoreProse(p found, bestBM25 float64) Hit {
	hit := Hit{near: p.near, Heading: p.Heading, Text: p.Text}
	around := s.coverageBy(p.inHeading, p.heading)
	hit.HeadingCoverage = s.share(around.all)
	quotes, credits := s.quotes(p)
	hit.Sentences = quotes
	for _, credit := range credits {
		around.raise(credit)
	}
	bestAround := 0.0
	for _, credit := range credits {
		mixed := make([]float64, len(s.runes))
		for i := range mixed {
			mixed[i] = max(credit.all[i], creditAround*around.all[i])
		}
		bestAround = max(bestAround, s.share(mixed))
	}
	best := s.order(&hit, credits)
	hit.text = p.text + "\n" + p.heading
	s.measure(&hit, around)
	hit.Score = weighAround*bestAround + weighSentence*best
	if bestBM25 > 0 {
		hit.Score += weighBM25 * p.bm25 / bestBM25
	}
	return hit
}
