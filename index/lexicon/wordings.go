// Package lexicon holds what the search knows of language: how staff say what
// notices write, what English words mean in Chinese, and which traditional
// character is which simplified one.
package lexicon

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	mathbits "math/bits"
	"slices"
	"strings"

	"rectify/data/text"
)

// builtinWordings is the general list and one list for each field of inspection.
//
//go:embed wordings.tsv domains/*.tsv
var builtinWordings embed.FS

// Wordings maps phrases that staff say to words that notices write.
type Wordings struct {
	written map[string][]string
	lengths map[rune]uint64 // of the phrases that begin with a rune: bit n for n runes
	lines   int             // of the operator's file
	byPair  phrasesByPair
}

// A Wording is a phrase found in a question, and how notices write it.
type Wording struct {
	From, To int      // the position of the phrase, in runes of the question
	Written  []string // best first
	Share    float64  // of the phrase's characters that are there, 0…1
}

// largestFile is far more than any office needs, in bytes.
const largestFile = 4 << 20

// LoadWordings reads the built-in lists and, on top of them, the operator's file,
// if there is one. A phrase in both keeps both, the operator's words first.
// Where the operator's file cannot be read the error says why, with the line,
// and the wordings are the built-in ones. The format is described in README.md
// next to this file.
func LoadWordings(operatorFile string) (*Wordings, error) {
	w, err := builtin()
	if err != nil {
		return nil, fmt.Errorf("reading the built-in wordings: %w", err)
	}
	table, err := text.ReadFile(operatorFile, largestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return w, err
	}
	own := &Wordings{written: maps.Clone(w.written), lengths: maps.Clone(w.lengths)}
	if own.lines, err = own.read(table); err != nil {
		return w, fmt.Errorf("%s: %w", operatorFile, err)
	}
	return own, nil
}

// builtin reads the built-in lists.
func builtin() (*Wordings, error) {
	w := &Wordings{written: make(map[string][]string, 1<<14), lengths: map[rune]uint64{}}
	return w, fs.WalkDir(builtinWordings, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		table, err := builtinWordings.ReadFile(path)
		if err != nil {
			return err
		}
		if _, err := w.read(string(table)); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return nil
	})
}

// longestPhrase is how much of a question is looked up at once, in runes: as many
// lengths as Wordings has bits for.
const longestPhrase = 60

// read adds the wordings of a table, and counts its lines.
func (w *Wordings) read(table string) (lines int, err error) {
	var faults text.Faults
	for _, row := range text.Rows(table) {
		fault := func(what string) { faults = append(faults, text.Fault{Line: row.Line, What: what}) }
		switch {
		case len(row.Cells) < 2 || row.Cells[0] == "" || strings.Join(row.Cells[1:], "") == "":
			fault(row.NotTabbed("a phrase, a tab, and the words notices use for it"))
		case len([]rune(row.Cells[0])) > longestPhrase:
			fault(fmt.Sprintf("%s: the phrase is longer than %d characters", row.Quoted(), longestPhrase))
		default:
			lines++
			w.add(strings.ToLower(row.Cells[0]), strings.Fields(strings.ToLower(strings.Join(row.Cells[1:], " "))))
		}
	}
	return lines, faults.Or()
}

func (w *Wordings) add(said string, written []string) {
	for _, old := range w.written[said] {
		if !slices.Contains(written, old) {
			written = append(written, old)
		}
	}
	w.written[said] = written
	runes := []rune(said)
	w.lengths[runes[0]] |= 1 << len(runes)
}

// Find returns every known phrase of the folded text. Phrases may overlap: a
// long one and a shorter one inside it both count.
func (w *Wordings) Find(folded string) []Wording {
	if w == nil {
		return nil
	}
	var places []int // where each rune begins, and the end
	for at := range folded {
		places = append(places, at)
	}
	places = append(places, len(folded))
	var found []Wording
	from := 0
	for _, r := range folded {
		for n := range bits(w.lengths[r]) {
			if to := from + n; to < len(places) {
				if written, ok := w.written[folded[places[from]:places[to]]]; ok {
					found = append(found, Wording{from, to, written, 1})
				}
			}
		}
		from++
	}
	return found
}

// bits are the places of the bits that are set, rising: an iterator.
func bits(set uint64) iter.Seq[int] {
	return func(yield func(int) bool) {
		for ; set != 0; set &= set - 1 {
			if !yield(mathbits.TrailingZeros64(set)) {
				return
			}
		}
	}
}

// Len is the number of phrases known.
func (w *Wordings) Len() int { return len(w.written) }

// Own is the number of wordings in the operator's file.
func (w *Wordings) Own() int { return w.lines }
