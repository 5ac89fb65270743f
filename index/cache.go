package index

import (
	"fmt"
	"sync"
	"unicode/utf8"

	"rectify/data/text"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A reading is a passage made ready for comparing: folded, and, once it was
// prepared, cut into sentences. Making one costs more than comparing it, so
// readings are kept.
type reading struct {
	Passage
	text string // folded

	prepared             sync.Once
	title, heading       string // folded
	titleBag, headingBag bag
	runes, titleRunes    int // lengths of text and title
	sentences            []sentence
}

type sentence struct {
	text   string // verbatim
	folded string
	bag    bag
	runes  int
}

func newReading(p Passage) *reading { return &reading{Passage: p, text: Fold(p.Text)} }

// prepare makes all but the folded text, which is enough to look for a term.
func (r *reading) prepare() { r.prepared.Do(r.cut) }

func (r *reading) cut() {
	r.title, r.heading = Fold(r.Title), Fold(r.Heading)
	r.titleBag, r.headingBag = newBag(r.title), newBag(r.heading)
	r.runes, r.titleRunes = utf8.RuneCountInString(r.text), utf8.RuneCountInString(r.title)
	folded := r.text
	for _, text := range text.Sentences(r.Text) {
		n := utf8.RuneCountInString(text)
		s := sentence{text: text, runes: n}
		s.folded, folded = cutRunes(folded, n) // folding keeps the number of runes
		s.bag = newBag(s.folded)
		r.sentences = append(r.sentences, s)
	}
}

// cutRunes cuts a text behind so many runes.
func cutRunes(text string, n int) (before, after string) {
	for i := range text {
		if n == 0 {
			return text[:i], text[i:]
		}
		n--
	}
	return text, ""
}

// mostReadings bounds the readings kept: all of some fifty notices, and some
// 80 MB.
const mostReadings = 16_384

// readings keeps the readings of the passages that were looked at. When it is
// full it starts anew.
type readings struct {
	mu   sync.Mutex
	kept map[string]*reading
}

// reading returns the passage stored under id.
func (ix *Index) reading(id string) (*reading, error) {
	ix.readings.mu.Lock()
	r := ix.readings.kept[id]
	ix.readings.mu.Unlock()
	if r != nil {
		return r, nil
	}
	p, err := ix.stored(id)
	if err != nil {
		return nil, err
	}
	r = newReading(p)
	ix.readings.mu.Lock()
	defer ix.readings.mu.Unlock()
	if ix.readings.kept == nil || len(ix.readings.kept) >= mostReadings {
		ix.readings.kept = map[string]*reading{}
	}
	ix.readings.kept[id] = r
	return r, nil
}

// stored reads a passage from the index.
func (ix *Index) stored(id string) (p Passage, err error) {
	doc, err := ix.reader.Document(id)
	if err == nil && doc == nil {
		err = errDamaged
	}
	if err != nil {
		return Passage{}, fmt.Errorf("reading passage %s: %w", id, err)
	}
	doc.VisitFields(func(f bleveindex.Field) {
		if f.Name() == fieldPassage {
			p, err = unpacked(string(f.Value()))
		}
	})
	if err != nil {
		return Passage{}, fmt.Errorf("reading passage %s: %w", id, err)
	}
	return p, nil
}
