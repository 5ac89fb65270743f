// Package lexicon holds what the search knows of language: how staff say what
// notices write, what English words mean in Chinese, and which traditional
// character is which simplified one.
package lexicon

import (
	"bufio"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

//go:embed wordings.tsv
var builtinWordings string

// Wordings maps phrases that staff say to words that notices write.
type Wordings struct {
	written map[string][]string
	longest int // runes of the longest phrase
}

// A Wording is a phrase found in a question, and how notices write it.
type Wording struct {
	From, To int      // where the phrase stands, in runes of the question
	Written  []string // best first
}

// LoadWordings reads the built-in list and, on top of it, the operator's file,
// if there is one. A phrase in both keeps both, the operator's words first.
// The format is described in README.md beside this file.
func LoadWordings(operatorFile string) (*Wordings, error) {
	w := &Wordings{written: map[string][]string{}}
	if err := w.read(strings.NewReader(builtinWordings)); err != nil {
		return nil, fmt.Errorf("reading the built-in wordings: %w", err)
	}
	file, err := os.Open(operatorFile)
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading wordings: %w", err)
	}
	defer file.Close()
	if err := w.read(file); err != nil {
		return nil, fmt.Errorf("reading wordings from %s: %w", operatorFile, err)
	}
	return w, nil
}

func (w *Wordings) read(r io.Reader) error {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		said, written, found := strings.Cut(line, "\t")
		if !found || strings.TrimSpace(said) == "" || strings.TrimSpace(written) == "" {
			return fmt.Errorf("line %d: want a phrase, a tab, and the words notices use for it", n)
		}
		w.add(strings.ToLower(strings.TrimSpace(said)), strings.Fields(strings.ToLower(written)))
	}
	return lines.Err()
}

func (w *Wordings) add(said string, written []string) {
	for _, old := range w.written[said] {
		if !slices.Contains(written, old) {
			written = append(written, old)
		}
	}
	w.written[said] = written
	w.longest = max(w.longest, len([]rune(said)))
}

// Find returns every known phrase of the folded text. Phrases may overlap: a
// long one and a shorter one inside it both count.
func (w *Wordings) Find(folded string) []Wording {
	if w == nil {
		return nil
	}
	runes := []rune(folded)
	var found []Wording
	for from := range runes {
		for to := from + 1; to <= min(len(runes), from+w.longest); to++ {
			if written, ok := w.written[string(runes[from:to])]; ok {
				found = append(found, Wording{from, to, written})
			}
		}
	}
	return found
}

// Len is the number of phrases known.
func (w *Wordings) Len() int { return len(w.written) }
