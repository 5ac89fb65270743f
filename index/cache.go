package index

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"rectify/data/text"
)

// A reading is a passage prepared for comparison: folded and cut into sentences.
// Preparing costs more than comparing, so readings are cached.
type reading struct {
	Passage
	text, title, heading string   // folded
	inTitle, inHeading   []uint32 // the keys of their grams
	runes, titleRunes    int      // lengths of text and title
	sentences            []sentence
}

type sentence struct {
	text   string // verbatim
	folded string
	grams  []uint32 // their keys, in order
	runes  int
}

func newReading(p Passage, folded string) *reading {
	r := &reading{Passage: p, text: folded + gloss(folded), title: searched(p.Title), heading: searched(p.Heading)}
	r.inTitle, r.inHeading = gramKeys(r.title), gramKeys(r.heading)
	r.runes, r.titleRunes = utf8.RuneCountInString(p.Text), utf8.RuneCountInString(p.Title)
	for _, text := range text.Sentences(r.Text) {
		s := sentence{text: text, runes: utf8.RuneCountInString(text)}
		s.folded, folded = cutRunes(folded, s.runes) // folding keeps the number of runes
		s.folded += gloss(s.folded)
		s.grams = gramKeys(s.folded)
		r.sentences = append(r.sentences, s)
	}
	return r
}

// cutRunes cuts a text after n runes.
func cutRunes(text string, n int) (before, after string) {
	for i := range text {
		if n == 0 {
			return text[:i], text[i:]
		}
		n--
	}
	return text, ""
}

// mostReadings limits the cache: all passages of some fifty notices, about 80 MB.
const mostReadings = 16_384

// reading returns the reading of the passage in a row.
func (ix *Index) reading(at int) (*reading, error) {
	if r, known := ix.readings.Get(at); known {
		return r, nil
	}
	p, err := ix.texts.stored(at)
	if err != nil {
		return nil, err
	}
	folded, err := ix.texts.folded(at, nil)
	if err != nil {
		return nil, err
	}
	r := newReading(p, string(folded))
	ix.readings.Add(at, r)
	return r, nil
}

// rowOf returns the row of a bleve document ID.
func rowOf(id string) (int, error) {
	at, err := strconv.Atoi(id)
	if err != nil {
		return 0, fmt.Errorf("passage %q: %w", id, errDamaged)
	}
	return at, nil
}
